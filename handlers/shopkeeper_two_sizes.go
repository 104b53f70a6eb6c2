package handlers

import (
	"context"

	"ebenmass/models"
	"ebenmass/models/shopkeep"
	"ebenmass/views"
)

// twoSizes is what followed the notices about two sizes: where they named one, and where not.
func (h Shopkeeper) twoSizes(ctx context.Context) ([]views.TwoSizeFigure, error) {
	tallies, err := h.Store.TwoSizeTallies(ctx)
	if err != nil {
		return nil, err
	}
	counted := map[bool]map[models.TwoSizeOutcome]int{true: {}, false: {}}
	for _, t := range tallies {
		counted[t.Named][t.Outcome] += t.N
	}
	named, unnamed := readTwoSizes(counted[true]), readTwoSizes(counted[false])
	figures := make([]views.TwoSizeFigure, len(named))
	for i, f := range named {
		figures[i] = views.TwoSizeFigure{Outcome: f.outcome, Named: f.n, Unnamed: unnamed[i].n, OfNamed: f.of, OfUnnamed: unnamed[i].of}
	}
	return figures, nil
}

// sizeFigure is how often a notice ended in one way, and what that is a share of.
type sizeFigure struct {
	outcome models.TwoSizeOutcome
	n, of   shopkeep.Count
}

// readTwoSizes hides what is too small. Three sums hold: who was shown a notice answered it
// in one way or not at all, ordered in one way or not at all, and of what was ordered in
// several sizes all, some or none came back.
func readTwoSizes(n map[models.TwoSizeOutcome]int) []sizeFigure {
	all := n[models.TwoSizesOrderedBoth]
	n[views.TwoSizesAllKept] = max(0, all-n[models.TwoSizesOneReturned]-n[models.TwoSizesBothReturned])
	nothing := shopkeep.Count{Hidden: true}
	shown := nothing
	if total := n[models.TwoSizesShown]; total == 0 || total >= shopkeep.Least {
		shown = shopkeep.Count{N: total}
	}
	figures := []sizeFigure{{models.TwoSizesShown, shown, nothing}}
	part := func(of shopkeep.Count, outcomes ...models.TwoSizeOutcome) {
		ns, rest := make([]int, len(outcomes)), of.N
		for i, outcome := range outcomes {
			ns[i] = n[outcome]
			rest -= n[outcome]
		}
		counts := shopkeep.Counts(append(ns, max(0, rest))...)
		for i, outcome := range outcomes {
			if of.Hidden { // what is below a hidden total would tell it
				counts[i] = nothing
			}
			figures = append(figures, sizeFigure{outcome, counts[i], of})
		}
	}
	part(shown, models.TwoSizesKeptAdvised, models.TwoSizesKeptOther, models.TwoSizesKeptBoth, models.TwoSizesChanged)
	part(shown, models.TwoSizesOrderedOne, models.TwoSizesOrderedBoth)
	part(figures[len(figures)-1].n, views.TwoSizesAllKept, models.TwoSizesOneReturned, models.TwoSizesBothReturned)
	return figures
}
