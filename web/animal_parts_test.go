package web_test

import (
	"net/http"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/seed"
)

// Regulation 1007/2011, Art. 12: the very words, on the article's page and before it is ordered.
func TestAnimalParts_BeforeOrdering(t *testing.T) {
	t.Parallel()
	phrase := map[string]string{
		"de": "Enthält nichttextile Teile tierischen Ursprungs", "en": "Contains non-textile parts of animal origin",
	}
	all, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	var products []models.Product // those with such parts, and as many without
	with := map[string]bool{}
	for _, p := range all {
		if len(p.AnimalParts) > 0 {
			with[p.Slug] = true
			products = append(products, p)
		}
	}
	for _, slug := range []string{"thea-cardigan", "henrike-poplin-shirt", "jasper-shawl-cardigan"} {
		if !with[slug] {
			t.Errorf("%s names no parts of animal origin", slug)
		}
	}
	for _, p := range all {
		if len(products) < 2*len(with) && !with[p.Slug] {
			products = append(products, p)
		}
	}
	s := openShopWith(t, products)
	for _, p := range products {
		b := s.visit(t)
		for _, v := range p.Variants {
			if v.Stock > 0 {
				b.basket(v.SKU, "1")
				break
			}
		}
		for _, lang := range []string{"de", "en"} {
			for path, where := range map[string]string{"/products/" + p.Slug: "main", "/checkout": "#review .sold-lines"} {
				said := b.get("/"+lang+path).want(t, http.StatusOK).page(t).Find(where).Text()
				if strings.Contains(said, phrase[lang]) != with[p.Slug] {
					t.Errorf("%s, /%s%s: parts of animal origin named %t, want %t", p.Slug, lang, path, !with[p.Slug], with[p.Slug])
				}
			}
		}
	}
}
