package web_test

import (
	"context"
	"database/sql"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"ebenmass/handlers"
	"ebenmass/web"
)

// watched gives the test the catalogue the shop is built on.
func watched(c **handlers.Catalogue) option {
	return func(cfg *web.Config) { *c = cfg.Catalogue }
}

// sqliteSource opens the database in a folder for writing, with either driver's words.
func sqliteSource(folder string) string {
	return "file:" + filepath.Join(folder, "ebenmass.db") + "?_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)&_busy_timeout=5000&_foreign_keys=1"
}

// change runs SQL beside the shop, as another instance or a person at the database would.
func (s *shop) change(t *testing.T, statement string) {
	t.Helper()
	db, err := sql.Open(sqliteDriver, sqliteSource(s.folder))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestPageCache_SamePage(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, path := range []string{"/de/", "/en/products?category=women", "/de/products/alma-t-shirt?colour=ink", "/en/privacy"} {
		made := s.visit(t).get(path, "Accept-Encoding", "").want(t, http.StatusOK)
		kept := s.visit(t).get(path, "Accept-Encoding", "").want(t, http.StatusOK)
		if made.text != kept.text || made.Header.Get("ETag") != kept.Header.Get("ETag") || made.Header.Get("Content-Type") != kept.Header.Get("Content-Type") {
			t.Errorf("%s differs when it comes from the cache", path)
		}
		for _, coding := range []string{"gzip", "br"} {
			packed := s.visit(t).get(path, "Accept-Encoding", coding).want(t, http.StatusOK)
			if got := packed.Header.Get("Content-Encoding"); got != coding || len(packed.text) >= len(made.text)/2 {
				t.Errorf("%s: asked for %s, coding %q, %d of %d bytes", path, coding, got, len(packed.text), len(made.text))
			}
		}
		s.visit(t).get(path, "If-None-Match", `"other", `+made.Header.Get("ETag")).want(t, http.StatusNotModified)
	}
}

func TestPageCache_CatalogueChange(t *testing.T) {
	t.Parallel()
	var catalogue *handlers.Catalogue
	s := openShop(t, watched(&catalogue))
	const path = "/de/products/alma-t-shirt?colour=sage&size=M"
	before := s.visit(t).get(path).want(t, http.StatusOK)
	s.change(t, "UPDATE prices SET cents = 3131 WHERE product = 'alma-t-shirt'")
	s.change(t, "UPDATE variants SET stock = 1 WHERE sku = 'alma-t-shirt-sage-m'")
	if err := catalogue.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	after := s.visit(t).get(path, "If-None-Match", before.Header.Get("ETag")).want(t, http.StatusOK)
	doc := after.page(t)
	if got := doc.Find("[data-price-cents]").AttrOr("data-price-cents", ""); got != "3131" {
		t.Errorf("price %q, want 3131", got)
	}
	if got := doc.Find(`[data-sku="alma-t-shirt-sage-m"]`).AttrOr("data-stock", ""); got != "1" {
		t.Errorf("stock %q, want 1", got)
	}
	snapshot := catalogue.Snapshot()
	if err := catalogue.Refresh(context.Background()); err != nil || catalogue.Snapshot() != snapshot {
		t.Errorf("an unchanged catalogue was loaded again (error %v)", err)
	}
}

// Two visitors look at the same pages at the same time: one has given measurements and a
// basket, the other nothing.
func TestPageCache_PersonalPagesApart(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	known, stranger := s.visit(t), s.visit(t)
	known.form("/de/fit", measures("age16", "1", "consent_advice", "1", "consent_offers", "1")...).want(t, http.StatusSeeOther)
	known.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2").want(t, http.StatusSeeOther)

	paths := []string{"/de/", "/de/products", "/de/products/alma-t-shirt", "/de/products/mara-dress"}
	var visitors sync.WaitGroup
	for _, path := range paths {
		for range 5 {
			visitors.Go(func() {
				a := known.get(path)
				if a.StatusCode != http.StatusOK || a.Header.Get("Cache-Control") != "no-store" || a.Header.Get("ETag") != "" {
					t.Errorf("known, %s: %d, %v", path, a.StatusCode, a.Header)
				}
				if !strings.Contains(a.text, "tool-count") {
					t.Errorf("known, %s: no basket count", path)
				}
				if strings.HasPrefix(path, "/de/products/") && !strings.Contains(a.text, "data-advice") {
					t.Errorf("known, %s: no advice", path)
				}
			})
			visitors.Go(func() {
				a := stranger.get(path)
				if a.StatusCode != http.StatusOK || a.Header.Get("Cache-Control") != "no-cache" {
					t.Errorf("stranger, %s: %d, Cache-Control %q", path, a.StatusCode, a.Header.Get("Cache-Control"))
				}
				for _, personal := range []string{"tool-count", "data-verdict=", "data-zone="} {
					if strings.Contains(a.text, personal) {
						t.Errorf("stranger, %s: the page holds %s", path, personal)
					}
				}
			})
		}
	}
	visitors.Wait()
}

func TestPageCache_AfterOneOffAdvice(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	const path = "/de/products/alma-t-shirt"
	before := s.visit(t).get(path).want(t, http.StatusOK)
	s.visit(t).form(path+"/advice", measures()...).want(t, http.StatusOK)
	if after := s.visit(t).get(path).want(t, http.StatusOK); after.text != before.text {
		t.Error("the page changed after somebody else asked for advice")
	}
}

// One piece sold throws away the page of what was sold and no other; the last of a colour shows on
// the cards of others.
func TestPageCache_SaleLeavesOtherPages(t *testing.T) {
	t.Parallel()
	var catalogue *handlers.Catalogue
	s := openShop(t, watched(&catalogue))
	paths := map[string]string{"own": "/de/products/alma-t-shirt", "other": "/de/products/mara-dress", "list": "/de/products", "chart": "/en/products/alma-t-shirt/size-chart"}
	made := func() map[string]string {
		dates := map[string]string{}
		for name, path := range paths {
			dates[name] = s.visit(t).get(path).want(t, http.StatusOK).Header.Get("ETag")
		}
		return dates
	}
	// ETags are of what pages say: stock to the piece stands on the article's own page only.
	before := made()
	for _, step := range []struct {
		change string
		stale  []string
	}{
		{"UPDATE variants SET stock = stock - 1 WHERE sku = 'alma-t-shirt-sage-m'", []string{"own"}},
		{"UPDATE variants SET stock = 0 WHERE product = 'alma-t-shirt'", []string{"own", "list"}},
		{"UPDATE prices SET cents = 777 WHERE product = 'alma-t-shirt'", []string{"own", "list"}},
	} {
		s.change(t, step.change)
		if err := catalogue.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		after := made()
		for name := range paths {
			if stale := slices.Contains(step.stale, name); stale && before[name] == after[name] {
				t.Errorf("%s: the page of %q is that from before", step.change, name)
			}
		}
		before = after
	}
}
