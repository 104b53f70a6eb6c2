package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestPostConsents_Pause(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice", "offers")
	const values = `[data-datum][data-purpose="advice"]`
	held := b.get("/en/my-data").page(t).Find(values).Length()
	b.form("/en/my-data/consents", "action", "pause").goesTo(t, "/en/my-data?notice=paused")
	if b.advised("/en/products/alma-t-shirt") {
		t.Error("advice while paused")
	}
	for _, path := range []string{"/de/products/alma-t-shirt", "/en/products?fits=1", "/en/products"} {
		if page := b.get(path).want(t, http.StatusOK).page(t); page.Find(`a[href$="/my-data#pause"]`).Length() == 0 {
			t.Errorf("%s does not say that the use is paused", path)
		}
	}
	if journal := b.journal(); !strings.Contains(journal, "advice denied") || !strings.Contains(journal, "offers denied") {
		t.Errorf("journal: %s", journal)
	}
	page := b.get("/en/my-data?notice=paused").want(t, http.StatusOK).page(t)
	if held == 0 || page.Find(values).Length() != held || page.Find("#pause [data-paused]").Length() != 1 || page.Find("[role=status]:not([hidden])").Length() != 1 {
		t.Error("my data does not show the pause, or not all that is kept")
	}
	b.form("/en/my-data/consents", "purpose", "offers", "action", "withdraw").goesTo(t, "/en/my-data?notice=withdrawn")
	b.form("/en/my-data/consents", "purpose", "offers", "action", "grant").goesTo(t, "/en/my-data?notice=granted")
	if page := b.get("/en/products?fits=1").page(t); page.Find(`a[href$="/my-data#pause"]`).Length() == 0 {
		t.Error("a consent given while paused is used")
	}
	b.form("/en/my-data/consents", "action", "resume").goesTo(t, "/en/my-data?notice=resumed")
	if !b.advised("/en/products/alma-t-shirt") {
		t.Error("no advice after resuming")
	}
}

func TestPostConsents_PauseOfNobody(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	a := s.visit(t).form("/de/my-data/consents", "action", "pause")
	a.goesTo(t, "/de/my-data")
	if len(a.Cookies()) > 0 {
		t.Error("a cookie for it")
	}
	s.keptNothing(t)
}

func TestLoadVisitor_RenewsCookie(t *testing.T) {
	t.Parallel()
	at := &moving{}
	s := openShopAt(t, at.now)
	b := consented(t, s, "advice")
	if cookies := b.get("/de/products/alma-t-shirt").want(t, http.StatusOK).Cookies(); len(cookies) != 0 {
		t.Errorf("a cookie on the first day: %v", cookies)
	}
	at.days(100)
	cookies := b.get("/de/products/alma-t-shirt").want(t, http.StatusOK).Cookies()
	if len(cookies) != 1 || cookies[0].MaxAge < 364*86400 || cookies[0].MaxAge > 367*86400 {
		t.Errorf("after a hundred days: %v", cookies)
	}
	if again := b.get("/de/products/alma-t-shirt").want(t, http.StatusOK).Cookies(); len(again) != 0 {
		t.Errorf("twice on one day: %v", again)
	}
	at.days(300) // beyond a year from the consent
	cookies = b.get("/de/my-data").want(t, http.StatusOK).Cookies()
	if len(cookies) != 1 || b.held() == 0 {
		t.Errorf("their own look: %v, %d data held", cookies, b.held())
	}
}
