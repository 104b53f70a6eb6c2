package store

import (
	"bytes"
	"errors"
	"maps"
	"reflect"
	"sync"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/release"
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
	_, err := s.ChangeBasket(t.Context(), customer, BasketChange{SKU: sku, Quantity: quantity, Notices: notices})
	must(t, err)
}

const linen = "arne-linen-shirt"

// wantChoices compares what baskets hold about notices, as "outcome/named", with how often.
func (s shop) wantChoices(t *testing.T, when string, want map[string]int) {
	t.Helper()
	var rows []twoSizeRow
	must(t, s.read.Raw("SELECT * FROM two_size_choices").Scan(&rows).Error)
	got := map[string]int{}
	for _, row := range rows {
		got[row.Outcome+map[int]string{0: "/unnamed", 1: "/named"}[row.Named]]++
	}
	if !maps.Equal(got, want) {
		t.Errorf("%s: %v, want %v", when, got, want)
	}
}

// orderPast places an order, past notices, and returns what it says became of them.
func (s shop) orderPast(t *testing.T, customer string, notices ...TwoSizesNotice) (o models.Order, noticed []models.NoticeOutcome) {
	t.Helper()
	form := s.checkout(t, customer, "first")
	form.Notices = notices
	form.Noticed = func(n []models.NoticeOutcome) { noticed = n }
	o, err := s.PlaceOrder(t.Context(), customer, form)
	must(t, err)
	return o, noticed
}

// linenOutcome is what became of the notice about the shirt in M and L.
func linenOutcome(named bool, answer models.TwoSizeOutcome, several bool) []models.NoticeOutcome {
	return []models.NoticeOutcome{{Product: linen, Sizes: []string{"L", "M"}, Named: named, Answer: answer, Several: several, Returned: models.ReturnedNone}}
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

func TestAnswerTwoSizes_NotesOnce(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := inTwoSizes(t, s)
		s.wantChoices(t, "nothing done", map[string]int{})
		var group sync.WaitGroup
		for range 8 { // pressed in as many windows
			group.Go(func() {
				if err := s.AnswerTwoSizes(t.Context(), customer, linen, KeptAll, "L"); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		s.wantChoices(t, "answered", map[string]int{"kept_both/named": 1})
		another := inTwoSizes(t, s)
		must(t, s.AnswerTwoSizes(t.Context(), another, linen, KeptAll, "XL")) // which is none of the sizes
		want := map[string]int{"kept_both/named": 1, "kept_both/unnamed": 1}
		s.wantChoices(t, "another basket", want)
		if err := s.AnswerTwoSizes(t.Context(), "nobody", linen, KeptAll, "L"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a customer who is over: %v", err)
		}
		s.wantChoices(t, "nobody", want)
	})
}

func TestChangeBasket_NotesPassedOver(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), withInk()))
		customer := inTwoSizes(t, s)
		s.passOver(t, customer, many, 2, linenNotice(true))
		s.wantChoices(t, "more of one size", map[string]int{})
		s.passOver(t, customer, other, 1, linenNotice(true))
		s.wantChoices(t, "another colour in the same sizes", map[string]int{})
		s.passOver(t, customer, many, 0, TwoSizesNotice{Product: linen, Sizes: []string{"M", "XL"}}, TwoSizesNotice{Product: "nothing", Sizes: []string{"M", "L"}})
		s.wantChoices(t, "notices that the page did not make", map[string]int{})

		s.passOver(t, customer, many, 1)
		s.passOver(t, customer, many, 0, linenNotice(true))
		s.wantChoices(t, "one size is left", map[string]int{"changed/named": 1})
		choices, err := s.TwoSizeChoices(t.Context(), customer)
		must(t, err)
		if len(choices) != 1 || choices[0].Answer != "M" || !choices[0].Named {
			t.Errorf("remembered %+v", choices)
		}
		_, noticed := s.orderPast(t, customer)
		if want := linenOutcome(true, models.TwoSizesChanged, false); !reflect.DeepEqual(noticed, want) {
			t.Errorf("the order says %+v, want %+v", noticed, want)
		}
		s.wantChoices(t, "ordered in it", map[string]int{})
	})
}

