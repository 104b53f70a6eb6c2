package web_test

import (
	"net/http"
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
	if got := s.visit(t).get("/en/products/never-was").StatusCode; got != http.StatusNotFound {
		t.Errorf("never was: %d", got)
	}
}
