package store

import (
	"bytes"
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

const address = "Jule.Canary+7@example.org"

// begin starts a visit and returns its session.
func (s shop) begin(t *testing.T) (sessionID string, v Visitor) {
	t.Helper()
	sessionID, v, err := s.StartVisit(t.Context(), s.clock.Now().Add(day))
	must(t, err)
	return sessionID, v
}

// link asks for a link in a visit of its own, as somebody at another browser would.
func (s shop) link(t *testing.T, to string) string {
	t.Helper()
	token, _, err := s.MakeLink(t.Context(), s.visit(t), to, true)
	must(t, err)
	return token
}

// signIn redeems a fresh link in a browser with a session, "" for none.
func (s shop) signIn(t *testing.T, to, sessionID string) SignedIn {
	t.Helper()
	signed, err := s.RedeemLink(t.Context(), s.link(t, to), sessionID, true)
	must(t, err)
	return signed
}

func TestRedeemLink_OpensAccount(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		before, v := s.begin(t)
		s.keep(t, v.Customer, shopper(), consent.PurposeAdvice)
		signed := s.signIn(t, address, before)
		if !signed.Opened || signed.Visitor.Customer != v.Customer || !signed.Visitor.SignedIn || signed.SessionID == before {
			t.Errorf("signed in %+v", signed)
		}
		account, err := s.Account(t.Context(), v.Customer)
		must(t, err)
		if account.Address != address || len(account.Handle) != 32 || !account.ExpiresAt.Equal(s.clock.Now().AddDate(0, 12, 0)) || !account.Since.Equal(s.clock.Now()) {
			t.Errorf("account %+v", account)
		}
		if !samePerson(s.mustRead(t, v.Customer).Person, shopper()) {
			t.Error("the measurements are not the account's")
		}
		if _, err := s.FindVisit(t.Context(), before); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("the session of before still lives: %v", err)
		}
		found, err := s.FindVisit(t.Context(), signed.SessionID)
		must(t, err)
		if !reflect.DeepEqual(found, signed.Visitor) {
			t.Errorf("found %+v, signed in %+v", found, signed.Visitor)
		}
	})
}

func TestRedeemLink_SecondBrowser(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		first := s.signIn(t, address, "")
		second := s.signIn(t, " jule.canary+7@EXAMPLE.org ", "")
		if second.Opened || second.Visitor.Customer != first.Visitor.Customer || second.SessionID == first.SessionID {
			t.Errorf("first %+v, second %+v", first, second)
		}
		other := s.signIn(t, "other@example.org", first.SessionID)
		if !other.Opened || other.Visitor.Customer == first.Visitor.Customer {
			t.Error("another address leads to the same account")
		}
		if _, err := s.FindVisit(t.Context(), first.SessionID); !errors.Is(err, models.ErrNotFound) {
			t.Error("the browser stayed signed in to the first account as well")
		}
		if _, err := s.Account(t.Context(), first.Visitor.Customer); err != nil {
			t.Errorf("the first account went: %v", err)
		}
	})
}

func TestRedeemLink_OnceAndInTime(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		token := s.link(t, address)
		found, err := s.FindLink(t.Context(), token, "")
		must(t, err)
		if found.Address != address || found.Owner != "" || !found.ExpiresAt.Equal(opening.Add(10*time.Minute)) {
			t.Errorf("link %+v", found)
		}
		signed, err := s.RedeemLink(t.Context(), token, "", true)
		must(t, err)
		if _, err := s.FindLink(t.Context(), token, ""); !errors.Is(err, ErrLinkUsed) {
			t.Errorf("finding it again: %v", err)
		}
		if _, err := s.RedeemLink(t.Context(), token, signed.SessionID, true); !errors.Is(err, ErrLinkUsed) {
			t.Errorf("using it again: %v", err)
		}
		late := s.link(t, address)
		s.clock.advance(10*time.Minute - time.Microsecond)
		if _, err := s.FindLink(t.Context(), late, ""); err != nil {
			t.Errorf("a moment before its end: %v", err)
		}
		s.clock.advance(time.Microsecond)
		for name, token := range map[string]string{"late": late, "unknown": "x", "none": ""} {
			if _, err := s.RedeemLink(t.Context(), token, "", true); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		s.clock.advance(day)
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		if n := s.rows(t, "sign_in_links") + s.rows(t, "used_links"); n != 0 {
			t.Errorf("%d links are left", n)
		}
		if n := len(s.keyIDs(t, signed.Visitor.Customer)); n != 1 {
			t.Errorf("%d keys, wanted the account's", n)
		}
	})
}

