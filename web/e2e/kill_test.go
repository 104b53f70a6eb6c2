package e2e

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
	"ebenmass/seed"
)

// How often the program is killed.
const (
	kills      = 45
	killsShort = 4
)

// shopper orders, over and over, and remembers what the shop said yes to.
type shopper struct {
	client *http.Client
	skus   []string

	orders []string // numbers the shop named
	before int      // how many of them were there before the present round
	basket string   // SKU of a basket that the shop took and that was not ordered since; "" for none

	placed atomic.Int64 // how many orders there are, for who does not shop
}

func newShopper(t *testing.T, skus []string) *shopper {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &shopper{skus: skus, client: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// post sends a form; an error means that the shop was killed, perhaps after it was read.
func (s *shopper) post(target string, fields url.Values) (status int, location string, err error) {
	response, err := s.client.PostForm(target, fields)
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	return response.StatusCode, response.Header.Get("Location"), nil
}

// shopUntilKilled fills baskets and orders until the shop is gone.
func (s *shopper) shopUntilKilled(t *testing.T, base string) {
	for i := 0; ; i++ {
		sku := s.skus[i%len(s.skus)]
		status, _, err := s.post(base+"/de/basket/items", url.Values{"sku": {sku}, "quantity": {"1"}})
		if err != nil {
			return
		}
		if status != http.StatusSeeOther {
			continue // sold out, say
		}
		s.basket = sku
		form, _, err := s.checkoutForm(base)
		if err != nil {
			return
		}
		form.Set("email", fmt.Sprintf("%s-%d@example.org", sku, i)) // each address gets only so many letters
		s.basket = ""                                               // from here on it may be ordered without our hearing of it
		status, location, err := s.post(base+"/de/checkout", form)
		if err != nil {
			return
		}
		switch number, placed := strings.CutPrefix(location, "/de/orders/"); {
		case status == http.StatusSeeOther && placed:
			number, _, _ = strings.Cut(number, "?")
			s.orders = append(s.orders, number)
			s.placed.Add(1)
		case status == http.StatusTooManyRequests: // of the pieces an hour
			return
		case status >= http.StatusInternalServerError:
			t.Errorf("checkout: %d", status)
		}
	}
}

// checkoutForm is the form on the checkout's page, filled in.
func (s *shopper) checkoutForm(base string) (form url.Values, status int, err error) {
	response, err := s.client.Get(base + "/de/checkout")
	if err != nil {
		return nil, 0, err
	}
	defer response.Body.Close()
	page, err := goquery.NewDocumentFromReader(response.Body)
	if err != nil {
		return nil, 0, err
	}
	form = url.Values{}
	page.Find("form.checkout input").Each(func(_ int, input *goquery.Selection) {
		if _, checked := input.Attr("checked"); input.AttrOr("type", "") != "radio" || checked {
			form.Add(input.AttrOr("name", ""), input.AttrOr("value", ""))
		}
	})
	for name, value := range map[string]string{"name": "Jule Sommer", "street": "Lindenstraße 7", "postcode": "10115", "city": "Köln", "email": "jule@example.org", "action": "order"} {
		form.Set(name, value)
	}
	return form, response.StatusCode, nil
}

// remembers checks that the shop still knows what it said yes to, orders from one on.
func (s *shopper) remembers(t *testing.T, shop *running, from int) {
	t.Helper()
	for _, number := range s.orders[from:] {
		response, err := s.client.Get(shop.url + "/de/orders/" + number)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusOK {
			t.Errorf("order %s: status %d after a crash", number, response.StatusCode)
		}
	}
	if s.basket != "" && !strings.Contains(shop.get(t, s.client, "/de/basket"), s.basket) {
		t.Errorf("%s is no longer in the basket after a crash", s.basket)
	}
}

// Killed again and again without a chance to tidy anything, the program loses no order and no
// basket that it said yes to, and starts each time.
func TestProgram_KilledLosesNothing(t *testing.T) {
	t.Parallel()
	rounds := kills
	if testing.Short() {
		rounds = killsShort
	}
	skus := stocked(t)
	dice := rand.New(rand.NewPCG(45, 9))
	folder := filepath.Join(t.TempDir(), "data")
	shoppers := make([]*shopper, 3)
	for i := range shoppers {
		shoppers[i] = newShopper(t, skus[i:])
	}
	shop := open(t, folder)
	for round := range rounds {
		var all sync.WaitGroup
		for _, s := range shoppers {
			all.Go(func() { s.shopUntilKilled(t, shop.url) })
		}
		time.Sleep(time.Duration(20+dice.IntN(400)) * time.Millisecond)
		if round%orderEvery == 0 {
			awaitOrders(t, round/orderEvery+1, shoppers...)
		}
		if err := shop.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = shop.cmd.Wait() // which says that it was killed
		all.Wait()
		shop = open(t, folder)
		for _, s := range shoppers {
			s.remembers(t, shop, s.before)
			s.before = len(s.orders)
		}
		if strings.Contains(shop.log.String(), "level=ERROR") {
			t.Errorf("round %d: the log of the next start:\n%s", round, shop.log)
		}
	}
	n := 0
	for _, s := range shoppers {
		s.remembers(t, shop, 0)
		n += len(s.orders)
	}
	t.Log(fmt.Sprint(rounds, " kills, ", n, " orders"))
	shop.stop(t)
}

// orderEvery is of how many rounds one kills only after another order was placed, however slow
// the machine is; the others kill whenever it comes.
const orderEvery = 3

// awaitOrders waits until shoppers have placed so many orders together.
func awaitOrders(t *testing.T, n int, shoppers ...*shopper) {
	t.Helper()
	await(t, "orders", func() bool {
		placed := 0
		for _, s := range shoppers {
			placed += int(s.placed.Load())
		}
		return placed >= n
	})
}

// stocked are SKUs of which there are many, each of another article.
func stocked(t *testing.T) (skus []string) {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range products {
		i := bestStocked(p)
		if p.Variants[i].Stock >= 8 {
			skus = append(skus, p.Variants[i].SKU)
		}
	}
	return skus
}

// bestStocked is the variant of which there are most pieces.
func bestStocked(p models.Product) (best int) {
	for i, v := range p.Variants {
		if v.Stock > p.Variants[best].Stock {
			best = i
		}
	}
	return best
}
