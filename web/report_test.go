package web_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"ebenmass/models/lab/drawn"
	"ebenmass/models/lab/simulate"
	"ebenmass/models/report"
	"ebenmass/web"
)

// simulator is what all tests share: few people on the frozen charts.
var simulator = sync.OnceValue(func() *simulate.Lab { return newSimulator(16) })

func newSimulator(people int) *simulate.Lab {
	articles, err := drawn.Frozen()
	if err != nil {
		panic(err)
	}
	l, err := simulate.New(context.Background(), articles, simulate.Options{People: people, Workers: 2, Now: time.Now})
	if err != nil {
		panic(err)
	}
	return l
}

// reportDone is the page once all is computed.
func (b *browser) reportDone(t *testing.T, path string) answer {
	t.Helper()
	for range 200 {
		a := b.get(path)
		if a.page(t).Find("progress").Length() == 0 {
			return a
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s is never through", path)
	return answer{}
}

type document struct {
	Seed     uint64
	Orders   int64
	Inputs   map[string]float64
	Policies map[string]map[string]struct{ Value, Low, High float64 }
}

func (b *browser) reportJSON(t *testing.T, query string) (d document) {
	t.Helper()
	a := b.get("/en/demo/report.json"+query).want(t, http.StatusOK)
	if err := json.Unmarshal([]byte(a.text), &d); err != nil {
		t.Fatalf("%v: %s", err, a.text)
	}
	return d
}

// Page, file and program show the same figures, whatever the visitor's own ones are.
func TestGetReport_SameAsFiles(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, query := range []string{"", "?orders=50000&return_cost=7,50&margin=22.10&uptake=0.5&seed=3", "?margin=0&return_cost=0"} {
		d := b.reportJSON(t, query)
		doc := b.reportDone(t, "/en/demo/report"+query).want(t, http.StatusOK).page(t)
		if doc.Find("[data-policy]").Length() != 4 || len(d.Policies) != 4 {
			t.Fatalf("%s: %d policies, %d in the file", query, doc.Find("[data-policy]").Length(), len(d.Policies))
		}
		best, most := "", 0.0
		for i := range 4 {
			row := doc.Find("[data-policy]").Eq(i)
			policy := d.Policies[row.AttrOr("data-policy", "")]
			returns, _ := strconv.ParseFloat(row.AttrOr("data-returns", ""), 64)
			eur, _ := strconv.ParseFloat(row.AttrOr("data-eur", ""), 64)
			if returns != policy["returns_per_1000"].Value || eur != policy["eur_per_1000"].Value {
				t.Errorf("%s: %s has %v and %v, file %+v", query, row.AttrOr("data-policy", ""), returns, eur, policy)
			}
			if best == "" || eur > most {
				best, most = row.AttrOr("data-policy", ""), eur
			}
			for name, r := range policy {
				if r.Low > r.Value || r.Value > r.High {
					t.Errorf("%s: %s: %+v", query, name, r)
				}
			}
		}
		if won := doc.Find(".won"); won.Length() != 1 || won.AttrOr("data-policy", "") != best {
			t.Errorf("%s: %s is highlighted, %s brings most", query, won.AttrOr("data-policy", ""), best)
		}
	}
	if d := b.reportJSON(t, "?orders=50000&return_cost=7,50&margin=22.10&uptake=0.5&seed=3"); d.Seed != 3 || d.Orders != 50000 || d.Inputs["return_cost"] != 7.5 || d.Inputs["margin"] != 22.1 || d.Inputs["uptake"] != 0.5 {
		t.Errorf("inputs: %+v", d)
	}
}

func TestGetReport_CSV(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	d := b.reportJSON(t, "?seed=3")
	a := b.get("/de/demo/report.csv?seed=3").want(t, http.StatusOK)
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/csv") || !strings.Contains(a.Header.Get("Content-Disposition"), "ebenmass-bericht.csv") {
		t.Errorf("headers %v", a.Header)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.text, "\ufeff")))
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil || len(lines) != 6 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	want := strconv.FormatFloat(d.Policies["advice"]["returns_per_1000"].Value, 'f', -1, 64)
	if got := strings.Replace(lines[1][1], ",", ".", 1); got != want {
		t.Errorf("returns with the advice: %s, want %s", got, want)
	}
}

