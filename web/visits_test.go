package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// A program without a cookie begins a visit with every post. After so many a minute its network
// waits; others do not, and nor does anybody who is known already.
func TestPost_NewVisitsPerClient(t *testing.T) {
	t.Parallel()
	var clock moving
	s := openShopAt(t, clock.now, behindProxy)
	put := func(ip, lang string) answer {
		return s.from(t, ip).form("/"+lang+"/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1", "add", "1")
	}
	known := s.from(t, "198.51.100.1")
	known.basket("alma-t-shirt-sage-m", "1")
	rows := s.rows(t)
	for range 59 {
		put("198.51.100.1", "de").want(t, http.StatusSeeOther)
	}
	begun := s.rows(t) - rows
	for lang, says := range map[string]string{"de": "sehr viele Warenkörbe", "en": "many baskets"} {
		a := put("198.51.100.1", lang).want(t, http.StatusTooManyRequests)
		if !strings.Contains(a.page(t).Find("main").Text(), says) || a.Header.Get("Retry-After") == "" || len(a.Cookies()) > 0 {
			t.Errorf("%s: the page does not say why, or when it works again", lang)
		}
	}
	for path, fields := range map[string][]string{
		"/de/fit":     measures("age16", "1", "consent_advice", "1"),
		"/de/sign-in": {"email", "jule@example.org"},
		"/de/mail":    {"email", "jule@example.org", "age16", "1"},
	} {
		s.from(t, "198.51.100.1").form(path, fields...).want(t, http.StatusTooManyRequests)
	}
	if s.rows(t) != rows+begun {
		t.Error("a refused visit left rows")
	}
	known.form("/de/basket/items", "sku", "alma-t-shirt-sage-l", "quantity", "1").goesTo(t, "/de/basket?notice=changed")
	put("198.51.100.2", "de").want(t, http.StatusSeeOther)
	clock.minutes(1)
	put("198.51.100.1", "de").want(t, http.StatusSeeOther)
}

// The cookie, the visit and the basket end together: soon, until it is changed again.
func TestPostBasketItems_VisitLastsAsItsBasket(t *testing.T) {
	t.Parallel()
	var m moving
	s := openShopAt(t, m.now)
	days := func(a answer) int {
		t.Helper()
		cookies := a.want(t, http.StatusSeeOther).Cookies()
		if len(cookies) != 1 {
			t.Fatalf("%d cookies", len(cookies))
		}
		return (cookies[0].MaxAge + 3600) / (24 * 3600)
	}
	once, again := s.visit(t), s.visit(t)
	for _, b := range []*browser{once, again} {
		if got := days(b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1")); got != 3 {
			t.Errorf("the first piece is kept %d days", got)
		}
	}
	m.days(2)
	if got := days(again.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2")); got != 30 {
		t.Errorf("a changed basket is kept %d days", got)
	}
	m.days(2)
	lines := func(b *browser) int { return b.get("/de/basket").page(t).Find("li.basket-line").Length() }
	if lines(once) != 0 || lines(again) != 1 {
		t.Errorf("after four days %d and %d lines", lines(once), lines(again))
	}
	if expires := again.get("/de/my-data").page(t).Find("[data-datum][data-expires]"); expires.Length() == 0 {
		t.Error("my data does not say until when")
	}
}
