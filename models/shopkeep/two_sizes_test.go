package shopkeep_test

import (
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/models/shopkeep"
)

func TestTwoSizes_UntoldHidden(t *testing.T) {
	t.Parallel()
	const shown, both = models.TwoSizesShown, models.TwoSizesOrderedBoth
	for _, test := range []struct {
		name string
		told map[models.TwoSizeOutcome]int
		kept int // all kept of several; −1 for hidden
	}{
		{"nothing yet", nil, -1},
		{"nothing of several", map[models.TwoSizeOutcome]int{shown: 64}, -1},
		{"many of each", map[models.TwoSizeOutcome]int{shown: 260, both: 230, models.TwoSizesOneReturned: 112}, 118},
		{"more came back than the noise left", map[models.TwoSizeOutcome]int{shown: 260, both: 100, models.TwoSizesOneReturned: 112}, 0},
	} {
		var tallies []models.TwoSizeTally
		for outcome, n := range test.told {
			tallies = append(tallies, models.TwoSizeTally{TwoSizeCount: models.TwoSizeCount{Outcome: outcome, Named: true, N: n}})
		}
		rows := shopkeep.TwoSizes(tallies)
		if len(rows) != 10 {
			t.Fatalf("%s: %d rows", test.name, len(rows))
		}
		for _, row := range rows {
			want := shopkeep.Count{N: test.told[row.Outcome], Hidden: test.told[row.Outcome] == 0}
			if row.Outcome == shopkeep.TwoSizesAllKept {
				want = shopkeep.Count{N: max(0, test.kept), Hidden: test.kept < 0}
			}
			if row.Named != want || !row.Unnamed.Hidden || row.Demo {
				t.Errorf("%s: %+v, want %+v", test.name, row, want)
			}
		}
	}
}

func TestTwoSizes_DemoMarked(t *testing.T) {
	t.Parallel()
	rows := shopkeep.TwoSizes([]models.TwoSizeTally{
		{TwoSizeCount: models.TwoSizeCount{Outcome: models.TwoSizesOrderedBoth, N: 40}},
		{TwoSizeCount: models.TwoSizeCount{Outcome: models.TwoSizesOrderedBoth, Named: true, N: 40}, Demo: true},
		{TwoSizeCount: models.TwoSizeCount{Outcome: models.TwoSizesOrderedOne, N: 40}},
	})
	var made []models.TwoSizeOutcome
	for _, row := range rows {
		if row.Demo {
			made = append(made, row.Outcome)
		}
	}
	if !slices.Equal(made, []models.TwoSizeOutcome{models.TwoSizesOrderedBoth, shopkeep.TwoSizesAllKept}) {
		t.Errorf("made up are %v", made)
	}
}
