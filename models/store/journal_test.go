package store

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

var given = []string{"bust", "height", "measured_with", "preference", "sizing", "waist"}

func TestReadProfile_JournalledFirst(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		for range 3 {
			s.mustRead(t, customer)
		}
		var count int // in the database, not in memory
		query := "SELECT count FROM accesses WHERE purpose = 'advice' AND granted"
		must(t, s.rawDB(t).QueryRow(query).Scan(&count))
		if count != 1 {
			t.Errorf("count %d before the batch, want 1", count)
		}
		_, err := readFor[consent.Offers](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeOffers, consent.WhyNeverGiven)
		s.clock.advance(day)
		s.mustRead(t, customer)

		got, err := s.Journal(t.Context(), customer)
		must(t, err)
		today := opening.Truncate(day)
		offers, _ := consent.Find(consent.PurposeOffers)
		want := []Access{
			{today.Add(day), consent.PurposeAdvice, PageProduct, given, true, 1},
			{today, consent.PurposeAdvice, PageProduct, given, true, 3},
			{today, consent.PurposeOffers, PageProduct, offers.Data, false, 1},
			{today, consent.PurposeSelf, PageFit, given, true, 1},
		}
		if !slices.EqualFunc(got, want, sameAccess) {
			t.Errorf("journal\n%+v\nwant\n%+v", got, want)
		}
	})
}

func TestReadProfile_JournalFails(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		_, err := s.rawDB(t).Exec("ALTER TABLE accesses RENAME TO elsewhere")
		must(t, err)
		if p, err := readFor[consent.Advice](t.Context(), s, customer); err == nil || p.Person != (fit.Person{}) {
			t.Errorf("read %+v, %v", p, err)
		}
		if _, err := readFor[consent.Offers](t.Context(), s, customer); err == nil || !strings.Contains(err.Error(), "journal") {
			t.Errorf("denial without a journal: error %v", err)
		}
	})
}

func TestJournal_ConcurrentReaders(t *testing.T) {
	t.Parallel()
	const readers, each = 8, 20
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		var group sync.WaitGroup
		for range readers {
			group.Go(func() {
				for range each {
					if _, err := readFor[consent.Advice](t.Context(), s, customer); err != nil {
						t.Error(err)
					}
				}
				if err := s.journal.flush(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		again := s.reopen(t) // closing writes the rest
		journal, err := again.Journal(t.Context(), customer)
		must(t, err)
		if journal[0].Count != readers*each {
			t.Errorf("counted %d, want %d", journal[0].Count, readers*each)
		}
	})
}

func TestJournal_MemoryBound(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	for i := range rememberedAccesses {
		s.journal.counts[accessRow{Customer: "other", Kind: string(rune(i)), Day: opening.Format("2006-01-02")}] = 0
	}
	for range 3 {
		s.mustRead(t, customer)
	}
	if n := len(s.journal.counts); n != rememberedAccesses {
		t.Errorf("%d keys remembered, want %d", n, rememberedAccesses)
	}
	journal, err := s.Journal(t.Context(), customer)
	must(t, err)
	if journal[0].Count != 3 {
		t.Errorf("counted %d, want 3", journal[0].Count)
	}
	s.clock.advance(day)
	must(t, s.journal.flush(t.Context()))
	if n := len(s.journal.counts); n != 0 {
		t.Errorf("%d keys of yesterday remembered", n)
	}
}

func TestJournal_Retries(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	s.mustRead(t, customer)
	s.mustRead(t, customer)
	ended, end := context.WithCancel(t.Context())
	end()
	if s.journal.flush(ended) == nil {
		t.Error("flushed without a context")
	}
	journal, err := s.Journal(t.Context(), customer)
	must(t, err)
	if journal[0].Count != 2 {
		t.Errorf("counted %d, want 2", journal[0].Count)
	}
}

func sameAccess(a, b Access) bool {
	return a.Day.Equal(b.Day) && a.Purpose == b.Purpose && a.Kind == b.Kind && slices.Equal(a.Data, b.Data) &&
		a.Granted == b.Granted && a.Count == b.Count
}
