package rentals

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"ebenmass/models/fit"
	"ebenmass/models/lab/additive"
)

// calibration bends the chances of known articles to what was observed: a sum learned from four
// fifths of the rows predicts the fifth held out. It stretches the tolerance, and lets it depend
// on how far off the score is. It has no constant and its columns are taken from their means: a
// slice knows the share of each outcome less well than all rows do. And it holds for the days
// learned from only, which the slice is of: on later ones a model is less right than that.
type calibration struct {
	lastDay int
	means   [calibrationColumns]float64
	bend    *additive.Model
}

// calibrationParts is how many parts the rows fall into, by a lot that is always the same; one is held out.
const calibrationParts = 5

const calibrationColumns = 3

// calibrationName is what a calibration is called among the parts of a sum.
const calibrationName = "calibration"

// learnCalibration returns nil where there are too few rows to hold some out.
func learnCalibration(ctx context.Context, labelled []Rental, progress func(done, of int)) (*calibration, error) {
	lot := rand.New(rand.NewPCG(0x63616c, 0x696272))
	var most, slice []Rental
	articles := map[string]bool{}
	for i := range labelled {
		if lot.IntN(calibrationParts) == 0 {
			slice = append(slice, labelled[i])
			continue
		}
		most = append(most, labelled[i])
		articles[labelled[i].Item] = true
	}
	if len(most) == 0 || len(slice) == 0 {
		return nil, nil
	}
	first, err := learnSum(ctx, most, false, progress)
	if err != nil {
		return nil, err
	}
	first.columns.remember(slice)
	var outcomes []fit.Outcome
	var said [][]additive.Contribution
	for i := range slice {
		if r := &slice[i]; r.Item != "" && articles[r.Item] {
			outcomes, said = append(outcomes, r.Outcome), append(said, first.explainKnown(r))
		}
	}
	if len(said) == 0 {
		return nil, nil
	}
	c, err := learnBend(ctx, outcomes, said)
	if err != nil {
		return nil, err
	}
	for i := range labelled {
		c.lastDay = max(c.lastDay, labelled[i].Day)
	}
	return c, nil
}

// holdsFor says whether a row is to be calibrated.
func (c *calibration) holdsFor(r *Rental) bool { return c != nil && r.Day <= c.lastDay }

// learnBend learns from what happened to rows and the parts of the sums that predicted them.
func learnBend(ctx context.Context, outcomes []fit.Outcome, said [][]additive.Contribution) (*calibration, error) {
	c := &calibration{}
	o := &additive.Observations{Outcomes: outcomes, Columns: make([][]float32, len(said)), Before: make([]additive.Contribution, len(said))}
	all := make([][calibrationColumns]float64, len(said))
	for i, parts := range said {
		score, tolerance := flattened(parts)
		o.Before[i] = additive.Contribution{Score: score, Tolerance: tolerance}
		all[i] = calibrationRow(score, tolerance)
		for j, v := range all[i] {
			c.means[j] += v / float64(len(said))
		}
	}
	for i := range all {
		o.Columns[i] = c.centred(all[i])
	}
	o.Effects = []additive.Effect{{Name: calibrationName, Levels: 1, Of: make([]int32, len(said)), Slopes: []additive.Slope{
		{Column: 0, Tolerance: calibrationStretch},
		{Column: 1, Tolerance: calibrationStretch},
		{Column: 2, Tolerance: calibrationStretch},
	}}}
	var err error
	if c.bend, err = additive.Learn(ctx, o, nil); err != nil {
		return nil, fmt.Errorf("rentals: %w", err)
	}
	return c, nil
}

// calibrationStretch is the standard deviation of the priors around no calibration. It was
// chosen by hand, on divisions of our own: a wider one stretched by what chance made of a slice.
const calibrationStretch = 0.05

// flattened are score and tolerance with what is not known of them in: Chances makes of them,
// credited with no variance, what it makes of the parts credited with varianceShare.
func flattened(parts []additive.Contribution) (score, tolerance float64) {
	sum := additive.Sum(parts)
	flat := additive.Flatness(sum, varianceShare)
	return sum.Score * flat, sum.Tolerance + math.Log(flat)
}

func calibrationRow(score, tolerance float64) [calibrationColumns]float64 {
	off := min(math.Abs(score), farthest)
	return [calibrationColumns]float64{tolerance, off, min(off*off, 9) / 3}
}

func (c *calibration) centred(values [calibrationColumns]float64) []float32 {
	columns := make([]float32, len(values))
	for j, v := range values {
		columns[j] = float32(v - c.means[j])
	}
	return columns
}

// part is what the calibration adds to the parts of a sum.
func (c *calibration) part(parts []additive.Contribution) additive.Contribution {
	score, tolerance := flattened(parts)
	bend := c.bend.Explain(c.centred(calibrationRow(score, tolerance)), []int32{0})[0]
	return additive.Contribution{Effect: calibrationName, Tolerance: bend.Tolerance}
}
