package e2e

import (
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ebenmass/web/post/posttest"
)

// Killed again and again while letters wait or are being sent, the program loses none. One is sent
// twice only where the mail server had it and the program died before that was noted: as often at
// most as the program was killed.
func TestProgram_KilledLosesNoLetter(t *testing.T) {
	t.Parallel()
	rounds := 12
	if testing.Short() {
		rounds = killsShort
	}
	server := posttest.Open(t, &posttest.Server{Slow: 60 * time.Millisecond})
	folder := filepath.Join(t.TempDir(), "data")
	args := []string{"--smtp", server.URL(), "--mail-from", "shop@example.org"}
	var orders []string
	for round := range rounds {
		shop := open(t, folder, args...)
		s := newShopper(t, stocked(t)[round:])
		var all sync.WaitGroup
		all.Go(func() { s.shopUntilKilled(t, shop.url) })
		time.Sleep(time.Duration(150+37*round) * time.Millisecond)
		if err := shop.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = shop.cmd.Wait() // which says that it was killed
		all.Wait()
		orders = append(orders, s.orders...)
	}
	shop := open(t, folder, args...)
	copies := func(number string) (n int) {
		for _, l := range server.Letters() {
			if strings.Contains(l.Data, number) {
				n++
			}
		}
		return n
	}
	deadline := time.Now().Add(20 * time.Second)
	twice := 0
	for _, number := range orders {
		for copies(number) == 0 && time.Now().Before(deadline) {
			time.Sleep(50 * time.Millisecond)
		}
		switch n := copies(number); {
		case n == 0:
			t.Errorf("the letter of order %s is lost", number)
		case n > 1:
			twice += n - 1
		}
	}
	if most := 4 * rounds; twice > most { // an instance sends four letters at once
		t.Errorf("%d letters went out again after %d kills, want at most %d", twice, rounds, most)
	}
	t.Logf("%d kills, %d orders, %d letters, %d sent more than once", rounds, len(orders), len(server.Letters()), twice)
	if len(orders) < rounds {
		t.Errorf("%d orders in %d rounds: hardly anything was under way", len(orders), rounds)
	}
	shop.stop(t)
}

// Nobody who orders waits for a mail server that says nothing.
func TestProgram_CheckoutWithMuteMailServer(t *testing.T) {
	t.Parallel()
	server := posttest.Open(t, &posttest.Server{Mute: true})
	shop := open(t, filepath.Join(t.TempDir(), "data"), "--smtp", server.URL(), "--mail-from", "shop@example.org")
	s := newShopper(t, nil)
	var longest time.Duration
	for _, sku := range stocked(t)[:5] {
		if _, _, err := s.post(shop.url+"/de/basket/items", map[string][]string{"sku": {sku}, "quantity": {"1"}}); err != nil {
			t.Fatal(err)
		}
		form, err := s.checkoutForm(shop.url)
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		status, location, err := s.post(shop.url+"/de/checkout", form)
		longest = max(longest, time.Since(began))
		if err != nil || status != http.StatusSeeOther || !strings.Contains(location, "notice=placed") {
			t.Fatalf("checkout: %d, %s, %v", status, location, err)
		}
	}
	t.Logf("the slowest of 5 checkouts took %v", longest)
	if longest > 2*time.Second {
		t.Errorf("a checkout took %v", longest)
	}
	began := time.Now()
	shop.stop(t)
	t.Logf("stopping took %v", time.Since(began))
}
