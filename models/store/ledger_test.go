package store

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store/engine"
)

// actions lists a ledger as "purpose action".
func (s shop) actions(t *testing.T, customer string) []string {
	t.Helper()
	ledger, err := s.Ledger(t.Context(), customer)
	must(t, err)
	var list []string
	for _, e := range ledger.Entries() {
		list = append(list, string(e.Purpose)+" "+string(e.Action))
	}
	return list
}

func (s shop) wantActions(t *testing.T, customer string, want ...string) {
	t.Helper()
	if got := s.actions(t, customer); !slices.Equal(got, want) {
		t.Errorf("ledger %q, want %q", got, want)
	}
}

func TestReadProfile_Prolongs(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		session, v, err := s.StartVisit(t.Context(), opening.AddDate(1, 0, 0))
		must(t, err)
		entries := []consent.Entry{s.grant(consent.PurposeAdvice), s.grant(consent.PurposeOffers)}
		must(t, s.StoreWithConsent(t.Context(), v.Customer, entries, Profile{Person: shopper()}, opening.AddDate(1, 0, 0)))

		s.clock.advance(300 * day)
		used := s.clock.Now()
		if got, want := s.mustRead(t, v.Customer).ExpiresAt, used.AddDate(1, 0, 0); !got.Equal(want) {
			t.Errorf("after a use it is kept until %v, want %v", got, want)
		}
		s.clock.advance(hour)
		if got, want := s.mustRead(t, v.Customer).ExpiresAt, used.AddDate(1, 0, 0); !got.Equal(want) {
			t.Errorf("a second use of the day moved the end to %v, want %v", got, want)
		}
		s.clock.advance(200 * day) // beyond a year from the consent
		if _, err := readFor[consent.Offers](t.Context(), s, v.Customer); err != nil {
			t.Errorf("the other consent ended though what it holds was used: %v", err)
		}
		if _, err := s.FindVisit(t.Context(), session); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a session nobody renewed lives on: %v", err)
		}
		s.clock.advance(300 * day)
		_, err = ReadProfile(t.Context(), s.Store, consent.ForSelf(v.Customer), PageMyData)
		must(t, err)
		last := s.clock.Now()
		s.clock.advance(last.AddDate(1, 0, 0).Sub(last) - time.Microsecond)
		if _, err := s.SweepExpired(t.Context()); err != nil || s.rows(t, "measurements") == 0 {
			t.Errorf("ended before its time: %v", err)
		}
		s.clock.advance(time.Microsecond)
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		s.wantNothing(t)
	})
}

func TestSweepExpired_Consents(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice, consent.PurposeOffers)
		s.clock.advance(day)
		_, err := s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeAdvice))
		must(t, err)
		end := opening.AddDate(1, 0, 0)
		s.clock.advance(end.Sub(s.clock.Now()) + 5*day)
		n, err := s.SweepExpired(t.Context())
		must(t, err)
		if n != 1 || s.rows(t, "measurements")+s.rows(t, "customer_keys") != 0 {
			t.Errorf("swept %d, and values or keys stayed", n)
		}
		for range 2 {
			_, err := s.SweepExpired(t.Context())
			must(t, err)
		}
		s.wantActions(t, customer, "advice granted", "offers granted", "advice withdrawn", "offers expired")
		ledger, err := s.Ledger(t.Context(), customer)
		must(t, err)
		if e := ledger.Entries()[3]; !e.At.Equal(end) || e.Form != consent.FormExpiry || e.Lang != "de" || e.TextSHA256 != ledger.Entries()[1].TextSHA256 {
			t.Errorf("expired as %+v, want at %v", e, end)
		}
		_, err = readFor[consent.Offers](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeOffers, consent.WhyExpired)
		_, err = readFor[consent.Advice](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyWithdrawn)
	})
}

// A consent whose time was over before the sweep came must not live again because something
// is stored afterwards for another purpose.
func TestStoreWithConsent_EndedConsent(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		must(t, s.KeepVisit(t.Context(), s.session(t, customer), opening.AddDate(3, 0, 0)))
		must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{s.grant(consent.PurposeAdvice)}))
		s.clock.advance(400 * day)
		s.keep(t, customer, shopper(), consent.PurposeOffers)
		s.wantActions(t, customer, "advice granted", "advice expired", "offers granted")
		_, err := readFor[consent.Advice](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyExpired)
	})
}

// session gives a customer another session and returns its identifier.
func (s shop) session(t *testing.T, customer string) string {
	t.Helper()
	const id = "SESSION"
	row := sessionRow{Digest: digest(id), Customer: customer, Created: 1, Expires: s.clock.Now().Add(hour).UnixMicro()}
	must(t, s.write.Create(&row).Error)
	return id
}

