package store

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

var given = []string{"bust", "height", "measured_with", "owned.1", "owned.2", "preference", "sizing", "usual.bottom", "usual.top", "usual.top.2", "waist"}

func TestReadProfile_JournalledFirst(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		for range 3 {
			s.mustRead(t, customer)
		}
		var count int
		must(t, s.rawDB(t).QueryRow("SELECT sum(count) FROM accesses").Scan(&count))
		if n := s.rows(t, "accesses"); n != 2 || count != 0 {
			t.Errorf("%d rows after saving and three readings, want 2; counted %d, want nothing", n, count)
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
			{today.Add(day), consent.PurposeAdvice, PageProduct, given, true},
			{today, consent.PurposeAdvice, PageProduct, given, true},
			{today, consent.PurposeOffers, PageProduct, offers.Data, false},
			{today, consent.PurposeSelf, PageFit, given, true},
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
		if p, err := readFor[consent.Advice](t.Context(), s, customer); err == nil || !samePerson(p.Person, fit.Person{}) {
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
			})
		}
		group.Wait()
		again := s.reopen(t)
		again.mustRead(t, customer)
		if n := again.rows(t, "accesses"); n != 2 {
			t.Errorf("%d rows, want the saving and one for all readings", n)
		}
	})
}

func TestJournal_MemoryBound(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	today := opening.Format("2006-01-02")
	for i := range rememberedAccesses {
		s.journal.remember(accessRow{Customer: "other", Kind: string(rune(i)), Day: today})
	}
	for range 3 {
		s.mustRead(t, customer)
	}
	if n := len(s.journal.written); n != rememberedAccesses {
		t.Errorf("%d keys remembered, want %d", n, rememberedAccesses)
	}
	if n := s.rows(t, "accesses"); n != 2 {
		t.Errorf("%d rows, want 2", n)
	}
	s.clock.advance(day)
	s.mustRead(t, customer)
	if n := len(s.journal.written); n != 1 {
		t.Errorf("%d keys remembered on the next day, want its own", n)
	}
}

// Whoever has no measurements here leaves no trace in the journal, whatever is asked for.
func TestJournal_NothingHeld(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(t *testing.T, s shop, customer string){
		"nothing decided": func(*testing.T, shop, string) {},
		"newsletter only": func(t *testing.T, s shop, customer string) { s.subscribe(t, customer, subscriber) },
		"learn only": func(t *testing.T, s shop, customer string) {
			must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{s.grant(consent.PurposeLearn)}))
		},
		"paused without measurements": func(t *testing.T, s shop, customer string) {
			must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{consent.Pausing("de", "my-data", s.clock.Now())}))
		},
		"withdrew everything": func(t *testing.T, s shop, customer string) {
			s.keep(t, customer, shopper(), consent.PurposeAdvice)
			must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{s.withdrawal(consent.PurposeAdvice)}))
			_, err := s.rawDB(t).Exec("DELETE FROM accesses") // of the saving, while measurements were held
			must(t, err)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onEveryEngine(t, func(t *testing.T, s shop) {
				customer := s.visit(t)
				prepare(t, s, customer)
				for range 3 {
					for _, p := range consent.Purposes() {
						_ = s.CheckAccess(t.Context(), customer, p.Purpose, "waist", PageProduct)
					}
					_, _ = readFor[consent.Advice](t.Context(), s, customer)
					_, _ = readFor[consent.Offers](t.Context(), s, customer)
					_, _ = ReadProfile(t.Context(), s.Store, consent.ForSelf(customer), PageMyData)
					_, _ = Feedback(t.Context(), s.Store, consent.ForSelf(customer), PageMyData)
					_, _ = s.subscriber(t.Context(), customer)
				}
				if n := s.rows(t, "accesses"); n != 0 {
					t.Errorf("%d rows in the journal of somebody without measurements", n)
				}
				s.keep(t, customer, shopper(), consent.PurposeAdvice)
				_, err := ReadProfile(t.Context(), s.Store, consent.ForSelf(customer), PageMyData)
				must(t, err)
				if n := s.rows(t, "accesses"); n != 2 {
					t.Errorf("%d rows once measurements are held, want the saving and the reading", n)
				}
			})
		})
	}
}

// A day that was closed while the journal counted stays checkable; an open one forgets.
func TestOpen_CountedJournal(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	must(t, s.write.Exec("UPDATE accesses SET count = 9").Error)
	s.clock.advance(day)
	must(t, s.CloseDays(t.Context()))
	s.mustRead(t, customer)
	must(t, s.write.Exec("UPDATE accesses SET count = 9 WHERE purpose = 'advice'").Error)
	up, down := gooseParts(t, "00028_uncounted_accesses.sql")
	for _, part := range []string{down, up} {
		_, err := s.rawDB(t).Exec(part)
		must(t, err)
	}
	if c := s.mustChain(t, customer); c.Days != 1 {
		t.Errorf("chain %+v", c)
	}
	var open, closed int
	must(t, s.rawDB(t).QueryRow("SELECT max(count), (SELECT max(count) FROM accesses WHERE purpose = 'self') FROM accesses WHERE purpose = 'advice'").Scan(&open, &closed))
	if open != 0 || closed != 9 {
		t.Errorf("the open day counts %d, want nothing; the closed one %d, want 9", open, closed)
	}
}

// gooseParts are the two halves of a SQLite migration.
func gooseParts(t *testing.T, file string) (up, down string) {
	t.Helper()
	content := string(migrationFiles(t, "sqlite")[file].Data)
	up, down, ok := strings.Cut(content, "-- +goose Down")
	if !ok {
		t.Fatalf("%s has no way down", file)
	}
	return up, down
}

func sameAccess(a, b Access) bool {
	return a.Day.Equal(b.Day) && a.Purpose == b.Purpose && a.Kind == b.Kind && slices.Equal(a.Data, b.Data) &&
		a.Granted == b.Granted
}
