package web_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"ebenmass/models"
	"ebenmass/models/store/engine"
)

// lockWriters has a foreign connection hold the database's lock of writers.
func (s *shop) lockWriters(t *testing.T) (release func()) {
	t.Helper()
	// The shop's own driver: locks of two SQLite libraries in one process do not meet.
	other, err := engine.OpenBeside(t.Context(), engine.Place{Dir: s.folder}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Exec("BEGIN IMMEDIATE").Error; err != nil {
		t.Fatal(err)
	}
	release = sync.OnceFunc(func() { _ = engine.ClosePool(other) })
	t.Cleanup(release)
	return release
}

// unavailable fails the test unless the answer says that it will pass.
func (a answer) unavailable(t *testing.T) {
	t.Helper()
	if a.want(t, http.StatusServiceUnavailable).Header.Get("Retry-After") == "" {
		t.Errorf("%s: it does not say when to come back", a.Request.URL.Path)
	}
}

// Whoever holds the writers up, pages are read: the shop is ready, and says so without waiting for it.
func TestGetReadyz_ForeignLock(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	release := s.lockWriters(t)
	if a := b.get("/readyz").want(t, http.StatusOK); a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%v", a.Header)
	}
	b.get("/healthz").want(t, http.StatusOK)
	release()
	b.get("/readyz").want(t, http.StatusOK)
}

func TestPostBasketItems_ForeignLock(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	known := s.visit(t)
	known.basket("alma-t-shirt-sage-m", "1")
	release := s.lockWriters(t)
	for name, b := range map[string]*browser{"somebody known": known, "somebody new": s.visit(t)} {
		for _, add := range []string{"", "1"} {
			a := b.form("/de/basket/items", "sku", "arne-linen-shirt-ink-l", "quantity", "1", "add", add)
			a.unavailable(t)
			if strings.Contains(a.text, "ausverkauft") || !strings.Contains(a.text, "Datenbank") || len(a.Cookies()) > 0 {
				t.Errorf("%s is told %.300s", name, said(a.page(t).Find("main").Text()))
			}
		}
	}
	if log := s.log.String(); strings.Count(log, "msg=fault") != 4 {
		t.Errorf("not logged: %s", log)
	}
	release()
	known.basket("arne-linen-shirt-ink-l", "1")
}

// Every act that writes says that it will pass.
func TestPost_ForeignLock(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice", "offers")
	b.basket("alma-t-shirt-sage-m", "1")
	order := b.checkout("en").with(address()...)
	s.lockWriters(t)
	for path, fields := range map[string][]string{
		"/en/fit":                     measures("consent_advice", "1", "age16", "1"),
		"/de/checkout":                order,
		"/de/my-data/consents":        {"purpose", "offers", "action", "withdraw"},
		"/en/my-data/measurements":    measures(),
		"/de/my-data/delete":          {"scope", "measurements"},
		"/de/mail":                    {"email", newcomer, "age16", "1"},
		"/de/sign-in":                 {"email", newcomer},
		"/en/basket/items":            {"sku", "alma-t-shirt-sage-m", "quantity", "0"},
		"/de/demo/shopkeeper/release": nil,
	} {
		a := b.form(path, fields...)
		if a.StatusCode != http.StatusServiceUnavailable || a.Header.Get("Retry-After") == "" {
			t.Errorf("%s: %d, %q", path, a.StatusCode, said(a.page(t).Find("main").Text()))
		}
	}
}

func TestGetProduct_ProfileWithoutDatabase(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice", "offers")
	b.basket("alma-t-shirt-sage-m", "1")
	release := s.lockWriters(t)
	words := map[models.Lang]string{models.German: "unsere Datenbank antwortet nicht", models.English: "our database is not answering"}
	for _, lang := range models.Langs {
		a := b.get("/"+string(lang)+"/products/alma-t-shirt").want(t, http.StatusOK)
		doc := a.page(t)
		if doc.Find("[data-advice]").Length() > 0 || !strings.Contains(doc.Find("[data-advice-unreachable]").Text(), words[lang]) {
			t.Errorf("%s: advice, or no word on why there is none", lang)
		}
		if a.Header.Get("Cache-Control") != "no-store" || doc.Find("[data-sku]").Length() == 0 || doc.Find(".tool-count").Text() != "1" {
			t.Errorf("%s: the page is not whole: %v", lang, a.Header)
		}
		list := b.get("/"+string(lang)+"/products?fits=1").want(t, http.StatusOK).page(t)
		if list.Find("main [data-unreachable]").Length() == 0 || list.Find(`main a[href*="/products/"]`).Length() == 0 {
			t.Errorf("%s: the list does not say why nothing is told of fit", lang)
		}
		// Once is possible without a database.
		once := b.form("/"+string(lang)+"/products/alma-t-shirt/advice", measures()...).want(t, http.StatusOK).page(t)
		if once.Find("[data-advice]").Length() == 0 {
			t.Errorf("%s: no advice for what was typed", lang)
		}
	}
	if !strings.Contains(s.log.String(), "comes without") {
		t.Error("nothing was logged")
	}
	release()
	if !b.advised("/de/products/alma-t-shirt") {
		t.Error("no advice after it passed")
	}
	if anonymous := s.visit(t).get("/de/products/alma-t-shirt").page(t); anonymous.Find("[data-unreachable], [data-advice-unreachable]").Length() > 0 {
		t.Error("somebody unknown is told of it")
	}
}
