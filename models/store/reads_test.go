package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

func TestPermitFrom_ALedgerThatWasRead(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		ledger, err := s.Ledger(t.Context(), customer)
		must(t, err)
		permit, err := PermitFrom[consent.Advice](t.Context(), s.Store, ledger, PageProduct)
		if err != nil || permit.Owner() != customer {
			t.Errorf("permit of %q, %v", permit.Owner(), err)
		}
		_, err = PermitFrom[consent.Offers](t.Context(), s.Store, ledger, PageListing)
		wantDenied(t, err, consent.PurposeOffers, consent.WhyNeverGiven)
		journal, err := s.Journal(t.Context(), customer)
		must(t, err)
		denied := func(a Access) bool { return !a.Granted && a.Purpose == consent.PurposeOffers && a.Kind == PageListing }
		if !slices.ContainsFunc(journal, denied) {
			t.Errorf("the denial is not in the journal: %+v", journal)
		}
	})
}

func TestReadProfileAndFeedback_OneAccessIsJournalled(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		advice := func() consent.Permit[consent.Advice] {
			t.Helper()
			permit, err := PermitFor[consent.Advice](t.Context(), s.Store, customer, PageProduct)
			must(t, err)
			return permit
		}
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		profile, told, err := ReadProfileAndFeedback(t.Context(), s.Store, advice(), PageProduct)
		if err != nil || profile.Person.Given[fit.Bust] != 93.7191 || len(told) != 0 {
			t.Errorf("before any feedback: %+v, %+v, %v", profile.Person, told, err)
		}
		accesses := func(p consent.Purpose, datum string) int {
			t.Helper()
			journal, err := s.Journal(t.Context(), customer)
			must(t, err)
			return len(slices.DeleteFunc(journal, func(a Access) bool {
				return a.Purpose != p || a.Kind != PageProduct || !a.Granted || !slices.Contains(a.Data, datum)
			}))
		}
		if accesses(consent.PurposeAdvice, "bust") != 1 || accesses(consent.PurposeAdvice, "feedback") != 0 {
			t.Error("the journal names feedback that there is not, or not the measurements")
		}
		must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust), Zones: shirtZones}))
		_, told, err = ReadProfileAndFeedback(t.Context(), s.Store, advice(), PageProduct)
		if want := s.told(t, customer); err != nil || len(told) != 1 || told[0].ID != want[0].ID || told[0].Answers[fit.Bust] != models.ReasonTight || !told[0].ExpiresAt.Equal(want[0].ExpiresAt) {
			t.Errorf("told %+v, want %+v, %v", told, want, err)
		}
		if accesses(consent.PurposeAdvice, "feedback") != 1 || accesses(consent.PurposeLearn, "feedback") != 0 {
			t.Error("reading feedback to advise is not in the journal, or for another purpose")
		}

		_, _, err = ReadProfileAndFeedback(t.Context(), s.Store, consent.Permit[consent.Advice]{}, PageProduct)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyNeverGiven)
		permit := advice()
		if _, err := s.Erase(t.Context(), customer, ScopeMeasurements); err != nil {
			t.Fatal(err)
		}
		if _, _, err := ReadProfileAndFeedback(t.Context(), s.Store, permit, PageProduct); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("erased meanwhile: %v", err)
		}
	})
}

func TestJournal_ReadWithoutWriting(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		for range 3 {
			s.mustRead(t, customer)
		}
		before := s.rows(t, "accesses")
		accesses, chain, err := s.JournalWithChain(t.Context(), customer)
		must(t, err)
		if !slices.ContainsFunc(accesses, func(a Access) bool { return a.Purpose == consent.PurposeAdvice && a.Granted }) {
			t.Errorf("read %+v, want the advice's access", accesses)
		}
		if len(chain.Open) != 1 || len(chain.Open[0].Accesses) != len(accesses) || len(accesses) != before {
			t.Errorf("%d rows, read %+v, the chain has %+v", before, accesses, chain.Open)
		}
		again, err := s.Journal(t.Context(), customer)
		must(t, err)
		if after := s.rows(t, "accesses"); !slices.EqualFunc(again, accesses, sameAccess) || after != before {
			t.Errorf("read again %+v, %d rows instead of %d", again, after, before)
		}
		for name, customer := range map[string]string{"nobody": "nobody", "over": customer} {
			s.clock.advance(3 * 366 * day)
			if _, _, err := s.JournalWithChain(t.Context(), customer); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: error %v", name, err)
			}
		}
	})
}

func TestLatestOrder_WithItsAddress(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, _ := s.ordered(t, 1)
		s.clock.advance(time.Minute)
		must(t, s.SetBasketItem(t.Context(), customer, many, 1))
		second, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "second"))
		must(t, err)
		latest, err := s.LatestOrder(t.Context(), customer)
		if err != nil || latest.Number != second.Number || latest.Address != buyer() {
			t.Errorf("latest %+v, %v", latest, err)
		}
		if _, err := s.LatestOrder(t.Context(), s.visit(t)); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("of somebody who ordered nothing: %v", err)
		}
	})
}

