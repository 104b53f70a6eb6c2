package web_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"ebenmass/handlers"
	"ebenmass/models/importer"
	"ebenmass/web"
)

// harbourFiles are an export that knows its article in English alone.
func harbourFiles(name string) fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	articles := "id;department;type;cut;stretch;sleeve;name_en;description_en;maker;colour;hex;sku;size;price;stock\n"
	for _, size := range []string{"S", "M", "L"} {
		articles += "harbour-tee;women;t-shirt;regular;high;short;" + name + ";Wear it by the sea.;harbour;Navy;#2a3853;tee-" + size + ";" + size + ";29,90;9\n"
	}
	return fstest.MapFS{
		"articles.csv": file(articles),
		"charts.csv":   file("id;kind;measure;method;unit;S;M;L\nharbour-tee;garment;bust;round;cm;92;96;100\nharbour-tee;garment;waist;round;cm;76;80;84\n"),
	}
}

// importInto imports files into an open shop, which shows them then.
func importInto(t *testing.T, s *shop, c *handlers.Catalogue, files fstest.MapFS, mapping string) {
	t.Helper()
	m, err := importer.ParseMapping(strings.NewReader(mapping))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	staged, err := importer.Read(t.Context(), files, "", importer.Options{Mapping: m, Tables: &importer.Tables{}, Now: begun, Report: func(f importer.Finding) { found = append(found, f.String()) }})
	if err != nil {
		t.Fatal(err)
	}
	defer staged.Close()
	if sum, err := staged.Import(t.Context(), importer.Work{Shop: s.store, Now: begun}); err != nil || sum.Added != 1 {
		t.Fatalf("%v, %v: %s", sum, err, strings.Join(found, "\n"))
	}
	if err := c.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// unmarked are the parts of a page's text that hold words of another language without saying so,
// and how many hold them at all.
func unmarked(doc *goquery.Document, words, lang string) (parts []string, all int) {
	doc.Find("main *").Each(func(_ int, s *goquery.Selection) {
		for n := s.Nodes[0].FirstChild; n != nil; n = n.NextSibling {
			if n.Type != html.TextNode || !strings.Contains(n.Data, words) || s.Is("script, style, title, desc, option") {
				continue
			}
			if all++; s.Closest("[lang]").AttrOr("lang", "") != lang {
				parts = append(parts, said(n.Data))
			}
		}
	})
	return parts, all
}

// An article that is known in English alone is marked as such wherever a German page shows it.
func TestGet_ArticleOfOneLanguageMarked(t *testing.T) {
	t.Parallel()
	const name = "Harbour tee"
	var c *handlers.Catalogue
	s := openShop(t, func(config *web.Config) { c = config.Catalogue }, withPartners(merchant))
	importInto(t, s, c, harbourFiles(name), "accept = [\"no_fibres\"]\n[makers.harbour]\nname = \"Harbour\"\naddress = \"Pier 1, Kiel\"\nemail = \"hello@harbour.example\"\n")
	b := s.visit(t)
	b.basket("tee-M", "1")
	b.basket("tee-L", "1")
	b.form("/de/wishes", "product", "harbour-tee", "colour", "navy", "back", "/wishes", "action", "add").want(t, http.StatusSeeOther)
	asked := []string{"sizing", "women", "unit", "cm", "measured_with", "tape", "preference", "regular", "height", "168", "bust", "88", "way", "tape"}
	order := []string{"name", "Jana Beispiel", "street", "Musterweg 5", "postcode", "10115", "city", "Berlin", "email", "jana@example.org", "delivery", "standard", "payment", "invoice", "action", "review"}
	for _, lang := range []string{"de", "en"} {
		pages := map[string]*goquery.Document{
			"finder":       b.form("/"+lang+"/fit", asked...).want(t, http.StatusOK).page(t),
			"alternatives": b.form("/"+lang+"/products/tilda-t-shirt/advice", asked...).want(t, http.StatusOK).page(t),
			"why":          b.form("/"+lang+"/products/harbour-tee/advice", asked...).want(t, http.StatusOK).page(t),
			"review":       b.form("/"+lang+"/checkout", order...).page(t),
		}
		for _, path := range []string{"/", "/products", "/products?category=women", "/products?q=harbour", "/products/alma-t-shirt", "/products/harbour-tee", "/products/harbour-tee/size-chart", "/basket", "/wishes", "/embed/advice?product=harbour-tee"} {
			pages[path] = b.get("/"+lang+path).want(t, http.StatusOK).page(t)
		}
		for path, doc := range pages {
			if lang == "en" {
				if n := doc.Find("main [lang]").Length(); n != 0 {
					t.Errorf("%s %s: %d parts are marked in their own language", lang, path, n)
				}
				continue
			}
			wrong, n := unmarked(doc, name, "en")
			if n == 0 {
				t.Errorf("%s %s: does not show the article", lang, path)
			}
			for _, part := range wrong {
				t.Errorf("%s %s: %q is not marked", lang, path, part)
			}
		}
	}
}
