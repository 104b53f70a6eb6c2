package web_test

import (
	"net/http"
	"strings"
	"testing"

	"ebenmass/models"
)

// Regulation 1007/2011, Art. 12: the very words, on the article's page and before it is ordered.
func TestAnimalParts_BeforeOrdering(t *testing.T) {
	t.Parallel()
	phrase := map[string]string{
		"de": "Enthält nichttextile Teile tierischen Ursprungs", "en": "Contains non-textile parts of animal origin",
	}
	s := openShop(t)
	for sku, named := range map[string]bool{
		"thea-cardigan-oat-m": true, "henrike-poplin-shirt-sky-42": true, "jasper-shawl-cardigan-ink-m": true, "alma-t-shirt-sage-m": false,
	} {
		b := s.visit(t)
		for _, lang := range []string{"de", "en"} {
			b.basket(sku, "1")
			for path, where := range map[string]string{"/products/" + productOf(t, b, sku): "main", "/checkout": "#review .sold-lines"} {
				said := b.get("/"+lang+path).want(t, http.StatusOK).page(t).Find(where).Text()
				if strings.Contains(said, phrase[lang]) != named {
					t.Errorf("%s, %s%s: names parts of animal origin %t, want %t", sku, lang, path, !named, named)
				}
			}
		}
	}
	if phrase["de"] != models.AnimalPartsNotice.DE || phrase["en"] != models.AnimalPartsNotice.EN {
		t.Error("not the regulation's words")
	}
}

// productOf is the slug of a variant's article, by its line in the basket.
func productOf(t *testing.T, b *browser, sku string) string {
	t.Helper()
	href := b.get("/de/basket").page(t).Find(`[data-sku="`+sku+`"] a[href*="/products/"]`).First().AttrOr("href", "")
	_, slug, ok := strings.Cut(href, "/products/")
	if !ok {
		t.Fatalf("%s is not in the basket", sku)
	}
	slug, _, _ = strings.Cut(slug, "?")
	return slug
}
