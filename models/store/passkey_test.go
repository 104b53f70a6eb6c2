package store

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"ebenmass/models"
)

func TestPasskeys_OwnerOnly(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		signed, stranger := s.signIn(t, address, ""), s.signIn(t, "other@example.org", "")
		customer := signed.Visitor.Customer
		must(t, s.AddPasskey(t.Context(), customer, []byte(`{"n":1}`)))
		if err := s.AddPasskey(t.Context(), s.visit(t), []byte("{}")); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a visit without account: %v", err)
		}
		keys, err := s.Passkeys(t.Context(), customer)
		must(t, err)
		if len(keys) != 1 || string(keys[0].Credential) != `{"n":1}` || !keys[0].Since.Equal(opening) || !keys[0].LastDay.IsZero() {
			t.Fatalf("%+v", keys)
		}
		account, err := s.Account(t.Context(), customer)
		must(t, err)
		if found, err := s.AccountByHandle(t.Context(), account.Handle); err != nil || found != customer {
			t.Errorf("found %v, %v", found == customer, err)
		}
		if _, err := s.AccountByHandle(t.Context(), bytes.Repeat([]byte{1}, 32)); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("an unknown handle: %v", err)
		}

		used := keys[0]
		used.Credential = []byte(`{"n":2}`)
		if _, err := s.SignInWithPasskey(t.Context(), stranger.Visitor.Customer, used, ""); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("into another's account: %v", err)
		}
		again, err := s.SignInWithPasskey(t.Context(), customer, used, signed.SessionID)
		must(t, err)
		if again.Visitor.Customer != customer || again.SessionID == signed.SessionID {
			t.Errorf("signed in %+v", again)
		}
		if _, err := s.FindVisit(t.Context(), signed.SessionID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("the session of before lives: %v", err)
		}
		keys, err = s.Passkeys(t.Context(), customer)
		must(t, err)
		if string(keys[0].Credential) != `{"n":2}` || keys[0].Suspect || !keys[0].LastDay.Equal(opening.Truncate(day)) {
			t.Errorf("%+v", keys[0])
		}
		must(t, s.SuspectPasskey(t.Context(), customer, used.ID))
		if _, err := s.SignInWithPasskey(t.Context(), customer, used, ""); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("with a suspect one: %v", err)
		}
		if keys, err = s.Passkeys(t.Context(), customer); err != nil || !keys[0].Suspect {
			t.Errorf("%+v, %v", keys, err)
		}
		if err := s.RemovePasskey(t.Context(), stranger.Visitor.Customer, used.ID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a stranger removes it: %v", err)
		}
		must(t, s.RemovePasskey(t.Context(), customer, used.ID))
		if _, err := s.SignInWithPasskey(t.Context(), customer, used, ""); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a removed one: %v", err)
		}
		for range MaxPasskeys {
			must(t, s.AddPasskey(t.Context(), customer, []byte("{}")))
		}
		if err := s.AddPasskey(t.Context(), customer, []byte("{}")); !errors.Is(err, ErrPasskeysFull) {
			t.Errorf("one too many: %v", err)
		}
	})
}

func TestTakeChallenge_Once(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.signIn(t, address, "").Visitor.Customer
		must(t, s.KeepChallenge(t.Context(), "", "anyone", []byte(`{"a":1}`)))
		must(t, s.KeepChallenge(t.Context(), customer, "mine", []byte(`{}`)))
		must(t, s.KeepChallenge(t.Context(), "", "late", []byte(`{}`)))
		for _, c := range []struct{ who, challenge string }{{customer, "anyone"}, {"", "mine"}, {"", "unknown"}} {
			if _, err := s.TakeChallenge(t.Context(), c.who, c.challenge); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: %v", c.challenge, err)
			}
		}
		ceremony, err := s.TakeChallenge(t.Context(), "", "anyone")
		must(t, err)
		if string(ceremony) != `{"a":1}` {
			t.Errorf("%s", ceremony)
		}
		if _, err := s.TakeChallenge(t.Context(), "", "anyone"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("twice: %v", err)
		}
		s.clock.advance(5 * time.Minute)
		if _, err := s.TakeChallenge(t.Context(), "", "late"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("late: %v", err)
		}
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		if n := s.rows(t, "passkey_challenges"); n != 0 {
			t.Errorf("%d challenges are left", n)
		}
	})
}
