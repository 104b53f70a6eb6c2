package web_test

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"ebenmass/handlers"
	"ebenmass/models/store"
	"ebenmass/web"
)

// countedShop is a shop that knows how many SQL statements its last request took.
type countedShop struct {
	*shop
	clock     *moving
	device    *authenticator
	database  string // URL of PostgreSQL, "" for SQLite
	last      *atomic.Int64
	catalogue *handlers.Catalogue // that in memory
}

type statementsKey struct{}

// onEveryEngine runs a test on SQLite and on PostgreSQL where EBENMASS_TEST_DATABASE names
// one, each time on an empty database of the fixture.
func onEveryEngine(t *testing.T, test func(t *testing.T, s countedShop)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, openCounted(t, "")) })
	t.Run("postgres", func(t *testing.T) { test(t, openCounted(t, postgresSchema(t))) })
}

// openCounted opens a shop at localhost, where passkeys work, that lays its letters into the
// outbox.
func openCounted(t *testing.T, database string) countedShop {
	t.Helper()
	s := countedShop{clock: &moving{}, device: &authenticator{flags: userPresent | userVerified}, database: database, last: &atomic.Int64{}}
	// Noon, so that no day ends during a test.
	now := time.Now().UTC()
	s.clock.passed.Store(int64(now.Truncate(24 * time.Hour).Add(36 * time.Hour).Sub(now)))
	settings := store.Settings{Database: database, Now: s.clock.now, OnStatement: func(ctx context.Context) {
		if n, ok := ctx.Value(statementsKey{}).(*atomic.Int64); ok { // not the shop's own work beside
			n.Add(1)
		}
	}}
	count := func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.last.Store(0)
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), statementsKey{}, s.last)))
		})
	}
	products := fixture()
	for i := range products {
		for j := range products[i].Variants {
			products[i].Variants[j].Stock *= 10 // enough for several orders
		}
	}
	s.shop = openShopIn(t, settings, products, count, func(c *web.Config) {
		c.BaseURL = strings.Replace(c.BaseURL, "127.0.0.1", "localhost", 1)
		s.device.origin = c.BaseURL
		s.catalogue = c.Catalogue
	})
	return s
}

// postgresSchema makes an empty schema that goes with the test, and returns its URL.
func postgresSchema(t *testing.T) string {
	t.Helper()
	base := os.Getenv("EBENMASS_TEST_DATABASE")
	if base == "" {
		if os.Getenv("EBENMASS_TEST_REQUIRE_POSTGRES") == "1" {
			t.Fatal("EBENMASS_TEST_DATABASE is not set")
		}
		t.Skip("EBENMASS_TEST_DATABASE names no PostgreSQL")
	}
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	config, err := pgx.ParseConfig(base)
	if err != nil {
		t.Fatal(err)
	}
	admin := stdlib.OpenDB(*config)
	schema := "t_" + strings.ToLower(rand.Text())
	if _, err := admin.Exec("CREATE SCHEMA " + schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := admin.Exec("DROP SCHEMA " + schema + " CASCADE"); err != nil {
			t.Error(err)
		}
		admin.Close()
	})
	query := u.Query()
	query.Set("search_path", schema)
	u.RawQuery = query.Encode()
	return u.String()
}

// linkInOutbox finds, in the latest letter that has one, a link to a page with a secret of that
// name; its path and query.
func (b *browser) linkInOutbox(page, secret string) string {
	b.t.Helper()
	for _, text := range b.letters() {
		if link := regexp.MustCompile(regexp.QuoteMeta(page+"?"+secret) + `=\S+`).FindString(text); link != "" {
			return link
		}
	}
	b.t.Fatalf("no link to %s in the outbox", page)
	return ""
}

// signInByOutbox signs in by the letter that lies in the visitor's own outbox.
func (b *browser) signInByOutbox(address string) {
	b.t.Helper()
	b.form("/de/sign-in", "email", address).want(b.t, http.StatusSeeOther)
	token := tokenOf(b.t.(*testing.T), b.linkInOutbox("/sign-in/confirm", "token"))
	b.form("/de/sign-in/confirm", "token", token).want(b.t, http.StatusSeeOther)
}

