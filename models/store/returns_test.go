package store

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

// back is a wish to send pieces of the first line back.
func back(quantity int, exchange string, complaint models.Complaint) []ReturnWish {
	return []ReturnWish{{models.ReturnLine{Quantity: quantity, Exchange: exchange}, complaint}}
}

var tooTight = models.Complaint{Reason: models.ReasonTight, Zone: fit.Hip}

func TestAnnounceReturn_RefundAndStock(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 3) // 3 × 69.90 less 10 %
		r, err := s.AnnounceReturn(t.Context(), customer, o.Number, "a", back(1, "", tooTight))
		must(t, err)
		if r.Refund != 6291 || r.State != models.ReturnAnnounced || !r.AnnouncedAt.Equal(opening) || len(r.Number) != 19 || r.Number == o.Number {
			t.Errorf("announced %+v", r)
		}
		if s.stock(t, many) != 37 {
			t.Errorf("stock %d before it came back", s.stock(t, many))
		}
		again, err := s.AnnounceReturn(t.Context(), customer, o.Number, "a", back(1, "", tooTight))
		if err != nil || again.Number != r.Number {
			t.Errorf("the same attempt: %+v, %v", again, err)
		}
		s.clock.advance(hour)
		for range 2 {
			must(t, s.BookArrival(t.Context(), customer, o.Number, r.Number))
		}
		if s.stock(t, many) != 38 {
			t.Errorf("stock %d after it came back", s.stock(t, many))
		}
		rest, err := s.AnnounceReturn(t.Context(), customer, o.Number, "b", back(2, "", models.Complaint{}))
		must(t, err)
		all, err := s.Returns(t.Context(), customer, o.Number)
		must(t, err)
		if len(all) != 2 || all[0].State != models.ReturnRefunded || !all[0].RefundedAt.Equal(opening.Add(hour)) ||
			all[0].Refund+rest.Refund != o.Goods-o.Reduction {
			t.Errorf("returns %+v", all)
		}
		if held, err := s.CountHeld(t.Context(), customer); err != nil || held.Count("returns") != 2 {
			t.Errorf("held %+v, %v", held, err)
		}
	})
}

func TestAnnounceReturn_Limits(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 2)
		other, _ := s.ordered(t, 2)
		refused := func(why string, want error, who, attempt string, wishes []ReturnWish) {
			t.Helper()
			if _, err := s.AnnounceReturn(t.Context(), who, o.Number, attempt, wishes); !errors.Is(err, want) {
				t.Errorf("%s: %v", why, err)
			}
		}
		refused("more than bought", models.ErrChanged, customer, "a", back(3, "", models.Complaint{}))
		refused("none", models.ErrChanged, customer, "b", back(0, "", models.Complaint{}))
		refused("a line there is not", models.ErrChanged, customer, "c", []ReturnWish{{models.ReturnLine{Position: 7, Quantity: 1}, models.Complaint{}}})
		refused("a line twice", models.ErrChanged, customer, "d", append(back(1, "", models.Complaint{}), back(1, "", models.Complaint{})...))
		refused("another's order", models.ErrNotFound, other, "e", back(1, "", models.Complaint{}))
		if err := s.BookArrival(t.Context(), other, o.Number, "x"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("another's arrival: %v", err)
		}
		if _, err := s.Returns(t.Context(), other, o.Number); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("another's returns: %v", err)
		}
		_, err := s.AnnounceReturn(t.Context(), customer, o.Number, "f", back(2, "", models.Complaint{}))
		must(t, err)
		refused("again", models.ErrChanged, customer, "g", back(1, "", models.Complaint{}))
		if n := s.rows(t, "returns"); n != 1 {
			t.Errorf("%d returns", n)
		}
	})
}

func TestAnnounceReturn_TwoTabs(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 1)
		var won, lost atomic.Int32
		var wait sync.WaitGroup
		for _, attempt := range []string{"a", "b", "c", "d"} {
			wait.Go(func() {
				switch _, err := s.AnnounceReturn(t.Context(), customer, o.Number, attempt, back(1, "", tooTight)); {
				case err == nil:
					won.Add(1)
				case errors.Is(err, models.ErrChanged):
					lost.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		wait.Wait()
		if won.Load() != 1 || lost.Load() != 3 {
			t.Errorf("%d won, %d lost", won.Load(), lost.Load())
		}
	})
}

func TestAnnounceReturn_Exchange(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 5)
		r, err := s.AnnounceReturn(t.Context(), customer, o.Number, "a", back(2, few, tooTight))
		must(t, err)
		if r.Refund != 0 || r.Lines[0].Exchange != few || s.stock(t, few) != 1 {
			t.Errorf("exchange %+v, %d left", r, s.stock(t, few))
		}
		if _, err := s.AnnounceReturn(t.Context(), customer, o.Number, "b", back(2, few, tooTight)); !errors.Is(err, models.ErrOutOfStock) {
			t.Errorf("more than there is: %v", err)
		}
		for _, sku := range []string{many, "no-such-sku"} {
			if _, err := s.AnnounceReturn(t.Context(), customer, o.Number, "c", back(1, sku, tooTight)); !errors.Is(err, models.ErrChanged) {
				t.Errorf("an exchange for %s: %v", sku, err)
			}
		}
		if s.stock(t, few) != 1 || s.rows(t, "returns") != 1 {
			t.Errorf("what was refused left %d in stock and %d returns", s.stock(t, few), s.rows(t, "returns"))
		}
		must(t, s.BookArrival(t.Context(), customer, o.Number, r.Number))
		if s.stock(t, many) != 37 || s.stock(t, few) != 1 {
			t.Errorf("stock %d and %d after it came back", s.stock(t, many), s.stock(t, few))
		}
	})
}

