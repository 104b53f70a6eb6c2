package web_test

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/tour"
	"ebenmass/seed"
	"ebenmass/seed/history"
	"ebenmass/views/text"
	"ebenmass/web"
)

// openStep opens a step as somebody without a cookie, and returns its page.
func openStep(t *testing.T, b *browser, lang string, place tour.Place) *goquery.Document {
	t.Helper()
	a := b.get("/" + lang + place.Path())
	if place.Step().Path != "" {
		address, _, _ := strings.Cut(a.want(t, http.StatusSeeOther).Header.Get("Location"), "#")
		a = b.get(address)
	}
	if len(a.Cookies()) > 0 {
		t.Errorf("%s %s sets a cookie", lang, place)
	}
	return a.want(t, http.StatusOK).page(t)
}

// everyPlace calls a function for every step of every tour.
func everyPlace(f func(tour.Tour, tour.Place)) {
	for _, way := range tour.Tours() {
		for n := range way.Steps {
			f(way, tour.Place{Role: way.Role, N: n + 1})
		}
	}
}

func TestGetTour_EveryStep(t *testing.T) {
	t.Parallel()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	s := openShopWith(t, products)
	for _, lang := range []string{"de", "en"} {
		everyPlace(func(way tour.Tour, place tour.Place) {
			doc := openStep(t, s.visit(t), lang, place)
			strip := doc.Find("[data-tour-step]")
			if got := strip.AttrOr("data-tour-step", ""); got != place.String() || doc.Find("aside.demo").Length() != 0 {
				t.Errorf("%s %s: the strip is of %q, %d banners", lang, place, got, doc.Find("aside.demo").Length())
			}
			if look := place.Step().Look; look != "" && doc.Find("#"+look).Length() != 1 {
				t.Errorf("%s %s: the page has no #%s", lang, place, look)
			}
			if want := text.Get(models.Lang(lang), "tour.strip.of", "n", len(way.Steps)); !strings.Contains(strip.Text(), want) {
				t.Errorf("%s %s: does not say %q", lang, place, want)
			}
			next, more := place.Next()
			if more != (strip.Find(`a[rel="next"][href="/`+lang+next.Path()+`"]`).Length() == 1) || more == (strip.Find(`form[action$="/demo/restart"]`).Length() == 1) {
				t.Errorf("%s %s: the way on", lang, place)
			}
			if strip.Find(`a[href="/`+lang+`/demo"]`).Length() != 1 {
				t.Errorf("%s %s: no way out", lang, place)
			}
			if canonical := doc.Find(`link[rel="canonical"]`).AttrOr("href", ""); strings.Contains(canonical, tour.Field+"=") {
				t.Errorf("%s %s: canonical %s", lang, place, canonical)
			}
			if place.Step().Path != "" && doc.Find(`.site-footer a[href="/`+lang+`/fit?tour=`+place.String()+`"]`).Length() != 1 {
				t.Errorf("%s %s: links lose the step", lang, place)
			}
			doc.Find(`form`).Each(func(_ int, form *goquery.Selection) {
				if action := form.AttrOr("action", ""); form.Find(`input[name="tour"][value="`+place.String()+`"]`).Length() != 1 && !strings.HasSuffix(action, "/demo/restart") {
					t.Errorf("%s %s: the form to %s loses the step", lang, place, action)
				}
			})
		})
	}
}

// What the example person fills in is marked, answered and stored nowhere, and keeps the step.
func TestPostTour_ExampleIsNotStored(t *testing.T) {
	t.Parallel()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	s := openShopWith(t, products)
	before := s.rows(t)
	for _, lang := range []string{"de", "en"} {
		everyPlace(func(_ tour.Tour, place tour.Place) {
			if fill := place.Step().Fill; fill == tour.FillNothing || fill == tour.FillOrder {
				return
			}
			b := s.visit(t)
			form := formIn(openStep(t, b, lang, place).Find("form.step-fill"))
			a := b.form(form.action, form.fields...).want(t, http.StatusOK)
			strip := a.page(t).Find("[data-tour-step]")
			if strip.AttrOr("data-tour-step", "") != place.String() || strip.Find("[data-tour-filled]").Length() != 1 || strip.Find("form.step-fill").Length() != 0 {
				t.Errorf("%s %s: the answer's strip reads %q", lang, place, said(strip.Text()))
			}
			if verdict := a.page(t).Find("[data-advice]").AttrOr("data-verdict", ""); slices.Contains([]tour.Fill{tour.FillAdvice, tour.FillChart}, place.Step().Fill) && verdict != "recommended" && verdict != "between" {
				t.Errorf("%s %s: the verdict is %q", lang, place, verdict)
			}
			if len(a.Cookies()) > 0 {
				t.Errorf("%s %s: a cookie", lang, place)
			}
		})
	}
	if after := s.rows(t); after != before {
		t.Errorf("%d rows before, %d after", before, after)
	}
	if strings.Contains(s.log.String(), tour.Person) {
		t.Error("the log tells of the example person")
	}
}

// postedForm is a form as it would be sent.
type postedForm struct {
	action string
	fields []string
}

