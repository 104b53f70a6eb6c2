package catalogue_test

import (
	"net/url"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
)

func TestLanding_OnlyMenu(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed, canonical string
		ok               bool
	}{
		{"", "", true},
		{"page=2", "page=2", true},
		{"category=women", "category=women", true},
		{"kind=shirts&category=men", "category=men&kind=shirts", true},
		{"reduced=1", "reduced=1", true},
		{"new=1", "new=1", true},
		{"category=women&category=men", "", true},
		{"kind=shirts&kind=skirts", "", false},
		{"category=women&new=1", "", false},
		{"new=1&reduced=1", "", false},
		{"new=1&kind=shirts", "", false},
		{"waist=32", "", false},
		{"length=32", "", false},
		{"category=women&sort=price", "", false},
		{"size=M", "", false},
		{"colour=blue", "", false},
		{"material=wool", "", false},
		{"price_max=50", "", false},
		{"q=hemd", "", false},
		{"fits=1", "", false},
	} {
		values, err := url.ParseQuery(c.typed)
		if err != nil {
			t.Fatal(err)
		}
		q, _ := catalogue.ParseQuery(values)
		landing, ok := q.Landing()
		if ok != c.ok {
			t.Errorf("%q: landing %v, want %v", c.typed, ok, c.ok)
		}
		if got := landing.Values().Encode(); ok && got != c.canonical {
			t.Errorf("%q is listed as %q, want %q", c.typed, got, c.canonical)
		}
	}
}

func TestLandings_WithArticles(t *testing.T) {
	t.Parallel()
	day := func(n int) time.Time { return time.Date(2026, time.March, n, 0, 0, 0, 0, time.UTC) }
	article := func(slug string, sizing fit.Sizing, garment fit.Type, added int, prices ...models.PricePoint) models.Product {
		return models.Product{Slug: slug, Sizing: sizing, Type: garment, Added: day(added), Prices: append([]models.PricePoint{{Since: day(added), Cents: 9000}}, prices...)}
	}
	s := catalogue.New([]models.Product{
		article("a", fit.Women, fit.Dress, 1, models.PricePoint{Since: day(9), Cents: 6000}, models.PricePoint{Since: day(30), Cents: 3000}),
		article("b", fit.Men, fit.Shirt, 5),
	}, day(20))
	got := map[string]int{}
	for _, l := range s.Landings() {
		got[l.Query.Values().Encode()] = l.Changed.Day()
	}
	want := map[string]int{
		"": 9, "category=women": 9, "kind=dresses": 9, "category=women&kind=dresses": 9, "reduced=1": 9, "new=1": 9,
		"category=men": 5, "kind=shirts": 5, "category=men&kind=shirts": 5,
	}
	if len(got) != len(want) {
		t.Errorf("landings %v, want %v", got, want)
	}
	for query, changed := range want {
		if got[query] != changed {
			t.Errorf("%q changed on day %d, want %d", query, got[query], changed)
		}
	}
}
