package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/release"

	"gorm.io/gorm"
)

// counting is feedback of which a release may read that the article was a fit or not.
func counting(product string, bin int, o fit.Outcome) sealedFeedback {
	return sealedFeedback{
		Product: product, Size: "M", Answers: models.Answers{fit.Bust: models.ReasonRight},
		Outcome: outcomeNames[o], Tenth: strconv.Itoa(bin), Counts: countsYes,
	}
}

// teller makes a visit that consented to learning and told some things, one a line.
func (s shop) teller(t testing.TB, told ...sealedFeedback) (customer string) {
	t.Helper()
	_, v, err := s.StartVisit(t.Context(), s.clock.Now().Add(30*day))
	must(t, err)
	d, _ := consent.Find(consent.PurposeLearn)
	must(t, s.RecordConsents(t.Context(), v.Customer, []consent.Entry{d.Grant("de", "fit", true, s.clock.Now())}))
	for i, content := range told {
		must(t, s.withKey(t.Context(), v.Customer, keyFeedback, func(tx *gorm.DB, key sealingKey) ([]string, error) {
			text, err := json.Marshal(content)
			if err != nil {
				return nil, err
			}
			row := feedbackRow{
				Customer: v.Customer, Line: lineDigest(v.Customer, i), KeyID: key.id,
				Given: s.clock.Now().UnixMicro() + int64(i), Expires: consent.KeptFeedback.Until(s.clock.Now()).UnixMicro(),
			}
			if row.Sealed, err = key.box.Seal(datumFeedback, string(text)); err != nil {
				return nil, err
			}
			return nil, tx.Create(&row).Error
		}))
	}
	return v.Customer
}

// sum is what a release would count now.
func (s shop) sum(t *testing.T) answers {
	t.Helper()
	sum, err := s.readAnswers(s.read.WithContext(t.Context()), func([]consent.Permit[consent.Learn]) error { return nil })
	must(t, err)
	return sum
}

// people is how many answers on fit a release would count now.
func (s shop) people(t *testing.T) (n int64) {
	t.Helper()
	for _, c := range s.sum(t).fits {
		n += c
	}
	return n
}

func TestGiveFeedback_CountsWhen(t *testing.T) {
	t.Parallel()
	no, yes := func(string) bool { return false }, func(string) bool { return true }
	for _, test := range []struct {
		name   string
		after  time.Duration // of the order, which begins the visit
		demo   bool
		turn   func(string) bool
		counts bool
	}{
		{"at once", time.Second, false, yes, false},
		{"a day before the parcel", 24 * hour, false, yes, false},
		{"once it must have arrived", 14 * day, false, yes, true},
		{"in the demonstration, in seconds", 2400 * time.Millisecond, true, yes, false},
		{"in the demonstration, a moment too early", models.VisitAge - time.Microsecond, true, yes, false},
		{"in the demonstration, after ten minutes", models.VisitAge, true, yes, true},
		{"of a network that had its turn", 14 * day, true, no, false},
		{"with nobody counting turns", 14 * day, false, nil, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			customer, o := s.learner(t)
			s.clock.advance(test.after)
			tell := FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust), Zones: shirtZones, Bin: ptr(3), Demo: test.demo, Turn: test.turn}
			must(t, s.tell(t, customer, tell))
			all := s.told(t, customer)
			if len(all) != 1 || all[0].Counts != test.counts || all[0].Answers[fit.Bust] != models.ReasonTight {
				t.Fatalf("kept %+v, want it to count: %t", all, test.counts)
			}
			want := newAnswers().fits
			if test.counts {
				want[fitKey{shirtSlug, 3, fit.OutcomeSmall}] = 1
			}
			if got := s.sum(t).fits; fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("a release would count %v, want %v", got, want)
			}
			if test.counts {
				return
			}
			// Told again when it is old enough, it counts.
			s.clock.advance(14 * day)
			tell.Turn = yes
			must(t, s.tell(t, customer, tell))
			if n := s.people(t); n != 1 {
				t.Errorf("told again later, %d count", n)
			}
		})
	}
}

