package web_test

import (
	"crypto/rand"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models/consent"
)

// subsets returns every choice among the purposes a visitor can consent to, none included.
func subsets(t *testing.T) [][]string {
	t.Helper()
	chosen := [][]string{nil}
	for _, d := range consent.Offered() {
		for _, others := range chosen {
			chosen = append(chosen, append(others[:len(others):len(others)], string(d.Purpose)))
		}
	}
	if want := 1 << len(consent.Offered()); len(chosen) != want || want < 4 {
		t.Fatalf("%d subsets of %d purposes", len(chosen), len(consent.Offered()))
	}
	return chosen
}

// adviceParts are all that a consent may change on the shop's pages: the advice itself and
// the way to ask for it, its line above the basket button and which size that names first, the
// mark at the size it names in the picker and the chart, the panel's style sheets, what else fits
// and goes with the article, and the filter by fit.
const adviceParts = `.advice, [data-part=why] > *, .live > *, .basket-button [class*="if-"], .size-advised .size-note:not(.size-left), .chart-mark, ` +
	`.figure-flat, link[href*="/css/why."], link[href*="/css/figure."], [data-part=combined] > *, .filter-fits, .article-card-fits`

// facts is a page without its advice: prices, delivery, stock, article information, totals.
func facts(t *testing.T, page answer) string {
	t.Helper()
	doc := page.want(t, http.StatusOK).page(t)
	doc.Find(adviceParts).Remove()
	doc.Find(".size").RemoveClass("size-advised")
	doc.Find(".size input").RemoveAttr("checked") // the advised size is selected where nothing was chosen
	doc.Find("tr").RemoveClass("chart-marked")
	doc.Find("article.product").Each(func(_ int, article *goquery.Selection) {
		for _, mark := range []string{"data-advice", "data-verdict", "data-basis", "data-size", "data-alternative"} {
			article.RemoveAttr(mark)
		}
	})
	html, err := doc.Html()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(html), " ") // where a part was taken out, space is left
}

// Consent is free: whatever a visitor allows or forbids, and whatever signal their browser
// sends, the shop is the same to the byte, but for the advice (Art. 7(4) GDPR).
func TestConsents_SameShopForEverySubset(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	s := openShop(t)
	paths := []string{"/de/", "/de/products", "/en/products?category=women&sort=price", "/de/basket", "/de/shipping", "/de/terms"}
	for _, p := range fixture() {
		paths = append(paths, "/de/products/"+p.Slug, "/en/products/"+p.Slug+"?colour=ink&size="+p.Chart.Sizes[2].Label, "/de/products/"+p.Slug+"/size-chart")
	}
	plain := map[string]string{}
	for _, chosen := range subsets(t) {
		b := s.visit(t)
		b.grant(chosen...)
		b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2", "add", "1").goesTo(t, "/de/basket?notice=added")
		b.form("/de/basket/items", "sku", "mara-dress-ink-38", "quantity", "1", "add", "1").goesTo(t, "/de/basket?notice=added")
		for _, signal := range []string{"", "1"} {
			for _, path := range paths {
				got := facts(t, b.get(path, "Sec-GPC", signal))
				if _, first := plain[path]; !first {
					plain[path] = got
				}
				if got != plain[path] {
					t.Errorf("%s with consents %v and Sec-GPC %q: %s", path, chosen, signal, difference(plain[path], got))
				}
			}
		}
		if len(chosen) > 0 && b.get("/de/my-data").page(t).Find("[data-consent]").Length() != len(chosen) {
			t.Errorf("not all of %v were granted, so nothing is shown by it", chosen)
		}
	}
}

// grant has the visitor consent to purposes as the shop's pages let them.
func (b *browser) grant(purposes ...string) {
	b.t.Helper()
	fields := measures("age16", "1")
	newsletter, measures := false, false
	for _, p := range purposes {
		newsletter, measures = newsletter || p == "mail", measures || p == "advice" || p == "offers"
		fields = append(fields, "consent_"+p, "1")
	}
	if newsletter {
		fields = append(fields, "email", strings.ToLower(rand.Text())+"@example.org")
	}
	status := http.StatusOK
	if measures {
		status = http.StatusSeeOther
	}
	if b.form("/de/fit", fields...).want(b.t, status); newsletter {
		b.confirm()
	}
}

// difference shows where two texts part.
func difference(a, b string) string {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	around := func(s string) string { return s[max(0, min(at, len(s))-60):min(len(s), at+120)] }
	return "…" + strings.TrimSpace(around(a)) + "… became …" + strings.TrimSpace(around(b)) + "…"
}
