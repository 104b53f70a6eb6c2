package store

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
)

const subscriber = "jule.canary@example.org"

// ask asks for the newsletter and returns the token that went to the address.
func (s shop) ask(t *testing.T, customer, address string) (token string) {
	t.Helper()
	must(t, s.RequestSubscription(t.Context(), customer, address, "de", func(sent string) error { token = sent; return nil }))
	return token
}

// subscribe is ask, confirmed.
func (s shop) subscribe(t *testing.T, customer, address string) {
	t.Helper()
	whose, err := s.ConfirmSubscription(t.Context(), s.ask(t, customer, address))
	must(t, err)
	if whose != customer {
		t.Fatal("another's address was confirmed")
	}
}

func (s shop) subscriber(ctx context.Context, customer string) (Subscriber, error) {
	permit, err := PermitFor[consent.Mail](ctx, s.Store, customer, PageMail)
	if err != nil {
		return Subscriber{}, err
	}
	if !slices.Equal(permit.Data(), []string{"email"}) {
		return Subscriber{}, errors.New("the permit opens more than the address")
	}
	return s.Subscriber(ctx, permit, PageMail)
}

func TestConfirmSubscription_OptIn(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		token := s.ask(t, customer, subscriber)
		_, err := s.subscriber(t.Context(), customer)
		wantDenied(t, err, consent.PurposeMail, consent.WhyNeverGiven)
		must(t, s.FindRequest(t.Context(), token))
		s.clock.advance(hour)
		whose, err := s.ConfirmSubscription(t.Context(), token)
		must(t, err)
		got, err := s.subscriber(t.Context(), customer)
		must(t, err)
		if whose != customer || got.Address != subscriber || got.Lang != "de" || got.Token == "" || got.Token == token {
			t.Errorf("%+v", got)
		}
		all, err := s.Subscriptions(t.Context(), customer)
		must(t, err)
		want := Subscription{Address: subscriber, Lang: "de", RequestedAt: opening, ConfirmedAt: opening.Add(hour), ExpiresAt: opening.Add(hour).AddDate(0, 24, 0)}
		if len(all) != 1 || all[0] != want {
			t.Errorf("%+v, want %+v", all, want)
		}
		ledger, err := s.Ledger(t.Context(), customer)
		must(t, err)
		definition, _ := consent.Find(consent.PurposeMail)
		if e := ledger.Entries(); len(e) != 1 || e[0].Form != "mail-confirm" || e[0].TextSHA256 != definition.SHA256() || !e[0].At.Equal(opening.Add(hour)) {
			t.Errorf("ledger %+v", e)
		}
		journal, err := s.Journal(t.Context(), customer)
		must(t, err)
		if len(journal) != 0 {
			t.Errorf("journal %+v of somebody without measurements", journal)
		}
		for _, err := range []error{s.FindRequest(t.Context(), token), second(s.ConfirmSubscription(t.Context(), token)), s.FindRequest(t.Context(), "")} {
			if !errors.Is(err, models.ErrNotFound) {
				t.Errorf("a used token: error %v", err)
			}
		}
	})
}

func TestRequestSubscription_Sealed(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.subscribe(t, customer, subscriber)
		got, err := s.subscriber(t.Context(), customer)
		must(t, err)
		waiting := s.ask(t, customer, "other.canary@example.org")
		for _, query := range []string{
			"SELECT address FROM subscriptions", "SELECT token FROM subscriptions", "SELECT digest FROM subscriptions",
			"SELECT address FROM subscription_requests", "SELECT digest FROM subscription_requests",
		} {
			var stored []byte
			must(t, s.rawDB(t).QueryRowContext(t.Context(), query).Scan(&stored))
			for _, secret := range []string{"canary", got.Token, waiting} {
				if bytes.Contains(stored, []byte(secret)) {
					t.Errorf("%s: %q is readable", query, secret)
				}
			}
		}
	})
}

func TestRequestSubscription_Expiry(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		token := s.ask(t, customer, subscriber)
		s.clock.advance(48 * hour)
		if _, err := s.ConfirmSubscription(t.Context(), token); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("confirmed after two days: error %v", err)
		}
		if all, err := s.Subscriptions(t.Context(), customer); err != nil || len(all) != 0 {
			t.Errorf("over, and still shown: %+v, %v", all, err)
		}
		n, err := s.SweepExpired(t.Context())
		must(t, err)
		if n != 1 || s.rows(t, "subscription_requests") != 0 || s.rows(t, "customer_keys") != 0 {
			t.Errorf("swept %d, address or key stayed", n)
		}
	})
}