// What customers told counts once an article and person, for as many articles as anybody's do,
// and nowhere after it was taken back.
func TestReadAnswers_WhoCounts(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		small := counting(shirtSlug, 3, fit.OutcomeSmall)
		silent := small
		silent.Counts = ""
		var eleven []sealedFeedback
		for i := range models.MaxCounted + 3 {
			eleven = append(eleven, counting("article-"+strconv.Itoa(i), 0, fit.OutcomeFits))
		}
		for _, test := range []struct {
			name string
			told []sealedFeedback
			then func(customer string) error
			want int64
		}{
			{"one answer", []sealedFeedback{small}, nil, 1},
			{"one article twice", []sealedFeedback{small, counting(shirtSlug, 9, fit.OutcomeLarge)}, nil, 1},
			{"too young to count", []sealedFeedback{silent}, nil, 0},
			{"too many articles", eleven, nil, models.MaxCounted},
			{"paused", []sealedFeedback{small}, func(c string) error {
				return s.RecordConsents(t.Context(), c, []consent.Entry{consent.Pausing("de", "my-data", s.clock.Now())})
			}, 0},
			{"withdrawn", []sealedFeedback{small}, func(c string) error {
				_, err := s.Withdraw(t.Context(), c, s.withdrawal(consent.PurposeLearn))
				return err
			}, 0},
			{"this one deleted", []sealedFeedback{small}, func(c string) error { return s.DeleteFeedback(t.Context(), c, s.told(t, c)[0].ID) }, 0},
			{"all feedback deleted", []sealedFeedback{small}, func(c string) error { _, err := s.Erase(t.Context(), c, ScopeFeedback); return err }, 0},
			{"everything deleted", []sealedFeedback{small}, func(c string) error { _, err := s.Erase(t.Context(), c, ScopeAll); return err }, 0},
			{"its key destroyed", []sealedFeedback{small}, func(c string) error {
				return s.write.Exec("DELETE FROM customer_keys WHERE customer = ?", c).Error
			}, 0},
		} {
			before := s.people(t)
			customer := s.teller(t, test.told...)
			if test.then != nil {
				if told := s.people(t) - before; told != 1 {
					t.Errorf("%s: %d counted before", test.name, told)
				}
				must(t, test.then(customer))
			}
			if got := s.people(t) - before; got != test.want {
				t.Errorf("%s: %d counted, want %d", test.name, got, test.want)
			}
		}
	})
}

// Why something went back is read by a release as well, once a person and article.
func TestReadAnswers_Reasons(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		s.clock.advance(14 * day)
		looks := models.Complaint{Reason: models.ReasonLooks}
		must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Reason: tooTight, Answers: tight(tooTight.Zone)}))
		if got := s.sum(t).reasons; len(got) != 1 || got[reasonKey{shirtSlug, tooTight}] != 1 {
			t.Errorf("a release would count %v", got)
		}
		must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Reason: looks}))
		if got := s.sum(t).reasons; len(got) != 1 || got[reasonKey{shirtSlug, looks}] != 1 {
			t.Errorf("of the last reason a release would count %v", got)
		}
		if f := s.told(t, customer); len(f) != 1 || f[0].Reason != looks || !f[0].Counts {
			t.Errorf("kept %+v", f)
		}
		_, err := s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeLearn))
		must(t, err)
		if got := s.sum(t).reasons; len(got) != 0 {
			t.Errorf("after a withdrawal a release would count %v", got)
		}
	})
}

// A batch never parts a customer, and no batch is left out.
func TestReadAnswers_Batches(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	crowd := crowdOf{customers: answersBatch/3 + 40, each: 4}
	crowd.fill(t, s)
	if got, want := s.people(t), int64(crowd.customers*crowd.each); got != want {
		t.Errorf("%d answers counted of %d", got, want)
	}
}

