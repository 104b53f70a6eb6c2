package store

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/release"
)

// past is a little of every kind of count.
func past() models.History {
	return models.History{
		Sold:     []models.SoldCount{{Product: shirtSlug, Size: "M", N: 90}, {Product: shirtSlug, Size: "L", N: 7}},
		Returned: []models.ReturnedCount{{Product: shirtSlug, Size: "M", Complaint: models.Complaint{Reason: models.ReasonLooks}, N: 12}},
		Fitted:   []models.FittedCount{{Product: shirtSlug, Bin: 4, Outcome: fit.OutcomeSmall, N: 30}, {Product: shirtSlug, Bin: -60, Outcome: fit.OutcomeLarge, N: 1}},
		TwoSizes: []models.TwoSizeCount{{Outcome: models.TwoSizesShown, Named: true, N: 8}},
	}
}

// counted is how many rows the tables have of which a shop that has begun has some.
func (s shop) counted(t *testing.T) string {
	t.Helper()
	text := ""
	for _, table := range begun {
		text += fmt.Sprintf("%s %d ", table, s.rows(t, table))
	}
	return text
}

func TestSaveHistory_MarkedAsDemo(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.silence()
		must(t, s.SaveCatalogue(t.Context(), products()))
		saved, err := s.SaveHistory(t.Context(), past())
		must(t, err)
		pieces, through, err := s.Pieces(t.Context())
		must(t, err)
		if want := []Pieces{{shirtSlug, true, 97, 12}}; !saved || !slices.Equal(pieces, want) || !through.IsZero() {
			t.Errorf("saved %t: %+v until %v, want %+v", saved, pieces, through, want)
		}
		must(t, s.Release(t.Context(), models.OnSeed))
		reasons, err := s.Reasons(t.Context())
		must(t, err)
		if len(reasons) != 1 || reasons[0].Complaint.Reason != models.ReasonLooks || reasons[0].N != 12 || !reasons[0].Demo {
			t.Errorf("the release tells %+v", reasons)
		}
		if got := s.released(t); !got.Demo {
			t.Errorf("the release tells %+v", got)
		}
	})
}

func TestSaveHistory_KeepsCounts(t *testing.T) {
	t.Parallel()
	for name, begin := range map[string]func(t *testing.T, s shop){
		"an answer":         func(t *testing.T, s shop) { s.teller(t, counting(shirtSlug, 4, fit.OutcomeFits)) },
		"a release":         func(t *testing.T, s shop) { must(t, s.Release(t.Context(), models.OnSchedule)) },
		"a past of its own": func(t *testing.T, s shop) { _, err := s.SaveHistory(t.Context(), past()); must(t, err) },
	} {
		t.Run(name, func(t *testing.T) {
			s := onSQLite(t)
			if counted, err := s.HasBegun(t.Context()); err != nil || counted {
				t.Errorf("an empty shop has begun: %t, %v", counted, err)
			}
			begin(t, s)
			before := s.counted(t)
			saved, err := s.SaveHistory(t.Context(), past())
			must(t, err)
			if counted, err := s.HasBegun(t.Context()); err != nil || !counted {
				t.Errorf("counted %t, %v", counted, err)
			}
			if after := s.counted(t); saved || after != before {
				t.Errorf("saved %t: %s after %s", saved, after, before)
			}
		})
	}
}

func TestSaveHistory_Concurrent(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		var all sync.WaitGroup
		results := make(chan bool, 4)
		for range cap(results) {
			all.Go(func() {
				saved, err := s.SaveHistory(t.Context(), past())
				if err != nil {
					t.Error(err)
				}
				results <- saved
			})
		}
		all.Wait()
		close(results)
		n := 0
		for saved := range results {
			if saved {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%d of %d saved", n, cap(results))
		}
	})
}

// What was made up enters a release apart: as it is, and marked.
func TestTwoSizes_Demo(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.silence()
		if _, err := s.SaveHistory(t.Context(), past()); err != nil { // 8 notices that name a size
			t.Fatal(err)
		}
		notice := sealedFeedback{Product: linen, Size: "L,M", Counts: countsYes, Notice: &sealedNotice{Ordered: orderedSeveral, Returned: string(models.ReturnedSome)}}
		for range release.TwoSizesLeast - 1 {
			s.teller(t, notice)
		}
		tally := func(outcome models.TwoSizeOutcome, named bool, n int, demo bool) models.TwoSizeTally {
			return models.TwoSizeTally{TwoSizeCount: models.TwoSizeCount{Outcome: outcome, Named: named, N: n}, Demo: demo}
		}
		told := func(want ...models.TwoSizeTally) {
			t.Helper()
			must(t, s.Release(t.Context(), models.OnSchedule))
			got, err := s.TwoSizes(t.Context())
			must(t, err)
			if !slices.Equal(got, want) {
				t.Errorf("the release tells %+v, want %+v", got, want)
			}
		}
		madeUp := tally(models.TwoSizesShown, true, 8, true)
		told(madeUp) // one notice fewer than are told
		s.teller(t, notice)
		n := release.TwoSizesLeast
		told(tally(models.TwoSizesOneReturned, false, n, false), tally(models.TwoSizesOrderedBoth, false, n, false), tally(models.TwoSizesShown, false, n, false), madeUp)
	})
}
