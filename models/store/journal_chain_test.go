package store

import (
	"context"
	"errors"
	"sync"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"
)

// chained is a customer with a use on each of the days before today, all closed.
func (s shop) chained(t *testing.T, days int) string {
	t.Helper()
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	for range days {
		s.mustRead(t, customer)
		s.mustRead(t, customer)
		_, err := readFor[consent.Offers](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeOffers, consent.WhyNeverGiven)
		s.clock.advance(day)
	}
	must(t, s.CloseDays(t.Context()))
	return customer
}

// chain checks a customer's journal.
func (s shop) chain(t *testing.T, customer string) (receipt.Chain, error) {
	t.Helper()
	j, err := s.JournalChain(t.Context(), customer)
	must(t, err)
	return j.Check(receipt.PublicKey(s.SigningKey()))
}

func (s shop) mustChain(t *testing.T, customer string) receipt.Chain {
	t.Helper()
	c, err := s.chain(t, customer)
	must(t, err)
	return c
}

func TestCloseDays_Chains(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.chained(t, 3)
		s.mustRead(t, customer)
		must(t, s.CloseDays(t.Context()))
		c := s.mustChain(t, customer)
		if c.Days != 3 || c.Tip.First.Day != "2026-11-23" || c.Tip.Last.Day != "2026-11-25" || c.Tip.Last.Number != 3 {
			t.Errorf("chain %+v", c)
		}
		j, err := s.JournalChain(t.Context(), customer)
		must(t, err)
		if got := j.Days[1].Accesses; len(got) != 2 || got[0].Result != receipt.ResultGranted || got[1].Result != receipt.ResultDenied {
			t.Errorf("second day %+v", got)
		}
		if len(j.Open) != 1 || j.Open[0].Day != "2026-11-26" {
			t.Errorf("open %+v", j.Open)
		}
		s = s.reopen(t)
		if again := s.mustChain(t, customer); again.Tip.Last != c.Tip.Last {
			t.Error("opening anew changes the chain")
		}
		if _, err := s.JournalChain(t.Context(), "nobody"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("nobody's journal: error %v", err)
		}
	})
}

func TestCloseDays_WaitsForLateAccesses(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		midnight := models.Midnight(2026, 11, 24)
		s.clock.advance(midnight.Sub(opening))
		must(t, s.CloseDays(t.Context()))
		if n := s.rows(t, "journal_days"); n != 0 {
			t.Errorf("%d days closed at midnight", n)
		}
		s.clock.advance(closingAfter)
		must(t, s.CloseDays(t.Context()))
		if n := s.rows(t, "journal_days"); n != 1 {
			t.Errorf("%d days closed a minute later", n)
		}
	})
}

func TestCloseDays_LateAccess(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.chained(t, 1)
		late := s.journal.access(customer, consent.PurposeAdvice, PageProduct, given, true)
		late.Day = "2026-11-23"
		late.Kind = string(PageHome)
		must(t, s.journal.note(t.Context(), late))
		s.mustChain(t, customer)
		journal, err := s.Journal(t.Context(), customer)
		must(t, err)
		if !journal[0].Day.Equal(opening.Truncate(day).Add(day)) {
			t.Errorf("the late access went to %+v", journal[0])
		}
	})
}

