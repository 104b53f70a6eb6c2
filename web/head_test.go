package web_test

import (
	"encoding/xml"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
	"ebenmass/seed"
)

// wholeShop is a shop with the catalogue it is delivered with.
func wholeShop(t *testing.T) *shop {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	return openShopWith(t, products)
}

// sitemapped is a page as the sitemap lists it.
type sitemapped struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	Links   []struct {
		HrefLang string `xml:"hreflang,attr"`
		Href     string `xml:"href,attr"`
	} `xml:"link"`
}

func (b *browser) sitemap() []sitemapped {
	b.t.Helper()
	var m struct {
		URLs []sitemapped `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(b.get("/sitemap.xml").want(b.t, http.StatusOK).text), &m); err != nil {
		b.t.Fatal(err)
	}
	return m.URLs
}

// meta is the content of a meta element by its name or property.
func meta(doc *goquery.Document, name string) string {
	return doc.Find(`meta[name="`+name+`"], meta[property="`+name+`"]`).AttrOr("content", "")
}

// Search engines cut titles and descriptions at about these lengths.
const (
	longestTitle       = 70
	longestDescription = 165
)

func TestSitemap_TitlesUnique(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	s := wholeShop(t)
	b := s.visit(t)
	titles, descriptions := map[string]string{}, map[string]string{}
	listed := b.sitemap()
	for _, entry := range listed {
		path := strings.TrimPrefix(entry.Loc, s.URL)
		doc := b.get(path).want(t, http.StatusOK).page(t)
		title, description := doc.Find("head title").Text(), meta(doc, "description")
		for _, named := range []struct {
			what, text string
			longest    int
			seen       map[string]string
		}{{"title", title, longestTitle, titles}, {"description", description, longestDescription, descriptions}} {
			if n := utf8.RuneCountInString(named.text); n == 0 || n > named.longest {
				t.Errorf("%s: %s of %d characters: %q", path, named.what, n, named.text)
			}
			// Names that both languages share are the same in both.
			key := path[:3] + named.text
			if other, ok := named.seen[key]; ok {
				t.Errorf("%s and %s have the same %s %q", path, other, named.what, named.text)
			}
			named.seen[key] = path
		}
		if got := doc.Find(`link[rel="canonical"]`).AttrOr("href", ""); got != entry.Loc {
			t.Errorf("%s: canonical is %q", path, got)
		}
		if meta(doc, "robots") != "" {
			t.Errorf("%s is in the sitemap and not to be listed", path)
		}
		twins := map[string]string{}
		doc.Find(`link[rel="alternate"]`).Each(func(_ int, link *goquery.Selection) {
			twins[link.AttrOr("hreflang", "")] = link.AttrOr("href", "")
		})
		inMap := map[string]string{}
		for _, link := range entry.Links {
			inMap[link.HrefLang] = link.Href
		}
		rest := path[len("/de"):]
		want := map[string]string{"de": s.URL + "/de" + rest, "en": s.URL + "/en" + rest, "x-default": s.URL + "/de" + rest}
		if !maps.Equal(twins, want) || !maps.Equal(inMap, want) {
			t.Errorf("%s: languages %v on the page, %v in the sitemap", path, twins, inMap)
		}
		if got := meta(doc, "og:url"); got != entry.Loc {
			t.Errorf("%s: og:url is %q", path, got)
		}
	}
	if len(listed) < 2*(64+20) {
		t.Errorf("the sitemap lists %d pages", len(listed))
	}
}

func TestHead_SharedWithPicture(t *testing.T) {
	t.Parallel()
	s := wholeShop(t)
	b := s.visit(t)
	for path, want := range map[string]map[string]string{
		"/de/": {"og:type": "website", "og:locale": "de_DE", "og:locale:alternate": "en_GB", "og:image:width": "1200", "og:image:height": "630"},
		"/en/products/arne-linen-shirt?colour=sage": {"og:type": "product", "og:locale": "en_GB", "og:locale:alternate": "de_DE",
			"og:image:width": "1280", "og:image:height": "1600"},
	} {
		doc := b.get(path).want(t, http.StatusOK).page(t)
		for name, content := range want {
			if got := meta(doc, name); got != content {
				t.Errorf("%s: %s is %q, want %q", path, name, got, content)
			}
		}
		for _, name := range []string{"og:title", "og:description", "og:site_name", "og:image:alt", "twitter:card"} {
			if meta(doc, name) == "" {
				t.Errorf("%s: no %s", path, name)
			}
		}
		picture, ok := strings.CutPrefix(meta(doc, "og:image"), s.URL)
		if !ok {
			t.Fatalf("%s: the picture %q is not absolute", path, picture)
		}
		a := b.get(picture).want(t, http.StatusOK)
		if got := a.Header.Get("Content-Type"); got != meta(doc, "og:image:type") {
			t.Errorf("%s: the picture is %s", path, got)
		}
		if shown := doc.Find(".gallery img").First(); shown.Length() > 0 && !strings.Contains(shown.AttrOr("srcset", ""), picture) {
			t.Errorf("%s is shared with a picture it does not show first: %s", path, picture)
		}
	}
}

func TestHead_NoIndex(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for path, canonical := range map[string]string{
		"/products?kind=dresses&category=women": "/products?category=women&kind=dresses",
		"/products?category=nosuchthing":        "/products",
		"/products/arne-linen-shirt?colour=ink": "/products/arne-linen-shirt",
		"/products/jule-jeans?size=W29%2FL32":   "/products/jule-jeans",
		"/products?category=women&category=men": "/products",
		"/products?q=name":                      "", "/products?sort=price": "", "/products?colour=blue": "",
		"/products?price_max=x": "", "/products?waist=28": "",
		"/basket": "", "/my-data": "", "/my-data/delete": "", "/nowhere": "",
	} {
		doc := b.get("/de" + path).page(t)
		if noIndex := strings.Contains(meta(doc, "robots"), "noindex"); noIndex != (canonical == "") {
			t.Errorf("%s: kept out of search engines: %v", path, noIndex)
		}
		if canonical != "" {
			canonical = s.URL + "/de" + canonical
		}
		got := doc.Find(`link[rel="canonical"]`).AttrOr("href", "")
		if unescaped, err := url.QueryUnescape(got); err != nil || unescaped != canonical {
			t.Errorf("%s: canonical is %q, want %q", path, got, canonical)
		}
	}
}

func TestSitemap_LastModified(t *testing.T) {
	t.Parallel()
	products := fixture()
	products[0].Prices = append(products[0].Prices, models.PricePoint{Since: begun.AddDate(0, 2, 0), Cents: 3990})
	s := openShopWith(t, products)
	changed := map[string]string{}
	for _, entry := range s.visit(t).sitemap() {
		changed[strings.TrimPrefix(entry.Loc, s.URL)] = entry.LastMod
	}
	for path, want := range map[string]string{
		"/de/": "2025-03-01", "/en/products": "2025-03-01", "/de/products?category=men": "2025-01-01",
		"/de/products/alma-t-shirt": "2025-03-01", "/de/products/arne-linen-shirt": "2025-01-01", "/de/privacy": "",
	} {
		if got, ok := changed[path]; !ok || got != want {
			t.Errorf("%s changed %q, want %q; listed: %v", path, got, want, slices.Sorted(maps.Keys(changed)))
		}
	}
}