func formIn(form *goquery.Selection) (posted postedForm) {
	posted.action, _, _ = strings.Cut(form.AttrOr("action", ""), "#")
	form.Find("input").Each(func(_ int, field *goquery.Selection) {
		posted.fields = append(posted.fields, field.AttrOr("name", ""), field.AttrOr("value", ""))
	})
	return posted
}

// The order's address is filled in, nothing is ordered by it, and a redirect keeps the step.
func TestPostTour_OrderIsNotPlaced(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1", "tour", "retail-3").goesTo(t, "/de/basket?notice=changed&tour=retail-3")
	doc := b.get("/de/checkout?tour=retail-4").want(t, http.StatusOK).page(t)
	form := formIn(doc.Find("form.step-fill"))
	filled := b.form(form.action, form.fields...).want(t, http.StatusOK).page(t)
	if got := filled.Find(`input[name="postcode"]`).AttrOr("value", ""); got != "10115" || filled.Find("#error-summary").Length() != 0 {
		t.Errorf("the postcode reads %q", got)
	}
	if b.get("/de/checkout").want(t, http.StatusOK).page(t).Find(`input[name="postcode"]`).Length() != 1 {
		t.Error("the basket is gone")
	}
}

// A tour takes as long as every link to it says, within a fifth: the words that its steps show, at
// 180 a minute, and 15 seconds a step to get there.
func TestTours_MinutesAsPromised(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	const perMinute, perStep = 180.0, 0.25
	var c *handlers.Catalogue
	s := openShopOf(t, products, still, watched(&c))
	if err := history.Into(t.Context(), s.store); err != nil {
		t.Fatal(err)
	}
	if err := c.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"de", "en"} {
		for _, way := range tour.Tours() {
			minutes := perStep * float64(len(way.Steps))
			var parts []string
			for n := range way.Steps {
				place := tour.Place{Role: way.Role, N: n + 1}
				words := stepWords(t, s.visit(t), lang, place)
				minutes += float64(words) / perMinute
				parts = append(parts, place.Step().Key+" "+strconv.Itoa(words))
			}
			t.Logf("%s %s: %.1f minutes (%s)", lang, way.Role, minutes, strings.Join(parts, ", "))
			if promised := float64(way.Minutes); minutes < 0.8*promised || minutes > 1.2*promised {
				t.Errorf("%s %s takes %.1f minutes, every link says %g", lang, way.Role, minutes, promised)
			}
		}
	}
}

var wordPattern = regexp.MustCompile(`\S*[\pL\pN]\S*`)

// stepWords counts what is read at a step: its strip, and what that points at. Where the example
// person asks for advice, her question is a click, and its answer is read.
func stepWords(t *testing.T, b *browser, lang string, place tour.Place) int {
	t.Helper()
	doc, step := openStep(t, b, lang, place), place.Step()
	if step.Fill == tour.FillAdvice {
		form := formIn(doc.Find("form.step-fill"))
		answer := b.form(form.action, form.fields...).want(t, http.StatusOK).page(t)
		return wordsIn(doc.Find("[data-tour-step]")) + shownWords(answer, step)
	}
	words := shownWords(doc, step)
	if key := "tour.step." + step.Key + ".after"; text.Has(key) {
		words += len(wordPattern.FindAllString(text.Get(models.Lang(lang), key), -1))
	}
	return words
}

// shownWords counts the words of the strip and of what it points at, without those that are
// folded, hidden, or drawn.
func shownWords(doc *goquery.Document, step tour.Step) int {
	words := wordsIn(doc.Find("[data-tour-step]"))
	switch {
	case step.Try:
		return words + wordsIn(doc.Find("main h1").First()) + wordsIn(doc.Find("main .lead").First())
	case step.Look != "":
		return words + wordsIn(doc.Find("#"+step.Look))
	}
	return words + wordsIn(doc.Find("main"))
}

func wordsIn(part *goquery.Selection) (words int) {
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			words += len(wordPattern.FindAllString(n.Data, -1))
			return
		}
		attribute := func(name string) (value string, has bool) {
			for _, a := range n.Attr {
				if a.Key == name {
					return a.Val, true
				}
			}
			return "", false
		}
		class, _ := attribute("class")
		_, hidden := attribute("hidden")
		if hidden || strings.Contains(class, "visually-hidden") || slices.Contains([]string{"script", "svg", "select", "nav"}, n.Data) {
			return
		}
		_, open := attribute("open")
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if n.Data == "details" && !open && child.Data != "summary" {
				continue
			}
			walk(child)
		}
	}
	for _, n := range part.Nodes {
		walk(n)
	}
	return words
}

