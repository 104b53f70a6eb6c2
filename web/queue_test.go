package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestPostDelete_NothingIsFree(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	empty := s.visit(t)
	empty.basket("alma-t-shirt-sage-m", "1")
	empty.basket("alma-t-shirt-sage-m", "0")
	for _, b := range []*browser{s.visit(t), empty} {
		for i := range 100 {
			b.form("/en/my-data/delete", "scope", []string{"measurements", "feedback"}[i%2]).goesTo(t, "/en/my-data?notice=deleted")
		}
	}
	consented(t, s, "advice").form("/en/my-data/delete", "scope", "all").goesToReceipt(t, "/en/my-data/receipts/")
}

// Many who delete at once over one connection wait for each other; nobody is refused, and
// nobody elsewhere waits with them.
func TestPostDelete_QueueOfOneNetwork(t *testing.T) {
	t.Parallel()
	s := openShopOf(t, fixture(), time.Now, behindProxy)
	var crowd []*browser
	for i := range 40 {
		b := s.from(t, fmt.Sprintf("2001:db8::%x", i))
		b.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
		crowd = append(crowd, b)
	}
	other := s.from(t, "198.51.100.1")
	other.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	var all sync.WaitGroup
	for _, b := range append(crowd, other) {
		all.Go(func() {
			if a := b.form("/de/my-data/delete", "scope", "all"); a.StatusCode != http.StatusSeeOther || !strings.Contains(a.Header.Get("Location"), "/receipts/") {
				t.Errorf("%s: %d to %q", b.ip, a.StatusCode, a.Header.Get("Location"))
			}
		})
	}
	all.Wait()
	for _, b := range append(crowd, other) {
		if n := b.get("/de/my-data").page(t).Find("[data-datum]").Length(); n != 0 {
			t.Errorf("%s: %d data are left", b.ip, n)
		}
	}
}

func TestPostWithdraw_NeverShut(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("de")
	flood := s.visit(t)
	of := func(contract string) []string {
		return []string{"name", "Jule Zilpzalp", "contract", contract, "email", "jule@example.org"}
	}
	for i := range 60 { // the first step is free
		flood.form("/de/withdraw", of(fmt.Sprint("invented ", i))...).want(t, http.StatusOK)
	}
	declare := func(b *browser, contract string) {
		t.Helper()
		attempt := b.review("de", of(contract)...)
		a := b.form("/de/withdraw", append(of(contract), "step", "confirm", "attempt", attempt)...).want(t, http.StatusSeeOther)
		if !strings.HasPrefix(a.Header.Get("Location"), "/de/withdraw/receipt?key=") {
			t.Errorf("goes to %q", a.Header.Get("Location"))
		}
	}
	for i := range 31 { // one more than pass at once
		declare(flood, fmt.Sprint("invented ", i))
	}
	declare(s.visit(t), number)
	if !strings.Contains(b.get("/de/orders/"+number).want(t, http.StatusOK).text, "Widerrufen am ") {
		t.Error("the order is not withdrawn")
	}
}

// Whoever deletes in several tabs at once never reads that their own page does not exist.
func TestPostDelete_ConcurrentNever404(t *testing.T) {
	t.Parallel()
	s := openShopWith(t, stocked())
	t.Cleanup(func() {
		for line := range strings.Lines(s.log.String()) {
			if strings.Contains(line, "level=ERROR") {
				t.Log(line)
			}
		}
	})
	for range 6 {
		b := consented(t, s, "advice", "offers")
		b.basket("alma-t-shirt-sage-m", "1")
		number := b.order("de")
		b.basket("alma-t-shirt-sage-m", "1")
		b.basket("alma-t-shirt-sage-l", "1")
		var all sync.WaitGroup
		for _, ask := range []func() answer{
			func() answer { return b.form("/de/my-data/delete", "scope", "all") },
			func() answer { return b.form("/de/my-data/delete", "scope", "all") },
			func() answer { return b.form("/de/my-data/delete", "scope", "measurements") },
			func() answer { return b.form("/de/orders/" + number + "/delete") },
			func() answer { return b.form("/de/my-data/measurements/delete", "datum", "measurements.bust") },
			func() answer { return b.form("/de/my-data/consents", "purpose", "advice", "action", "withdraw") },
			func() answer { return b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1") },
			func() answer { return b.form("/de/basket/two-sizes", "product", "alma-t-shirt", "keep", "all") },
			func() answer { return b.get("/de/my-data") },
			func() answer { return b.get("/de/my-data/export.json") },
			func() answer { return b.get("/de/my-data/delete") },
			func() answer { return b.get("/de/basket") },
			func() answer { return b.get("/de/checkout") },
			func() answer { return b.get("/de/products?fits=1") },
			func() answer { return b.get("/de/fit") },
		} {
			all.Go(func() {
				if a := ask(); a.StatusCode == http.StatusNotFound && !strings.Contains(a.Request.URL.Path, number) || a.StatusCode >= 500 {
					t.Errorf("%s %s: %d", a.Request.Method, a.Request.URL.Path, a.StatusCode)
				}
			})
		}
		all.Wait()
	}
}

func TestPostOrderDelete_PressedTwice(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("de")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			b.form("/de/orders/"+number+"/delete").want(t, http.StatusSeeOther)
		})
	}
	all.Wait()
	b.form("/en/orders/"+number+"/delete").goesToReceipt(t, "/en/my-data/receipts/")
	s.visit(t).form("/de/orders/"+number+"/delete").want(t, http.StatusNotFound)
	b.form("/de/orders/ABCD-EFGH-JKMN-PQRS/delete").want(t, http.StatusNotFound)
}
