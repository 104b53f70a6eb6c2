package judge

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Interval holds 95 % of what resampled rows give.
type Interval struct{ Low, High float64 }

// Resample draws as many rows as there are, with replacement, and measures them: times
// times, the same for the same seed. What cannot be measured (NaN) is left out.
func Resample(rows, times int, seed uint64, measure func(Weights) float64) []float64 {
	rng := rand.New(rand.NewPCG(seed, 0x626f6f74))
	w, results := make(Weights, rows), make([]float64, 0, times)
	for range times {
		clear(w)
		for range rows {
			w[rng.IntN(rows)]++
		}
		if v := measure(w); !math.IsNaN(v) {
			results = append(results, v)
		}
	}
	return results
}

// Middle95 is the interval from the 2.5th to the 97.5th percentile; zero without results.
func Middle95(results []float64) Interval {
	if len(results) == 0 {
		return Interval{}
	}
	s := slices.Sorted(slices.Values(results))
	at := func(share float64) float64 {
		x := share * float64(len(s)-1)
		i := int(x)
		return s[i] + (x-float64(i))*(s[min(i+1, len(s)-1)]-s[i])
	}
	return Interval{Low: at(0.025), High: at(0.975)}
}

// Paired is a comparison of two models on the same rows, resampled together.
type Paired struct {
	Difference float64 // mean AUC of the first less that of the second
	Interval   Interval
	Better     float64 // share of the resamplings in which the first was better; ties half
}

// Compare compares the mean AUC of two models. Both must have predicted the same rows.
func Compare(a, b *Rows, times int, seed uint64) (Paired, error) {
	if !slices.Equal(a.outcomes, b.outcomes) {
		return Paired{}, fmt.Errorf("judge: predictions of %d and %d rows with other outcomes", a.Len(), b.Len())
	}
	difference := func(w Weights) float64 { return a.MeanAUC(w) - b.MeanAUC(w) }
	p := Paired{Difference: difference(nil)}
	drawn := Resample(a.Len(), times, seed, difference)
	for _, d := range drawn {
		switch {
		case d > 0:
			p.Better++
		case d == 0:
			p.Better += 0.5
		}
	}
	p.Better /= max(float64(len(drawn)), 1)
	p.Interval = Middle95(drawn)
	return p, nil
}