// signInByMail signs in by a link that was mailed to the address, which this shop does not do:
// it is taken from the store.
func (s countedShop) signInByMail(t *testing.T, b *browser, address string) {
	t.Helper()
	_, v, err := s.store.StartVisit(t.Context(), s.clock.now().Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	token, _, err := s.store.MakeLink(t.Context(), v.Customer, address, true)
	if err != nil {
		t.Fatal(err)
	}
	b.form("/de/sign-in/confirm", "token", token).want(t, http.StatusSeeOther)
}

// fill puts pieces into the basket: six products' worth of lines, one product in two sizes
// and one in two sizes that are both kept.
func (b *browser) fill(t *testing.T) {
	t.Helper()
	for _, sku := range []string{
		"alma-t-shirt-sage-m", "alma-t-shirt-sage-l", "tilda-t-shirt-ink-l", "arne-linen-shirt-sage-m", "mara-dress-ink-36", "mara-dress-ink-38",
		"jule-jeans-sage-w28-l32",
	} {
		b.basket(sku, "1")
	}
	b.form("/de/basket/two-sizes", "product", "mara-dress", "keep", "all", "advised", "38").goesTo(t, "/de/basket?notice=kept_sizes")
	b.form("/de/wishes", "product", "alma-t-shirt", "colour", "ink", "action", "add", "back", "/").goesTo(t, "/de/#a-alma-t-shirt")
}

// profiled is a visitor with a stored profile for all that it can be used for, and a basket.
func (s countedShop) profiled(t *testing.T) *browser {
	t.Helper()
	b := consented(t, s.shop, "advice", "offers", "learn")
	b.fill(t)
	return b
}

// owner is somebody signed in of whom something of every kind is held, with what names it.
type owner struct {
	*browser
	number    string // of an order with a return and feedback
	returned  string // of the return
	orderLink string // opens the order without a session; path and query
	withdrawn string // key of the receipt of a withdrawal
	pending   string // token that confirms an address for the newsletter
	erased    string // identifier of the receipt of an erasure
}

// everything is an owner.
func (s countedShop) everything(t *testing.T) owner {
	t.Helper()
	b := consented(t, s.shop, "advice", "offers", "learn")
	b.signInByOutbox(jule)
	s.signInByMail(t, b, jule) // which proves the address
	b.addPasskey(t, s.device)
	b.basket("alma-t-shirt-sage-m", "2")
	b.basket("mara-dress-sage-36", "1")
	o := owner{browser: b, number: b.order("de")}
	o.orderLink = b.linkInOutbox("/de/orders/"+o.number, "key")
	b.basket("arne-linen-shirt-sage-m", "1")
	b.basket("alma-t-shirt-ink-m", "1")
	b.basket("alma-t-shirt-ink-l", "1")
	b.keepSize(t, "all", "M").goesTo(t, "/de/basket?notice=kept_sizes")
	second := b.order("de")
	o.returned = b.sendBack("de", o.number, "quantity-0", "1")
	b.form("/de/orders/"+o.number+"/feedback", "line", "0", "answer", "tight-bust").goesTo(t, "/de/orders/"+o.number+"#feedback-0")
	attempt := b.review("de", declaring("contract", second)...)
	declared := b.form("/de/withdraw", declaring("contract", second, "step", "confirm", "attempt", attempt)...).want(t, http.StatusSeeOther)
	_, o.withdrawn, _ = strings.Cut(declared.Header.Get("Location"), "key=")
	s.clock.minutes(10) // so few letters go to an address at a time
	b.form("/de/mail", "email", newcomer, "age16", "1").goesTo(t, "/de/mail?notice=sent")
	b.confirm()
	s.clock.minutes(10)
	b.form("/de/mail", "email", "other.canary@example.org", "age16", "1").goesTo(t, "/de/mail?notice=sent")
	o.pending = tokenOf(t, b.linkInOutbox("/mail/confirm", "token"))
	s.clock.minutes(10)
	s.signInByMail(t, s.visit(t), jule) // a second device
	b.fill(t)
	third := b.order("de")
	o.erased = b.form("/de/orders/"+third+"/delete").goesToReceipt(t, "/de/my-data/receipts/")
	s.clock.minutes(10)
	b.form("/de/sign-in", "email", jule).want(t, http.StatusSeeOther) // a link not used yet
	b.fill(t)
	return o
}

// budget is how many statements a page may take.
type budget struct {
	path        string
	first, most int // of a day; later
}

// statements opens a page and returns how many statements it took.
func (s countedShop) statements(t *testing.T, b *browser, path string) int {
	t.Helper()
	b.get(path).want(t, http.StatusOK)
	return int(s.last.Load())
}

// personalBudgets are how many statements pages may take that show something personal. The first of a day also writes the journal, a kind of page
// and a purpose each, and moves the end of retention.
var personalBudgets = []budget{
	{"/de/my-data", 31, 15},
	{"/de/basket", 20, 4},
	{"/de/checkout", 12, 8},
	{"/de/products/alma-t-shirt", 20, 4},
	{"/de/products?fits=1", 20, 4},
	{"/de/products", 6, 2},
	{"/de/", 5, 1},
	{"/de/wishes", 5, 1},
	{"/de/orders", 5, 1},
	{"/de/fit", 6, 2},
	{"/de/outbox", 6, 2},
	{"/de/mail", 6, 2},
}

func TestStatements_Nobody(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s countedShop) {
		b := s.visit(t)
		for _, page := range personalBudgets {
			if n := s.statements(t, b, page.path); n != 0 {
				t.Errorf("%s: %d statements for somebody of whom nothing is held", page.path, n)
			}
		}
	})
}