func TestReturnsOf_OnlyTheOwners(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 3)
		other, untouched := s.ordered(t, 1)
		for attempt, n := range map[string]int{"a": 1, "b": 2} {
			_, err := s.AnnounceReturn(t.Context(), customer, o.Number, attempt, back(n, "", models.Complaint{}))
			must(t, err)
		}
		all, err := s.ReturnsOf(t.Context(), customer, o, untouched)
		must(t, err)
		one, err := s.Returns(t.Context(), customer, o.Number)
		must(t, err)
		if len(all) != 1 || len(all[o.Number]) != 2 {
			t.Fatalf("returns %+v", all)
		}
		for i, r := range all[o.Number] {
			if r.Number != one[i].Number || r.Refund != one[i].Refund || !slices.Equal(r.Lines, one[i].Lines) || len(r.Lines) != 1 {
				t.Errorf("%+v, want %+v", r, one[i])
			}
		}
		if theirs, err := s.ReturnsOf(t.Context(), other, o); err != nil || len(theirs) != 0 {
			t.Errorf("another's: %+v, %v", theirs, err)
		}
		if none, err := s.ReturnsOf(t.Context(), customer); err != nil || len(none) != 0 {
			t.Errorf("of no order: %+v, %v", none, err)
		}
	})
}

func TestPriceBasket_QuotesEveryWish(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		if _, err := s.PriceBasket(t.Context(), customer); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("an empty basket: %v", err)
		}
		must(t, s.SetBasketItem(t.Context(), customer, many, 2))
		must(t, s.SetBasketItem(t.Context(), customer, few, 1))
		basket, err := s.PriceBasket(t.Context(), customer)
		must(t, err)
		seen := map[string]bool{}
		for _, way := range models.Deliveries {
			for _, code := range []string{"", models.DiscountCode} {
				want := Wish{Delivery: way, Discount: code, Lang: models.German}
				o, shown, err := basket.Quote(want)
				must(t, err)
				again, asked, err := s.Quote(t.Context(), customer, want)
				if err != nil || asked != shown || again.Total != o.Total || seen[shown] {
					t.Errorf("%+v: %v, %v, %v, seen before: %v", want, o.Total, again.Total, err, seen[shown])
				}
				seen[shown] = true
				o.Lines[0].Quantity = 99 // an order's lines are its own
			}
		}
		for _, wrong := range []Wish{{Delivery: "balloon"}, {Delivery: models.DeliveryStandard, Discount: "NONSENSE"}} {
			if _, _, err := basket.Quote(wrong); err == nil {
				t.Errorf("%+v is quoted", wrong)
			}
		}
		s.clock.advance(31 * day)
		if _, err := s.PriceBasket(t.Context(), customer); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a basket that is over: %v", err)
		}
	})
}

func TestAccountWithPasskeys_OfItsOwner(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.signIn(t, address, "").Visitor.Customer
		bare, none, err := s.AccountWithPasskeys(t.Context(), customer)
		if err != nil || bare.Address != address || len(none) != 0 {
			t.Errorf("without passkeys: %+v, %+v, %v", bare, none, err)
		}
		for _, credential := range []string{"first", "second"} {
			s.clock.advance(time.Minute)
			must(t, s.AddPasskey(t.Context(), customer, []byte(credential)))
		}
		account, passkeys, err := s.AccountWithPasskeys(t.Context(), customer)
		if err != nil || account.Address != address || len(passkeys) != 2 || string(passkeys[0].Credential) != "first" || string(passkeys[1].Credential) != "second" {
			t.Errorf("%+v, %+v, %v", account, passkeys, err)
		}
		if _, _, err := s.AccountWithPasskeys(t.Context(), s.visit(t)); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a visit without account: %v", err)
		}
	})
}

func TestFindVisit_CountsTheBasket(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		id, v, err := s.StartVisit(t.Context(), opening.Add(90*day))
		must(t, err)
		pieces := func() int {
			t.Helper()
			found, err := s.FindVisit(t.Context(), id)
			must(t, err)
			return found.Basket
		}
		if n := pieces(); n != 0 {
			t.Errorf("%d pieces in no basket", n)
		}
		must(t, s.SetBasketItem(t.Context(), v.Customer, many, 4))
		must(t, s.SetBasketItem(t.Context(), v.Customer, few, 1))
		if n := pieces(); n != 5 {
			t.Errorf("%d pieces, want 5", n)
		}
		s.clock.advance(30 * day)
		if n := pieces(); n != 0 {
			t.Errorf("%d pieces of a basket that is over", n)
		}
	})
}
