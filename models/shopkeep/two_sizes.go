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

// TwoSizes is how notices ended as the last release tells it, a row an outcome, always the same
// ones. What it does not tell is hidden.
func TwoSizes(tallies []models.TwoSizeTally) []TwoSizeRow {
	told := map[bool]map[models.TwoSizeOutcome]Count{true: {}, false: {}}
	demo := map[models.TwoSizeOutcome]bool{}
	for _, t := range tallies {
		told[t.Named][t.Outcome] = Count{N: t.N}
		demo[t.Outcome] = demo[t.Outcome] || t.Demo
	}
	demo[TwoSizesAllKept] = demo[models.TwoSizesOrderedBoth] // of which it is a part
	named, unnamed := shares(told[true]), shares(told[false])
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

// shares parts what is told of one kind of notice. Of what was ordered in several sizes all that
// is not told to have come back was kept.
func shares(told map[models.TwoSizeOutcome]Count) []share {
	count := func(o models.TwoSizeOutcome) Count {
		if c, ok := told[o]; ok {
			return c
		}
		return Count{Hidden: true}
	}
	shown, both := count(models.TwoSizesShown), count(models.TwoSizesOrderedBoth)
	kept := both
	if !kept.Hidden {
		kept.N = max(0, both.N-count(models.TwoSizesOneReturned).N-count(models.TwoSizesBothReturned).N)
	}
	all := []share{{models.TwoSizesShown, shown, Count{Hidden: true}}}
	for _, o := range []models.TwoSizeOutcome{
		models.TwoSizesKeptAdvised, models.TwoSizesKeptOther, models.TwoSizesKeptBoth, models.TwoSizesChanged,
		models.TwoSizesOrderedOne, models.TwoSizesOrderedBoth,
	} {
		all = append(all, share{o, count(o), shown})
	}
	return append(all, share{TwoSizesAllKept, kept, both},
		share{models.TwoSizesOneReturned, count(models.TwoSizesOneReturned), both}, share{models.TwoSizesBothReturned, count(models.TwoSizesBothReturned), both})
}
