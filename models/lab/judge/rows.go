package judge

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Outcomes is how many outcomes there are.
const Outcomes = 3

// Rows are predictions with their outcomes, sorted once so that resampling them is cheap.
// They are safe for concurrent use.
type Rows struct {
	chances  [][Outcomes]float64
	outcomes []uint8
	order    [Outcomes][]int32 // rows by their chance of each outcome, lowest first
}

// New takes predictions and what happened to the same rows: 0, 1 or 2. Both stay the
// caller's and must not change. Chances must be numbers from 0 to 1.
func New(chances [][Outcomes]float64, outcomes []uint8) (*Rows, error) {
	if len(chances) != len(outcomes) {
		return nil, fmt.Errorf("judge: %d predictions of %d outcomes", len(chances), len(outcomes))
	}
	for i, o := range outcomes {
		if o >= Outcomes {
			return nil, fmt.Errorf("judge: row %d has the outcome %d", i, o)
		}
		for _, p := range chances[i] {
			if !(p >= 0 && p <= 1) {
				return nil, fmt.Errorf("judge: row %d has the chance %v", i, p)
			}
		}
	}
	r := &Rows{chances: chances, outcomes: outcomes}
	for o := range r.order {
		order := make([]int32, len(chances))
		for i := range order {
			order[i] = int32(i)
		}
		slices.SortFunc(order, func(a, b int32) int {
			return cmp.Or(cmp.Compare(chances[a][o], chances[b][o]), cmp.Compare(a, b))
		})
		r.order[o] = order
	}
	return r, nil
}

// Len is the number of rows.
func (r *Rows) Len() int { return len(r.outcomes) }

// Weights say how often each row counts; nil: once.
type Weights []uint16

func (w Weights) of(i int32) float64 {
	if w == nil {
		return 1
	}
	return float64(w[i])
}

// AUC is the area under the curve of each outcome against the other two: the chance that a
// row with the outcome was given a higher chance of it than a row without, ties counting
// half (midranks). It is NaN where all rows or none have the outcome.
func (r *Rows) AUC(w Weights) [Outcomes]float64 {
	var areas [Outcomes]float64
	for o := range areas {
		areas[o] = r.area(o, w)
	}
	return areas
}

func (r *Rows) area(o int, w Weights) float64 {
	order := r.order[o]
	var with, without, pairs float64
	for i := 0; i < len(order); {
		p := r.chances[order[i]][o]
		var here, others float64
		for ; i < len(order) && r.chances[order[i]][o] == p; i++ {
			if int(r.outcomes[order[i]]) == o {
				here += w.of(order[i])
			} else {
				others += w.of(order[i])
			}
		}
		pairs += here * (without + others/2)
		with, without = with+here, without+others
	}
	return pairs / (with * without)
}

// MeanAUC is the unweighted mean of the three areas.
func (r *Rows) MeanAUC(w Weights) float64 {
	a := r.AUC(w)
	return (a[0] + a[1] + a[2]) / Outcomes
}

// LeastChance keeps the log loss finite where something happened that was given no chance.
const LeastChance = 1e-15

// LogLoss is the mean of -ln(chance of what happened); NaN without rows.
func (r *Rows) LogLoss() float64 {
	sum := 0.0
	for i, o := range r.outcomes {
		sum -= math.Log(max(r.chances[i][o], LeastChance))
	}
	return sum / float64(len(r.outcomes))
}
