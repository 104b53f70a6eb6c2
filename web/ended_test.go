package web_test

import (
	"net/http"
	"strings"
	"testing"

	"ebenmass/handlers"
	"ebenmass/models/store"
	"ebenmass/web"
)

func TestGetProduct_Ended(t *testing.T) {
	t.Parallel()
	var catalogue *handlers.Catalogue
	s := openShop(t, func(c *web.Config) { catalogue = c.Catalogue })
	p := product("imported-tee", "women", "t-shirt", letters(8))
	in := store.Import{Source: "werk", Now: begun, Each: func(yield func(store.ImportArticle) error) error {
		return yield(store.ImportArticle{Key: "tee", Product: p})
	}}
	if _, err := s.store.ApplyImport(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	status := func() int {
		if err := catalogue.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		return s.visit(t).get("/en/products/imported-tee").StatusCode
	}
	if got := status(); got != http.StatusOK {
		t.Fatalf("imported: %d", got)
	}
	in.Each, in.End = func(func(store.ImportArticle) error) error { return nil }, []string{"imported-tee"}
	if _, err := s.store.ApplyImport(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if got := status(); got != http.StatusGone {
		t.Errorf("ended: %d", got)
	}
	for lang, heading := range map[string]string{"de": "Ähnliches, das es gibt", "en": "Similar pieces we have"} {
		a := s.visit(t).get("/"+lang+"/products/imported-tee").want(t, http.StatusGone)
		page := a.page(t)
		if page.Find("h2#similar").Text() != heading || page.Find(".article-card").Length() == 0 || page.Find(`meta[name="robots"]`).Length() != 1 || page.Find("form.buy").Length() != 0 {
			t.Errorf("%s: %d similar articles under %q", lang, page.Find(".article-card").Length(), page.Find("h2").Text())
		}
		if first := page.Find(".article-card").First().Find("a").AttrOr("href", ""); strings.Contains(first, "imported-tee") || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: leads to %s, %s", lang, first, a.Header.Get("Cache-Control"))
		}
	}
	if text := s.visit(t).get("/en/feed.xml").text + s.visit(t).get("/sitemap.xml").text; strings.Contains(text, "imported-tee") {
		t.Error("feed or sitemap list what ended")
	}
	if got := s.visit(t).get("/en/products/never-was").StatusCode; got != http.StatusNotFound {
		t.Errorf("never was: %d", got)
	}
}
