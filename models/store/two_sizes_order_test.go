package store

import (
	"testing"

	"ebenmass/models"
)

// orderInTwoSizes orders M twice and L once of a shirt, after a notice.
func (s shop) orderInTwoSizes(t *testing.T, named bool) (customer string, o models.Order) {
	t.Helper()
	customer = inTwoSizes(t, s, named)
	o, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "first"))
	must(t, err)
	return customer, o
}

// sendBack announces that pieces of a size come back.
func (s shop) sendBack(t *testing.T, customer string, o models.Order, attempt, size string, quantity int) {
	t.Helper()
	for _, l := range o.Lines {
		if l.Size == size {
			_, err := s.AnnounceReturn(t.Context(), customer, o.Number, attempt, []ReturnWish{{ReturnLine: models.ReturnLine{Position: l.Position, Quantity: quantity}}})
			must(t, err)
		}
	}
}

func TestAnOrderAfterANoticeIsCountedByItsSizes(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.orderInTwoSizes(t, false) // without an answer
		s.wantTallies(t, "both", map[string]int{"shown/unnamed": 1, "ordered_both/unnamed": 1})
		again, err := s.PlaceOrder(t.Context(), customer, Checkout{Attempt: "first", Order: models.Order{Payment: models.PaymentInvoice, Address: buyer()}})
		if err != nil || again.Number != o.Number {
			t.Errorf("the same attempt: %v, %v", again.Number, err)
		}
		one := s.visit(t)
		must(t, s.SetBasketItem(t.Context(), one, few, 1))
		must(t, s.SetBasketItem(t.Context(), one, many, 1))
		must(t, s.NoteTwoSizes(t.Context(), one, linen, []string{"M", "L"}, true))
		must(t, s.AnswerTwoSizes(t.Context(), one, linen, "L", "L"))
		_, err = s.PlaceOrder(t.Context(), one, s.checkout(t, one, "first"))
		must(t, err)
		never, _ := s.ordered(t, 2) // was told nothing
		s.wantTallies(t, "one", map[string]int{
			"shown/unnamed": 1, "ordered_both/unnamed": 1, "shown/named": 1, "kept_advised/named": 1, "ordered_one/named": 1,
		})
		if n := s.rows(t, "two_size_choices"); n != 0 || never == "" {
			t.Errorf("%d choices outlive their order", n)
		}
	})
}

func TestWhatCameBackOfTwoSizesIsCountedOnce(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.orderInTwoSizes(t, true)
		want := map[string]int{"shown/named": 1, "ordered_both/named": 1}
		s.sendBack(t, customer, o, "a", "M", 1)
		s.wantTallies(t, "a piece of M is still there", want)
		s.sendBack(t, customer, o, "b", "M", 1)
		s.sendBack(t, customer, o, "b", "M", 1) // the same attempt
		want["one_returned/named"] = 1
		s.wantTallies(t, "M came back", want)
		s.sendBack(t, customer, o, "c", "L", 1)
		want["one_returned/named"], want["both_returned/named"] = 0, 1
		got := s.twoSizeTallies(t)
		for key, n := range want {
			if got[key] != n {
				t.Errorf("both came back: %v, want %v", got, want)
			}
		}
		if _, err := s.Erase(t.Context(), customer, ScopeAll); err != nil || s.rows(t, "two_size_orders") != 0 {
			t.Errorf("%d rows outlive the customer, %v", s.rows(t, "two_size_orders"), err)
		}
		if after := s.twoSizeTallies(t); after["both_returned/named"] != 1 {
			t.Errorf("an erasure changed what was counted of nobody: %v", after)
		}
	})
}
