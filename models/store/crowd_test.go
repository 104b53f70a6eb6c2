package store

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

// visitors is how many others read and write while one is erased, at most: see [crowd].
const visitors = 50

func TestErase_AmongFiftyVisitors(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		leaving := make([]string, 3)
		for i := range leaving {
			leaving[i] = s.visit(t)
			s.keep(t, leaving[i], shopper(), consent.PurposeAdvice)
		}
		n := visitors
		if testing.Short() {
			n = 8
		}
		crowd := newCrowd(t, s, n)
		for _, customer := range leaving {
			began := time.Now()
			erased, err := s.Erase(t.Context(), customer, ScopeAll)
			must(t, err)
			r := s.receipt(t, erased.Receipt)
			t.Logf("erased in %v: %d copies in %d bytes before, %d after", time.Since(began).Round(time.Millisecond), r.Before.Copies, r.Before.Bytes, r.After.Copies)
			if s.sqlite && (!erased.Emptied || !r.After.Whole || r.After.Copies != 0) {
				t.Errorf("emptied %v, searched %+v", erased.Emptied, r.After)
			}
		}
		crowd.leave(t)
	})
}

// crowd are visitors who read and write until they are asked to leave.
type crowd struct {
	shop
	n        int // of visitors
	stop     context.CancelFunc
	done     sync.WaitGroup
	acts     atomic.Int64
	longest  atomic.Int64 // nanoseconds
	baskets  [visitors]int
	profiles [visitors]fit.Person
	failed   [visitors]error
	ids      [visitors]string
}

func newCrowd(t *testing.T, s shop, n int) *crowd {
	t.Helper()
	c := &crowd{shop: s, n: n}
	ctx, stop := context.WithCancel(t.Context())
	c.stop = stop
	for i := range c.n {
		c.ids[i] = s.visit(t)
		s.keep(t, c.ids[i], shopper(), consent.PurposeAdvice)
		c.profiles[i] = shopper()
	}
	for i := range c.n {
		c.done.Go(func() {
			for n := 0; ctx.Err() == nil && c.failed[i] == nil; n++ {
				began := time.Now()
				c.failed[i] = c.act(i, n)
				took := int64(time.Since(began))
				for longest := c.longest.Load(); took > longest && !c.longest.CompareAndSwap(longest, took); longest = c.longest.Load() {
				}
				c.acts.Add(1)
			}
		})
	}
	return c
}

// act is one thing a visitor does.
func (c *crowd) act(i, n int) error {
	ctx := context.Background()
	switch n % 4 {
	case 0:
		quantity := 1 + (i+n)%models.MaxPerArticle
		if err := c.SetBasketItem(ctx, c.ids[i], many, quantity); err != nil {
			return err
		}
		c.baskets[i] = quantity
	case 1:
		p := shopper()
		p.Given[fit.Waist] = 70 + float64(i)/7 + float64(n)/1000
		if err := SaveProfile(ctx, c.Store, consent.ForSelf(c.ids[i]), PageMyData, Profile{Person: p}); err != nil {
			return err
		}
		c.profiles[i] = p
	default:
		permit, err := PermitFor[consent.Advice](ctx, c.Store, c.ids[i], PageProduct)
		if err != nil {
			return err
		}
		p, err := ReadProfile(ctx, c.Store, permit, PageProduct)
		if err != nil {
			return err
		}
		if !samePerson(p.Person, c.profiles[i]) {
			return fmt.Errorf("read %+v, saved %+v", p.Person, c.profiles[i])
		}
	}
	return nil
}

// leave ends the visits and checks that everything is as each visitor left it.
func (c *crowd) leave(t *testing.T) {
	t.Helper()
	c.stop()
	c.done.Wait()
	t.Logf("%d acts of %d visitors, the longest took %v", c.acts.Load(), c.n, time.Duration(c.longest.Load()).Round(time.Millisecond))
	for i, id := range c.ids[:c.n] {
		if c.failed[i] != nil {
			t.Errorf("visitor %d: %v", i, c.failed[i])
			continue
		}
		if p := c.mustRead(t, id); !samePerson(p.Person, c.profiles[i]) {
			t.Errorf("visitor %d has %+v, saved %+v", i, p.Person, c.profiles[i])
		}
		items, err := c.Basket(t.Context(), id)
		must(t, err)
		if c.baskets[i] != 0 && (len(items) != 1 || items[0].Quantity != c.baskets[i]) {
			t.Errorf("visitor %d has %+v in the basket, put %d there", i, items, c.baskets[i])
		}
	}
}