func TestStatements_Profile(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s countedShop) {
		s.holdBudgets(t, s.profiled(t), personalBudgets...)
	})
}

func TestStatements_Everything(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s countedShop) {
		o := s.everything(t)
		s.holdBudgets(t, o.browser, personalBudgets...)
		order := "/de/orders/" + o.number
		s.holdBudgets(t, o.browser, budget{"/de/account", 8, 4}, budget{order, 20, 6}, budget{order + "/return", 22, 6})
	})
}

// holdBudgets opens pages, each for the first time of a day and then again.
func (s countedShop) holdBudgets(t *testing.T, b *browser, pages ...budget) {
	t.Helper()
	for _, page := range pages {
		s.clock.days(1)
		first := s.statements(t, b, page.path)
		again := s.statements(t, b, page.path)
		t.Logf("%-45s %3d first of the day, %3d later", page.path, first, again)
		if first > page.first || again > page.most {
			t.Errorf("%s: %d statements first, %d later; at most %d and %d", page.path, first, again, page.first, page.most)
		}
	}
}

// A page takes as many statements for many lines as for one.
func TestStatements_WhateverTheNumberOfLines(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s countedShop) {
		for _, path := range []string{"/de/basket", "/de/checkout"} {
			b := s.visit(t)
			b.basket("alma-t-shirt-sage-m", "1")
			one := s.statements(t, b, path)
			for _, sku := range []string{"tilda-t-shirt-ink-l", "arne-linen-shirt-sage-m", "mara-dress-ink-36", "jule-jeans-sage-w28-l32"} {
				b.basket(sku, "1")
			}
			if many := s.statements(t, b, path); many != one {
				t.Errorf("%s: %d statements for one line, %d for five", path, one, many)
			}
		}
	})
}

func TestStatements_PostFit(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s countedShop) {
		b := s.visit(t)
		fields := measures("age16", "1", "consent_advice", "1", "consent_offers", "1", "consent_learn", "1")
		for _, when := range []string{"the first time", "again"} {
			location := b.form("/de/fit", fields...).want(t, http.StatusSeeOther).Header.Get("Location")
			saved := int(s.last.Load())
			shown := s.statements(t, b, location)
			t.Logf("saving a profile %s: %d statements and %d for the page it leads to", when, saved, shown)
			if saved+shown > 36 {
				t.Errorf("saving a profile %s: %d statements with the page it leads to; at most 36", when, saved+shown)
			}
		}
	})
}