func TestPlaceOrder_PassedOverNotice(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		for _, test := range []struct {
			name    string
			notices []TwoSizesNotice
			want    []models.NoticeOutcome
		}{
			{"by measurements", nil, nil},
			{"of other sizes", []TwoSizesNotice{{Product: linen, Sizes: []string{"M", "L", "XL"}}}, nil},
			{"the same for everybody", []TwoSizesNotice{linenNotice(false)}, linenOutcome(false, "", true)},
		} {
			customer := s.visit(t)
			must(t, s.SetBasketItem(t.Context(), customer, few, 1))
			must(t, s.SetBasketItem(t.Context(), customer, many, 1))
			if _, noticed := s.orderPast(t, customer, test.notices...); !reflect.DeepEqual(noticed, test.want) {
				t.Errorf("%s: the order says %+v, want %+v", test.name, noticed, test.want)
			}
			if n := s.rows(t, "two_size_choices"); n != 0 {
				t.Errorf("%s: %d choices outlive their order", test.name, n)
			}
		}
	})
}

func TestAnswerTwoSizes_CarriedOut(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		for _, test := range []struct {
			name          string
			keep, advised string
			named         bool
			left          map[string]int
			outcome       string
		}{
			{"the one named", "L", "L", true, map[string]int{many: 1}, "kept_advised"},
			{"the other one", "M", "L", true, map[string]int{few: 2}, "kept_other"},
			{"one, none named", "M", "", false, map[string]int{few: 2}, "kept_other"},
			{"both", KeptAll, "L", true, map[string]int{few: 2, many: 1}, "kept_both"},
		} {
			customer := inTwoSizes(t, s)
			must(t, s.AnswerTwoSizes(t.Context(), customer, linen, test.keep, test.advised))
			if held := s.skus(t, customer); len(held) != len(test.left) || held[few] != test.left[few] || held[many] != test.left[many] {
				t.Errorf("%s: the basket holds %v, want %v", test.name, held, test.left)
			}
			var outcome string
			must(t, s.read.Raw("SELECT outcome FROM two_size_choices WHERE customer = ?", customer).Scan(&outcome).Error)
			if outcome != test.outcome {
				t.Errorf("%s: noted as %s, want %s", test.name, outcome, test.outcome)
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
		for name, answer := range map[string][2]string{
			"a size that is not there": {linen, "XL"}, "no size": {linen, ""}, "another product": {"nothing", KeptAll}, "many at once": {"", KeptAll},
		} {
			if err := s.AnswerTwoSizes(t.Context(), customer, answer[0], answer[1], ""); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: error %v", name, err)
			}
		}
		s.wantChoices(t, "nothing answered", map[string]int{})
		must(t, s.AnswerTwoSizes(t.Context(), customer, linen, KeptAll, "L"))
		must(t, s.AnswerTwoSizes(t.Context(), customer, linen, "M", "M")) // after all
		s.wantChoices(t, "the first answer stands", map[string]int{"kept_both/named": 1})
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
		s.wantChoices(t, "more of one", map[string]int{})
		s.passOver(t, unanswered, many, 0, linenNotice(true)) // one of them is left
		s.wantChoices(t, "taken out", map[string]int{"changed/named": 1})
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

		must(t, s.AnswerTwoSizes(t.Context(), inTwoSizes(t, s), linen, KeptAll, "L"))
		s.clock.advance(30 * day)
		if _, err := s.SweepExpired(t.Context()); err != nil || s.rows(t, "two_size_choices") != 0 {
			t.Errorf("%d choices outlive their baskets, %v", s.rows(t, "two_size_choices"), err)
		}
	})
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

