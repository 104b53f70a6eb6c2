package store

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/models"
)

// returned puts back what is due and returns how many pieces that were.
func (s shop) returned(t *testing.T) int {
	t.Helper()
	n, err := s.ReturnHeldStock(t.Context())
	must(t, err)
	return n
}

func TestReturnHeldStock_AfterADay(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 3)
		_, _ = s.ordered(t, 2) // in the same hour
		s.clock.advance(day - time.Second)
		if n := s.returned(t); n != 0 || s.stock(t, many) != 35 {
			t.Errorf("%d pieces back before a day has passed, %d in stock", n, s.stock(t, many))
		}
		s.clock.advance(hour)
		s = s.reopen(t)
		if n := s.returned(t); n != 5 || s.stock(t, many) != 40 {
			t.Errorf("%d pieces back, %d in stock", n, s.stock(t, many))
		}
		if n := s.returned(t); n != 0 || s.stock(t, many) != 40 || s.rows(t, "held_stock") != 0 {
			t.Errorf("%d pieces back again, %d in stock", n, s.stock(t, many))
		}
		if _, err := s.Order(t.Context(), customer, o.Number); err != nil {
			t.Errorf("the order went with its pieces: %v", err)
		}
	})
}

// Pieces that came back before are not put back twice, nor by a return that arrives later.
func TestReturnHeldStock_ReturnsCountOnce(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 5)
		early, err := s.AnnounceReturn(t.Context(), customer, o.Number, "a", back(1, few, tooTight))
		must(t, err)
		late, err := s.AnnounceReturn(t.Context(), customer, o.Number, "b", back(2, "", tooTight))
		must(t, err)
		must(t, s.BookArrival(t.Context(), customer, o.Number, early.Number))
		if s.stock(t, many) != 36 || s.stock(t, few) != 2 {
			t.Errorf("stock %d and %d", s.stock(t, many), s.stock(t, few))
		}
		s.clock.advance(day + hour)
		if n := s.returned(t); n != 5 || s.stock(t, many) != 40 || s.stock(t, few) != 3 {
			t.Errorf("%d pieces back, stock %d and %d", n, s.stock(t, many), s.stock(t, few))
		}
		must(t, s.BookArrival(t.Context(), customer, o.Number, late.Number))
		if s.stock(t, many) != 40 {
			t.Errorf("stock %d after a late return", s.stock(t, many))
		}
	})
}

// Deleting an order keeps nothing from the stock, and nothing held tells whose it was.
func TestReturnHeldStock_OrderDeleted(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		one, o := s.ordered(t, 2)
		other, _ := s.ordered(t, 3)
		_, err := s.DeleteOrder(t.Context(), one, o.Number)
		must(t, err)
		_, err = s.Erase(t.Context(), other, ScopeAll)
		must(t, err)
		s.clock.advance(day + hour)
		if n := s.returned(t); n != 5 || s.stock(t, many) != 40 {
			t.Errorf("%d pieces back, %d in stock", n, s.stock(t, many))
		}
	})
}

func TestReturnHeldStock_TwoInstances(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		for range 3 {
			s.ordered(t, 2)
			s.clock.advance(hour)
		}
		s.clock.advance(day)
		var back atomic.Int64
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				n, err := s.ReturnHeldStock(t.Context())
				if err != nil {
					t.Error(err)
				}
				back.Add(int64(n))
			})
		}
		all.Wait()
		if back.Load() != 6 || s.stock(t, many) != 40 {
			t.Errorf("%d pieces back, %d in stock", back.Load(), s.stock(t, many))
		}
	})
}

func TestPlaceOrder_Reserve(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		must(t, s.SetBasketItem(t.Context(), customer, many, 2))
		must(t, s.SetBasketItem(t.Context(), customer, few, 1))
		var asked []int
		c := s.checkout(t, customer, "a")
		c.Reserve = func(_ context.Context, pieces int) error { asked = append(asked, pieces); return models.ErrTooOften }
		if _, err := s.PlaceOrder(t.Context(), customer, c); !errors.Is(err, models.ErrTooOften) {
			t.Errorf("error %v", err)
		}
		items, err := s.Basket(t.Context(), customer)
		must(t, err)
		if len(items) != 2 || s.stock(t, many) != 40 || s.rows(t, "orders") != 0 || s.rows(t, "held_stock") != 0 || s.rows(t, "customer_keys") != 0 {
			t.Errorf("a refused order left its mark: basket %+v", items)
		}
		c.Reserve = func(_ context.Context, pieces int) error { asked = append(asked, pieces); return nil }
		for range 2 { // pressed twice, it is one order
			_, err = s.PlaceOrder(t.Context(), customer, c)
			must(t, err)
		}
		if !slices.Equal(asked, []int{3, 3}) {
			t.Errorf("asked for %v", asked)
		}
	})
}

// A basket that signing in put together, or an older build, may hold more than an order may.
func TestPlaceOrder_TooManyPieces(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		var articles []models.Product
		for _, slug := range []string{"a", "b", "c", "d", "e"} {
			article := shirt()
			article.Slug, article.Variants = slug, []models.Variant{{SKU: slug + "-m", Colour: "sage", Size: "M", Stock: 40}}
			articles = append(articles, article)
		}
		must(t, s.SaveCatalogue(t.Context(), articles))
		customer := s.visit(t)
		for _, sku := range []string{"a-m", "b-m", "c-m", "d-m"} {
			must(t, s.SetBasketItem(t.Context(), customer, sku, 5))
		}
		if err := s.AddBasketItem(t.Context(), customer, "e-m", 1); !errors.Is(err, models.ErrOrderFull) {
			t.Errorf("a 21st piece: %v", err)
		}
		s.exec(t, "UPDATE basket_items SET quantity = 6 WHERE sku = 'a-m'")
		if _, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "1")); !errors.Is(err, models.ErrTooMany) {
			t.Errorf("six of one article: %v", err)
		}
		must(t, s.SetBasketItem(t.Context(), customer, "a-m", 5)) // lowering is always possible
		s.exec(t, "INSERT INTO basket_items (customer, sku, quantity, added_at, changed_at, expires_at) SELECT customer, 'e-m', 1, added_at, changed_at, expires_at FROM basket_items WHERE sku = 'a-m'")
		if _, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "2")); !errors.Is(err, models.ErrOrderFull) {
			t.Errorf("21 pieces: %v", err)
		}
		must(t, s.SetBasketItem(t.Context(), customer, "e-m", 0))
		o, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "3"))
		if err != nil || pieces(o.Lines) != models.MaxPerOrder {
			t.Errorf("%d pieces: %v", pieces(o.Lines), err)
		}
	})
}