// Whoever deletes while a release reads is not in it.
func TestRelease_DeletionBefore(t *testing.T) {
	t.Parallel()
	for _, when := range []string{"before", "meanwhile", "meanwhile, again and again"} {
		t.Run(when, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			s.silence()
			must(t, s.SaveCatalogue(t.Context(), products()))
			var all []string
			for range 60 {
				all = append(all, s.teller(t, counting(shirtSlug, 3, fit.OutcomeFits)))
			}
			gone := 0
			leave := func() {
				if _, err := s.Erase(t.Context(), all[gone], ScopeAll); err != nil {
					t.Error(err)
				}
				gone++
			}
			switch when {
			case "before":
				leave()
			default:
				s.reached = func(step string) {
					if step == stepAnswersRead && (gone == 0 || when != "meanwhile") {
						leave()
					}
				}
			}
			must(t, s.Release(t.Context(), models.OnSchedule))
			if got := s.released(t).Offset.N; gone == 0 || got != 60-gone {
				t.Errorf("%d are in the release, %d of 60 had gone", got, gone)
			}
		})
	}
}

// A release stands in the journal of whom it read, once, and never in that of others.
func TestRelease_Journalled(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		told := counting(shirtSlug, 3, fit.OutcomeFits)
		measured, bare, left := s.teller(t, told), s.teller(t, told), s.teller(t, told)
		s.keep(t, measured, shopper(), consent.PurposeAdvice)
		s.keep(t, left, shopper(), consent.PurposeAdvice)
		_, err := s.Withdraw(t.Context(), left, s.withdrawal(consent.PurposeLearn))
		must(t, err)
		until := func() (at int64) {
			must(t, s.read.Raw("SELECT expires_at FROM profiles WHERE customer = ?", measured).Scan(&at).Error)
			return at
		}
		before := until()
		for range 2 {
			must(t, s.Release(t.Context(), models.OnSchedule))
		}
		for customer, want := range map[string]int{measured: 1, bare: 0, left: 0} {
			accesses, err := s.Journal(t.Context(), customer)
			must(t, err)
			n := 0
			for _, a := range accesses {
				if a.Kind == PageRelease && a.Purpose == consent.PurposeLearn && a.Granted && slices.Equal(a.Data, []string{datumFeedback}) {
					n++
				}
			}
			if n != want {
				t.Errorf("%d entries of two releases, want %d: %+v", n, want, accesses)
			}
		}
		if until() != before {
			t.Error("a release prolongs what it does not read")
		}
		// A day that is closed gets nothing more: what comes late stands on the next.
		must(t, s.transact(t.Context(), func(tx *gorm.DB) error { return s.closeJournal(tx, measured, "2026-11-24", "") }))
		must(t, s.Release(t.Context(), models.OnSchedule))
		accesses, err := s.Journal(t.Context(), measured)
		must(t, err)
		if accesses[0].Kind != PageRelease || accesses[0].Day.Format(time.DateOnly) != "2026-11-24" {
			t.Errorf("after the day was closed: %+v", accesses)
		}
	})
}

// Nothing that people told lies in clear anywhere, before a release or after it.
func TestRelease_KeepsNothingElse(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		before := s.tableRows(t)
		customer, o := s.learner(t)
		s.clock.advance(14 * day)
		must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust), Zones: shirtZones, Bin: ptr(13)}))
		if s.people(t) != 1 {
			t.Fatal("the answer does not count")
		}
		must(t, s.Release(t.Context(), models.OnSchedule))
		_, err := s.Erase(t.Context(), customer, ScopeAll)
		must(t, err)
		must(t, s.FinishSearches(t.Context()))
		after := s.tableRows(t)
		for table := range after {
			// What a release publishes may appear by its noise alone.
			may := []string{"releases", "release_budgets", "release_sides", "released_articles", "released_reasons", "released_two_sizes", "receipts", "catalogue_changes", "variants", "held_stock", "sqlite_sequence"}
			if after[table] != before[table] && !slices.Contains(may, table) {
				t.Errorf("%s has %d rows, %d before anybody came", table, after[table], before[table])
			}
		}
	})
}

