package web_test

import (
	"context"
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/web"
)

// manyArticles is a source of a catalogue that no database need hold.
type manyArticles struct{ products []models.Product }

func (m manyArticles) LoadCatalogue(context.Context) ([]models.Product, error) {
	return m.products, nil
}
func (m manyArticles) LoadArticles(context.Context, []string) ([]models.Product, error) {
	return nil, nil
}
func (m manyArticles) CatalogueMark(context.Context) (mark store.CatalogueMark, err error) {
	return mark, nil
}
func (m manyArticles) CatalogueChanges(_ context.Context, since store.CatalogueMark) ([]string, store.CatalogueMark, error) {
	return nil, since, nil
}

func articles(n int) manyArticles {
	all, first := make([]models.Product, n), fixture()[0]
	for i := range all {
		p := first
		p.Slug, p.ID = fmt.Sprintf("article-%d", i), fmt.Sprintf("ID-%d", i)
		p.Variants = []models.Variant{{SKU: p.Slug, Colour: p.Colours[0].Key, Size: "M", Stock: 1}}
		all[i] = p
	}
	return manyArticles{all}
}

// serving has a shop serve a catalogue from elsewhere.
func serving(t *testing.T, source manyArticles, c **handlers.Catalogue) option {
	t.Helper()
	catalogue, err := handlers.NewCatalogue(t.Context(), source, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	*c = catalogue
	return func(cfg *web.Config) { cfg.Catalogue = catalogue }
}

func TestGetSitemap_Index(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	const number = 23_000
	var catalogue *handlers.Catalogue
	s := openShop(t, serving(t, articles(number), &catalogue))
	b := s.visit(t)
	first := b.get("/sitemap.xml").want(t, http.StatusOK)
	var index struct {
		XMLName xml.Name
		Parts   []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"sitemap"`
	}
	if err := xml.Unmarshal([]byte(first.text), &index); err != nil || index.XMLName.Local != "sitemapindex" || len(index.Parts) != 2 {
		t.Fatalf("%v, error %v", index, err)
	}
	seen := map[string]bool{}
	for i, part := range index.Parts {
		if part.Loc != fmt.Sprintf("%s/sitemap-%d.xml", s.URL, i+1) || part.LastMod != "2025-01-01" {
			t.Errorf("part %d is %+v", i+1, part)
		}
		a := b.get(strings.TrimPrefix(part.Loc, s.URL)).want(t, http.StatusOK)
		var list struct {
			URLs []sitemapped `xml:"url"`
		}
		if err := xml.Unmarshal([]byte(a.text), &list); err != nil {
			t.Fatal(err)
		}
		if n := len(list.URLs); n == 0 || n > 45_000 || n%2 != 0 || len(a.text) > 50<<20 {
			t.Errorf("part %d lists %d addresses in %d bytes", i+1, n, len(a.text))
		}
		for _, u := range list.URLs {
			if seen[u.Loc] || len(u.Links) != 3 {
				t.Fatalf("%s is listed twice, or without its twins %v", u.Loc, u.Links)
			}
			seen[u.Loc] = true
		}
	}
	for i := range number {
		for _, lang := range models.Langs {
			if loc := fmt.Sprintf("%s/%s/products/article-%d", s.URL, lang, i); !seen[loc] {
				t.Fatalf("%s is in no part", loc)
			}
		}
	}
}

func TestGetSitemap_NoSuchPart(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, path := range []string{"/sitemap-0.xml", "/sitemap-2.xml", "/sitemap-01.xml", "/sitemap--1.xml", "/sitemap-1", "/sitemap-.xml", "/sitemap-x.xml", "/sitemap-1.xml.gz", "/sitemap-99999999999999999999.xml", "/sitemap-1%20.xml", "/sitemap-+1.xml"} {
		b.get(path).want(t, http.StatusNotFound)
	}
}

// A sitemap is made once per snapshot, for everyone and whatever is appended.
func TestGetSitemap_Cached(t *testing.T) {
	t.Parallel()
	var catalogue *handlers.Catalogue
	s := openShop(t, watched(&catalogue))
	anonymous := s.visit(t).get("/sitemap.xml").want(t, http.StatusOK)
	if anonymous.Header.Get("Cache-Control") != "no-cache" || anonymous.Header.Get("ETag") == "" || !strings.HasPrefix(anonymous.Header.Get("Content-Type"), "application/xml") {
		t.Errorf("headers %v", anonymous.Header)
	}
	known := consented(t, s, "advice")
	for name, a := range map[string]answer{
		"known": known.get("/sitemap.xml"), "appended": s.visit(t).get("/sitemap.xml?utm=50%_off"), "part": s.visit(t).get("/sitemap-1.xml"),
		"plain": s.visit(t).get("/sitemap.xml", "Accept-Encoding", "identity"),
	} {
		if a.want(t, http.StatusOK).text != anonymous.text || a.Header.Get("ETag") != anonymous.Header.Get("ETag") {
			t.Errorf("%s: another sitemap", name)
		}
	}
	s.visit(t).get("/sitemap.xml", "If-None-Match", anonymous.Header.Get("ETag")).want(t, http.StatusNotModified)
	s.change(t, "UPDATE prices SET since = since + 86400000000 WHERE product = 'alma-t-shirt'")
	reload(t, catalogue)
	if now := s.visit(t).get("/sitemap.xml").want(t, http.StatusOK); now.text == anonymous.text || !strings.Contains(now.text, "2025-01-02") {
		t.Error("a change of the catalogue does not show")
	}
}
