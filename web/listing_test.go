package web_test

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestListing_OldURLs(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for path, want := range map[string]string{
		"/de/products?category=shirts":               "/de/products?kind=shirts",
		"/en/products?category=women&category=tops":  "/en/products?category=women&kind=tops",
		"/de/products?category=new&sort=price":       "/de/products?new=1&sort=price",
		"/en/products?category=sale":                 "/en/products?reduced=1",
		"/de/products?size=W28%2FL32&category=women": "/de/products?category=women&length=32&waist=28",
	} {
		answer := b.get(path)
		if got := answer.Header.Get("Location"); answer.StatusCode != http.StatusMovedPermanently || got != want {
			t.Errorf("%s: %d %q, want %q", path, answer.StatusCode, got, want)
		}
		if status := b.get(want).StatusCode; status != http.StatusOK {
			t.Errorf("%s: %d", want, status)
		}
	}
}

// Following a filter gives what its number says.
func TestListing_CountsAreWhatOneClickGives(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	b := openShop(t).visit(t)
	hits := func(doc *goquery.Document) int {
		n, err := strconv.Atoi(doc.Find("[data-hits]").AttrOr("data-hits", ""))
		if err != nil || doc.Find(".listing-results .article-card").Length() != n {
			t.Fatalf("the page says it found %d and shows %d: %v", n, doc.Find(".article-card").Length(), err)
		}
		return n
	}
	for _, query := range []string{"", "category=women", "kind=tops", "size=M", "waist=28", "size=M&waist=28", "colour=green&length=32", "category=men&size=38"} {
		doc := b.get("/de/products?" + query).page(t)
		now := hits(doc)
		for _, option := range doc.Find(".facet-option:has([data-count])").EachIter() {
			input := option.Find("input")
			if _, chosen := input.Attr("checked"); chosen {
				continue
			}
			more := "&" + input.AttrOr("name", "") + "=" + input.AttrOr("value", "")
			from := query
			if input.AttrOr("type", "") == "radio" { // takes the place of what was chosen
				from = strings.NewReplacer("category=women", "", "category=men", "").Replace(query)
			}
			want := hits(b.get("/de/products?" + from + more).page(t))
			said := option.Find(".facet-count").Text()
			if strings.HasPrefix(said, "+") {
				want -= now
			}
			if n, err := strconv.Atoi(strings.TrimPrefix(said, "+")); err != nil || n != want {
				t.Errorf("%q: %s says %q and gives %d", query, more, said, want)
			}
		}
	}
}

func TestListing_CardsShowColourAsked(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for query, colour := range map[string]string{"colour=blue": "ink", "colour=green": "sage", "colour=blue&size=M": "ink", "q=shirt+blau": "ink", "q=shirt+green": "sage"} {
		links := s.visit(t).get("/de/products?" + query).page(t).Find(".listing-results .article-card a")
		if links.Length() == 0 {
			t.Errorf("%q finds nothing", query)
		}
		for _, link := range links.EachIter() {
			if href := link.AttrOr("href", ""); !strings.HasSuffix(href, "?colour="+colour) {
				t.Errorf("%q leads to %s", query, href)
			}
		}
	}
}

// Articles that come in the same colours are not all shown in the same one.
func TestListing_LeadColoursVary(t *testing.T) {
	t.Parallel()
	doc := openShop(t).visit(t).get("/en/products").page(t)
	var shown []string
	for _, link := range doc.Find(".listing-results .article-card a").EachIter() {
		_, colour, _ := strings.Cut(link.AttrOr("href", ""), "?colour=")
		shown = append(shown, colour)
	}
	if len(shown) < 6 || len(slices.Compact(slices.Clone(shown))) < 4 {
		t.Errorf("shown in %v", shown)
	}
}

func TestListing_Chips(t *testing.T) {
	t.Parallel()
	doc := openShop(t).visit(t).get("/de/products?q=shirt&category=women&waist=28&size=M&new=1").page(t)
	var said []string
	for _, chip := range doc.Find(".chips a.chip").EachIter() {
		said = append(said, chip.AttrOr("aria-label", ""))
	}
	want := []string{"Suche „shirt“ entfernen", "Damen entfernen", "Neu entfernen", "Größe M entfernen", "Weite 28 entfernen"}
	if !slices.Equal(said, want) {
		t.Errorf("the chips say %q, want %q", said, want)
	}
	if got := strings.TrimSpace(doc.Find(".chips-clear").Text()); got != "Alle Filter entfernen" {
		t.Errorf("all are removed by %q", got)
	}
	sorts := doc.Find("#sort option").First().Text()
	if label := doc.Find(`label[for="sort"]`).Text(); label != "Sortieren nach" || sorts != "Relevanz" {
		t.Errorf("%q: %q", label, sorts)
	}
}

func TestListing_Headings(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for path, want := range map[string]string{
		"/de/products": "Alle Artikel", "/de/products?category=women&category=men": "Alle Artikel", "/de/products?category=men": "Herren",
		"/de/products?kind=trousers&category=women": "Hosen, Jeans und Shorts für Damen", "/en/products?new=1": "New in", "/en/products?reduced=1&category=women": "Reduced for women",
	} {
		if got := b.get(path).page(t).Find("h1").Text(); got != want {
			t.Errorf("%s is headed %q, want %q", path, got, want)
		}
	}
}

// The entry of the navigation that leads to a list is marked there, and nowhere else.
func TestListing_Navigation(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for path, want := range map[string]string{
		"/en/products": "", "/en/products?category=women": "Women", "/en/products?kind=shirts": "Shirts", "/en/products?new=1": "New",
		"/en/products?category=women&kind=shirts": "", "/en/products?category=women&sort=price": "",
	} {
		doc := b.get(path).page(t)
		if got := doc.Find(".site-nav [aria-current]").Text(); got != want {
			t.Errorf("%s marks %q, want %q", path, got, want)
		}
		for _, link := range doc.Find(".site-nav a").EachIter() {
			if status := b.get(link.AttrOr("href", "")).StatusCode; status != http.StatusOK {
				t.Errorf("%s leads to %d", link.Text(), status)
			}
		}
	}
}