func TestJournalChain_DetectsTampering(t *testing.T) {
	t.Parallel()
	const advice = "purpose = 'advice' AND day = '2026-11-24'"
	for name, statements := range map[string][]string{
		"an access counted":           {"UPDATE accesses SET count = count + 1 WHERE " + advice},
		"an access of another day":    {"UPDATE accesses SET day = '2026-11-25', kind = 'home' WHERE " + advice},
		"an access of another page":   {"UPDATE accesses SET kind = 'home' WHERE " + advice},
		"an access of other data":     {"UPDATE accesses SET data = 'bust' WHERE " + advice},
		"an access of another use":    {"UPDATE accesses SET purpose = 'self' WHERE " + advice},
		"a denial granted":            {"UPDATE accesses SET granted = TRUE WHERE purpose = 'offers' AND day = '2026-11-24'"},
		"an access removed":           {"DELETE FROM accesses WHERE " + advice},
		"an access added":             {"INSERT INTO accesses SELECT customer, day, purpose, 'home', data, granted, count FROM accesses WHERE " + advice},
		"an access on a day of none":  {"INSERT INTO accesses SELECT customer, '2026-11-20', purpose, kind, data, granted, count FROM accesses WHERE " + advice},
		"a day's accesses removed":    {"DELETE FROM accesses WHERE day = '2026-11-24'"},
		"the first day removed":       {"DELETE FROM accesses WHERE day = '2026-11-23'", "DELETE FROM journal_days WHERE number = 1"},
		"a middle day removed":        {"DELETE FROM accesses WHERE day = '2026-11-24'", "DELETE FROM journal_days WHERE number = 2"},
		"the last day removed":        {"DELETE FROM accesses WHERE day = '2026-11-25'", "DELETE FROM journal_days WHERE number = 3"},
		"every day removed":           {"DELETE FROM accesses", "DELETE FROM journal_days"},
		"a closed day opened":         {"DELETE FROM journal_days WHERE number = 3"},
		"all days opened, tip gone":   {"DELETE FROM journal_days WHERE number < 3", "DELETE FROM journal_tips"},
		"a day of another date":       {"UPDATE journal_days SET day = '2026-11-22' WHERE number = 1", "UPDATE accesses SET day = '2026-11-22' WHERE day = '2026-11-23'"},
		"another hash":                {"UPDATE journal_days SET hash = previous WHERE number = 2"},
		"the tip removed":             {"DELETE FROM journal_tips"},
		"the tip altered":             {`UPDATE journal_tips SET tip = replace(tip, '2026-11-25', '2026-11-24')`},
		"the tip of another customer": {"UPDATE journal_tips SET tip = '{}'"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			customer := s.chained(t, 3)
			s.mustChain(t, customer)
			for _, statement := range statements {
				if result := s.write.Exec(statement); result.Error != nil || result.RowsAffected == 0 {
					t.Fatalf("%s: %v", statement, result.Error)
				}
			}
			var broken *receipt.Broken
			if _, err := s.chain(t, customer); !errors.As(err, &broken) {
				t.Fatalf("it does not show: %v", err)
			}
			s.mustRead(t, customer)
			s.clock.advance(day)
			must(t, s.CloseDays(t.Context()))
			if _, err := s.chain(t, customer); !errors.As(err, &broken) {
				t.Errorf("closing the next day mended it: %v", err)
			}
			s.clock.advance(362 * day) // the first days' time is over, the last one's is not
			must(t, s.CloseDays(t.Context()))
			if _, err := s.chain(t, customer); !errors.As(err, &broken) {
				t.Errorf("ending the first days mended it: %v", err)
			}
		})
	}
}

func TestJournalChain_Expiry(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.chained(t, 3)
		before := s.mustChain(t, customer).Tip
		s.clock.advance(opening.AddDate(1, 0, 0).Add(day).Sub(s.clock.Now()))
		must(t, s.CloseDays(t.Context()))
		c := s.mustChain(t, customer)
		if c.Days != 1 || c.Tip.First.Number != 3 || c.Tip.Last != before.Last || s.rows(t, "accesses") != 2 {
			t.Errorf("after a year and a day: %+v, %d accesses", c, s.rows(t, "accesses"))
		}
		s.clock.advance(day)
		must(t, s.CloseDays(t.Context()))
		if c := s.mustChain(t, customer); c.Days != 0 || s.rows(t, "accesses")+s.rows(t, "journal_days")+s.rows(t, "journal_tips") != 0 {
			t.Errorf("after the last day's end: %+v", c)
		}
		if _, err := readFor[consent.Advice](t.Context(), s, customer); err == nil {
			t.Error("read after its end")
		}
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		s.clock.advance(day)
		must(t, s.CloseDays(t.Context()))
		if c := s.mustChain(t, customer); c.Days != 1 || c.Tip.First.Number != 1 {
			t.Errorf("the next chain: %+v", c)
		}
	})
}

func TestCloseDays_TwoInstances(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		instances := []shop{s, s}
		if !s.sqlite {
			settings := s.settings
			settings.Now = s.clock.Now
			keys, err := NewKeys()
			must(t, err)
			settings.DataDir, settings.Database, settings.Keys = t.TempDir(), postgresSchema(t), string(keys)
			for i := range instances {
				other, err := Open(t.Context(), settings)
				must(t, err)
				t.Cleanup(func() { other.Close() })
				instances[i] = shop{Store: other, clock: s.clock, settings: settings}
			}
		}
		var customers []string
		for i := range 6 {
			in := instances[i%2]
			customer := in.visit(t)
			in.keep(t, customer, shopper(), consent.PurposeAdvice)
			customers = append(customers, customer)
		}
		for range 3 {
			var group sync.WaitGroup
			for _, in := range instances {
				group.Go(func() {
					for _, customer := range customers {
						if _, err := readFor[consent.Advice](context.Background(), in, customer); err != nil {
							t.Error(err)
						}
					}
				})
			}
			group.Wait()
			s.clock.advance(day)
			for _, in := range instances {
				for range 2 {
					group.Go(func() {
						if err := in.CloseDays(context.Background()); err != nil {
							t.Error(err)
						}
					})
				}
			}
			group.Wait()
		}
		for _, customer := range customers {
			if c := instances[0].mustChain(t, customer); c.Days != 3 {
				t.Errorf("%d days, want 3", c.Days)
			}
		}
	})
}