func TestDeclareWithdrawal_MarksOrder(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 3)
		_, err := s.AnnounceReturn(t.Context(), customer, o.Number, "a", back(1, "", tooTight))
		must(t, err)
		stranger := s.visit(t)
		declare := func(token, contract, email string) {
			t.Helper()
			w := declaration(token)
			w.Contract, w.Email = contract, email
			_, _, err := s.DeclareWithdrawal(t.Context(), stranger, w, receipting(false))
			must(t, err)
		}
		state := func() models.Order {
			t.Helper()
			read, err := s.Order(t.Context(), customer, o.Number)
			must(t, err)
			return read
		}
		declare("A", o.Number, "somebody@else.example")
		declare("B", "0000-0000-0000-0000", o.Address.Email)
		declare("C", "Leinenhemd Arne", o.Address.Email)
		if state().State != models.OrderPlaced {
			t.Fatal("an order was withdrawn from by what does not match it")
		}
		s.clock.advance(hour)
		declare("D", "Bestellung "+o.Number+", drei Hemden", "PETRA@kanarie.example")
		if got := state(); got.State != models.OrderWithdrawn || !got.Withdrawn.Equal(opening.Add(hour)) {
			t.Errorf("order %s at %v", got.State, got.Withdrawn)
		}
		s.clock.advance(hour)
		declare("E", o.Number, o.Address.Email)
		returns, err := s.Returns(t.Context(), customer, o.Number)
		must(t, err)
		if len(returns) != 2 || returns[1].Lines[0].Quantity != 2 || returns[0].Refund+returns[1].Refund != o.Goods-o.Reduction || !state().Withdrawn.Equal(opening.Add(hour)) {
			t.Errorf("returns %+v", returns)
		}
		if _, err := s.AnnounceReturn(t.Context(), customer, o.Number, "b", back(1, "", tooTight)); !errors.Is(err, models.ErrChanged) {
			t.Errorf("a return after the withdrawal: %v", err)
		}
	})
}

func TestReturns_EndWithOrder(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 2)
		_, err := s.AnnounceReturn(t.Context(), customer, o.Number, "a", back(1, "", tooTight))
		must(t, err)
		must(t, s.KeepVisit(t.Context(), s.session(t, customer), opening.AddDate(1, 0, 0)))
		s.clock.advance(consent.KeptOrder.Until(opening).Sub(opening))
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		if s.rows(t, "returns")+s.rows(t, "return_lines") != 0 {
			t.Error("a return outlives its order")
		}
	})
}

func TestMerge_ReturnsAndWithdrawals(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		account := s.signIn(t, address, "").Visitor.Customer
		session, v := s.begin(t)
		must(t, s.SetBasketItem(t.Context(), v.Customer, many, 2))
		o, err := s.PlaceOrder(t.Context(), v.Customer, s.checkout(t, v.Customer, "first"))
		must(t, err)
		r, err := s.AnnounceReturn(t.Context(), v.Customer, o.Number, "a", back(1, "", tooTight))
		must(t, err)
		_, _, err = s.DeclareWithdrawal(t.Context(), v.Customer, declaration("TOKEN"), Mailing[models.Withdrawal]{})
		must(t, err)
		s.signIn(t, address, session)

		returns, err := s.Returns(t.Context(), account, o.Number)
		must(t, err)
		if len(returns) != 1 || returns[0].Number != r.Number || len(returns[0].Lines) != 1 {
			t.Errorf("returns %+v", returns)
		}
		if held, err := s.CountHeld(t.Context(), account); err != nil || held.Count("returns") != 1 || held.Count("withdrawals") != 1 {
			t.Errorf("held %+v, %v", held, err)
		}
		moved, owner, err := s.Withdrawal(t.Context(), "TOKEN")
		if err != nil || owner != account || moved.Contract != declaration("TOKEN").Contract {
			t.Errorf("%+v of %q, %v", moved, owner, err)
		}
		if n := len(s.keyIDs(t, account)); n != 3 { // of the account, the order and the declaration
			t.Errorf("%d keys", n)
		}
		must(t, s.BookArrival(t.Context(), account, o.Number, r.Number))
		erased, err := s.DeleteOrder(t.Context(), account, o.Number)
		must(t, err)
		if deleted := s.receipt(t, erased.Receipt).Deleted; deleted["returns"] != 1 || deleted["return_lines"] != 1 {
			t.Errorf("the receipt says %v", deleted)
		}
		if _, err := s.Returns(t.Context(), account, o.Number); !errors.Is(err, models.ErrNotFound) || s.rows(t, "return_lines") != 0 {
			t.Errorf("the returns outlive the order: %v", err)
		}
	})
}
