package e2e

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

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
		if round%orderEvery == 0 {
			awaitOrders(t, 1, s)
		}
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
	twice := 0
	for _, number := range orders {
		await(t, "the letter of order "+number, func() bool { return copies(number) > 0 })
		twice += copies(number) - 1
	}
	if most := 4 * rounds; twice > most { // an instance sends four letters at once
		t.Errorf("%d letters went out again after %d kills, want at most %d", twice, rounds, most)
	}
	t.Logf("%d kills, %d orders, %d letters, %d sent more than once", rounds, len(orders), len(server.Letters()), twice)
	shop.stop(t)
}

// Nobody who orders waits for a mail server that says nothing.
func TestProgram_CheckoutWithMuteMailServer(t *testing.T) {
	t.Parallel()
	server := posttest.Open(t, &posttest.Server{Mute: true})
	shop := open(t, filepath.Join(t.TempDir(), "data"), "--smtp", server.URL(), "--mail-from", "shop@example.org")
	s := newShopper(t, nil)
	shortest := time.Hour
	for _, sku := range stocked(t)[:5] {
		if _, _, err := s.post(shop.url+"/de/basket/items", map[string][]string{"sku": {sku}, "quantity": {"1"}}); err != nil {
			t.Fatal(err)
		}
		form, _, err := s.checkoutForm(shop.url)
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		status, location, err := s.post(shop.url+"/de/checkout", form)
		shortest = min(shortest, time.Since(began))
		if err != nil || status != http.StatusSeeOther || !strings.Contains(location, "notice=placed") {
			t.Fatalf("checkout: %d, %s, %v", status, location, err)
		}
	}
	if shortest > 6*time.Second { // who waits for the mail server waits until it is given up, 8 s, each time
		t.Errorf("the shortest checkout of 5 took %v", shortest)
	}
	began := time.Now()
	shop.stop(t)
	t.Logf("stopping took %v", time.Since(began))
}

// Two instances on one database send the letter of each order once.
func TestProgram_TwoInstancesSendEachLetterOnce(t *testing.T) {
	t.Parallel()
	base := os.Getenv("EBENMASS_TEST_DATABASE")
	if base == "" {
		t.Skip("EBENMASS_TEST_DATABASE names no PostgreSQL")
	}
	server := posttest.Open(t, &posttest.Server{Slow: 20 * time.Millisecond})
	args := []string{"--database", schema(t, base), "--smtp", server.URL(), "--mail-from", "shop@example.org"}
	folder := filepath.Join(t.TempDir(), "data")
	shops := []*running{open(t, folder, args...), open(t, folder, args...)}
	const orders = 20
	var all sync.WaitGroup
	for i, shop := range shops {
		all.Go(func() {
			s := newShopper(t, nil)
			for n, sku := range stocked(t)[i*orders/2 : (i+1)*orders/2] {
				if _, _, err := s.post(shop.url+"/de/basket/items", url.Values{"sku": {sku}, "quantity": {"1"}}); err != nil {
					t.Error(err)
					return
				}
				form, _, err := s.checkoutForm(shop.url)
				if err != nil {
					t.Error(err)
					return
				}
				form.Set("email", fmt.Sprintf("%d-%d@example.org", i, n))
				if status, location, err := s.post(shop.url+"/de/checkout", form); err != nil || status != http.StatusSeeOther || !strings.Contains(location, "notice=placed") {
					t.Errorf("checkout: %d, %s, %v", status, location, err)
				}
			}
		})
	}
	all.Wait()
	await(t, "the letters", func() bool { return len(server.Letters()) >= orders })
	time.Sleep(2 * time.Second) // for what is sent twice
	for _, shop := range shops {
		shop.stop(t)
	}
	var to []string
	for _, l := range server.Letters() {
		to = append(to, l.To)
	}
	slices.Sort(to)
	if len(to) != orders || len(slices.Compact(slices.Clone(to))) != orders {
		t.Errorf("%d orders, %d letters: %q", orders, len(to), to)
	}
}

// The letter that an instance was sending when it was killed goes out by another one, which does not
// wait until the claim ends.
func TestProgram_LetterOfKilledInstance(t *testing.T) {
	t.Parallel()
	base := os.Getenv("EBENMASS_TEST_DATABASE")
	if base == "" {
		t.Skip("EBENMASS_TEST_DATABASE names no PostgreSQL")
	}
	folder, database := filepath.Join(t.TempDir(), "data"), schema(t, base)
	instance := func(server *posttest.Server) *running {
		return open(t, folder, "--database", database, "--smtp", server.URL(), "--mail-from", "shop@example.org")
	}
	slow, taking := posttest.Open(t, &posttest.Server{Slow: time.Minute}), posttest.Open(t, &posttest.Server{})
	killed := instance(slow)
	s := newShopper(t, nil)
	if _, _, err := s.post(killed.url+"/de/basket/items", url.Values{"sku": {stocked(t)[0]}, "quantity": {"1"}}); err != nil {
		t.Fatal(err)
	}
	form, _, err := s.checkoutForm(killed.url)
	if err != nil {
		t.Fatal(err)
	}
	if status, location, err := s.post(killed.url+"/de/checkout", form); err != nil || status != http.StatusSeeOther || !strings.Contains(location, "notice=placed") {
		t.Fatalf("checkout: %d, %s, %v", status, location, err)
	}
	await(t, "the sending of the letter", func() bool { return len(slow.Letters()) == 1 })
	if err := killed.cmd.Process.Kill(); err != nil { // while the mail server does not answer
		t.Fatal(err)
	}
	_ = killed.cmd.Wait() // which says that it was killed
	lives, began := instance(taking), time.Now()
	await(t, "the letter", func() bool { return len(taking.Letters()) == 1 })
	t.Logf("the letter went %v after its sender was killed", time.Since(began).Round(time.Second))
	if tooLate := strings.Contains(killed.log.String(), "did not take a letter"); !tooLate && !strings.Contains(lives.log.String(), "taken over") {
		t.Errorf("it waited for the end of the claim:\n%s", lives.log)
	}
	lives.stop(t)
}

// schema makes an empty schema on a PostgreSQL server that goes with the test, and returns its URL.
func schema(t *testing.T, base string) string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), base)
	if err != nil {
		t.Fatal(err)
	}
	name := "t_" + strings.ToLower(rand.Text())
	if _, err := conn.Exec(t.Context(), "CREATE SCHEMA "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx := context.Background()
		_, _ = conn.Exec(ctx, "DROP SCHEMA "+name+" CASCADE")
		_ = conn.Close(ctx)
	})
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	query.Set("search_path", name)
	u.RawQuery = query.Encode()
	return u.String()
}