func TestRequestSubscription_Replaces(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		first := s.ask(t, customer, "first@example.org")
		failing := errors.New("the letter did not go")
		if err := s.RequestSubscription(t.Context(), customer, "lost@example.org", "de", func(string) error { return failing }); !errors.Is(err, failing) {
			t.Errorf("error %v", err)
		}
		must(t, s.FindRequest(t.Context(), first)) // stays where a letter fails
		later := s.ask(t, customer, subscriber)
		if err := s.FindRequest(t.Context(), first); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("the earlier link: error %v", err)
		}
		_, err := s.ConfirmSubscription(t.Context(), later)
		must(t, err)
		change := s.ask(t, customer, "new@example.org")
		if got, err := s.subscriber(t.Context(), customer); err != nil || got.Address != subscriber {
			t.Errorf("until the new one is confirmed: %+v, %v", got, err)
		}
		if all, err := s.Subscriptions(t.Context(), customer); err != nil || len(all) != 2 || !all[0].Confirmed() || all[1].Confirmed() {
			t.Errorf("%+v, %v", all, err)
		}
		_, err = s.ConfirmSubscription(t.Context(), change)
		must(t, err)
		if got, err := s.subscriber(t.Context(), customer); err != nil || got.Address != "new@example.org" {
			t.Errorf("%+v, %v", got, err)
		}
		if n := s.rows(t, "customer_keys"); n != 1 {
			t.Errorf("%d keys, want the present address's alone", n)
		}
	})
}

func TestUnsubscribe_Idempotent(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, other := s.visit(t), s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		s.subscribe(t, customer, subscriber)
		s.subscribe(t, other, subscriber)
		token := s.ask(t, customer, "waiting@example.org")
		got, err := s.subscriber(t.Context(), customer)
		must(t, err)
		for range 2 {
			must(t, s.Unsubscribe(t.Context(), got.Token, "en"))
		}
		must(t, s.Unsubscribe(t.Context(), "never ours", "en"))
		_, err = s.subscriber(t.Context(), customer)
		wantDenied(t, err, consent.PurposeMail, consent.WhyWithdrawn)
		if err := s.FindRequest(t.Context(), token); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("an address that waits stays: error %v", err)
		}
		ledger, err := s.Ledger(t.Context(), customer)
		must(t, err)
		e := ledger.Entries()
		if len(e) != 3 || e[2].Action != consent.Withdrawn || e[2].Form != "mail-unsubscribe" || e[2].Lang != "en" {
			t.Errorf("ledger %+v", e)
		}
		if s.rows(t, "subscriptions") != 1 || s.rows(t, "customer_keys") != 2 {
			t.Error("an address or key stayed, or another's went")
		}
		if !samePerson(s.mustRead(t, customer).Person, shopper()) {
			t.Error("the measurements went with the address")
		}
	})
}

func TestWithdraw_KeepsAddress(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		s.subscribe(t, customer, subscriber)
		_, err := s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeAdvice))
		must(t, err)
		if got, err := s.subscriber(t.Context(), customer); err != nil || got.Address != subscriber {
			t.Errorf("%+v, %v", got, err)
		}
		_, err = s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeMail))
		must(t, err)
		if addresses, keys := s.rows(t, "subscriptions"), s.rows(t, "customer_keys"); addresses+keys != 0 {
			t.Errorf("%d addresses and %d keys stayed", addresses, keys)
		}
	})
}

func TestConfirmSubscription_OutlivesVisit(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t) // for thirty days
		s.subscribe(t, customer, subscriber)
		s.clock.advance(365 * day)
		_, err := s.SweepExpired(t.Context())
		must(t, err)
		if got, err := s.subscriber(t.Context(), customer); err != nil || got.Address != subscriber {
			t.Errorf("after a year: %+v, %v", got, err)
		}
		s.clock.advance(366 * day)
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		s.wantNothing(t)
	})
}

func TestErase_Newsletter(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.subscribe(t, customer, subscriber)
		s.ask(t, customer, "waiting@example.org")
		held, err := s.CountHeld(t.Context(), customer)
		must(t, err)
		if held.Count("address") != 2 {
			t.Errorf("%d addresses are counted", held.Count("address"))
		}
		_, err = s.Erase(t.Context(), customer, ScopeAll)
		must(t, err)
		s.wantNothing(t)
	})
}
