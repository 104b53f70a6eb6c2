package store

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
)

func TestFindVisit_Expiry(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		id, started, err := s.StartVisit(t.Context(), opening.Add(hour))
		must(t, err)
		found, err := s.FindVisit(t.Context(), id)
		must(t, err)
		if !reflect.DeepEqual(found, started) || !found.ExpiresAt.Equal(opening.Add(hour)) {
			t.Errorf("found %+v, started %+v", found, started)
		}
		must(t, s.KeepVisit(t.Context(), id, opening.Add(2*hour)))
		s.clock.advance(hour)
		if _, err := s.FindVisit(t.Context(), id); err != nil {
			t.Errorf("kept visit: %v", err)
		}
		s.clock.advance(hour)
		if _, err := s.FindVisit(t.Context(), id); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("ended visit: error %v", err)
		}
		if err := s.KeepVisit(t.Context(), id, opening.Add(9*hour)); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("keeping an ended visit: error %v", err)
		}
	})
}

func TestStartVisit_Unguessable(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		first, a, err := s.StartVisit(t.Context(), opening.Add(hour))
		must(t, err)
		second, b, err := s.StartVisit(t.Context(), opening.Add(hour))
		must(t, err)
		if first == second || a.Customer == b.Customer || len(first) < 26 {
			t.Error("visits share an identifier or it is short")
		}
		for _, id := range []string{"", a.Customer, first + " "} {
			if _, err := s.FindVisit(t.Context(), id); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("identifier %q: error %v", id, err)
			}
		}
	})
}

func TestStartVisit_DigestOnly(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	id, _, err := s.StartVisit(t.Context(), opening.Add(hour))
	must(t, err)
	for path, content := range files(t, s.settings.DataDir) {
		if bytes.Contains(content, []byte(id)) {
			t.Errorf("%s holds the identifier", path)
		}
	}
}

func TestUseSession_ProlongsAccount(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		one := s.signIn(t, address, "")
		two := s.signIn(t, address, "")
		customer := one.Visitor.Customer
		if v, err := s.FindVisit(t.Context(), one.SessionID); err != nil || v.Unnoted {
			t.Errorf("signing in did not note the day: %+v, %v", v, err)
		}
		s.clock.advance(day)
		if v, err := s.FindVisit(t.Context(), one.SessionID); err != nil || !v.Unnoted {
			t.Errorf("the next day is noted before it is used: %+v, %v", v, err)
		}
		kept, until, err := s.UseSession(t.Context(), one.SessionID)
		must(t, err)
		if want := s.clock.Now().AddDate(0, 12, 0); !kept.Equal(want) || !until.Equal(s.clock.Now().Add(30*day)) {
			t.Errorf("the account is kept until %v, want %v; the session until %v", kept, want, until)
		}
		if v, err := s.FindVisit(t.Context(), one.SessionID); err != nil || v.Unnoted || !v.ExpiresAt.Equal(kept) || !v.Until.Equal(until) {
			t.Errorf("the day is not noted: %+v, %v", v, err)
		}
		// Acts that keep a visit for some days neither shorten nor lengthen an account.
		must(t, s.KeepVisit(t.Context(), one.SessionID, s.clock.Now().Add(hour)))
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		account, err := s.Account(t.Context(), customer)
		must(t, err)
		if !account.ExpiresAt.Equal(kept) {
			t.Errorf("the account ends %v, want %v", account.ExpiresAt, kept)
		}
		s.clock.advance(until.Sub(s.clock.Now()) - hour)
		if _, err := s.FindVisit(t.Context(), two.SessionID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a session outlives 30 days without use: %v", err)
		}
		if _, err := s.FindVisit(t.Context(), one.SessionID); err != nil {
			t.Errorf("the used one: %v", err)
		}
		s.clock.advance(hour)
		if _, err := s.FindVisit(t.Context(), one.SessionID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("the used one outlives 30 days: %v", err)
		}
		s.clock.advance(kept.Sub(s.clock.Now()))
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		for _, table := range []string{"accounts", "sessions", "profiles"} {
			if n := s.rows(t, table); n != 0 {
				t.Errorf("%d rows in %s after a year", n, table)
			}
		}
	})
}

func TestUseSession_NoAccount(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		id, v := s.begin(t)
		if _, _, err := s.UseSession(t.Context(), id); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a day was noted: %v", err)
		}
		sessions, err := s.Sessions(t.Context(), v.Customer, id)
		must(t, err)
		if len(sessions) != 1 || !sessions[0].LastDay.IsZero() || !sessions[0].This {
			t.Errorf("%+v", sessions)
		}
	})
}

