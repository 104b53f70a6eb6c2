package store

import (
	"errors"
	"testing"
	"time"

	"ebenmass/models"
)

// actOrder is what the child of an order's crash does: see TestCrashChild.
const actOrder = "place order"

func TestAnOrderThatCrashesAnywhereIsThereWholeOrNotAtAll(t *testing.T) {
	for _, step := range orderSteps() {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			must(t, s.SaveCatalogue(t.Context(), products()))
			customer := s.visit(t)
			must(t, s.SetBasketItem(t.Context(), customer, many, 7))
			must(t, s.SetBasketItem(t.Context(), customer, few, 2))
			must(t, s.Close())

			crash(t, s.settings.DataDir, actOrder, step, customer)
			s = mustOpen(t, s.settings)
			orders, err := s.Orders(t.Context(), customer)
			must(t, err)
			items, err := s.Basket(t.Context(), customer)
			must(t, err)
			if step == stepOrderPlaced { // before the confirmation was sent
				s.clock.advance(time.Minute)
				found, err := s.Unconfirmed(t.Context(), s.clock.Now())
				must(t, err)
				if len(orders) != 1 || len(orders[0].Lines) != 2 || orders[0].Address != buyer() || len(items) != 0 || len(found) != 1 {
					t.Errorf("orders %+v, basket %+v, %d unconfirmed", orders, items, len(found))
				}
			} else if len(orders) != 0 || len(items) != 2 || items[0].Quantity+items[1].Quantity != 9 {
				t.Errorf("orders %+v, basket %+v", orders, items)
			}
			sold := 0
			for _, o := range orders {
				for _, l := range o.Lines {
					sold += l.Quantity
				}
			}
			tallied, err := s.Sold(t.Context())
			must(t, err)
			if left := s.stock(t, many) + s.stock(t, few); sold+left != 43 || (len(tallied) > 0) != (sold > 0) {
				t.Errorf("%d sold, %d left, tallies %+v", sold, left, tallied)
			}

			s.clock.advance(2 * orphanAge)
			_, err = s.SweepExpired(t.Context())
			must(t, err)
			if keys := len(s.keyIDs(t, customer)); keys != len(orders) {
				t.Errorf("%d keys for %d orders", keys, len(orders))
			}
			o, err := s.PlaceOrder(t.Context(), customer, Checkout{Attempt: actOrder, Shown: s.shown(t, customer), Order: models.Order{
				Lang: models.German, Address: buyer(), Delivery: models.DeliveryStandard, Payment: models.PaymentInvoice,
			}}) // the browser tries again
			must(t, err)
			if again, err := s.Orders(t.Context(), customer); err != nil || len(again) != 1 || again[0].Number != o.Number || s.stock(t, many) != 33 {
				t.Errorf("orders %+v, %v, %d left", again, err, s.stock(t, many))
			}
		})
	}
}

// shown is what the page of the basket as it is now would post; "" where there is none.
func (s shop) shown(t *testing.T, customer string) string {
	t.Helper()
	_, shown, err := s.Quote(t.Context(), customer, Wish{Delivery: models.DeliveryStandard, Lang: models.German})
	if err != nil && !errors.Is(err, models.ErrNotFound) {
		t.Fatal(err)
	}
	return shown
}