func TestPlaceOrder_TwoSizes(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := inTwoSizes(t, s)
		o, noticed := s.orderPast(t, customer, linenNotice(false)) // without an answer
		if want := linenOutcome(false, "", true); !reflect.DeepEqual(noticed, want) {
			t.Errorf("both: %+v, want %+v", noticed, want)
		}
		again, err := s.PlaceOrder(t.Context(), customer, Checkout{
			Attempt: "first", Order: models.Order{Payment: models.PaymentInvoice, Address: buyer()},
			Noticed: func([]models.NoticeOutcome) { t.Error("told of a second time") },
		})
		if err != nil || again.Number != o.Number {
			t.Errorf("the same attempt: %v, %v", again.Number, err)
		}
		s.exec(t, "UPDATE variants SET stock = 10")
		one := inTwoSizes(t, s)
		must(t, s.AnswerTwoSizes(t.Context(), one, linen, "L", "L"))
		if _, noticed := s.orderPast(t, one); !reflect.DeepEqual(noticed, linenOutcome(true, models.TwoSizesKeptAdvised, false)) {
			t.Errorf("one: %+v", noticed)
		}
		if n := s.rows(t, "two_size_choices"); n != 0 {
			t.Errorf("%d choices outlive their order", n)
		}
	})
}

// What became of a notice is kept by consent only, sealed, follows what comes back, counts once
// the parcel must have arrived, and goes with the feedback.
func TestKeepNotices_Sealed(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := inTwoSizes(t, s)
		must(t, s.AnswerTwoSizes(t.Context(), customer, linen, KeptAll, "L"))
		o, noticed := s.orderPast(t, customer)
		keep := func() error {
			permit, err := PermitFor[consent.Learn](t.Context(), s.Store, customer, PageOrder)
			if err != nil {
				return err
			}
			return s.KeepNotices(t.Context(), permit, PageOrder, o.Number, noticed, false, nil)
		}
		wantDenied(t, keep(), consent.PurposeLearn, consent.WhyNeverGiven)
		must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{s.grant(consent.PurposeLearn)}))
		must(t, keep())
		must(t, keep()) // a second time changes nothing
		back := func(attempt, size string, quantity int, returned models.Returned) {
			t.Helper()
			if size != "" {
				s.sendBack(t, customer, o, attempt, size, quantity)
			}
			if there, err := s.HasNotices(t.Context(), customer, o); err != nil || !there {
				t.Fatalf("kept %t, %v", there, err)
			}
			permit, err := PermitFor[consent.Learn](t.Context(), s.Store, customer, PageReturn)
			must(t, err)
			must(t, s.KeepReturned(t.Context(), permit, PageReturn, o))
			all := s.told(t, customer)
			want := linenOutcome(true, models.TwoSizesKeptBoth, true)[0]
			want.Returned = returned
			if len(all) != 1 || all[0].Notice == nil || !reflect.DeepEqual(*all[0].Notice, want) {
				t.Fatalf("kept %+v, want %+v", all, want)
			}
			cell := release.CellOf(want)
			got := s.sum(t).notices
			if counts := models.Day(s.clock.Now()).After(models.Day(opening).AddDate(0, 0, 7)); len(got) != flag(counts) || counts && got[cell] != 1 {
				t.Errorf("a release would count %v, want %v: %t", got, cell, counts)
			}
		}
		back("", "", 0, models.ReturnedNone)
		back("a", "M", 1, models.ReturnedNone) // a piece of M is still there
		s.clock.advance(14 * day)
		back("b", "M", 1, models.ReturnedSome)
		back("c", "L", 1, models.ReturnedAll)
		var row feedbackRow
		must(t, s.read.First(&row).Error)
		if bytes.Contains(row.Sealed, []byte("kept_both")) || bytes.Contains(row.Sealed, []byte(linen)) {
			t.Error("it lies readable in the database")
		}
		if n := s.rows(t, "customer_keys"); n != 2 {
			t.Errorf("%d keys, want the order's and the last of the notice", n)
		}
		if _, err := s.Erase(t.Context(), customer, ScopeFeedback); err != nil || len(s.sum(t).notices) != 0 || s.rows(t, "feedback") != 0 {
			t.Errorf("%v is left, %v", s.sum(t).notices, err)
		}
		if there, err := s.HasNotices(t.Context(), customer, o); err != nil || there {
			t.Errorf("kept %t, %v", there, err)
		}
	})
}
