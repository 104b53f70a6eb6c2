package web_test

import (
	"database/sql"
	"fmt"
	"math"
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/web"
)

// stepped is a clock that stands until a test moves it.
type stepped struct{ passed atomic.Int64 }

func (c *stepped) now() time.Time     { return still().Add(time.Duration(c.passed.Load())) }
func (c *stepped) minutes(number int) { c.passed.Add(int64(number) * int64(time.Minute)) }
func (c *stepped) days(number int)    { c.minutes(number * 24 * 60) }

// buyer is somebody who ordered the article and may be asked how it fits.
type buyer struct {
	*browser
	number string // of the order
}

// buyer is one at an address, who keeps measurements and consented to learning.
func (s *shop) buyer(t *testing.T, ip string) buyer {
	t.Helper()
	b := s.from(t, ip)
	b.form("/de/fit", measures("age16", "1", "consent_advice", "1", "consent_learn", "1")...).goesTo(t, "/de/fit?notice=saved")
	b.basket("alma-t-shirt-sage-m", "1")
	return buyer{b, b.order("de")}
}

// tell says that the article is too tight.
func (b buyer) tell(t *testing.T) {
	t.Helper()
	b.form("/de/orders/"+b.number+"/feedback", "line", "0", "answer", "tight-bust").want(t, http.StatusSeeOther)
}

// counts reports whether my data say that the feedback counts for the article.
func (b buyer) counts(t *testing.T) string {
	t.Helper()
	return b.get("/de/my-data").want(t, http.StatusOK).page(t).Find(`[data-datum="feedback-1"] [data-counts]`).AttrOr("data-counts", "")
}

// offset is what is released of the article, to a program.
func (s *shop) offset(t *testing.T) (value, n float64) {
	t.Helper()
	a := decode[advice](t, s.visit(t).json("/api/v1/advice", ask).want(t, http.StatusOK))
	return a.Sizes[0].ArticleOffset.Value, a.Sizes[0].ArticleOffset.N
}

// An answer counts for the article after ten minutes of a visit, or once the parcel must have
// arrived, one per network and day; it is taken in any case.
func TestPostFeedback_CountsPerNetworkAndDay(t *testing.T) {
	t.Parallel()
	for _, demo := range []bool{true, false} {
		clock := &stepped{}
		s := openShopOf(t, fixture(), clock.now, behindProxy, func(c *web.Config) { c.Demo = demo })
		s.change(t, "UPDATE variants SET stock = 500")
		var all []buyer
		for _, ip := range []string{"198.51.100.1", "198.51.100.200", "198.51.101.1", "2001:db8:1:2::1", "2001:db8:1:3::1", "2001:db8:2::1"} {
			all = append(all, s.buyer(t, ip))
		}
		want := func(when string, want string) {
			t.Helper()
			got := ""
			for _, b := range all {
				b.tell(t)
				got += strings.TrimSuffix(b.counts(t), "e")[:1]
			}
			if got != want {
				t.Errorf("demo %t, %s: %s count, want %s", demo, when, got, want)
			}
		}
		want("at once", "ffffff")
		clock.minutes(9)
		want("after nine minutes", "ffffff")
		clock.minutes(1)
		if !demo {
			want("after ten minutes", "ffffff")
			clock.days(10)
		}
		want("in time", "tfttft") // one of each /24 and /48
		clock.days(1)
		want("a day later", "tttttt")
	}
}

// The attack that turned an advice around: 45 made-up buyers in seconds, and those who wait ten
// minutes, at one network and at as many as there are buyers.
func TestPostFeedback_MadeUpBuyers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		networks bool // each has one of its own
		wait     int  // minutes
		exactly  bool // nothing of it may reach a release
	}{
		{"in seconds, from everywhere", true, 0, true},
		{"patient, at one place", false, 11, false},
		{"patient, from everywhere", true, 11, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var c *handlers.Catalogue
			clock := &stepped{}
			s := openShopOf(t, fixture(), clock.now, watched(&c), behindProxy)
			s.remembered(t, 400)
			s.release(t, c)
			before, _ := s.offset(t)
			s.change(t, "UPDATE variants SET stock = 500")
			buyers := 45
			if testing.Short() {
				buyers = 24
			}
			for i := range buyers {
				ip := "198.51.100.1"
				if test.networks || i%30 == 29 { // forty pieces an hour and network
					ip = fmt.Sprintf("198.51.%d.1", i)
				}
				b := s.buyer(t, ip)
				clock.minutes(test.wait)
				b.tell(t)
			}
			clock.days(1)
			s.visit(t).form("/de/demo/shopkeeper/release").goesTo(t, "/de/demo/shopkeeper?notice=released")
			after, n := s.offset(t)
			if moved := math.Abs(after - before); moved > 0.3+1e-9 {
				t.Errorf("%d made-up buyers move the offset from %v to %v", buyers, before, after)
			}
			if test.exactly && math.Abs(n-400) > 80 { // the noise of no answer at all
				t.Errorf("%v people told", n)
			}
		})
	}
}

