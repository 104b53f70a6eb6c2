package web_test

import (
	"net/http"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
)

// TestGetProduct_WhatIsNotStated shows an article of which less is known than of the demo's.
func TestGetProduct_WhatIsNotStated(t *testing.T) {
	t.Parallel()
	p := product("harbour-tee", "men", "t-shirt", letters(8))
	p.Fibres, p.Care, p.Material, p.Unisex = nil, nil, "", true
	p.Name = models.Text{DE: "Harbour tee", EN: "Harbour tee"}
	p.NameLang, p.DescriptionLang = models.English, models.English
	b := openShopWith(t, []models.Product{p}).visit(t)
	for lang, want := range map[string]struct{ mark, fibres, care string }{
		"de": {"en", "Fasern nicht angegeben", "Pflege"}, "en": {"", "Fibres not stated", "Care"},
	} {
		page := b.get("/"+lang+"/products/harbour-tee").want(t, http.StatusOK).page(t)
		for _, s := range []string{"h1", ".buy-text"} {
			if got := page.Find(s).AttrOr("lang", ""); got != want.mark {
				t.Errorf("%s: %s is marked %q", lang, s, got)
			}
		}
		terms := page.Find(".particulars dt")
		if terms.FilterFunction(func(_ int, s *goquery.Selection) bool { return s.Text() == want.care }).Length() != 0 {
			t.Errorf("%s: there is a section on care", lang)
		}
		if got := page.Find(".particulars dd").First().Text(); len(got) < len(want.fibres) || got[:len(want.fibres)] != want.fibres {
			t.Errorf("%s: fibres %q", lang, got)
		}
	}
	for _, category := range []string{"women", "men"} {
		if n := b.get("/en/products?category="+category).want(t, http.StatusOK).page(t).Find(".article-card").Length(); n != 1 {
			t.Errorf("%s: %d articles", category, n)
		}
	}
}