// tableRows counts the rows of every table.
func (s shop) tableRows(t *testing.T) map[string]int {
	t.Helper()
	rows := map[string]int{}
	for table := range s.schema(t) {
		if !strings.HasPrefix(table, "sqlite_") {
			rows[table] = s.rows(t, table)
		}
	}
	return rows
}

// crowdOf is many customers with as many answers each.
type crowdOf struct{ customers, each int }

// fill writes them in few transactions.
func (c crowdOf) fill(t testing.TB, s shop) {
	t.Helper()
	d, _ := consent.Find(consent.PurposeLearn)
	now := s.clock.Now()
	grant := d.Grant("de", "fit", true, now)
	const batch = 200
	for from := 0; from < c.customers; from += batch {
		var (
			customers []customerRow
			consents  []consentRow
			keys      []customerKeyRow
			told      []feedbackRow
		)
		for i := from; i < min(from+batch, c.customers); i++ {
			customer := fmt.Sprintf("CROWD%09d", i)
			customers = append(customers, customerRow{ID: customer, Created: now.UnixMicro(), Expires: now.AddDate(2, 0, 0).UnixMicro()})
			consents = append(consents, consentRow{
				Seq: int64(i + 1), Customer: customer, Purpose: string(grant.Purpose), Action: string(grant.Action), At: now.UnixMicro(),
				TextVersion: grant.TextVersion, TextSHA256: grant.TextSHA256, Lang: "de", Form: "fit", Age16: true, Receipt: fmt.Sprintf("%026d", i),
			})
			for line := range c.each {
				box, wrapped, err := s.vault.NewBox(customer)
				must(t, err)
				key := customerKeyRow{ID: fmt.Sprintf("%s-%d", customer, line), Customer: customer, Kind: string(keyFeedback), Wrapped: wrapped, Created: now.UnixMicro()}
				text, err := json.Marshal(counting("article-"+strconv.Itoa(line), i%80-40, fit.Outcome(i%3)))
				must(t, err)
				sealed, err := box.Seal(datumFeedback, string(text))
				must(t, err)
				keys = append(keys, key)
				told = append(told, feedbackRow{
					Customer: customer, Line: lineDigest(customer, line), KeyID: key.ID, Sealed: sealed,
					Given: now.UnixMicro(), Expires: now.AddDate(1, 0, 0).UnixMicro(),
				})
			}
		}
		must(t, s.transact(t.Context(), func(tx *gorm.DB) error {
			for _, rows := range []any{customers, consents, keys, told} {
				if err := tx.CreateInBatches(rows, batch).Error; err != nil {
					return err
				}
			}
			return nil
		}))
	}
}

// BenchmarkRelease_Answers is the time in which a release reads, opens and sums a million
// answers of a quarter of a million people, and noises them; 20,000 under -short.
func BenchmarkRelease_Answers(b *testing.B) {
	crowd := crowdOf{customers: 250_000, each: 4}
	if testing.Short() {
		crowd.customers = 5000
	}
	c := &clock{now: opening}
	settings := Settings{DataDir: b.TempDir(), Now: c.Now}
	opened, err := Open(b.Context(), settings)
	must(b, err)
	b.Cleanup(func() { opened.Close() })
	s := shop{Store: opened, clock: c, settings: settings}
	crowd.fill(b, s)
	must(b, s.SaveCatalogue(b.Context(), products()))
	b.ResetTimer()
	for b.Loop() {
		c.advance(release.Every)
		if c.Now().After(opening.AddDate(0, 10, 0)) {
			b.Fatal("the answers are over")
		}
		must(b, s.Release(b.Context(), models.OnSchedule))
	}
	answers := float64(crowd.customers * crowd.each)
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/answers*1e6, "s/million-answers")
}