func TestGetTour_NoDemo(t *testing.T) {
	t.Parallel()
	s := openShop(t, func(c *web.Config) { c.Demo = false })
	b := s.visit(t)
	for _, path := range []string{"/de/demo", "/de/demo/tour/short", "/en/demo/tour/privacy/3", "/de/demo/shopkeeper"} {
		b.get(path).want(t, http.StatusNotFound)
	}
	b.form("/de/demo/restart", "role", "short").want(t, http.StatusNotFound)
	b.form("/de/demo/shopkeeper/checks", "check", "x:chart").want(t, http.StatusNotFound)
	doc := b.get("/de/products?tour=short-1").want(t, http.StatusOK).page(t)
	if doc.Find("[data-tour-step], aside.demo nav, a[href*='/demo/tour'], a[href*='tour=']").Length() != 0 {
		t.Error("a page leads a tour")
	}
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1", "tour", "retail-3").goesTo(t, "/de/basket?notice=changed")
}

// Every page's banner leads to the four tours.
func TestGet_BannerLeadsToTours(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, path := range []string{"/de/", "/en/products/alma-t-shirt", "/de/nowhere", "/en/privacy"} {
		links := s.visit(t).get(path).page(t).Find("aside.demo nav li a")
		if links.Length() != len(tour.Tours()) {
			t.Errorf("%s: %d links", path, links.Length())
		}
		for i, way := range tour.Tours() {
			if href := links.Eq(i).AttrOr("href", ""); !strings.HasSuffix(href, tour.Start(way.Role)) || !strings.Contains(links.Eq(i).Text(), strconv.Itoa(way.Minutes)) {
				t.Errorf("%s: %q leads to %s", path, links.Eq(i).Text(), href)
			}
		}
	}
}

// A page of a tour is made apart: it neither comes from the page cache nor gets into it.
func TestGetTour_ApartFromPageCache(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	plain := s.visit(t).get("/de/products").want(t, http.StatusOK)
	toured := s.visit(t).get("/de/products?tour=retail-2").want(t, http.StatusOK)
	again := s.visit(t).get("/de/products").want(t, http.StatusOK)
	if plain.text != again.text || toured.text == plain.text || strings.Contains(again.text, "tour=retail-2") {
		t.Error("a tour's page and the shared one mix")
	}
	if unknown := s.visit(t).get("/de/products?tour=retail-99").want(t, http.StatusOK); unknown.text != plain.text {
		t.Error("a step that there is not makes another page")
	}
}

// Starting over erases this visit with its receipt and leads to the first step; other visitors,
// stock and budget stay as they are.
func TestPostRestart_ErasesThisVisitOnly(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	presenter, other := s.visit(t), s.visit(t)
	for _, b := range []*browser{presenter, other} {
		b.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
		b.basket("alma-t-shirt-sage-m", "1")
	}
	budget := func() (of [2]models.Budget) {
		for i, read := range []func() (models.Budget, error){
			func() (models.Budget, error) { return s.store.Budget(t.Context()) }, func() (models.Budget, error) { return s.store.DemoBudget(t.Context()) },
		} {
			b, err := read()
			if err != nil {
				t.Fatal(err)
			}
			b.Next = b.Next.Truncate(0)
			of[i] = models.Budget{Year: b.Year, Whole: b.Whole, Spent: b.Spent}
		}
		return of
	}
	stock, spent := s.stock(t, "alma-t-shirt-sage-m"), budget()
	a := presenter.form("/de/demo/restart", "role", "retail").want(t, http.StatusSeeOther)
	first := a.Header.Get("Location")
	if !strings.HasPrefix(first, "/de/demo/tour/retail/1?erased=") || a.Header.Get("Clear-Site-Data") != `"cache"` {
		t.Fatalf("it leads to %q", first)
	}
	page := presenter.get(presenter.get(first).want(t, http.StatusSeeOther).Header.Get("Location")).want(t, http.StatusOK).page(t)
	receipt := page.Find("[data-tour-erased] a").AttrOr("href", "")
	if page.Find("[data-tour-step]").AttrOr("data-tour-step", "") != "retail-1" || !strings.HasPrefix(receipt, "/de/my-data/receipts/") {
		t.Fatalf("the first step names the receipt %q", receipt)
	}
	presenter.get(receipt).want(t, http.StatusOK)
	// Other tours begin on pages that are the same for everyone.
	id, _, _ := strings.Cut(strings.TrimPrefix(receipt, "/de/my-data/receipts/"), "?")
	there := presenter.get("/de/how-it-works?tour=engineering-1&erased=" + id).page(t)
	if !strings.Contains(there.Find("[data-tour-erased] a").AttrOr("href", ""), id) {
		t.Error("a page for everyone does not name the receipt")
	}
	if n := presenter.get("/de/my-data").want(t, http.StatusOK).page(t).Find("[data-datum]").Length(); n != 0 {
		t.Errorf("%d data of the presenter are left", n)
	}
	if n := other.get("/de/my-data").want(t, http.StatusOK).page(t).Find("[data-datum]").Length(); n == 0 {
		t.Error("the other visitor's data are gone")
	}
	if got := s.stock(t, "alma-t-shirt-sage-m"); got != stock || budget() != spent {
		t.Errorf("stock %d, was %d; budget %v, was %v", got, stock, budget(), spent)
	}
	s.visit(t).form("/en/demo/restart", "role", "short").goesTo(t, "/en/demo/tour/short/1") // nothing to erase
	s.visit(t).form("/en/demo/restart", "role", "nobody").want(t, http.StatusNotFound)
}