// What cannot be used is named, kept in its field and replaced meanwhile; the rest is used.
func TestGetReport_InvalidInputs(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for name, value := range nasty {
		if name == "zero" || name == "far" {
			continue // some of the inputs take them
		}
		for _, field := range report.Fields() {
			other := report.FieldMargin
			if field == other {
				other = report.FieldOrders
			}
			query := "?" + other + "=12&" + field + "=" + url.QueryEscape(value)
			a := b.get("/de/demo/report"+query).want(t, http.StatusUnprocessableEntity)
			doc := a.page(t)
			if doc.Find(`.error-summary a[href="#`+field+`"]`).Length() != 1 || doc.Find("#"+field+`[aria-invalid]`).Length() != 1 {
				t.Errorf("%s as %s: not named, or not marked", name, field)
			}
			if doc.Find("#"+other).AttrOr("value", "") != "12" || !strings.HasPrefix(doc.Find("title").Text(), "Fehler:") {
				t.Errorf("%s as %s: the other values are lost", name, field)
			}
			if strings.Contains(a.text, "<script>alert") {
				t.Errorf("%s as %s: unescaped", name, field)
			}
			if file := b.get("/de/demo/report.json"+query).want(t, http.StatusUnprocessableEntity); !strings.Contains(file.text, `"field":"`+field+`"`) {
				t.Errorf("%s as %s: %s", name, field, file.text)
			}
			b.get("/de/demo/report.csv"+query).want(t, http.StatusUnprocessableEntity)
		}
	}
	if doc := b.get("/de/demo/report?return_cost=abc").page(t); doc.Find("#return_cost").AttrOr("value", "") != "abc" {
		t.Error("the wrong value is not kept in its field")
	}
}

// The page goes on without a script until it is stopped, with the first figures as soon as there
// are any, and a stopped one has nothing computed.
func TestGetReport_WhileComputing(t *testing.T) {
	t.Parallel()
	b := openShop(t, func(c *web.Config) { c.Simulator = newSimulator(2000) }).visit(t)
	stopped := b.get("/de/demo/report?stop=1&seed=9").want(t, http.StatusOK).page(t)
	if stopped.Find("[data-policy]").Length() != 0 || stopped.Find("noscript meta").Length() != 0 || stopped.Find("[data-running]").Length() != 0 {
		t.Error("stopped before it began, it goes on")
	}
	a := b.get("/de/demo/report?seed=9").want(t, http.StatusOK)
	doc := a.page(t)
	if !strings.Contains(a.text, `<noscript><meta http-equiv="refresh" content="2">`) || doc.Find("[data-running]").Length() != 1 || doc.Find(`script[src*="report"]`).Length() != 1 {
		t.Error("the page does not go on")
	}
	for until := time.Now().Add(time.Minute); doc.Find("[data-policy]").Length() != 4; doc = b.get("/de/demo/report?seed=9").page(t) {
		if time.Now().After(until) {
			t.Fatal("no first figures")
		}
	}
	href, _ := doc.Find(".calc a").Attr("href")
	halted := b.get(href).want(t, http.StatusOK)
	if page := halted.page(t); strings.Contains(halted.text, "http-equiv=\"refresh\"") || page.Find("[data-running]").Length() != 0 || page.Find("[data-policy]").Length() != 4 {
		t.Errorf("%s goes on, or lost its figures", href)
	}
	if got := a.Header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("Cache-Control %q", got)
	}
}

func TestGetReport_WithoutDemo(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]option{
		"without the demonstration": func(c *web.Config) { c.Demo = false },
		"without a simulator":       func(c *web.Config) { c.Simulator = nil },
	} {
		b := openShop(t, o).visit(t)
		for _, path := range []string{"/de/demo/report", "/en/demo/report.json", "/en/demo/report.csv"} {
			if a := b.get(path); a.StatusCode != http.StatusNotFound {
				t.Errorf("%s: %s answers %d", name, path, a.StatusCode)
			}
		}
	}
}