func TestRedeemLink_Concurrent(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		token := s.link(t, address)
		var together sync.WaitGroup
		results := make([]error, 8)
		for i := range results {
			together.Go(func() { _, results[i] = s.RedeemLink(t.Context(), token, "", true) })
		}
		together.Wait()
		worked := 0
		for _, err := range results {
			if err == nil {
				worked++
			}
		}
		if n := s.rows(t, "accounts"); worked != 1 || n != 1 || s.rows(t, "sessions") != 2 { // and the one that asked
			t.Errorf("%d of 8 signed in, %d accounts: %v", worked, n, results)
		}
	})
}

func TestRedeemLink_Replay(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		token := s.link(t, address)
		signed, err := s.RedeemLink(t.Context(), token, "", true)
		must(t, err)
		replayed := func() time.Time {
			account, err := s.Account(t.Context(), signed.Visitor.Customer)
			must(t, err)
			return account.ReplayedAt
		}
		_, _ = s.RedeemLink(t.Context(), token, signed.SessionID, true)
		_, _ = s.FindLink(t.Context(), token, "")
		if !replayed().IsZero() {
			t.Error("the same browser alarms")
		}
		s.clock.advance(time.Minute)
		thief, _ := s.begin(t)
		_, _ = s.RedeemLink(t.Context(), token, thief, true)
		if !replayed().Equal(s.clock.Now()) {
			t.Errorf("told %v", replayed())
		}
		must(t, s.SignOutEverywhere(t.Context(), signed.Visitor.Customer))
		if !replayed().IsZero() {
			t.Error("the warning outlives the sign-out that heeds it")
		}
	})
}

func TestMerge_Visit(t *testing.T) {
	t.Parallel()
	heavier := shopper()
	heavier.Given[fit.Bust] = 101.5
	for name, c := range map[string]struct {
		account, visit *fit.Person
		decided        bool // the account has decided against it since
		want           *fit.Person
		fate           ProfileOutcome
	}{
		"none has measurements":      {nil, nil, false, nil, ProfileNone},
		"only the account has":       {&heavier, nil, false, &heavier, ProfileNone},
		"only the visit has":         {nil, ptr(shopper()), false, ptr(shopper()), ProfileTaken},
		"both have":                  {&heavier, ptr(shopper()), false, &heavier, ProfileErased},
		"the account said no since":  {nil, ptr(shopper()), true, nil, ProfileErased},
		"the account said no before": {nil, ptr(shopper()), false, ptr(shopper()), ProfileTaken},
	} {
		t.Run(name, func(t *testing.T) {
			onEveryEngine(t, func(t *testing.T, s shop) {
				must(t, s.SaveCatalogue(t.Context(), products()))
				owner := s.signIn(t, address, "").Visitor.Customer
				if c.account != nil {
					s.keep(t, owner, *c.account, consent.PurposeAdvice)
				}
				withdraw := func() {
					must(t, s.RecordConsents(t.Context(), owner, []consent.Entry{s.grant(consent.PurposeAdvice)}))
					_, err := s.Withdraw(t.Context(), owner, s.withdrawal(consent.PurposeAdvice))
					must(t, err)
				}
				if name == "the account said no before" {
					withdraw()
				}
				s.clock.advance(hour)
				must(t, s.SetBasketItem(t.Context(), owner, many, 4))
				browser, visit := s.begin(t)
				must(t, s.SetBasketItem(t.Context(), visit.Customer, many, 3))
				must(t, s.SetBasketItem(t.Context(), visit.Customer, few, 2))
				if c.visit != nil {
					s.keep(t, visit.Customer, *c.visit, consent.PurposeAdvice)
				}
				s.clock.advance(hour)
				if c.decided {
					withdraw()
				}

				told, err := s.PreviewMerge(t.Context(), visit.Customer, owner)
				must(t, err)
				if want := (Merging{BasketLines: 2, Profile: c.fate}); told != want {
					t.Errorf("told %+v, want %+v", told, want)
				}
				signed := s.signIn(t, address, browser)
				if signed.Visitor.Customer != owner || signed.Opened {
					t.Errorf("signed in %+v", signed)
				}
				basket, err := s.Basket(t.Context(), owner)
				must(t, err)
				got := map[string]int{}
				for _, line := range basket {
					got[line.SKU] = line.Quantity
				}
				if len(got) != 2 || got[many] != models.MaxPerArticle || got[few] != 2 {
					t.Errorf("basket %v", got)
				}
				if c.want != nil {
					if p := s.mustRead(t, owner); !samePerson(p.Person, *c.want) {
						t.Errorf("measurements %+v", p.Person)
					}
				} else if _, err := ReadProfile(t.Context(), s.Store, consent.ForSelf(owner), PageMyData); !errors.Is(err, models.ErrNotFound) {
					t.Errorf("measurements are there: %v", err)
				}
				if _, err := s.CountHeld(t.Context(), visit.Customer); !errors.Is(err, models.ErrNotFound) {
					t.Errorf("the visit is still there: %v", err)
				}
				if n := len(s.keyIDs(t, visit.Customer)); n != 0 {
					t.Errorf("%d keys of the visit are left", n)
				}
			})
		})
	}
}

