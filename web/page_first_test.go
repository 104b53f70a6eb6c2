package web_test

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ebenmass/handlers"
)

// sharedPaths are pages that anybody without a cookie gets from the cache.
var sharedPaths = []string{
	"/de/", "/en/products", "/en/products?category=women&size=M", "/de/products?q=Leinenhemd", "/de/products/alma-t-shirt",
	"/de/products/alma-t-shirt/size-chart", "/de/fit", "/en/fit?from=alma-t-shirt", "/en/fit/device", "/de/privacy", "/de/demo",
	"/sitemap.xml", "/en/fit/device/catalogue.json",
}

// withoutOwn takes off an answer's header what each has for itself.
func withoutOwn(a answer) {
	a.Header.Del("Date")
	a.Header.Del("X-Request-Id")
}

// A page that was ready leaves the shop as it did when it was made: the same headers, the same
// bytes, in every coding, with HEAD and to those who have it.
func TestPagesFirst_SameAnswer(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, path := range sharedPaths {
		for _, coding := range []string{"", "gzip", "br"} {
			// An address that is not written as the key is goes through the router to the same page.
			sep := map[bool]string{false: "?", true: "&"}[strings.Contains(path, "?")]
			routed := s.visit(t).get(path+sep+"utm_source=x", "Accept-Encoding", coding).want(t, http.StatusOK)
			ready := s.visit(t).get(path, "Accept-Encoding", coding).want(t, http.StatusOK)
			if a, b := routed.Header.Get("X-Request-Id"), ready.Header.Get("X-Request-Id"); a == "" || len(a) != len(b) || a == b {
				t.Errorf("%s, %q: requests are named %q and %q", path, coding, a, b)
			}
			withoutOwn(routed)
			withoutOwn(ready)
			if !reflect.DeepEqual(routed.Header, ready.Header) || routed.text != ready.text {
				t.Errorf("%s, %q: %v and %v", path, coding, routed.Header, ready.Header)
			}
			head := s.visit(t).do(http.MethodHead, path, nil, "Accept-Encoding", coding).want(t, http.StatusOK)
			withoutOwn(head)
			if head.text != "" || !reflect.DeepEqual(head.Header, ready.Header) {
				t.Errorf("HEAD %s, %q: %v, want %v", path, coding, head.Header, ready.Header)
			}
			if len(ready.Cookies()) > 0 || ready.Header.Get("Content-Security-Policy") == "" {
				t.Errorf("%s: %v", path, ready.Header)
			}
			if etag := ready.Header.Get("ETag"); etag != "" {
				if had := s.visit(t).get(path, "If-None-Match", etag).want(t, http.StatusNotModified); had.Header.Get("Vary") != ready.Header.Get("Vary") || had.Header.Get("Content-Security-Policy") == "" {
					t.Errorf("%s, 304: %v", path, had.Header)
				}
			}
		}
	}
}

func TestPagesFirst_CountedAndLogged(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	const path, times = "/de/products/alma-t-shirt", 4
	for range times {
		s.visit(t).get(path).want(t, http.StatusOK)
	}
	s.visit(t).do(http.MethodHead, path, nil).want(t, http.StatusOK)
	lines := []string{
		fmt.Sprintf(`ebenmass_http_requests_total{method="GET",route="/de/products/:slug",status="200"} %d`, times),
		`ebenmass_http_requests_total{method="HEAD",route="/de/products/:slug",status="200"} 1`,
		fmt.Sprintf(`ebenmass_http_request_seconds_count{route="/de/products/:slug"} %d`, times+1),
	}
	// An answer is counted and logged after it was sent.
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(10 * time.Millisecond) {
		metrics := s.scrape(t)
		missing := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return strings.Contains(metrics, line) })
		logged := strings.Count(s.log.String(), "msg=request method=GET route=/de/products/:slug status=200 took=")
		if len(missing) == 0 && logged == times {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("metrics lack %q; %d lines in the log, want %d:\n%s", missing, logged, times, s.log.String())
		}
	}
}

