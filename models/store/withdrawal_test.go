package store

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
)

// declaration is a withdrawal as the page makes it, under a token.
func declaration(token string) models.Withdrawal {
	return models.Withdrawal{
		Name: "Jule Zilpzalp", Contract: "Leinenhemd Arne, bestellt am 20. November", Email: "jule@canary.example",
		Lang: models.English, Token: token,
	}
}

func TestDeclareWithdrawal_Sealed(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		kept, owner, err := s.DeclareWithdrawal(t.Context(), customer, declaration("TOKEN"), receipting(false))
		must(t, err)
		want := declaration("TOKEN")
		want.Letter, want.DeclaredAt, want.ExpiresAt = models.LetterUnderway, opening, opening.Add(30*day)
		if kept != want || owner != customer {
			t.Errorf("kept %+v of %q, want %+v", kept, owner, want)
		}
		s.sendAll(t)
		if found, _, err := s.Withdrawal(t.Context(), "TOKEN"); err != nil || found.Letter != models.LetterSent || found.Contract != want.Contract {
			t.Errorf("found %+v, %v", found, err)
		}
		if _, _, err := s.Withdrawal(t.Context(), "ANOTHER"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a token of none: %v", err)
		}
		all, err := s.Withdrawals(t.Context(), customer)
		must(t, err)
		if len(all) != 1 || all[0].Name != want.Name {
			t.Errorf("of the customer: %+v", all)
		}
		if others, err := s.Withdrawals(t.Context(), s.visit(t)); err != nil || len(others) != 0 {
			t.Errorf("of another: %+v, %v", others, err)
		}
	})
}

func TestUnsentWithdrawals_Finds(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		for token, m := range map[string]Mailing[models.Withdrawal]{"LAID": receipting(true), "QUEUED": receipting(false), "LEFT": {}} {
			_, _, err := s.DeclareWithdrawal(t.Context(), s.visit(t), declaration(token), m)
			must(t, err)
		}
		left, err := s.UnsentWithdrawals(t.Context())
		must(t, err)
		if len(left) != 1 || left[0] != "LEFT" {
			t.Errorf("found %v", left)
		}
		_, err = s.MailReceipt(t.Context(), "LEFT", "", receipting(false), false)
		must(t, err)
		if left, err = s.UnsentWithdrawals(t.Context()); err != nil || len(left) != 0 {
			t.Errorf("found %v, %v", left, err)
		}
	})
}

func TestDeclareWithdrawal_Twice(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		visits := []string{s.visit(t), s.visit(t), s.visit(t), s.visit(t)} // a double click without a cookie begins two
		owners := make([]string, len(visits))
		var wait sync.WaitGroup
		for i, visit := range visits {
			wait.Go(func() {
				_, owner, err := s.DeclareWithdrawal(t.Context(), visit, declaration("TOKEN"), Mailing[models.Withdrawal]{})
				if err != nil {
					t.Error(err)
				}
				owners[i] = owner
			})
		}
		wait.Wait()
		if n := s.rows(t, "withdrawals"); n != 1 || len(slices.Compact(owners)) != 1 {
			t.Errorf("%d declarations, of %v", n, owners)
		}
		if n := s.rows(t, "customer_keys"); n != 1 {
			t.Errorf("%d keys for one declaration", n)
		}
		s.clock.advance(hour)
		again, _, err := s.DeclareWithdrawal(t.Context(), visits[0], declaration("TOKEN"), Mailing[models.Withdrawal]{})
		if err != nil || !again.DeclaredAt.Equal(opening) {
			t.Errorf("given again it counts from %v, %v", again.DeclaredAt, err)
		}
	})
}

func TestWithdrawals_Expiry(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, other := s.visit(t), s.visit(t)
		for token, visit := range map[string]string{"A": customer, "B": other} {
			_, _, err := s.DeclareWithdrawal(t.Context(), visit, declaration(token), receipting(false))
			must(t, err)
		}
		if held, err := s.CountHeld(t.Context(), customer); err != nil || held.Count("withdrawals") != 1 {
			t.Errorf("held %+v, %v", held, err)
		}
		_, err := s.Erase(t.Context(), customer, ScopeAll)
		must(t, err)
		if _, _, err := s.Withdrawal(t.Context(), "A"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("after everything was erased: %v", err)
		}
		must(t, s.KeepVisit(t.Context(), s.session(t, other), opening.AddDate(1, 0, 0)))
		s.clock.advance(consent.KeptWithdrawal.Until(opening).Sub(opening))
		if _, _, err := s.Withdrawal(t.Context(), "B"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("after thirty days: %v", err)
		}
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		if s.rows(t, "withdrawals")+s.rows(t, "customer_keys") != 0 {
			t.Error("the sweep left a declaration or its key")
		}
	})
}
