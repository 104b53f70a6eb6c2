package store

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store/engine"
)

func TestWithdraw_LastPurposeErases(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice, consent.PurposeOffers)

		erased, err := s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeAdvice))
		must(t, err)
		if !reflect.DeepEqual(erased, Erased{}) {
			t.Errorf("erased %+v though offers hold them", erased)
		}
		_, err = readFor[consent.Advice](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyWithdrawn)
		if _, err := readFor[consent.Offers](t.Context(), s, customer); err != nil {
			t.Errorf("offers: %v", err)
		}

		s.clock.advance(hour)
		erased, err = s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeOffers))
		must(t, err)
		if erased.Count("measurements") != len(given) || !erased.Key || erased.Receipt == "" {
			t.Errorf("erased %+v", erased)
		}
		if s.rows(t, "measurements")+s.rows(t, "customer_keys")+s.rows(t, "profiles") != 0 {
			t.Error("values or key stayed")
		}
		again, err := s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeOffers))
		must(t, err)
		ledger, err := s.Ledger(t.Context(), customer)
		must(t, err)
		if !reflect.DeepEqual(again, Erased{}) || len(ledger.Entries()) != 4 {
			t.Errorf("withdrawing twice erased %+v; ledger has %d entries", again, len(ledger.Entries()))
		}
		_, err = s.Withdraw(t.Context(), customer, s.grant(consent.PurposeOffers))
		wantDenied(t, err, consent.PurposeOffers, consent.WhyMalformed)
	})
}

func TestLedger_RoundTrip(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		want := []consent.Entry{s.grant(consent.PurposeAdvice), s.grant(consent.PurposeOffers)}
		must(t, s.RecordConsents(t.Context(), customer, want))
		child := s.grant(consent.PurposeAdvice)
		child.Age16 = false
		err := s.RecordConsents(t.Context(), customer, []consent.Entry{s.withdrawal(consent.PurposeAdvice), child})
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyAge)
		s = s.reopen(t)
		ledger, err := s.Ledger(t.Context(), customer)
		must(t, err)
		got := ledger.Entries()
		for i := range got {
			if len(got[i].Receipt) < 26 || i > 0 && got[i].Receipt == got[i-1].Receipt {
				t.Errorf("receipt %q of entry %d can be guessed", got[i].Receipt, i)
			}
			got[i].Receipt = ""
		}
		if !slices.Equal(got, want) || ledger.Owner() != customer {
			t.Errorf("ledger\n%+v\nwant\n%+v", got, want)
		}
		if err := s.RecordConsents(t.Context(), "nobody", want); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("unknown customer: error %v", err)
		}
	})
}

func TestErase_Counts(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, other := s.visit(t), s.visit(t)
		s.keep(t, other, shopper(), consent.PurposeAdvice)
		s.keep(t, customer, shopper(), consent.PurposeAdvice, consent.PurposeOffers)
		must(t, s.SetBasketItem(t.Context(), customer, many, 2))
		s.mustRead(t, customer)
		held, err := s.CountHeld(t.Context(), customer)
		must(t, err)
		wantHeld(t, held, map[string]int{"measurements": 11, "key": 1, "consents": 2, "journal": 2, "basket": 1, "session": 1})

		erased, err := s.Erase(t.Context(), customer, ScopeMeasurements)
		must(t, err)
		wantHeld(t, erased.Held, map[string]int{"measurements": 11, "key": 1})
		if !erased.Key {
			t.Errorf("erased %+v", erased)
		}
		_, err = readFor[consent.Advice](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyWithdrawn)

		erased, err = s.Erase(t.Context(), customer, ScopeAll)
		must(t, err)
		wantHeld(t, erased.Held, map[string]int{"consents": 4, "journal": 2, "basket": 1, "session": 1})
		if erased.Key {
			t.Errorf("erased %+v", erased)
		}
		if _, err := s.Erase(t.Context(), customer, ScopeAll); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("erasing nobody: error %v", err)
		}
		if _, err := s.Erase(t.Context(), other, "some"); err == nil {
			t.Error("an unknown scope erased")
		}
		s.mustRead(t, other)
		_, err = s.Erase(t.Context(), other, ScopeAll)
		must(t, err)
		s.wantNothing(t)
	})
}

