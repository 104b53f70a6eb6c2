package store

import (
	"slices"
	"testing"

	"ebenmass/models"

	"gorm.io/gorm"
)

func TestTalliesOfSizesTellWhatWasMadeUp(t *testing.T) {
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
