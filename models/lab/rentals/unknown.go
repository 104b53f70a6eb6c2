package rentals

import (
	"context"
	"fmt"
	"slices"

	"ebenmass/models/fit"
	"ebenmass/models/lab/additive"
)

// unknown predicts rows of articles that nobody told of. Its sum learned from all rows without
// effects of their articles, so that category, body and size had to explain what the article else
// would; of the article it was told only which sizes others had chosen on earlier days, which is
// all that is known of a new one until the first wearer speaks. That makes it too sure of articles it never saw, above all of those that came later:
// fit differs more between articles than within one. How much too sure is learned as well, on
// the newest articles: a first sum, from the rows before they came, predicts theirs.
type unknown struct {
	sum        *sum
	correction *additive.Model // nil where no article is newer than the others
}

// older is the share of the rows, by their day, that the first sum learns from.
const older = 0.8

func learnUnknown(ctx context.Context, labelled []Rental, o Options) (*unknown, error) {
	u := &unknown{}
	if before, later, newest := partNewest(labelled); len(newest) > 0 {
		first, err := learnSum(ctx, before, true, o.part(2))
		if err != nil {
			return nil, err
		}
		first.columns.remember(later)
		if u.correction, err = learnCorrection(ctx, first, newest); err != nil {
			return nil, fmt.Errorf("rentals: %w", err)
		}
	}
	var err error
	u.sum, err = learnSum(ctx, labelled, true, o.part(3))
	return u, err
}

// partNewest returns the older rows, the others, and those of the others whose articles are not
// among the older ones.
func partNewest(rows []Rental) (before, later, newest []Rental) {
	days := make([]int, len(rows))
	for i := range rows {
		days[i] = rows[i].Day
	}
	slices.Sort(days)
	last := days[int(older*float64(len(days)-1))]
	known := map[string]bool{}
	for i := range rows {
		if rows[i].Day <= last {
			before = append(before, rows[i])
			known[rows[i].Item] = true
		}
	}
	for i := range rows {
		if rows[i].Day <= last {
			continue
		}
		later = append(later, rows[i])
		if !known[rows[i].Item] {
			newest = append(newest, rows[i])
		}
	}
	return before, later, newest
}

// correctionName is what a correction is called among the parts of a sum.
const correctionName = "unknown article"

// The correction moves score and tolerance and stretches or shrinks both. These are the
// standard deviations of its priors around no correction: in logits, and in shares.
const (
	correctionShift   = 1
	correctionStretch = 0.5
)

func learnCorrection(ctx context.Context, of *sum, newest []Rental) (*additive.Model, error) {
	o := &additive.Observations{
		Outcomes: make([]fit.Outcome, len(newest)), Columns: make([][]float32, len(newest)), Before: make([]additive.Contribution, len(newest)),
		Effects: []additive.Effect{{Name: correctionName, Levels: 1, Of: make([]int32, len(newest)), Slopes: []additive.Slope{
			{Column: 0, Score: correctionShift, Tolerance: correctionShift},
			{Column: 1, Score: correctionStretch},
			{Column: 2, Tolerance: correctionStretch},
		}}},
	}
	for i := range newest {
		o.Outcomes[i], o.Before[i] = newest[i].Outcome, additive.Sum(of.explain(&newest[i]))
		o.Columns[i] = correctionColumns(o.Before[i])
	}
	return additive.Learn(ctx, o, nil)
}

func correctionColumns(of additive.Contribution) []float32 {
	return []float32{1, float32(of.Score), float32(of.Tolerance)}
}

// explain returns the parts of the sum, and what corrects them.
func (u *unknown) explain(r *Rental) []additive.Contribution {
	parts := u.sum.explain(r)
	if u.correction == nil {
		return parts
	}
	return append(parts, u.correction.Explain(correctionColumns(additive.Sum(parts)), []int32{0})...)
}