// Anonymous posts to the button make one release a day of a copy, and leave the year's budget.
func TestPostRelease_OnceADay(t *testing.T) {
	t.Parallel()
	clock := &stepped{}
	s := openShopOf(t, fixture(), clock.now)
	s.remembered(t, 400)
	left := func() string {
		got := map[string]bool{}
		for _, page := range []string{"/de/how-it-works", "/en/how-it-works", "/de/demo/shopkeeper", "/en/demo/shopkeeper"} {
			got[s.visit(t).get(page).want(t, http.StatusOK).page(t).Find("[data-budget-left]").AttrOr("data-budget-left", "")] = true
		}
		if len(got) != 1 {
			t.Errorf("pages disagree on what is left: %v", got)
		}
		for text := range got {
			return text
		}
		return ""
	}
	if got := left(); got != "12" {
		t.Fatalf("%s left at first", got)
	}
	for day := range 14 {
		for i := range 11 {
			want := "today"
			if i == 0 && day < 12 {
				want = "released"
			}
			if day >= 11 && i > 0 || day >= 12 {
				want = "spent"
			}
			lang := []string{"de", "en"}[i%2]
			s.visit(t).form("/"+lang+"/demo/shopkeeper/release").goesTo(t, "/"+lang+"/demo/shopkeeper?notice="+want)
		}
		doc := s.visit(t).get("/en/demo/shopkeeper?notice=today").want(t, http.StatusOK).page(t)
		if doc.Find(`form[action$="/release"]`).Length() != 0 || doc.Find("[data-released-today], [data-budget-spent]").Length() != 1 || doc.Find(`[data-notice="today"]`).Length() != 1 {
			t.Errorf("day %d: the page does not say that the button has nothing more to give", day)
		}
		clock.days(1)
	}
	if got := left(); got != "12" {
		t.Errorf("%s left after 154 posts", got)
	}
	budget, err := s.store.Budget(t.Context())
	if err != nil || budget.Spent != 0 {
		t.Errorf("spent %v, %v", budget.Spent, err)
	}
}

// Somebody deletes before a release: it is not in it, and nothing tells that it ever was.
func TestRelease_DeletedBefore(t *testing.T) {
	t.Parallel()
	clock := &stepped{}
	s := openShopOf(t, fixture(), clock.now, behindProxy)
	b := s.buyer(t, "198.51.100.1")
	clock.minutes(11)
	b.tell(t)
	if b.counts(t) != "true" {
		t.Fatal("the answer does not count")
	}
	b.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
	for _, query := range []string{"SELECT count(*) FROM feedback", "SELECT count(*) FROM profiles", "SELECT count(*) FROM customers"} {
		if n := s.number(t, query); n != 0 {
			t.Errorf("%s: %d", query, n)
		}
	}
	if err := s.store.Release(t.Context(), models.OnSchedule); err != nil {
		t.Fatal(err)
	}
}

// number reads one number from the database.
func (s *shop) number(t *testing.T, query string) (n int) {
	t.Helper()
	db, err := sql.Open(sqliteDriver, "file:"+filepath.Join(s.folder, "ebenmass.db")+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(query).Scan(&n); err != nil {
		t.Fatal(query, err)
	}
	return n
}

// What a stranger can download of the shopkeeper's page is the same to the byte whatever one
// person does within a week and between releases.
func TestGetShopkeeper_OnePersonChangesNothing(t *testing.T) {
	t.Parallel()
	clock := &stepped{}
	s := openShopOf(t, fixture(), clock.now, behindProxy)
	s.sell(t)
	s.change(t, "UPDATE variants SET stock = 500")
	if err := s.store.Release(t.Context(), models.OnSchedule); err != nil {
		t.Fatal(err)
	}
	closeWeek := func() {
		t.Helper()
		if _, err := s.store.CloseWeeks(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	closeWeek()
	read := func() map[string]string {
		all := map[string]string{}
		for _, lang := range []string{"/de", "/en"} {
			for _, path := range []string{"/demo/shopkeeper", "/demo/shopkeeper?sort=sold", "/demo/shopkeeper?sort=returned", "/demo/shopkeeper.csv"} {
				all[lang+path] = s.visit(t).get(lang+path).want(t, http.StatusOK).text
			}
		}
		return all
	}
	before := read()
	same := func(when string) {
		t.Helper()
		closeWeek() // as often as the shop likes
		for path, text := range read() {
			if text != before[path] {
				t.Errorf("%s: %s has changed", when, path)
			}
		}
	}
	b := s.from(t, "198.51.100.1")
	b.form("/de/fit", measures("age16", "1", "consent_advice", "1", "consent_learn", "1")...).want(t, http.StatusSeeOther)
	clock.minutes(11)
	b.teeIn("m", "l")
	b.keepSize(t, "all", "M").goesTo(t, "/de/basket?notice=kept_sizes")
	number := b.order("de")
	same("after an order in two sizes")
	b.form("/de/orders/"+number+"/feedback", "line", "0", "answer", "tight-bust").want(t, http.StatusSeeOther)
	same("after an answer")
	for position, reason := range []string{"tight-hip", "looks"} {
		at := fmt.Sprint(position)
		b.sendBack("de", number, "quantity-"+at, "1", "reason-"+at, reason)
		same("after a return for " + reason)
	}
	b.form("/de/my-data/delete", "scope", "feedback").want(t, http.StatusSeeOther)
	same("after deleting the feedback")
	clock.days(5)
	same("on Saturday")
	clock.days(2)
	closeWeek()
	row := s.visit(t).get("/de/demo/shopkeeper").want(t, http.StatusOK).page(t).Find(`tr[data-product="` + felt + `"]`)
	if sold := row.Find("[data-sold]").Text(); sold != "122" {
		t.Errorf("after the week %s were sold, want 120 and 2", sold)
	}
	if doc := s.visit(t).get("/en/demo/shopkeeper").page(t); doc.Find(`[data-through="2026-11-29"]`).Length() != 1 {
		t.Errorf("the page says until %s", doc.Find("[data-through]").Text())
	}
	s.visit(t).get("/de/demo/shopkeeper.csv").want(t, http.StatusOK)
}
