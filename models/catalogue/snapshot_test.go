package catalogue

import (
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

func TestSnapshot_Find(t *testing.T) {
	t.Parallel()
	s := testShop()
	if p, ok := s.Product("arne"); !ok || p.Name.EN != "Arne linen shirt" {
		t.Errorf("Product(arne) = %v, %v", p, ok)
	}
	if _, ok := s.Product("nobody"); ok {
		t.Error("an unknown slug was found")
	}
	p, v, ok := s.VariantOf("arne-c-green-m")
	if !ok || p.Slug != "arne" || v.Size != "M" || v.Stock != 4 {
		t.Errorf("VariantOf = %v, %v, %v", p, v, ok)
	}
	if _, _, ok := s.VariantOf("arne-c-green-xs"); ok {
		t.Error("an unknown SKU was found")
	}
	if a, ok := s.Article("finn"); !ok || a.Type != fit.Coat || len(a.Sizes) != 2 {
		t.Errorf("Article(finn) = %v, %v", a, ok)
	}
	if _, ok := s.Article("nobody"); ok {
		t.Error("an unknown article was found")
	}
}

func TestSnapshot_PricesByClock(t *testing.T) {
	t.Parallel()
	s := testShop()
	if got := s.Price("carla"); got != 5990 {
		t.Errorf("price now = %d, want 5990", got)
	}
	if r, ok := s.Reduction("carla"); !ok || r.Lowest != 7990 || r.Percent != 25 {
		t.Errorf("reduction = %+v, %v", r, ok)
	}
	earlier := New(products(shop), today.AddDate(0, 0, -90))
	if got := earlier.Price("carla"); got != 7990 {
		t.Errorf("price 90 days earlier = %d, want 7990", got)
	}
	if _, ok := earlier.Reduction("carla"); ok {
		t.Error("a later reduction is announced already")
	}
	if s.Price("nobody") != 0 {
		t.Error("an unknown slug has a price")
	}
	if _, ok := s.Reduction("nobody"); ok {
		t.Error("an unknown slug is reduced")
	}
}

func TestSnapshot_New(t *testing.T) {
	t.Parallel()
	later := New(products(shop), today.AddDate(2, 0, 0))
	for slug, want := range map[string]bool{"dina": true, "arne": true, "gesa": false, "emil": false, "nobody": false} {
		if later.New(slug) != want {
			t.Errorf("New(%s) = %v", slug, !want)
		}
	}
}

func TestSnapshot_NewestFirst(t *testing.T) {
	t.Parallel()
	list := testShop().Products()
	for i := 1; i < len(list); i++ {
		if list[i].Added.After(list[i-1].Added) {
			t.Fatalf("%s stands behind the older %s", list[i].Slug, list[i-1].Slug)
		}
	}
}

func TestRelated_SameTypeFirst(t *testing.T) {
	t.Parallel()
	related := testShop().Related("arne", 3)
	if len(related) != 3 || related[0].Slug != "bo" {
		t.Fatalf("related to arne: %v", related)
	}
	for _, p := range related {
		if p.Sizing != fit.Men || p.Slug == "arne" {
			t.Errorf("%s is related to arne", p.Slug)
		}
	}
	if testShop().Related("nobody", 3) != nil {
		t.Error("something is related to an unknown slug")
	}
	if n := len(testShop().Related("arne", 100)); n != 6 {
		t.Errorf("%d related, want the 6 other men's articles", n)
	}
}

func TestGroups_EveryType(t *testing.T) {
	t.Parallel()
	for _, kind := range fit.Types {
		if GroupOf(kind) == "" {
			t.Errorf("%s has no group", kind)
		}
		if w := typeWords[kind]; w.german == "" || w.english == "" {
			t.Errorf("%s has no words", kind)
		}
	}
	if GroupOf("hat") != "" {
		t.Error("an unknown type has a group")
	}
}

func TestSnapshot_Empty(t *testing.T) {
	t.Parallel()
	r := New(nil, today).Filter(Query{Text: "hemd", Size: []string{"M"}}, models.German, nil)
	if r.Total != 0 || r.Pages != 1 || r.Query.Page != 1 || len(r.WaysOut) != 0 {
		t.Errorf("empty catalogue: %+v", r)
	}
}