// What is ready is for exactly those requests that it was made for.
func TestPagesFirst_NotForOthers(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	const path = "/de/products/alma-t-shirt"
	ready := s.visit(t).get(path).want(t, http.StatusOK)
	s.visit(t).as("evil.example", "GET", path, "").want(t, http.StatusMisdirectedRequest)
	known := s.visit(t)
	known.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1").want(t, http.StatusSeeOther)
	for range 2 {
		if a := known.get(path).want(t, http.StatusOK); a.Header.Get("Cache-Control") != "no-store" || !strings.Contains(a.text, "tool-count") {
			t.Errorf("somebody known gets everybody's page: %v", a.Header)
		}
	}
	for _, page := range []string{"/de/privacy", "/de/fit"} {
		for range 2 {
			without, with := s.visit(t).get(page), s.visit(t).get(page, "Sec-GPC", "1")
			if without.page(t).Find("#gpc").Length() != 0 || with.page(t).Find("#gpc").Length() != 1 {
				t.Errorf("%s: the privacy signal makes no page of its own", page)
			}
		}
	}
	if a := s.visit(t).get(path, "Cookie", "other=1; ebenmassive=x").want(t, http.StatusOK); a.text != ready.text || a.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("a cookie of somebody else makes another page: %v", a.Header)
	}
	s.visit(t).do(http.MethodDelete, path, nil).want(t, http.StatusMethodNotAllowed)
	if a := s.visit(t).get(path, "Cookie", "ebenmass=forged").want(t, http.StatusOK); a.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("a forged cookie: %v", a.Header)
	}
}

// The form for measurements is made once for all, and yet kept by no browser: what is typed into
// it does not come back with the back button.
func TestGetFit_SharedWithoutBeingStored(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for range 2 {
		a := s.visit(t).get("/de/fit?from=alma-t-shirt").want(t, http.StatusOK)
		if a.Header.Get("Cache-Control") != "no-store" || a.Header.Get("ETag") != "" || len(a.Cookies()) > 0 {
			t.Errorf("%v", a.Header)
		}
	}
	b := s.visit(t)
	b.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).goesTo(t, "/de/fit?notice=saved")
	if a := b.get("/de/fit?notice=saved").want(t, http.StatusOK); a.page(t).Find("[data-verdict], .article-card").Length() == 0 {
		t.Error("what was just stored does not show")
	}
	if a := s.visit(t).get("/de/fit?notice=saved").want(t, http.StatusOK); a.page(t).Find(".article-card").Length() != 0 {
		t.Error("somebody else sees it, too")
	}
}

// A search is kept like other pages until the catalogue changes; what was searched for is in no
// log, metric or table.
func TestGetProducts_SearchKept(t *testing.T) {
	t.Parallel()
	var catalogue *handlers.Catalogue
	s := openShop(t, watched(&catalogue))
	first := s.visit(t).get("/de/products?q=Zilpzalp+Kleid").want(t, http.StatusOK)
	second := s.visit(t).get("/de/products?q=Zilpzalp++kleid&sort=&price_max=").want(t, http.StatusOK)
	third := s.visit(t).get("/de/products?q=Zilpzalp+Kleid").want(t, http.StatusOK)
	if first.text != third.text || first.Header.Get("ETag") != third.Header.Get("ETag") || second.text == first.text {
		t.Error("the same search gives another page")
	}
	before := s.visit(t).get("/de/products?q=Kleid").want(t, http.StatusOK)
	s.change(t, "UPDATE prices SET cents = 3131 WHERE product = 'mara-dress'")
	if err := catalogue.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if after := s.visit(t).get("/de/products?q=Kleid").want(t, http.StatusOK); after.text == before.text {
		t.Error("a search shows an old price")
	}
	if where := s.holds(t, "Zilpzalp"); where != "" || strings.Contains(s.log.String(), "ilpzalp") || strings.Contains(s.scrape(t), "ilpzalp") {
		t.Errorf("what was typed stands somewhere: %s", where)
	}
}