func TestMerge_Pause(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		owner := s.signIn(t, address, "").Visitor.Customer
		browser, visit, err := s.StartVisit(t.Context(), s.clock.Now().AddDate(3, 0, 0))
		must(t, err)
		s.keep(t, visit.Customer, shopper(), consent.PurposeAdvice)
		s.clock.advance(300 * day)
		_, err = readFor[consent.Advice](t.Context(), s, visit.Customer)
		must(t, err)
		must(t, s.RecordConsents(t.Context(), visit.Customer, []consent.Entry{consent.Pausing("de", "my-data", s.clock.Now())}))
		for range 5 { // the account is visited, too
			_, _, err := s.UseSession(t.Context(), s.signIn(t, address, "").SessionID)
			must(t, err)
			s.clock.advance(20 * day)
		}
		told, err := s.PreviewMerge(t.Context(), visit.Customer, owner)
		must(t, err)
		if want := (Merging{Profile: ProfileTaken, Paused: true}); told != want {
			t.Errorf("told %+v, want %+v", told, want)
		}
		s.signIn(t, address, browser)
		profile, err := ReadProfile(t.Context(), s.Store, consent.ForSelf(owner), PageMyData)
		must(t, err)
		if !samePerson(profile.Person, shopper()) {
			t.Errorf("measurements %+v", profile.Person)
		}
		_, err = readFor[consent.Advice](t.Context(), s, owner)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyPaused)
	})
}

func ptr[T any](v T) *T { return &v }

func TestRedeemLink_Sealed(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	token := s.link(t, address)
	signed, err := s.RedeemLink(t.Context(), token, "", true)
	must(t, err)
	s.link(t, "waiting.canary@example.org")
	must(t, s.AddPasskey(t.Context(), signed.Visitor.Customer, []byte("passkey.canary")))
	for path, content := range files(t, s.settings.DataDir) {
		for _, secret := range []string{address, "jule.canary", "waiting.canary", "passkey.canary", token, signed.SessionID} {
			if bytes.Contains(bytes.ToLower(content), bytes.ToLower([]byte(secret))) {
				t.Errorf("%s holds %s", path, secret)
			}
		}
	}
}

func TestErase_Account(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		signed := s.signIn(t, address, "")
		customer := signed.Visitor.Customer
		must(t, s.AddPasskey(t.Context(), customer, []byte("{}")))
		must(t, s.KeepChallenge(t.Context(), customer, "challenge", []byte("{}")))
		_, err := s.Erase(t.Context(), customer, ScopeAll)
		must(t, err)
		for _, table := range []string{"accounts", "used_links", "passkeys", "passkey_challenges", "addresses"} {
			if n := s.rows(t, table); n != 0 {
				t.Errorf("%d rows in %s", n, table)
			}
		}
		if n := len(s.keyIDs(t, customer)); n != 0 {
			t.Errorf("%d keys are left", n)
		}
		if again := s.signIn(t, address, ""); !again.Opened || again.Visitor.Customer == customer {
			t.Error("the erased account came back")
		}
	})
}

