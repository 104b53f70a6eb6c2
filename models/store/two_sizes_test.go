package store

import (
	"errors"
	"sync"
	"testing"

	"ebenmass/models"
)

const other = "arne-linen-shirt-ink-m" // the colour that two-size tests need beside sage

// inTwoSizes is a customer with M and L of a shirt in the basket.
func inTwoSizes(t *testing.T, s shop) string {
	t.Helper()
	customer := s.visit(t)
	must(t, s.SetBasketItem(t.Context(), customer, few, 2))
	must(t, s.SetBasketItem(t.Context(), customer, many, 1))
	return customer
}

// linenNotice is the notice about the shirt in M and L.
func linenNotice(named bool) TwoSizesNotice {
	return TwoSizesNotice{Product: linen, Sizes: []string{"M", "L"}, Named: named}
}

// passOver changes a line of the basket, past a notice.
func (s shop) passOver(t *testing.T, customer, sku string, quantity int, notices ...TwoSizesNotice) {
	t.Helper()
	must(t, s.ChangeBasket(t.Context(), customer, BasketChange{SKU: sku, Quantity: quantity, Notices: notices}))
}

const linen = "arne-linen-shirt"

// tallies reads what was counted, as "outcome/named".
func (s shop) twoSizeTallies(t *testing.T) map[string]int {
	t.Helper()
	rows, err := s.rawDB(t).Query("SELECT outcome, named, n FROM two_size_tallies WHERE demo = 0")
	must(t, err)
	defer rows.Close()
	tallies := map[string]int{}
	for rows.Next() {
		var (
			outcome  string
			named, n int
		)
		must(t, rows.Scan(&outcome, &named, &n))
		arm := "/unnamed"
		if named == 1 {
			arm = "/named"
		}
		tallies[outcome+arm] = n
	}
	return tallies
}

func (s shop) wantTallies(t *testing.T, when string, want map[string]int) {
	t.Helper()
	got := s.twoSizeTallies(t)
	if len(got) != len(want) {
		t.Errorf("%s: tallies %v, want %v", when, got, want)
	}
	for key, n := range want {
		if got[key] != n {
			t.Errorf("%s: tallies %v, want %v", when, got, want)
			return
		}
	}
}

func (s shop) skus(t *testing.T, customer string) map[string]int {
	t.Helper()
	items, err := s.Basket(t.Context(), customer)
	must(t, err)
	held := map[string]int{}
	for _, item := range items {
		held[item.SKU] = item.Quantity
	}
	return held
}

func TestAnswerTwoSizes_CountsTheNoticeOnce(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := inTwoSizes(t, s)
		s.wantTallies(t, "nothing done", map[string]int{})
		var group sync.WaitGroup
		for range 8 { // pressed in as many windows
			group.Go(func() {
				if err := s.AnswerTwoSizes(t.Context(), customer, linen, KeptAll, "L"); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		s.wantTallies(t, "answered", map[string]int{"shown/named": 1, "kept_both/named": 1})
		another := inTwoSizes(t, s)
		must(t, s.AnswerTwoSizes(t.Context(), another, linen, KeptAll, "XL")) // which is none of the sizes
		want := map[string]int{"shown/named": 1, "kept_both/named": 1, "shown/unnamed": 1, "kept_both/unnamed": 1}
		s.wantTallies(t, "another basket", want)
		if err := s.AnswerTwoSizes(t.Context(), "nobody", linen, KeptAll, "L"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a customer who is over: %v", err)
		}
		s.wantTallies(t, "nobody", want)
	})
}

func TestChangeBasket_CountsAPassedOverNotice(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), withInk()))
		customer := inTwoSizes(t, s)
		s.passOver(t, customer, many, 2, linenNotice(true))
		s.wantTallies(t, "more of one size", map[string]int{})
		s.passOver(t, customer, other, 1, linenNotice(true))
		s.wantTallies(t, "another colour in the same sizes", map[string]int{})
		s.passOver(t, customer, many, 0, TwoSizesNotice{Product: linen, Sizes: []string{"M", "XL"}}, TwoSizesNotice{Product: "nothing", Sizes: []string{"M", "L"}})
		s.wantTallies(t, "notices that the page did not make", map[string]int{})

		s.passOver(t, customer, many, 1)
		s.passOver(t, customer, many, 0, linenNotice(true))
		want := map[string]int{"shown/named": 1, "changed/named": 1}
		s.wantTallies(t, "one size is left", want)
		choices, err := s.TwoSizeChoices(t.Context(), customer)
		must(t, err)
		if len(choices) != 1 || choices[0].Answer != "M" || !choices[0].Named {
			t.Errorf("remembered %+v", choices)
		}
		_, err = s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "first"))
		must(t, err)
		want["ordered_one/named"] = 1
		s.wantTallies(t, "ordered in it", want)
	})
}

