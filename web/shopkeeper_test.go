package web_test

import (
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/web"
)

// sell makes it a shop that sold and took back: enough of one article, too little of another.
func (s *shop) sell(t *testing.T) {
	t.Helper()
	saved, err := s.store.SaveHistory(t.Context(), models.History{
		Sold: []models.SoldCount{{Product: felt, Size: "M", N: 120}, {Product: "mara-dress", Size: "38", N: 4}},
		Returned: []models.ReturnedCount{
			{Product: felt, Size: "M", Complaint: models.Complaint{Reason: models.ReasonTight, Zone: fit.Hip}, N: 17},
			{Product: felt, Size: "M", Complaint: models.Complaint{Reason: models.ReasonLooks}, N: 3},
			{Product: felt, Size: "M", Complaint: models.Complaint{Reason: models.ReasonQuality}, N: 11},
			{Product: "mara-dress", Size: "38", Complaint: models.Complaint{Reason: models.ReasonLooks}, N: 2},
		},
		Fitted: []models.FittedCount{{Product: felt, Bin: fit.BinOf(0.3), Outcome: fit.OutcomeSmall, N: 400}},
		TwoSizes: []models.TwoSizeCount{
			{Outcome: models.TwoSizesShown, Named: true, N: 60}, {Outcome: models.TwoSizesKeptAdvised, Named: true, N: 30},
			{Outcome: models.TwoSizesKeptBoth, Named: true, N: 20}, {Outcome: models.TwoSizesOrderedBoth, Named: true, N: 20},
			{Outcome: models.TwoSizesOneReturned, Named: true, N: 12}, {Outcome: models.TwoSizesShown, N: 3},
		},
	})
	if err != nil || !saved {
		t.Fatal(saved, err)
	}
}

func TestGetShopkeeper_SmallCountsHidden(t *testing.T) {
	t.Parallel()
	var c *handlers.Catalogue
	s := openNoiseless(t, watched(&c))
	s.sell(t)
	s.release(t, c)
	for lang, words := range map[string][]string{
		"de": {"zu eng an der Hüfte: 17", "eher klein", "Demodaten"},
		"en": {"too tight at the hip: 17", "rather small", "demo data"},
	} {
		a := s.visit(t).get("/"+lang+"/demo/shopkeeper").want(t, http.StatusOK)
		if a.Header.Get("Cache-Control") != "no-store" || len(a.Cookies()) > 0 {
			t.Errorf("%s: Cache-Control %q, %d cookies", lang, a.Header.Get("Cache-Control"), len(a.Cookies()))
		}
		doc := a.page(t)
		row := doc.Find(`tr[data-product="` + felt + `"]`)
		for _, want := range words {
			if !strings.Contains(row.Text(), want) {
				t.Errorf("%s: the row lacks %q: %s", lang, want, said(row.Text()))
			}
		}
		check := said(doc.Find(`[data-check="` + felt + `:chart"]`).Text())
		if want := map[string]string{"de": "enger als angegeben", "en": "narrower than stated"}[lang]; !strings.Contains(check, want) || !strings.Contains(check, "400") || !strings.Contains(check, "17") {
			t.Errorf("%s: what to check reads %q", lang, check)
		}
		if got := row.Find("[data-sold]").Text(); got != "120" {
			t.Errorf("%s: sold %q", lang, got)
		}
		if row.Find(`[data-complaint]`).Length() != 2 || row.Find(`[data-complaint="looks"]`).Length() != 0 { // three are too few to be told
			t.Errorf("%s: the reasons read %q", lang, said(row.Find("ul").Text()))
		}
		if doc.Find(`tr[data-product="mara-dress"]`).Length() != 0 {
			t.Errorf("%s: an article of which too little is counted has a row", lang)
		}
		outcome := func(name string, column int) string {
			return said(doc.Find(`tr[data-outcome="` + name + `"] td`).Eq(column).Text())
		}
		if got := outcome("kept_advised", 0); !strings.HasPrefix(got, "30 (50") {
			t.Errorf("%s: kept as advised %q", lang, got)
		}
		if got := outcome("shown", 1); !strings.HasPrefix(got, "–") {
			t.Errorf("%s: shown without a size named %q", lang, got)
		}
		if got := outcome("one_returned", 0); !strings.HasPrefix(got, "12 (60") {
			t.Errorf("%s: one came back %q", lang, got)
		}
	}
}

