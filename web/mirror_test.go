package web_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

const mirrorPath = "/de/demo/mirror"

// number reads a count from a mark of the page.
func number(t *testing.T, doc *goquery.Document, mark string) int {
	t.Helper()
	n, err := strconv.Atoi(doc.Find("["+mark+"]").AttrOr(mark, ""))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// press takes a step of the pretend visit as a browser does: with all hidden fields before it.
func press(b *browser, doc *goquery.Document, step string) answer {
	b.t.Helper()
	button := doc.Find(`button[name="step"][value="` + step + `"]`)
	if button.Length() != 1 {
		b.t.Fatalf("no button for %s", step)
	}
	var fields []string
	form := button.Closest("form")
	form.Find(`input[type="hidden"]`).Each(func(_ int, s *goquery.Selection) {
		fields = append(fields, s.AttrOr("name", ""), s.AttrOr("value", ""))
	})
	path, _, _ := strings.Cut(form.AttrOr("action", ""), "#")
	return b.form(path, append(fields, "step", step)...)
}

func TestGetMirror_FillsOneSide(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	doc := b.get(mirrorPath).want(t, http.StatusOK).page(t)
	if n := doc.Find("[data-guess]").Length(); n != 0 {
		t.Errorf("%d guesses before the first step", n)
	}
	details := number(t, doc, "data-suite-details")
	for i, step := range []string{"night", "maternity", "compare"} {
		a := press(b, doc, step).want(t, http.StatusOK)
		doc = a.page(t)
		if now := number(t, doc, "data-suite-details"); now <= details {
			t.Errorf("%s: still %d details", step, now)
		} else {
			details = now
		}
		if rows := number(t, doc, "data-our-rows"); rows != 0 {
			t.Errorf("%s: %d rows of ours", step, rows)
		}
		if n := doc.Find(`input[type="hidden"][name="step"]`).Length(); n != i+1 {
			t.Errorf("%s: the form carries %d steps", step, n)
		}
		if a.Header.Get("Cache-Control") != "no-store" || len(a.Cookies()) > 0 || a.Request.URL.RawQuery != "" {
			t.Errorf("%s: Cache-Control %q, %d cookies, query %q", step, a.Header.Get("Cache-Control"), len(a.Cookies()), a.Request.URL.RawQuery)
		}
	}
	if got := doc.Find(`[data-guess="pregnant"]`).Text(); !strings.Contains(got, "gilt als gesetzt") {
		t.Errorf("pregnant: %q", got)
	}
	whole := press(b, doc, "all").page(t)
	if whole.Find(".visit button").Length() != 0 || whole.Find("[data-event]").Length() < 10 {
		t.Error("not every step was taken at once")
	}
	if again := b.get(mirrorPath).page(t); again.Find("[data-guess]").Length() != 0 {
		t.Error("the mirror remembers the pretend visit")
	}
	b.form(mirrorPath, "step", "93.7191", "step", "<script>", "do", "x").want(t, http.StatusOK)
	s.keptNothing(t)
}

func TestGetMirror_CountsRows(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2").want(t, http.StatusSeeOther)
	b.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	s.visit(t).form("/de/basket/items", "sku", "alma-t-shirt-sage-l", "quantity", "1").want(t, http.StatusSeeOther)
	doc := b.get(mirrorPath).page(t)
	sum := 0
	doc.Find("[data-table]").Each(func(_ int, row *goquery.Selection) {
		n, err := strconv.Atoi(row.AttrOr("data-rows", ""))
		if err != nil {
			t.Error(err)
		}
		sum += n
		if row.Find("dt span").Text() == "" {
			t.Errorf("%s is not explained", row.AttrOr("data-table", ""))
		}
	})
	for table, want := range map[string]string{"customers": "1", "basket_items": "1", "consents": "1", "measurements": "9"} {
		if got := doc.Find(`[data-table="`+table+`"]`).AttrOr("data-rows", ""); got != want {
			t.Errorf("%s: %s rows, want %s", table, got, want)
		}
	}
	if got := number(t, doc, "data-our-rows"); got != sum {
		t.Errorf("%d rows in all, the tables have %d", got, sum)
	}
	b.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
	if got := number(t, b.get(mirrorPath).page(t), "data-our-rows"); got != 0 {
		t.Errorf("%d rows after everything was deleted", got)
	}
}

func TestGetMirror_KeepsNothing(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	const agent, referrer = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 canary-937191", "https://elsewhere.example/937191"
	first := b.get(mirrorPath, "User-Agent", agent, "Referer", referrer, "Sec-GPC", "1", "Accept-Language", "de-CH")
	doc := first.page(t)
	for fact, want := range map[string]string{"agent": agent, "referrer": referrer, "device": "Safari 18, iPhone", "languages": "de-CH", "address": "127.0.0.…", "signals": "Sec-GPC: 1"} {
		if got := doc.Find(`[data-fact="` + fact + `"] dd`).Text(); strings.TrimSpace(got) != want {
			t.Errorf("%s: %q, want %q", fact, got, want)
		}
	}
	if doc.Find(`[data-guess="income_high"]`).Length() != 1 {
		t.Error("nothing is inferred from the device")
	}
	if strings.Contains(first.text, "127.0.0.1") {
		t.Error("the address is shown whole")
	}
	if next := b.get(mirrorPath).text; strings.Contains(next, "937191") || strings.Contains(next, "iPhone") {
		t.Error("a later request shows an earlier one")
	}
	if where := s.holds(t, "937191"); where != "" {
		t.Errorf("the request stands in %s", where)
	}
	line, _, _ := strings.Cut(doc.Find(".log-line").Text(), "…")
	if !strings.Contains(s.log.String(), line) {
		t.Errorf("the log has no line %q:\n%s", line, s.log.String())
	}
	s.keptNothing(t)
}