func TestPlaceOrder_CountsAPassedOverNotice(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		for _, test := range []struct {
			name    string
			notices []TwoSizesNotice
			want    map[string]int
		}{
			{"by measurements", nil, map[string]int{}},
			{"of other sizes", []TwoSizesNotice{{Product: linen, Sizes: []string{"M", "L", "XL"}}}, map[string]int{}},
			{"the same for everybody", []TwoSizesNotice{linenNotice(false)}, map[string]int{"shown/unnamed": 1, "ordered_both/unnamed": 1}},
		} {
			customer := s.visit(t)
			must(t, s.SetBasketItem(t.Context(), customer, few, 1))
			must(t, s.SetBasketItem(t.Context(), customer, many, 1))
			form := s.checkout(t, customer, "first")
			form.Notices = test.notices
			_, err := s.PlaceOrder(t.Context(), customer, form)
			must(t, err)
			s.wantTallies(t, test.name, test.want)
			if n := s.rows(t, "two_size_choices"); n != 0 {
				t.Errorf("%s: %d choices outlive their order", test.name, n)
			}
		}
	})
}

func TestAnswerTwoSizes_CarriedOutAndCounted(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		for _, test := range []struct {
			name          string
			keep, advised string
			named         bool
			left          map[string]int
			tally         string
		}{
			{"the one named", "L", "L", true, map[string]int{many: 1}, "kept_advised/named"},
			{"the other one", "M", "L", true, map[string]int{few: 2}, "kept_other/named"},
			{"one, none named", "M", "", false, map[string]int{few: 2}, "kept_other/unnamed"},
			{"both", KeptAll, "L", true, map[string]int{few: 2, many: 1}, "kept_both/named"},
		} {
			before := s.twoSizeTallies(t)[test.tally]
			customer := inTwoSizes(t, s)
			must(t, s.AnswerTwoSizes(t.Context(), customer, linen, test.keep, test.advised))
			if held := s.skus(t, customer); len(held) != len(test.left) || held[few] != test.left[few] || held[many] != test.left[many] {
				t.Errorf("%s: the basket holds %v, want %v", test.name, held, test.left)
			}
			if n := s.twoSizeTallies(t)[test.tally]; n != before+1 {
				t.Errorf("%s: %s counted %d times", test.name, test.tally, n-before)
			}
			choices, err := s.TwoSizeChoices(t.Context(), customer)
			must(t, err)
			if len(choices) != 1 || choices[0].Answer != test.keep || choices[0].Sizes != "L,M" || choices[0].Named != test.named || !choices[0].ExpiresAt.Equal(opening.Add(30*day)) {
				t.Errorf("%s: remembered %+v", test.name, choices)
			}
		}
	})
}

func TestAnswerTwoSizes_NotInTheBasket(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := inTwoSizes(t, s)
		counted := map[string]int{}
		for name, answer := range map[string][2]string{
			"a size that is not there": {linen, "XL"}, "no size": {linen, ""}, "another product": {"nothing", KeptAll}, "many at once": {"", KeptAll},
		} {
			if err := s.AnswerTwoSizes(t.Context(), customer, answer[0], answer[1], ""); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: error %v", name, err)
			}
		}
		s.wantTallies(t, "nothing answered", counted)
		must(t, s.AnswerTwoSizes(t.Context(), customer, linen, KeptAll, "L"))
		must(t, s.AnswerTwoSizes(t.Context(), customer, linen, "M", "M")) // after all
		s.wantTallies(t, "the first answer counts", map[string]int{"shown/named": 1, "kept_both/named": 1})
		if err := s.AnswerTwoSizes(t.Context(), customer, linen, "M", "M"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("sent twice: error %v", err)
		}
		if held := s.skus(t, customer); len(held) != 1 || held[few] != 2 {
			t.Errorf("the basket holds %v", held)
		}
	})
}

