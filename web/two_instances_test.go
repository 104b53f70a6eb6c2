package web_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/handlers"
	"ebenmass/models/letter"
	"ebenmass/models/store"
	"ebenmass/web"
)

// openTwo opens two instances of the shop on one PostgreSQL database, with the same keys from the
// environment. Each request goes to the other one than the request before.
func openTwo(t *testing.T, now func() time.Time) (*shop, *mailbox, *authenticator) {
	t.Helper()
	keys, err := store.NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	settings := store.Settings{Now: now, Database: postgresSchema(t), Keys: string(keys)}
	m := &mailbox{letters: map[string][]letter.Letter{}}
	device := &authenticator{flags: userPresent | userVerified}
	var cfg web.Config
	turns := func(first http.Handler) http.Handler {
		second := besides(t, settings, cfg)
		var n atomic.Int64
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			[]http.Handler{first, second}[n.Add(1)%2].ServeHTTP(w, r)
		})
	}
	s := openShopIn(t, settings, stocked(), turns, func(c *web.Config) {
		c.BaseURL = strings.Replace(c.BaseURL, "127.0.0.1", "localhost", 1)
		device.origin = c.BaseURL
		c.Post = m
		cfg = *c
	})
	return s, m, device
}

// besides is another instance of a shop.
func besides(t *testing.T, settings store.Settings, cfg web.Config) http.Handler {
	t.Helper()
	settings.DataDir, settings.Log = t.TempDir(), cfg.Log
	other, err := store.Open(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { other.Close() })
	cfg.Store = other
	if cfg.Catalogue, err = handlers.NewCatalogue(t.Context(), other, cfg.Now); err != nil {
		t.Fatal(err)
	}
	app, err := web.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return app
}

// Whoever is served by two instances in turn notices nothing: not while measuring, signing in by
// letter and by passkey, ordering, returning or deleting.
func TestServe_TwoInstances(t *testing.T) {
	t.Parallel()
	s, m, device := openTwo(t, time.Now)
	b := consented(t, s, "advice")
	for range 2 {
		if !b.advised("/de/products/alma-t-shirt") {
			t.Error("one of them does not know the measurements")
		}
	}
	b.signIn(m, jule)
	b.addPasskey(t, device)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("de", "email", jule)
	for range 2 {
		b.get("/de/orders/"+number).want(t, http.StatusOK)
	}
	other := s.visit(t)
	device.counter++
	other.enter(t, device).want(t, http.StatusOK)
	for range 2 {
		if page := other.get("/de/account").want(t, http.StatusOK).text; !strings.Contains(page, jule) {
			t.Error("signed in at one of them only")
		}
	}
	other.form("/de/account/sign-out-everywhere").want(t, http.StatusSeeOther)
	for range 2 {
		if b.signedIn() {
			t.Error("still signed in at one of them")
		}
	}
	b.signIn(m, jule)
	b.form("/de/my-data/delete", "scope", "all", "confirm", "1")
	for range 2 {
		b.get("/de/orders/"+number).want(t, http.StatusNotFound)
	}
}

// What takes stock or sends letters is counted by both together.
func TestServe_TwoInstancesCountTogether(t *testing.T) {
	t.Parallel()
	var clock moving
	s, m, _ := openTwo(t, clock.now)
	b := s.visit(t)
	const asked = "mia.canary@example.org"
	for range 8 { // three an hour for each who asks
		b.form("/de/sign-in", "email", asked)
	}
	m.mu.Lock()
	if n := len(m.letters[asked]); n != 3 {
		t.Errorf("%d letters went to one address, want 3", n)
	}
	m.mu.Unlock()
	for i, want := range []int{http.StatusSeeOther, http.StatusSeeOther, http.StatusTooManyRequests} { // 40 pieces an hour
		v := s.visit(t)
		v.takeTwenty(t)
		if a := v.form("/de/checkout", v.checkout("de").with(address()...)...); a.StatusCode != want {
			t.Errorf("order %d of twenty pieces: status %d, want %d", i+1, a.StatusCode, want)
		}
	}
	refused := 0
	for range 20 { // 12 a minute from one client, whoever asks; eight were
		if s.visit(t).form("/en/mail", "email", newcomer, "age16", "1").StatusCode == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused < 16 {
		t.Errorf("%d of 20 requests for letters were refused, want 16", refused)
	}
}
