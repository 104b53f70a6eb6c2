package shopkeep_test

import (
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/models/shopkeep"
)

func TestTwoSizes_Hidden(t *testing.T) {
	t.Parallel()
	const shown, one, both = models.TwoSizesShown, models.TwoSizesOrderedOne, models.TwoSizesOrderedBoth
	for _, test := range []struct {
		name    string
		counted map[models.TwoSizeOutcome]int
		hidden  []models.TwoSizeOutcome // of these: shown, one, both, all kept, one returned
	}{
		{"nothing yet", nil, nil},
		{"few notices", map[models.TwoSizeOutcome]int{shown: 4, one: 2, both: 1}, []models.TwoSizeOutcome{shown, one, both, shopkeep.TwoSizesAllKept, models.TwoSizesOneReturned}},
		{"many of each", map[models.TwoSizeOutcome]int{shown: 60, one: 20, both: 30, models.TwoSizesOneReturned: 12}, nil},
		{"few came back", map[models.TwoSizeOutcome]int{shown: 60, one: 20, both: 30, models.TwoSizesOneReturned: 2}, []models.TwoSizeOutcome{shopkeep.TwoSizesAllKept, models.TwoSizesOneReturned}},
		{"few ordered several", map[models.TwoSizeOutcome]int{shown: 60, one: 20, both: 3}, []models.TwoSizeOutcome{one, both, shopkeep.TwoSizesAllKept, models.TwoSizesOneReturned}},
	} {
		var tallies []models.TwoSizeTally
		for outcome, n := range test.counted {
			tallies = append(tallies, models.TwoSizeTally{TwoSizeCount: models.TwoSizeCount{Outcome: outcome, Named: true, N: n}})
		}
		for _, row := range shopkeep.TwoSizes(tallies) {
			if row.Unnamed.N != 0 || row.Demo {
				t.Errorf("%s: %+v", test.name, row)
			}
			if !slices.Contains([]models.TwoSizeOutcome{shown, one, both, shopkeep.TwoSizesAllKept, models.TwoSizesOneReturned}, row.Outcome) {
				continue
			}
			if want := slices.Contains(test.hidden, row.Outcome); row.Named.Hidden != want {
				t.Errorf("%s: %s hidden %t, want %t", test.name, row.Outcome, row.Named.Hidden, want)
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
