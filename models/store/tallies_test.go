package store

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"

	"gorm.io/gorm"
)

// past is a little of every kind of count.
func past() models.History {
	return models.History{
		Sold:     []models.SoldCount{{Product: shirtSlug, Size: "M", N: 90}, {Product: shirtSlug, Size: "L", N: 7}},
		Returned: []models.ReturnedCount{{Product: shirtSlug, Size: "M", Complaint: models.Complaint{Reason: models.ReasonTight, Zone: fit.Bust}, N: 12}},
		Fitted:   []models.FittedCount{{Product: shirtSlug, Bin: 4, Outcome: fit.OutcomeSmall, N: 30}, {Product: shirtSlug, Bin: -60, Outcome: fit.OutcomeLarge, N: 1}},
		TwoSizes: []models.TwoSizeCount{{Outcome: models.TwoSizesShown, Named: true, N: 8}},
	}
}

// counted is how many rows each tally has, and how many of them are made up.
func (s shop) counted(t *testing.T) string {
	t.Helper()
	text := ""
	for _, table := range begun[1:4] {
		var all, demo int
		must(t, s.rawDB(t).QueryRow("SELECT count(*), coalesce(sum(CASE WHEN CAST(demo AS INTEGER) = 1 THEN 1 ELSE 0 END), 0) FROM "+table).Scan(&all, &demo))
		text += fmt.Sprintf("%s %d/%d ", table, demo, all)
	}
	return text
}

func TestSaveHistory_MarkedAsDemo(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		saved, err := s.SaveHistory(t.Context(), past())
		must(t, err)
		if got, want := s.counted(t), "sold_tallies 2/2 return_tallies 1/1 two_size_tallies 1/1 "; !saved || got != want {
			t.Errorf("saved %t: %s, want %s", saved, got, want)
		}
		sold, err := s.Sold(t.Context())
		must(t, err)
		for _, line := range sold {
			if !line.Demo {
				t.Errorf("%+v counts as sold", line)
			}
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
			if counted, err := s.HasCounted(t.Context()); err != nil || counted {
				t.Errorf("an empty shop has counted: %t, %v", counted, err)
			}
			begin(t, s)
			before := s.counted(t)
			saved, err := s.SaveHistory(t.Context(), past())
			must(t, err)
			if counted, err := s.HasCounted(t.Context()); err != nil || !counted {
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

func TestTwoSizeTallies_Demo(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		if _, err := s.SaveHistory(t.Context(), past()); err != nil { // 8 notices that name a size
			t.Fatal(err)
		}
		for _, named := range []int{1, 0, 0} {
			must(t, s.transact(t.Context(), func(tx *gorm.DB) error { return countTwoSizes(tx, models.TwoSizesShown, named) }))
		}

		tally := func(named bool, n int, demo bool) models.TwoSizeTally {
			return models.TwoSizeTally{TwoSizeCount: models.TwoSizeCount{Outcome: models.TwoSizesShown, Named: named, N: n}, Demo: demo}
		}
		got, err := s.TwoSizeTallies(t.Context())
		must(t, err)
		if want := []models.TwoSizeTally{tally(false, 2, false), tally(true, 1, false), tally(true, 8, true)}; !slices.Equal(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	})
}