// TestRedeemLink_Unmailed: a link that nobody mailed proves no address, so it leads into no
// account but the browser's own.
func TestRedeemLink_Unmailed(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		unmailed := func(asker string) string {
			token, _, err := s.MakeLink(t.Context(), asker, address, false)
			must(t, err)
			return token
		}
		redeem := func(token, session string, take bool) SignedIn {
			signed, err := s.RedeemLink(t.Context(), token, session, take)
			must(t, err)
			return signed
		}
		mailed := s.signIn(t, address, "")
		ownerSession, owner := s.begin(t)
		own := redeem(unmailed(owner.Customer), ownerSession, false)
		if !own.Opened || own.Visitor.Customer != owner.Customer {
			t.Errorf("the visit became %+v", own)
		}
		for name, take := range map[string]bool{"left": false, "taken": true} {
			session, stranger := s.begin(t)
			got := redeem(unmailed(stranger.Customer), session, take)
			elsewhere, other := s.begin(t)
			copied := redeem(unmailed(own.Visitor.Customer), elsewhere, take) // the owner's link in another browser
			for _, signed := range []SignedIn{got, copied} {
				if !signed.Opened || signed.Visitor.Customer == owner.Customer || signed.Visitor.Customer == mailed.Visitor.Customer {
					t.Errorf("%s: a stranger came into %+v", name, signed)
				}
			}
			if (copied.Visitor.Customer == other.Customer) != take {
				t.Errorf("%s: the visit went along: %v", name, !take)
			}
		}
		again := redeem(unmailed(own.Visitor.Customer), own.SessionID, false)
		if again.Opened || again.Visitor.Customer != owner.Customer {
			t.Errorf("the browser left its own account: %+v", again)
		}
		if back := s.signIn(t, address, ""); back.Visitor.Customer != mailed.Visitor.Customer {
			t.Error("the proven account is lost")
		}
	})
}

// TestRedeemLink_Proves: the first mailed link gives an account its address, to the browser that
// has the account; strangers who opened accounts under it before keep none of it.
func TestRedeemLink_Proves(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		open := func() SignedIn {
			session, v := s.begin(t)
			token, _, err := s.MakeLink(t.Context(), v.Customer, address, false)
			must(t, err)
			signed, err := s.RedeemLink(t.Context(), token, session, false)
			must(t, err)
			return signed
		}
		stranger, owner := open(), open()
		must(t, s.AddPasskey(t.Context(), owner.Visitor.Customer, []byte("{}")))
		signed := s.signIn(t, address, owner.SessionID)
		if signed.Opened || signed.Visitor.Customer != owner.Visitor.Customer {
			t.Fatalf("proved %+v", signed)
		}
		account, passkeys, err := s.AccountWithPasskeys(t.Context(), owner.Visitor.Customer)
		must(t, err)
		if !account.ProvenAt.Equal(s.clock.Now()) || len(passkeys) != 0 {
			t.Errorf("account %+v with %d passkeys of before", account, len(passkeys))
		}
		if back := s.signIn(t, address, stranger.SessionID); back.Visitor.Customer != owner.Visitor.Customer {
			t.Error("the address leads elsewhere")
		}
		if a, err := s.Account(t.Context(), stranger.Visitor.Customer); err != nil || !a.ProvenAt.IsZero() {
			t.Errorf("the stranger's account: %+v, %v", a, err)
		}
	})
}

// TestRedeemLink_Elsewhere: a link asked for in another browser leaves a visit alone unless its
// owner wants it taken along.
func TestRedeemLink_Elsewhere(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		owner := s.signIn(t, address, "").Visitor.Customer
		for name, take := range map[string]bool{"left": false, "taken": true} {
			for _, to := range []string{address, name + "@example.org"} { // an account that is there, and a new one
				session, visit := s.begin(t)
				must(t, s.SetBasketItem(t.Context(), visit.Customer, many, 2))
				signed, err := s.RedeemLink(t.Context(), s.link(t, to), session, take)
				must(t, err)
				lines, err := s.Basket(t.Context(), signed.Visitor.Customer)
				must(t, err)
				if (len(lines) == 1) != take || (to == address) != (signed.Visitor.Customer == owner) {
					t.Errorf("%s to %s: %d lines in the account", name, to, len(lines))
				}
				if _, err := s.FindVisit(t.Context(), session); !errors.Is(err, models.ErrNotFound) {
					t.Errorf("%s: the session of before lives on: %v", name, err)
				}
			}
			must(t, s.SetBasketItem(t.Context(), owner, many, 0))
		}
	})
}