func TestGetShopkeeper_Sorted(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.sell(t)
	for by, direction := range map[string]string{"": "descending", "returned": "descending", "sold": "descending", "name": "ascending", "flag": "descending", "nope": "descending"} {
		heads := s.visit(t).get("/de/demo/shopkeeper?sort="+by).want(t, http.StatusOK).page(t).Find("#articles [aria-sort]")
		if heads.Length() != 1 || heads.AttrOr("aria-sort", "") != direction {
			t.Errorf("%q: %d sorted heads, %q", by, heads.Length(), heads.AttrOr("aria-sort", ""))
		}
	}
}

func TestGetShopkeeperCSV_HidesSame(t *testing.T) {
	t.Parallel()
	var c *handlers.Catalogue
	products := fixture()
	products[0].Name, products[1].Name, products[2].Name = both(`=HYPERLINK("x")`), both("＝1+1"), both("Hemd; größer")
	s := openShopOf(t, products, still, watched(&c))
	s.sell(t)
	s.release(t, c)
	for lang, name := range map[string]string{"de": "ebenmass-artikel.csv", "en": "ebenmass-articles.csv"} {
		a := s.visit(t).get("/"+lang+"/demo/shopkeeper.csv").want(t, http.StatusOK)
		if h := a.Header; h.Get("Content-Type") != "text/csv; charset=utf-8; header=present" || h.Get("Content-Disposition") != `attachment; filename="`+name+`"` ||
			h.Get("Cache-Control") != "no-store" || len(a.Cookies()) > 0 {
			t.Errorf("%s: headers %v", lang, h)
		}
		table, marked := strings.CutPrefix(a.text, "\ufeff")
		reader := csv.NewReader(strings.NewReader(table))
		point := "."
		if lang == "de" {
			reader.Comma, point = ';', ","
		}
		lines, err := reader.ReadAll()
		if err != nil || len(lines) != len(products)+1 || !marked {
			t.Fatalf("%s: %d lines, byte order mark %v, %v", lang, len(lines), marked, err)
		}
		cells := map[string]string{}
		for _, line := range lines[1:] {
			if line[0] == felt {
				for i, cell := range line {
					cells[lines[0][i]] = cell
				}
			}
			if line[0] == "mara-dress" && (line[2] != "<5" || line[3] != "<5") {
				t.Errorf("%s: too little is shown: %v", lang, line)
			}
			for _, cell := range line {
				number := strings.Replace(cell, point, ".", 1)
				if _, err := strconv.ParseFloat(number, 64); err != nil && strings.IndexAny(cell, "=+-@＝＋－＠\t\r") == 0 {
					t.Errorf("%s: a spreadsheet takes %q for a formula", lang, cell)
				}
			}
		}
		reason := map[string]string{"de": "zu eng an der Hüfte", "en": "too tight at the hip"}[lang]
		if cells[reason] != "17" || strings.Contains(strings.ReplaceAll(a.text, ";", ","), ",3,") {
			t.Errorf("%s: cells %v", lang, cells)
		}
		spread := cells[map[string]string{"de": "Streuung von β", "en": "sd of β"}[lang]]
		if whole, decimals, ok := strings.Cut(spread, point); !ok || whole == "" || decimals == "" {
			t.Errorf("%s: the spread is %q, without a decimal %q", lang, spread, point)
		}
	}
}

func TestPostRelease_ShowsAtOnce(t *testing.T) {
	t.Parallel()
	s := openShopAt(t, still)
	s.sell(t)
	s.visit(t).form("/de/demo/shopkeeper/release").goesTo(t, "/de/demo/shopkeeper?notice=released")
	if s.visit(t).get("/de/products/"+felt).page(t).Find(`[data-flag="small"]`).Length() == 0 {
		t.Error("the article's page does not show the release")
	}
}