func TestErase_NoByteLeft(t *testing.T) {
	t.Parallel()
	type eraser func(t *testing.T, s shop, customer string)
	for name, erase := range map[string]eraser{
		"everything": func(t *testing.T, s shop, customer string) {
			erased, err := s.Erase(t.Context(), customer, ScopeAll)
			must(t, err)
			if !erased.Emptied {
				t.Error("the log was not emptied")
			}
		},
		"measurements": func(t *testing.T, s shop, customer string) {
			_, err := s.Erase(t.Context(), customer, ScopeMeasurements)
			must(t, err)
		},
		"last withdrawal": func(t *testing.T, s shop, customer string) {
			_, err := s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeAdvice))
			must(t, err)
		},
		"correction": func(t *testing.T, s shop, customer string) {
			must(t, SaveProfile(t.Context(), s.Store, consent.ForSelf(customer), PageMyData, Profile{Person: shopper()}))
		},
		"sweep": func(t *testing.T, s shop, customer string) {
			s.clock.advance(3 * 365 * day)
			_, err := s.SweepExpired(t.Context())
			must(t, err)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			customer := s.visit(t)
			s.keep(t, customer, shopper(), consent.PurposeAdvice)
			s.mustRead(t, customer)
			traces := s.traces(t, customer)
			if !s.found(t, traces[0]) {
				t.Fatal("the ciphertext cannot be found before: the test proves nothing")
			}
			if s.found(t, canary) {
				t.Error("the value lies in the clear")
			}
			erase(t, s, customer)
			if name == "everything" || name == "sweep" {
				traces = append(traces, []byte(customer))
			}
			for _, trace := range append(traces, canary) {
				if s.found(t, trace) {
					t.Errorf("%q… is still there", trace[:7])
				}
			}
			must(t, s.Close())
			for _, trace := range traces {
				if s.found(t, trace) {
					t.Errorf("%q… is there after closing", trace[:7])
				}
			}
		})
	}
}

func TestErase_DespiteReader(t *testing.T) {
	s := onSQLite(t)
	bound(t, s, time.Second)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	reader := s.read.Begin()
	must(t, reader.Error)
	must(t, reader.Exec("SELECT count(*) FROM measurements, keyring.customer_keys").Error)
	traces := s.traces(t, customer)

	erased, err := s.Erase(t.Context(), customer, ScopeAll)
	must(t, err)
	if !erased.Emptied || s.full.Load() {
		t.Error("the log was not emptied")
	}
	if reader.Exec("SELECT 1").Error == nil {
		t.Error("the reader outlived its time: the test proves nothing")
	}
	for _, trace := range traces {
		if s.found(t, trace) {
			t.Errorf("%q… is still there", trace[:7])
		}
	}
}

func TestReaders_EndlessQuery(t *testing.T) {
	s := onSQLite(t)
	bound(t, s, 500*time.Millisecond)
	var n int
	err := s.read.Raw("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n").Scan(&n).Error
	if err == nil {
		t.Error("it came to an end by itself")
	}
	must(t, s.Ready(t.Context()))
}

// bound gives readers another limit.
func bound(t *testing.T, s shop, limit time.Duration) {
	t.Helper()
	readers, ok := s.read.ConnPool.(*engine.Readers)
	if !ok {
		t.Fatal("readers are not bounded")
	}
	readers.Limit = limit
}

func TestErase_AfterForeignReader(t *testing.T) {
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	must(t, s.write.Exec("PRAGMA busy_timeout = 10").Error)
	bound(t, s, hour) // as a backup that another process makes
	reader := s.read.Begin()
	must(t, reader.Exec("SELECT count(*) FROM measurements").Error)
	traces := s.traces(t, customer)

	erased, err := s.Erase(t.Context(), customer, ScopeAll)
	must(t, err)
	if erased.Emptied || !s.full.Load() {
		t.Error("emptied under a reader")
	}
	if r := s.receipt(t, erased.Receipt); r.LogEmptied || r.After.Copies == 0 {
		t.Errorf("the receipt hides it: %+v", r)
	}
	s.tidy(t.Context())
	if !s.full.Load() {
		t.Error("gave up under a reader")
	}
	must(t, reader.Rollback().Error)
	s.tidy(t.Context())
	if s.full.Load() {
		t.Error("not emptied without a reader")
	}
	for _, trace := range traces {
		if s.found(t, trace) {
			t.Errorf("%q… is still there", trace[:7])
		}
	}
}

var canary = []byte("93.7191")

// traces are the bytes that stand for a customer's measurements in the database.
func (s shop) traces(t *testing.T, customer string) [][]byte {
	t.Helper()
	var traces [][]byte
	rows, err := s.rawDB(t).Query(`
		SELECT ciphertext FROM measurements WHERE customer = $1
		UNION ALL SELECT wrapped FROM customer_keys WHERE customer = $1`, customer)
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var trace []byte
		must(t, rows.Scan(&trace))
		traces = append(traces, trace)
	}
	must(t, rows.Err())
	return traces
}

// found reports whether any file of the data folder holds the bytes.
func (s shop) found(t *testing.T, trace []byte) bool {
	t.Helper()
	for _, content := range files(t, s.settings.DataDir) {
		if bytes.Contains(content, trace) {
			return true
		}
	}
	return false
}