func TestRecordConsents_Pause(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		decide := func(entries ...consent.Entry) {
			t.Helper()
			must(t, s.RecordConsents(t.Context(), customer, entries))
		}
		decide(consent.Pausing("de", "my-data", s.clock.Now()))
		decide(consent.Pausing("de", "my-data", s.clock.Now()), s.grant(consent.PurposeOffers))
		_, err := readFor[consent.Advice](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyPaused)
		_, err = readFor[consent.Offers](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeOffers, consent.WhyPaused)
		journal, err := s.Journal(t.Context(), customer)
		must(t, err)
		if journal[0].Purpose != consent.PurposeAdvice || journal[0].Granted {
			t.Errorf("the refusal stands in the journal as %+v", journal[0])
		}
		own, err := ReadProfile(t.Context(), s.Store, consent.ForSelf(customer), PageMyData)
		if err != nil || !samePerson(own.Person, shopper()) {
			t.Errorf("their own look while paused: %+v, %v", own, err)
		}
		if _, err := s.SweepExpired(t.Context()); err != nil || s.rows(t, "measurements") == 0 {
			t.Errorf("a pause lost what it keeps: %v", err)
		}
		erased, err := s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeOffers))
		if err != nil || !reflect.DeepEqual(erased, Erased{}) {
			t.Errorf("withdrawing one of two while paused: erased %+v, %v", erased, err)
		}
		decide(consent.Resuming("de", "my-data", s.clock.Now()), consent.Resuming("de", "my-data", s.clock.Now()))
		s.mustRead(t, customer)
		s.wantActions(t, customer, "advice granted", "all paused", "offers granted", "offers withdrawn", "all resumed")
	})
}

func TestMigrations_Ledger(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		db := s.rawDB(t)
		customer, gone := s.visit(t), s.visit(t)
		provider, err := engine.Migrations(db, s.sqlite)
		must(t, err)
		_, err = provider.DownTo(t.Context(), 3)
		must(t, err)
		insert := func(customer, action string, at int) {
			t.Helper()
			_, err := db.Exec(`INSERT INTO consents (customer, purpose, action, at, text_version, text_sha256, lang, form, age16)
				VALUES ($1, 'advice', $2, $3, '2026-11-2', $4, 'en', 'fit', $5)`, customer, action, at, digits(64), action == "granted")
			must(t, err)
		}
		insert(customer, "granted", 30)
		insert(customer, "withdrawn", 20)
		insert(gone, "granted", 10)
		_, err = db.Exec("DELETE FROM customers WHERE id = $1", gone)
		must(t, err)
		_, err = provider.Up(t.Context())
		must(t, err)

		ledger, err := s.Ledger(t.Context(), customer)
		must(t, err)
		got := ledger.Entries()
		if len(got) != 2 || got[0].Action != consent.Granted || !got[0].Age16 || got[0].At.UnixMicro() != 30 || got[1].Action != consent.Withdrawn || got[1].Lang != "en" {
			t.Fatalf("ledger after the migration: %+v", got)
		}
		if len(got[0].Receipt) < 26 || got[0].Receipt == got[1].Receipt {
			t.Errorf("receipts %q and %q", got[0].Receipt, got[1].Receipt)
		}
		must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{s.grant(consent.PurposeOffers)}))
		var last int
		must(t, db.QueryRow("SELECT max(seq) FROM consents").Scan(&last))
		if last != 4 {
			t.Errorf("the next entry has number %d, want 4: the erased one's is not used again", last)
		}
		if _, err := db.Exec("UPDATE consents SET at = 1"); err == nil {
			t.Error("the ledger can be edited")
		}
		for name, values := range map[string]string{
			"a pause of one purpose":   "'advice', 'paused', 1, '', ''",
			"a consent to no text":     "'advice', 'expired', 1, '', ''",
			"an unknown action":        "'advice', 'sold', 1, 'v', '" + digits(64) + "'",
			"a consent without an age": "'advice', 'granted', 1, 'v', '" + digits(64) + "'",
		} {
			_, err := db.Exec("INSERT INTO consents (purpose, action, at, text_version, text_sha256, customer, lang, form, age16, receipt) VALUES ("+
				values+", $1, 'de', 'fit', $2, $3)", customer, false, digits(26))
			if err == nil {
				t.Errorf("%s is accepted", name)
			}
		}
	})
}

// digits is a text of n characters.
func digits(n int) string {
	text := make([]byte, n)
	for i := range text {
		text[i] = '0' + byte(i%10)
	}
	return string(text)
}
