package drawn

import (
	"cmp"
	"math"
	"slices"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
)

const (
	bins     = 10   // of equal count
	coarse   = 20   // steps of the coverage curve
	fine     = 100  // steps on which the best threshold is looked for
	marginal = 0.05 // how far above the threshold an order is a marginal one
)

// fillPredictions fills in what P(fits) was worth, from what was said and felt.
func fillPredictions(r *evidence.Way, readings []prediction) {
	slices.SortStableFunc(readings, func(a, b prediction) int { return cmp.Compare(a.p, b.p) })
	r.Calibration, r.ECE = calibrate(readings)
	fitted := make([]int, len(readings)+1) // among the readings from each on
	for i, one := range slices.Backward(readings) {
		fitted[i] = fitted[i+1]
		if one.fits {
			fitted[i]++
		}
	}
	from := func(threshold float64) int {
		at, _ := slices.BinarySearchFunc(readings, threshold, func(s prediction, t float64) int { return cmp.Compare(s.p, t) })
		return at
	}
	for step := range coarse {
		threshold := float64(step) / coarse
		at := from(threshold)
		r.Coverage = append(r.Coverage, evidence.Coverage{
			Threshold: threshold, Covered: ratio(len(readings)-at, len(readings)), Fitted: ratio(fitted[at], len(readings)-at),
		})
	}
	at, above := from(fit.Threshold), from(fit.Threshold+marginal)
	r.Threshold = evidence.Threshold{
		Declared:  fit.Threshold,
		BreakEven: parcelCost / float64(parcelCost+keptWorth),
		Covered:   ratio(len(readings)-at, len(readings)),
		Fitted:    ratio(fitted[at], len(readings)-at),
		Marginal:  ratio(fitted[at]-fitted[above], above-at),
	}
	worth := func(at int) float64 {
		return keptWorth*ratio(fitted[at], len(readings)) - parcelCost*ratio(len(readings)-at-fitted[at], len(readings))
	}
	r.Threshold.Worth, r.Threshold.WorthBest = worth(at), math.Inf(-1)
	for step := range fine {
		threshold := float64(step) / fine
		if w := worth(from(threshold)); w > r.Threshold.WorthBest {
			r.Threshold.Best, r.Threshold.WorthBest = threshold, w
		}
	}
}

// calibrate cuts sorted readings into bins of equal count. The error is the mean distance of
// what was said from what was felt, weighed by the bins' counts.
func calibrate(sorted []prediction) (all []evidence.Bin, ece float64) {
	for b := range bins {
		part := sorted[b*len(sorted)/bins : (b+1)*len(sorted)/bins]
		if len(part) == 0 {
			continue
		}
		predicted, fitted := 0.0, 0
		for _, s := range part {
			predicted += s.p
			if s.fits {
				fitted++
			}
		}
		bin := evidence.Bin{Predicted: predicted / float64(len(part)), Observed: ratio(fitted, len(part)), Rows: len(part)}
		ece += math.Abs(bin.Predicted-bin.Observed) * ratio(len(part), len(sorted))
		all = append(all, bin)
	}
	return all, ece
}