func TestGetShopkeeper_WithoutDemo(t *testing.T) {
	t.Parallel()
	s := openShop(t, func(c *web.Config) { c.Demo = false })
	b := s.visit(t)
	for _, lang := range []string{"/de", "/en"} {
		b.get(lang+"/demo/shopkeeper").want(t, http.StatusNotFound)
		b.get(lang+"/demo/shopkeeper.csv").want(t, http.StatusNotFound)
		b.form(lang+"/demo/shopkeeper/release").want(t, http.StatusNotFound)
		b.form(lang+"/demo/shopkeeper/checks", "check", felt+":chart").want(t, http.StatusNotFound)
	}
	if budget, err := s.store.Budget(t.Context()); err != nil || budget.Spent != 0 {
		t.Errorf("spent %v, %v", budget.Spent, err)
	}
}

// Nothing below the demonstration shows anything of a customer, to themselves or to others.
func TestGetDemo_ShowsNobody(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.sell(t)
	b := s.visit(t)
	b.form("/de/fit", "sizing", "women", "unit", "cm", "bust", "93.25", "waist", "77.35", "hip", "101.45", "measured_with", "tape",
		"preference", "regular", "age16", "1", "consent_advice", "1", "consent_learn", "1").want(t, http.StatusSeeOther)
	b.basket("alma-t-shirt-sage-m", "2")
	number := b.order("de")
	b.sendBack("de", number, "quantity-0", "1", "reason-0", "tight-hip")
	b.form("/de/orders/"+number+"/feedback", "line", "1", "answer", "tight-hip")
	person := []string{"93.25", "93,25", "77.35", "77,35", "101.45", "101,45", "Jule", "Lindenstra", "10115", "jule@", number}
	for name, reader := range map[string]*browser{"a stranger": s.visit(t), "the customer": b} {
		seen := map[string]bool{}
		queue := []string{"/de/demo", "/en/demo"}
		for len(queue) > 0 {
			path := queue[0]
			queue = queue[1:]
			if seen[path] {
				continue
			}
			seen[path] = true
			a := reader.get(path)
			if strings.Contains(path, "/demo/tour/") && a.StatusCode == http.StatusSeeOther || strings.HasSuffix(path, "/demo/report") {
				continue // a step in the shop
			}
			a.want(t, http.StatusOK)
			for _, value := range person {
				if strings.Contains(a.text, value) {
					t.Errorf("%s reads %q on %s", name, value, path)
				}
			}
			a.page(t).Find("a[href]").Each(func(_ int, link *goquery.Selection) {
				href, _, _ := strings.Cut(link.AttrOr("href", ""), "#")
				if strings.HasPrefix(href, "/de/demo") || strings.HasPrefix(href, "/en/demo") {
					queue = append(queue, href)
				}
			})
		}
		for _, lang := range []string{"/de", "/en"} {
			for _, path := range []string{"/demo/mirror", "/demo/shopkeeper", "/demo/shopkeeper.csv", "/demo/shopkeeper?sort=name"} {
				if !seen[lang+path] {
					t.Errorf("%s does not come to %s%s", name, lang, path)
				}
			}
			released := reader.form(lang+"/demo/shopkeeper/release").want(t, http.StatusSeeOther)
			after := reader.get(released.Header.Get("Location")).want(t, http.StatusOK)
			for _, value := range person {
				if strings.Contains(released.text+after.text, value) {
					t.Errorf("%s reads %q after a release", name, value)
				}
			}
		}
	}
}

