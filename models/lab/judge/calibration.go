package judge

import (
	"math"
	"slices"
)

// Bins is into how many bins of equal count calibration sorts rows.
const Bins = 10

// Bin holds the rows whose chances of an outcome are alike.
type Bin struct {
	Predicted float64 // mean chance
	Observed  float64 // share that had the outcome
	Rows      int
}

// Calibration sorts rows by their chance of an outcome into bins of equal count, the lowest
// first. Rows of equal chance stay in their order, so a bin's border may part them. Bins
// without rows are left out.
func (r *Rows) Calibration(outcome int, w Weights) []Bin {
	total := 0.0
	for i := range r.outcomes {
		total += w.of(int32(i))
	}
	var sums, hits, counts [Bins]float64
	seen := 0.0
	for _, i := range r.order[outcome] {
		// A row that counts several times can lie in several bins.
		for left := w.of(i); left > 0; {
			b := min(int(seen*Bins/total), Bins-1)
			n := left
			if b < Bins-1 {
				n = min(left, math.Ceil(float64(b+1)*total/Bins-seen))
			}
			sums[b] += n * r.chances[i][outcome]
			counts[b] += n
			if int(r.outcomes[i]) == outcome {
				hits[b] += n
			}
			seen, left = seen+n, left-n
		}
	}
	var bins []Bin
	for b, n := range counts {
		if n > 0 {
			bins = append(bins, Bin{Predicted: sums[b] / n, Observed: hits[b] / n, Rows: int(n)})
		}
	}
	return bins
}

// ECE is the expected calibration error of an outcome: the mean over the bins, by their
// rows, of how far chance and share lie apart. Chance alone makes it positive, so it is
// biased upwards, the more so in resampled rows. NaN without rows.
func (r *Rows) ECE(outcome int, w Weights) float64 {
	gap, n := 0.0, 0.0
	for _, b := range r.Calibration(outcome, w) {
		gap += float64(b.Rows) * math.Abs(b.Predicted-b.Observed)
		n += float64(b.Rows)
	}
	return gap / n
}

// Covered is what remains when only rows with a chance of at least Threshold count.
type Covered struct {
	Threshold float64
	Covered   float64 // share of all rows
	Observed  float64 // share of those that had the outcome; 0 where none is covered
}

// Coverage says for each threshold what speaking only from there on would have been worth,
// the widest first.
func (r *Rows) Coverage(outcome int, thresholds []float64) []Covered {
	order := r.order[outcome]
	hits := make([]int, len(order)+1) // among the rows from each position on
	for i := len(order) - 1; i >= 0; i-- {
		hits[i] = hits[i+1]
		if int(r.outcomes[order[i]]) == outcome {
			hits[i]++
		}
	}
	thresholds = slices.Sorted(slices.Values(thresholds))
	curve := make([]Covered, 0, len(thresholds))
	for _, t := range thresholds {
		from, _ := slices.BinarySearchFunc(order, t, func(i int32, t float64) int {
			if r.chances[i][outcome] < t {
				return -1
			}
			return 1
		})
		c := Covered{Threshold: t}
		if n := len(order) - from; n > 0 {
			c.Covered, c.Observed = float64(n)/float64(len(order)), float64(hits[from])/float64(n)
		}
		curve = append(curve, c)
	}
	return curve
}
