package catalogue

import (
	"slices"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// wardrobe is a small women's department, and one article for men.
func wardrobe() *Snapshot {
	article := func(slug string, sizing fit.Sizing, garment fit.Type, material string, cents models.Cents, families ...string) models.Product {
		p := models.Product{
			Slug: slug, Sizing: sizing, Type: garment, Cut: fit.CutRegular, Material: material, Prices: []models.PricePoint{{Cents: cents}},
			Chart: models.Chart{System: models.SizeLetters, Sizes: []models.ChartSize{{Label: "M"}}},
		}
		for _, family := range families {
			p.Colours = append(p.Colours, models.Colour{Key: family, Family: family})
			p.Variants = append(p.Variants, models.Variant{SKU: slug + family, Colour: family, Size: "M", Stock: 1})
		}
		return p
	}
	products := []models.Product{
		article("blouse", fit.Women, fit.Blouse, "viscose", 5000, "pink", "white"),
		article("shirt", fit.Women, fit.Shirt, "cotton", 4000, "blue"),
		article("silk-blouse", fit.Women, fit.Blouse, "silk", 9000, "green"),
		article("viscose-blouse", fit.Women, fit.Blouse, "viscose", 9900, "green"),
		article("jeans", fit.Women, fit.Jeans, "cotton", 9000, "blue", "black"),
		article("wide-jeans", fit.Women, fit.Jeans, "cotton", 9000, "grey"),
		article("skirt", fit.Women, fit.Skirt, "cotton", 6000, "pink", "beige"),
		article("shorts", fit.Women, fit.Shorts, "linen", 4000, "beige"),
		article("coat", fit.Women, fit.Coat, "wool", 30000, "brown"),
		article("red-trousers", fit.Women, fit.Trousers, "cotton", 8000, "red"),
		article("men's jeans", fit.Men, fit.Jeans, "cotton", 8000, "black"),
	}
	return New(products, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
}

func find(t *testing.T, s *Snapshot, slug string) *models.Product {
	t.Helper()
	p, ok := s.Product(slug)
	if !ok {
		t.Fatalf("no %s", slug)
	}
	return p
}

func TestAlike_MostLikeFirst(t *testing.T) {
	t.Parallel()
	s := wardrobe()
	for of, want := range map[string][]string{
		"blouse": {"viscose-blouse", "silk-blouse", "shirt"},
		"jeans":  {"wide-jeans", "red-trousers"}, // shorts are no jeans
		"shorts": nil,
	} {
		var got []string
		for _, p := range s.Alike(find(t, s, of)) {
			got = append(got, p.Slug)
		}
		if !slices.Equal(got, want) {
			t.Errorf("like %s: %v, want %v", of, got, want)
		}
	}
}

func TestCombinations_CompleteAndGoTogether(t *testing.T) {
	t.Parallel()
	s := wardrobe()
	for _, test := range []struct {
		of, colour string
		want       map[string]string // colours by slug
	}{
		{"blouse", "pink", map[string]string{"jeans": "black", "wide-jeans": "grey", "skirt": "beige", "shorts": "beige", "coat": "brown"}},
		{"coat", "brown", map[string]string{"jeans": "blue", "wide-jeans": "grey", "skirt": "pink", "red-trousers": "red", "blouse": "pink", "shirt": "blue", "silk-blouse": "green", "viscose-blouse": "green"}},
	} {
		of := find(t, s, test.of)
		colour, _ := of.Colour(test.colour)
		got := map[string]string{}
		list := slices.Collect(s.Combinations(of, colour))
		for _, c := range list {
			got[c.Product.Slug] = c.Colour.Key
			if c.Product.Sizing != of.Sizing || layerOf(c.Product.Type) == layerOf(of.Type) {
				t.Errorf("%s is worn with %s", of.Slug, c.Product.Slug)
			}
		}
		if len(got) != len(test.want) || len(list) != len(got) {
			t.Errorf("%s: %v, want %v", test.of, got, test.want)
		}
		for slug, want := range test.want {
			if got[slug] != want {
				t.Errorf("%s with %s in %q, want %q", test.of, slug, got[slug], want)
			}
		}
		if list[0].Product.Type == list[1].Product.Type {
			t.Errorf("%s: the first two are of one kind", test.of)
		}
	}
}
