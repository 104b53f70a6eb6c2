package store

import (
	"errors"
	"testing"

	"ebenmass/models"
)

func TestSigningInTakesReturnsAndWithdrawalsAlong(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		account := s.signIn(t, address, "").Visitor.Customer
		session, v := s.begin(t)
		must(t, s.SetBasketItem(t.Context(), v.Customer, many, 2))
		o, err := s.PlaceOrder(t.Context(), v.Customer, s.checkout(t, v.Customer, "first"))
		must(t, err)
		r, err := s.AnnounceReturn(t.Context(), v.Customer, o.Number, "a", back(1, "", tooTight))
		must(t, err)
		_, _, err = s.DeclareWithdrawal(t.Context(), v.Customer, declaration("TOKEN"))
		must(t, err)
		s.signIn(t, address, session)

		returns, err := s.Returns(t.Context(), account, o.Number)
		must(t, err)
		if len(returns) != 1 || returns[0].Number != r.Number || len(returns[0].Lines) != 1 {
			t.Errorf("returns %+v", returns)
		}
		if held, err := s.Held(t.Context(), account); err != nil || held.Returns != 1 || held.Withdrawals != 1 {
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
