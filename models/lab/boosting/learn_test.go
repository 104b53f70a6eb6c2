package boosting_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"ebenmass/models/lab/boosting"
)

// drawn are rows of two columns from [−1, 1) and labels by rule.
func drawn(n int, seed uint64, rule func(x, y float64) uint8) ([][]float32, []uint8) {
	lot := rand.New(rand.NewPCG(seed, 1))
	columns, labels := [][]float32{make([]float32, n), make([]float32, n)}, make([]uint8, n)
	for i := range n {
		x, y := 2*lot.Float64()-1, 2*lot.Float64()-1
		columns[0][i], columns[1][i] = float32(x), float32(y)
		labels[i] = rule(x, y)
	}
	return columns, labels
}

// sameSide tells one class where both have the same sign: neither column alone says anything.
func sameSide(x, y float64) uint8 {
	if x*y > 0 {
		return 1
	}
	return 0
}

func learn(t *testing.T, columns [][]float32, labels []uint8, classes int, o boosting.Options) *boosting.Model {
	t.Helper()
	m, err := boosting.Learn(t.Context(), columns, labels, classes, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func row(columns [][]float32, i int) []float32 {
	r := make([]float32, len(columns))
	for c := range columns {
		r[c] = columns[c][i]
	}
	return r
}

// right is the share of the rows whose likeliest class is the label, and the mean log loss.
func right(m *boosting.Model, columns [][]float32, labels []uint8) (share, loss float64) {
	for i, label := range labels {
		chances := m.Predict(row(columns, i))
		best := 0
		for k, p := range chances {
			if p > chances[best] {
				best = k
			}
		}
		if best == int(label) {
			share++
		}
		loss -= math.Log(chances[label])
	}
	return share / float64(len(labels)), loss / float64(len(labels))
}

func TestLearn_Interaction(t *testing.T) {
	t.Parallel()
	columns, labels := drawn(4000, 1, sameSide)
	m := learn(t, columns, labels, 2, boosting.Options{Rounds: 100, LearningRate: 0.2, ColumnShare: 1, Seed: 1})
	others, theirs := drawn(1000, 2, sameSide)
	if share, _ := right(m, others, theirs); share < 0.95 {
		t.Errorf("%.3f of new rows are right", share)
	}
}

func TestLearn_MoreRounds(t *testing.T) {
	t.Parallel()
	rule := func(x, y float64) uint8 {
		switch {
		case x+y < -0.5:
			return 0
		case x+y < 0.5:
			return 1
		}
		return 2
	}
	columns, labels := drawn(3000, 3, rule)
	others, theirs := drawn(1000, 4, rule)
	before := math.Log(3)
	for _, rounds := range []int{1, 5, 20, 60} {
		m := learn(t, columns, labels, 3, boosting.Options{Rounds: rounds, LearningRate: 0.1, RowShare: 1, ColumnShare: 1})
		_, loss := right(m, others, theirs)
		if loss >= before {
			t.Errorf("%d rounds: loss %.4f, before %.4f", rounds, loss, before)
		}
		before = loss
	}
}

func TestLearn_MissingValues(t *testing.T) {
	t.Parallel()
	const n = 2000
	lot := rand.New(rand.NewPCG(5, 5))
	column, labels := make([]float32, n), make([]uint8, n)
	for i := range column {
		column[i] = float32(lot.Float64())
		if lot.IntN(2) == 0 {
			column[i], labels[i] = float32(math.NaN()), 1
		}
	}
	m := learn(t, [][]float32{column}, labels, 2, boosting.Options{Rounds: 80, LearningRate: 0.2})
	for _, c := range []struct {
		value float64
		class int
	}{{0.01, 0}, {0.99, 0}, {math.NaN(), 1}} {
		if p := m.Predict([]float32{float32(c.value)}); p[c.class] < 0.9 {
			t.Errorf("%v: %v", c.value, p)
		}
	}
}

func TestPredict_NeverMissingBefore(t *testing.T) {
	t.Parallel()
	columns, labels := drawn(2000, 6, sameSide)
	m := learn(t, columns, labels, 2, boosting.Options{Rounds: 10})
	p := m.Predict([]float32{float32(math.NaN()), float32(math.NaN())})
	if sum := p[0] + p[1]; math.Abs(sum-1) > 1e-12 {
		t.Errorf("chances %v", p)
	}
}

func TestLearn_Deterministic(t *testing.T) {
	t.Parallel()
	columns, labels := drawn(3000, 7, sameSide)
	o := boosting.Options{Rounds: 20, Seed: 9}
	first, again := learn(t, columns, labels, 2, o), learn(t, columns, labels, 2, o)
	if !reflect.DeepEqual(first, again) {
		t.Error("two models of the same seed differ")
	}
	o.Seed = 10
	if reflect.DeepEqual(first, learn(t, columns, labels, 2, o)) {
		t.Error("another seed gives the same model")
	}
}

func TestLearn_EarlyStop(t *testing.T) {
	t.Parallel()
	lot := rand.New(rand.NewPCG(8, 8))
	columns, labels := drawn(2000, 8, func(_, _ float64) uint8 { return uint8(lot.IntN(2)) })
	m := learn(t, columns, labels, 2, boosting.Options{Rounds: 400, LearningRate: 0.3, Patience: 10})
	if m.Rounds() > 30 {
		t.Errorf("%d rounds learned from noise", m.Rounds())
	}
}

func TestLearn_BadTable(t *testing.T) {
	t.Parallel()
	columns, labels := drawn(10, 1, sameSide)
	for name, c := range map[string]struct {
		columns [][]float32
		labels  []uint8
		o       boosting.Options
	}{
		"no column":       {nil, labels, boosting.Options{}},
		"too few labels":  {columns, labels[:9], boosting.Options{}},
		"another class":   {columns, []uint8{0, 1, 0, 1, 0, 1, 0, 1, 0, 2}, boosting.Options{}},
		"one leaf":        {columns, labels, boosting.Options{Leaves: 1}},
		"all held out":    {columns, labels, boosting.Options{HeldOut: 1}},
		"negative L2":     {columns, labels, boosting.Options{L2: -1}},
		"not a number":    {columns, labels, boosting.Options{LearningRate: math.NaN()}},
		"negative rounds": {columns, labels, boosting.Options{Rounds: -1}},
	} {
		if _, err := boosting.Learn(t.Context(), c.columns, c.labels, 2, c.o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestLearn_Cancelled(t *testing.T) {
	t.Parallel()
	columns, labels := drawn(500, 1, sameSide)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := boosting.Learn(ctx, columns, labels, 2, boosting.Options{
		Progress: func(done, _ int) {
			if done == 2 {
				cancel()
			}
		},
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
