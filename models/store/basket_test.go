package store

import (
	"errors"
	"math"
	"sync"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
)

const (
	few  = "arne-linen-shirt-sage-m"  // 3 pieces
	many = "arne-linen-shirt-sage-l"  // 40 pieces
	none = "arne-linen-shirt-sage-xl" // sold out
)

func TestSetBasketItem_StockAndLimits(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		for _, step := range []struct {
			name     string
			sku      string
			add      bool
			quantity int
			want     error
			lines    int
			pieces   int
		}{
			{"add the first", few, true, 1, nil, 1, 1},
			{"add to what is there", few, true, 2, nil, 1, 3},
			{"add beyond the stock", few, true, 1, models.ErrOutOfStock, 1, 3},
			{"set lower", few, false, 2, nil, 1, 2},
			{"set beyond the stock", few, false, 4, models.ErrOutOfStock, 1, 2},
			{"sold out", none, false, 1, models.ErrOutOfStock, 1, 2},
			{"the article in another size", many, false, models.MaxPerArticle - 2, nil, 2, 5},
			{"more of the article than there may be", many, true, 1, models.ErrTooMany, 2, 5},
			{"more in the other size", few, true, 1, models.ErrTooMany, 2, 5},
			{"more in one line", many, false, models.MaxPerArticle + 1, models.ErrTooMany, 2, 5},
			{"a number that runs over", many, true, math.MaxInt, models.ErrTooMany, 2, 5},
			{"unknown SKU", "nothing", false, 1, models.ErrNotFound, 2, 5},
			{"remove", many, false, 0, nil, 1, 2},
			{"remove what is not there", many, false, 0, nil, 1, 2},
		} {
			change := s.SetBasketItem
			if step.add {
				change = s.AddBasketItem
			}
			if err := change(t.Context(), customer, step.sku, step.quantity); !errors.Is(err, step.want) {
				t.Errorf("%s: error %v, want %v", step.name, err, step.want)
			}
			items, err := s.Basket(t.Context(), customer)
			must(t, err)
			pieces := 0
			for _, item := range items {
				pieces += item.Quantity
			}
			if len(items) != step.lines || pieces != step.pieces {
				t.Errorf("%s: %d lines of %d pieces, want %d of %d", step.name, len(items), pieces, step.lines, step.pieces)
			}
		}
	})
}

func TestSetBasketItem_KeepsFirstDay(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		must(t, s.SetBasketItem(t.Context(), customer, many, 1))
		s.clock.advance(day)
		must(t, s.AddBasketItem(t.Context(), customer, few, 1))
		must(t, s.AddBasketItem(t.Context(), customer, many, 1))
		s = s.reopen(t)
		items, err := s.Basket(t.Context(), customer)
		must(t, err)
		if len(items) != 2 || items[0].SKU != many || items[0].Quantity != 2 || !items[0].AddedAt.Equal(opening) {
			t.Errorf("basket %+v", items)
		}
	})
}

func TestBasket_EndsWithCustomer(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		must(t, s.SetBasketItem(t.Context(), customer, many, 1))
		if err := s.SetBasketItem(t.Context(), customer, many, -1); err == nil {
			t.Error("a negative quantity was taken")
		}
		s.clock.advance(30 * day)
		items, err := s.Basket(t.Context(), customer)
		must(t, err)
		if len(items) != 0 {
			t.Errorf("basket %+v", items)
		}
		if err := s.AddBasketItem(t.Context(), customer, many, 1); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("error %v", err)
		}
	})
}

func TestAddBasketItem_ConcurrentWriters(t *testing.T) {
	t.Parallel()
	const writers, each = 8, 25
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		shared := s.visit(t)
		var group sync.WaitGroup
		for range writers {
			group.Go(func() {
				_, own, err := s.StartVisit(t.Context(), opening.Add(day))
				if err != nil {
					t.Error(err)
					return
				}
				for i := range each {
					if err := s.SetBasketItem(t.Context(), own.Customer, many, 1+i%5); err != nil {
						t.Error(err)
					}
					if err := s.AddBasketItem(t.Context(), shared, few, 1); err != nil && !errors.Is(err, models.ErrOutOfStock) {
						t.Error(err)
					}
					if _, err := s.Basket(t.Context(), own.Customer); err != nil {
						t.Error(err)
					}
				}
			})
		}
		group.Wait()
		items, err := s.Basket(t.Context(), shared)
		must(t, err)
		if len(items) != 1 || items[0].Quantity != 3 {
			t.Errorf("%d writers sold more than the stock: %+v", writers, items)
		}
	})
}

func TestBasket_Expiry(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice) // until two years have passed
		must(t, s.SetBasketItem(t.Context(), customer, many, 2))
		s.clock.advance(20 * day)
		must(t, s.SetBasketItem(t.Context(), customer, few, 1))
		must(t, s.SetBasketItem(t.Context(), customer, few, 0)) // taking out is a change, too
		end := opening.Add(50 * day)
		s.clock.advance(end.Add(-time.Microsecond).Sub(s.clock.Now()))
		items, err := s.Basket(t.Context(), customer)
		must(t, err)
		if len(items) != 1 || !items[0].ExpiresAt.Equal(end) {
			t.Errorf("basket %+v, want one line until %v", items, end)
		}
		s.clock.advance(time.Microsecond)
		if items, err = s.Basket(t.Context(), customer); err != nil || len(items) != 0 {
			t.Errorf("basket %+v, %v", items, err)
		}
		must(t, s.AddBasketItem(t.Context(), customer, many, 1)) // adds to nothing
		if items, err = s.Basket(t.Context(), customer); err != nil || len(items) != 1 || items[0].Quantity != 1 {
			t.Errorf("basket %+v, %v", items, err)
		}
		s.clock.advance(30 * day)
		n, err := s.SweepExpired(t.Context())
		must(t, err)
		if n != 1 || s.rows(t, "basket_items") != 0 || s.rows(t, "customers") != 1 {
			t.Errorf("swept %d; %d lines and %d customers are left", n, s.rows(t, "basket_items"), s.rows(t, "customers"))
		}
	})
}
