package shopkeep

import "ebenmass/models"

// TwoSizesAllKept is what is left of those ordered in several sizes: nothing came back.
const TwoSizesAllKept models.TwoSizeOutcome = "all_kept"

// TwoSizeRow is how often one outcome followed a notice about a product in several sizes: where
// the notice named one of them, and where it could not.
type TwoSizeRow struct {
	Outcome            models.TwoSizeOutcome
	Named, Unnamed     Count
	OfNamed, OfUnnamed Count // what they are a share of; hidden for none
	Demo               bool  // counts made up for the demonstration are in it
}

// TwoSizes is what may be shown of how notices ended, a row an outcome, always the same ones.
func TwoSizes(tallies []models.TwoSizeTally) []TwoSizeRow {
	counted := map[bool]map[models.TwoSizeOutcome]int{true: {}, false: {}}
	demo := map[models.TwoSizeOutcome]bool{}
	for _, t := range tallies {
		counted[t.Named][t.Outcome] += t.N
		demo[t.Outcome] = demo[t.Outcome] || t.Demo
	}
	demo[TwoSizesAllKept] = demo[models.TwoSizesOrderedBoth] // of which it is a part
	named, unnamed := shares(counted[true]), shares(counted[false])
	rows := make([]TwoSizeRow, len(named))
	for i, s := range named {
		rows[i] = TwoSizeRow{
			Outcome: s.outcome, Demo: demo[s.outcome],
			Named: s.n, OfNamed: s.of, Unnamed: unnamed[i].n, OfUnnamed: unnamed[i].of,
		}
	}
	return rows
}

// share is how often a notice ended in one way, and what that is a share of.
type share struct {
	outcome models.TwoSizeOutcome
	n, of   Count
}

// shares hides what is too small. Three sums hold: who was shown a notice answered it in one
// way or not at all, ordered in one way or not at all, and of what was ordered in several sizes
// all, some or none came back.
func shares(n map[models.TwoSizeOutcome]int) []share {
	n[TwoSizesAllKept] = max(0, n[models.TwoSizesOrderedBoth]-n[models.TwoSizesOneReturned]-n[models.TwoSizesBothReturned])
	nothing := Count{Hidden: true}
	shown := nothing
	if total := n[models.TwoSizesShown]; total == 0 || total >= Least {
		shown = Count{N: total}
	}
	all := []share{{models.TwoSizesShown, shown, nothing}}
	part := func(of Count, outcomes ...models.TwoSizeOutcome) {
		ns, rest := make([]int, len(outcomes)), of.N
		for i, outcome := range outcomes {
			ns[i] = n[outcome]
			rest -= n[outcome]
		}
		counts := Counts(append(ns, max(0, rest))...)
		for i, outcome := range outcomes {
			if of.Hidden { // what is below a hidden total would tell it
				counts[i] = nothing
			}
			all = append(all, share{outcome, counts[i], of})
		}
	}
	part(shown, models.TwoSizesKeptAdvised, models.TwoSizesKeptOther, models.TwoSizesKeptBoth, models.TwoSizesChanged)
	part(shown, models.TwoSizesOrderedOne, models.TwoSizesOrderedBoth)
	part(all[len(all)-1].n, TwoSizesAllKept, models.TwoSizesOneReturned, models.TwoSizesBothReturned)
	return all
}