func TestSessions_OwnerOnly(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		one := s.signIn(t, address, "")
		s.clock.advance(time.Minute)
		two := s.signIn(t, address, "")
		stranger := s.signIn(t, "other@example.org", "")
		customer := one.Visitor.Customer
		sessions, err := s.Sessions(t.Context(), customer, one.SessionID)
		must(t, err)
		if len(sessions) != 2 || sessions[0].This || !sessions[1].This || !sessions[1].Since.Equal(opening) || !sessions[1].LastDay.Equal(opening.Truncate(day)) {
			t.Fatalf("%+v", sessions)
		}
		other := sessions[0].ID
		for name, err := range map[string]error{
			"another's":    s.SignOut(t.Context(), stranger.Visitor.Customer, other),
			"naming":       s.NameDevice(t.Context(), stranger.Visitor.Customer, other, "phone"),
			"unknown":      s.SignOut(t.Context(), customer, "0123456789abcdef"),
			"unknown word": s.NameDevice(t.Context(), customer, other, "fridge"),
		} {
			if !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		must(t, s.NameDevice(t.Context(), customer, other, "phone"))
		if sessions, err = s.Sessions(t.Context(), customer, ""); err != nil || sessions[0].Device != "phone" {
			t.Errorf("%+v, %v", sessions, err)
		}
		must(t, s.SignOut(t.Context(), customer, other))
		if _, err := s.FindVisit(t.Context(), two.SessionID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("it lives: %v", err)
		}
		must(t, s.SignOutEverywhere(t.Context(), customer))
		if _, err := s.FindVisit(t.Context(), one.SessionID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("everywhere: %v", err)
		}
		if _, err := s.FindVisit(t.Context(), stranger.SessionID); err != nil {
			t.Errorf("the stranger was signed out too: %v", err)
		}
		if _, err := s.Account(t.Context(), customer); err != nil {
			t.Errorf("the account went with its sessions: %v", err)
		}
	})
}

// TestUseSession_SixMonthsAtMost: a session that is used every day ends all the same.
func TestUseSession_SixMonthsAtMost(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		signed := s.signIn(t, address, "")
		end := opening.AddDate(0, 6, 0)
		for s.clock.Now().Add(20 * day).Before(end) {
			s.clock.advance(20 * day)
			_, until, err := s.UseSession(t.Context(), signed.SessionID)
			must(t, err)
			if want := s.clock.Now().Add(30 * day); !until.Equal(want) && !until.Equal(end) || until.After(end) {
				t.Errorf("at %v it ends %v", s.clock.Now(), until)
			}
		}
		s.clock.advance(end.Sub(s.clock.Now()) - time.Microsecond)
		if _, err := s.FindVisit(t.Context(), signed.SessionID); err != nil {
			t.Errorf("a moment before its end: %v", err)
		}
		s.clock.advance(time.Microsecond)
		if _, err := s.FindVisit(t.Context(), signed.SessionID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("after six months: %v", err)
		}
		if back := s.signIn(t, address, ""); back.Opened {
			t.Error("the account went with its session")
		}
	})
}

// TestSignOutEverywhere_EndsLinks: no link that was open signs in afterwards, whoever asked for
// it, wherever it is used; a new one does.
func TestSignOutEverywhere_EndsLinks(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		signed := s.signIn(t, address, "")
		owner := signed.Visitor.Customer
		elsewhere := s.link(t, address)
		others := s.link(t, "other@example.org")
		links := map[string]string{"asked elsewhere": elsewhere}
		for name, mailed := range map[string]bool{"own": true, "own in the outbox": false} {
			token, _, err := s.MakeLink(t.Context(), owner, address, mailed)
			must(t, err)
			links[name] = token
		}
		s.clock.advance(time.Second)
		must(t, s.SignOutEverywhere(t.Context(), owner))
		s.clock.advance(time.Second)
		again := s.signIn(t, address, "")
		for name, token := range links {
			for _, session := range []string{"", signed.SessionID, again.SessionID} {
				if _, err := s.FindLink(t.Context(), token, session); !errors.Is(err, models.ErrNotFound) {
					t.Errorf("%s is found: %v", name, err)
				}
				if _, err := s.RedeemLink(t.Context(), token, session, true); !errors.Is(err, models.ErrNotFound) {
					t.Errorf("%s signs in: %v", name, err)
				}
			}
		}
		if _, err := s.RedeemLink(t.Context(), others, "", false); err != nil {
			t.Errorf("somebody else's link ended: %v", err)
		}
	})
}