func TestAnswerTwoSizes_ExchangesAColour(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), withInk()))
		customer := s.visit(t)
		must(t, s.SetBasketItem(t.Context(), customer, other, 2))
		must(t, s.SetBasketItem(t.Context(), customer, many, 1))
		if err := s.AnswerTwoSizes(t.Context(), customer, linen, "L", ""); !errors.Is(err, models.ErrOutOfStock) {
			t.Errorf("ink has no L: error %v", err)
		}
		if held := s.skus(t, customer); len(held) != 2 || held[other] != 2 {
			t.Errorf("the basket holds %v", held)
		}
		must(t, s.AnswerTwoSizes(t.Context(), customer, linen, "M", "M"))
		if held := s.skus(t, customer); len(held) != 2 || held[other] != 2 || held[few] != 1 {
			t.Errorf("the basket holds %v", held)
		}
	})
}

func TestTwoSizeChoices_GoWithTheLines(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		unanswered := inTwoSizes(t, s)
		s.passOver(t, unanswered, many, 3, linenNotice(true)) // the same sizes
		s.wantTallies(t, "more of one", map[string]int{})
		s.passOver(t, unanswered, many, 0, linenNotice(true)) // one of them is left
		s.wantTallies(t, "taken out", map[string]int{"shown/named": 1, "changed/named": 1})
		choices, err := s.TwoSizeChoices(t.Context(), unanswered)
		must(t, err)
		if len(choices) != 1 || choices[0].Answer != "M" {
			t.Errorf("remembered %+v", choices)
		}
		must(t, s.SetBasketItem(t.Context(), unanswered, few, 0)) // neither is
		both := inTwoSizes(t, s)
		must(t, s.AnswerTwoSizes(t.Context(), both, linen, KeptAll, "L"))
		must(t, s.SetBasketItem(t.Context(), both, few, 0))
		must(t, s.SetBasketItem(t.Context(), both, many, 0))
		if n := s.rows(t, "two_size_choices"); n != 0 {
			t.Errorf("%d choices are left of baskets without the product", n)
		}
		s.wantTallies(t, "all gone", map[string]int{"shown/named": 2, "changed/named": 1, "kept_both/named": 1})

		must(t, s.AnswerTwoSizes(t.Context(), inTwoSizes(t, s), linen, KeptAll, "L"))
		s.clock.advance(30 * day)
		if _, err := s.SweepExpired(t.Context()); err != nil || s.rows(t, "two_size_choices") != 0 {
			t.Errorf("%d choices outlive their baskets, %v", s.rows(t, "two_size_choices"), err)
		}
	})
}

func TestTwoSizeTallies_NameNobody(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	var columns []string
	must(t, s.read.Raw("SELECT name FROM pragma_table_info('two_size_tallies') ORDER BY cid").Scan(&columns).Error)
	if want := []string{"outcome", "named", "demo", "n"}; len(columns) != len(want) {
		t.Errorf("columns %v, want %v", columns, want)
	}
}

// withInk is the catalogue with the shirt in a second colour, of which only M is left.
func withInk() []models.Product {
	all := products()
	for i := range all {
		if p := &all[i]; p.Slug == linen {
			p.Colours = append(p.Colours, models.Colour{Key: "ink", Name: models.Text{DE: "Tinte", EN: "Ink"}, Hex: "#1f2a44", Family: "blue"})
			for _, size := range p.Chart.Sizes {
				stock := 0
				if size.Label == "M" {
					stock = 5
				}
				p.Variants = append(p.Variants, models.Variant{SKU: models.SKU(linen, "ink", size.Label), Colour: "ink", Size: size.Label, Stock: stock})
			}
		}
	}
	return all
}

// orderInTwoSizes orders M twice and L once of a shirt, past a notice.
func (s shop) orderInTwoSizes(t *testing.T, named bool) (customer string, o models.Order) {
	t.Helper()
	customer = inTwoSizes(t, s)
	form := s.checkout(t, customer, "first")
	form.Notices = []TwoSizesNotice{linenNotice(named)}
	o, err := s.PlaceOrder(t.Context(), customer, form)
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

func TestPlaceOrder_CountsTwoSizes(t *testing.T) {
	t.Parallel()
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

func TestAnnounceReturn_CountsTwoSizesOnce(t *testing.T) {
	t.Parallel()
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