// The totals are what the rows show, no more: what is hidden is in no sum. Costs follow the price
// that the address names.
func TestGetShopkeeper_TotalsOfWhatIsShown(t *testing.T) {
	t.Parallel()
	var c *handlers.Catalogue
	s := openNoiseless(t, watched(&c))
	s.sell(t)
	s.release(t, c)
	for path, cost := range map[string]string{"": "465\u00a0€", "?return_cost=20,50": "636\u00a0€", "?return_cost=-1": "465\u00a0€", "?return_cost=201": "465\u00a0€"} {
		doc := s.visit(t).get("/de/demo/shopkeeper"+path).want(t, http.StatusOK).page(t)
		for mark, want := range map[string]string{"sold": "120", "returned": "31", "cost": cost} {
			if got := doc.Find("[data-total-" + mark + "]").Text(); strings.ReplaceAll(got, " ", "\u00a0") != want {
				t.Errorf("%q: %s is %q, want %q", path, mark, got, want)
			}
		}
		if got := said(doc.Find("[data-reasons] .sk-say").Text()); !strings.HasPrefix(got, "61 von 100") { // 17 of 28
			t.Errorf("%q: the reasons say %q", path, got)
		}
		if got := said(doc.Find("[data-zones] .sk-say").Text()); got != "Am häufigsten ist die Hüfte zu eng." {
			t.Errorf("%q: the places say %q", path, got)
		}
		if got := said(doc.Find("[data-two-sizes]").Text()); !strings.Contains(got, "In 50 von 100 Fällen") || !strings.Contains(got, "in 60 von 100 Fällen") || !strings.Contains(got, "12 Rücksendungen") {
			t.Errorf("%q: two sizes say %q", path, got)
		}
	}
}

func TestGetShopkeeper_Filtered(t *testing.T) {
	t.Parallel()
	var c *handlers.Catalogue
	s := openNoiseless(t, watched(&c))
	s.sell(t)
	s.release(t, c)
	for query, rows := range map[string]int{"": 1, "category=women": 1, "category=men": 0, "category=tops": 1, "category=nope": 1, "runs=small": 1, "runs=large": 0, "runs=expected": 0} {
		if got := s.visit(t).get("/en/demo/shopkeeper?"+query).want(t, http.StatusOK).page(t).Find("tr[data-product]").Length(); got != rows {
			t.Errorf("%q: %d rows, want %d", query, got, rows)
		}
	}
	lines := strings.Count(s.visit(t).get("/en/demo/shopkeeper.csv?runs=small").want(t, http.StatusOK).text, "\r\n")
	if lines != 2 {
		t.Errorf("the table of those that run small has %d lines", lines)
	}
}

// A tick is noted without who, stays, can be taken back, and opens again once another release
// says something else.
func TestPostShopkeeperChecks_ReopenedByNewEvidence(t *testing.T) {
	t.Parallel()
	var c *handlers.Catalogue
	s := openNoiseless(t, watched(&c))
	s.sell(t)
	s.release(t, c)
	key := felt + ":chart"
	check := func() *goquery.Selection {
		return s.visit(t).get("/de/demo/shopkeeper").want(t, http.StatusOK).page(t).Find(`[data-check="` + key + `"]`)
	}
	ticked := func() bool { return check().Find("input[checked]").Length() == 1 }
	if ticked() {
		t.Fatal("ticked before anybody did")
	}
	a := s.visit(t).form("/de/demo/shopkeeper/checks", "listed", key, "check", key, "check", "nothing:chart")
	a.goesTo(t, "/de/demo/shopkeeper?notice=checked#checks")
	if len(a.Cookies()) > 0 || !ticked() {
		t.Errorf("%d cookies, ticked %t", len(a.Cookies()), ticked())
	}
	s.change(t, "UPDATE released_articles SET beta = beta / 2")
	reload(t, c)
	if got := check(); ticked() || got.AttrOr("data-reopened", "") != "true" || !strings.Contains(got.Text(), "wieder offen") {
		t.Errorf("after another release: %q", said(got.Text()))
	}
	s.visit(t).form("/de/demo/shopkeeper/checks", "listed", key, "check", key).want(t, http.StatusSeeOther)
	if !ticked() {
		t.Error("ticked anew, it is open")
	}
	s.visit(t).form("/de/demo/shopkeeper/checks", "listed", key).want(t, http.StatusSeeOther)
	if ticked() || check().AttrOr("data-reopened", "") != "false" {
		t.Error("the tick cannot be taken back")
	}
}
