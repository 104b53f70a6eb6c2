package additive

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"ebenmass/models/fit"
)

// drawnObservations are rows of articles whose offsets are known: drawn from the model.
func drawnObservations(rows, articles int) (o *Observations, offsets []float64) {
	d := rand.New(rand.NewPCG(2026, 11))
	offsets = make([]float64, articles)
	for i := range offsets {
		offsets[i] = d.NormFloat64()
	}
	o = &Observations{}
	item := Effect{Name: "article", Levels: articles, Slopes: []Slope{{Column: 0, Score: 1, Tolerance: 0.2}}}
	all := Effect{Name: "all", Levels: 1, Of: make([]int32, rows), Slopes: []Slope{{Column: 0, Score: 5, Tolerance: 5}, {Column: 1, Score: 5}}}
	for range rows {
		level, x := d.IntN(articles), d.NormFloat64()
		p := Chances([]Contribution{{Score: 0.7*x + offsets[level], Tolerance: -0.5}}, 0)
		outcome, u := fit.OutcomeFits, d.Float64()
		if u < p[fit.OutcomeSmall] {
			outcome = fit.OutcomeSmall
		} else if u < p[fit.OutcomeSmall]+p[fit.OutcomeLarge] {
			outcome = fit.OutcomeLarge
		}
		o.Outcomes = append(o.Outcomes, outcome)
		o.Columns = append(o.Columns, []float32{1, float32(x)})
		item.Of = append(item.Of, int32(level))
	}
	o.Effects = []Effect{all, item}
	return o, offsets
}

func TestLearn_RecoversTruth(t *testing.T) {
	t.Parallel()
	o, offsets := drawnObservations(40000, 40)
	a, err := Learn(t.Context(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	slope := a.Explain([]float32{0, 1}, []int32{0, -1})[0].Score
	if math.Abs(slope-0.7) > 0.05 {
		t.Errorf("a slope of 0.7 is found as %.3f", slope)
	}
	held := 0
	for level, want := range offsets {
		c := a.Explain([]float32{1, 0}, []int32{0, int32(level)})
		got, tolerance := c[0].Score+c[1].Score, c[0].Tolerance+c[1].Tolerance
		if math.Abs(got-want) < 2*math.Sqrt(c[0].Variance+c[1].Variance) {
			held++
		}
		if math.Abs(got-want) > 0.4 || math.Abs(tolerance+0.5) > 0.15 {
			t.Errorf("an article of %+.2f is found as %+.2f, tolerance %+.2f", want, got, tolerance)
		}
	}
	if held < 35 {
		t.Errorf("two standard deviations hold the truth of %d of 40 articles", held)
	}
}

// Half of what rows were drawn from is told before: the rest is learned, and no more.
func TestLearn_KnownBefore(t *testing.T) {
	t.Parallel()
	o, _ := drawnObservations(40000, 40)
	for _, x := range o.Columns {
		o.Before = append(o.Before, Contribution{Score: 0.5 * float64(x[1]), Tolerance: -0.2})
	}
	a, err := Learn(t.Context(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	slope, tolerance := a.Explain([]float32{0, 1}, []int32{0, -1})[0].Score, 0.0
	for level := range int32(40) {
		tolerance += Sum(a.Explain([]float32{1, 0}, []int32{0, level})).Tolerance / 40
	}
	if math.Abs(slope-0.2) > 0.05 || math.Abs(tolerance+0.3) > 0.05 {
		t.Errorf("beside 0.5 of 0.7 a slope of %.3f is found, beside -0.2 of -0.5 a tolerance of %.3f", slope, tolerance)
	}
}

func TestLearn_Shrinkage(t *testing.T) {
	t.Parallel()
	o := &Observations{Effects: []Effect{{Name: "article", Levels: 2, Slopes: []Slope{{Column: 0, Score: 1}}}}}
	for i := range 51 {
		o.Outcomes = append(o.Outcomes, fit.OutcomeSmall)
		o.Columns = append(o.Columns, []float32{1})
		o.Effects[0].Of = append(o.Effects[0].Of, int32(min(i, 1)))
	}
	a, err := Learn(t.Context(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	few, many := a.Explain([]float32{1}, []int32{0})[0], a.Explain([]float32{1}, []int32{1})[0]
	nobody := a.Explain([]float32{1}, []int32{-1})[0]
	if !(many.Score < few.Score && few.Score < nobody.Score && nobody.Score == 0) {
		t.Errorf("scores: %g from fifty, %g from one, %g from nobody", many.Score, few.Score, nobody.Score)
	}
	if !(many.Variance < few.Variance && few.Variance < nobody.Variance && nobody.Variance == 1) {
		t.Errorf("variances: %g from fifty, %g from one, %g from nobody", many.Variance, few.Variance, nobody.Variance)
	}
}

func TestChances_Uncertainty(t *testing.T) {
	t.Parallel()
	sure := []Contribution{{Score: 0.4, Tolerance: -0.3}, {Score: -1, Variance: 4}}
	for _, credit := range []float64{0, 0.5, 1} {
		p := Chances(sure, credit)
		if sum := p[0] + p[1] + p[2]; math.Abs(sum-1) > 1e-12 {
			t.Errorf("credit %g: they add up to %g", credit, sum)
		}
	}
	if a, b := Chances(sure, 0), Chances(sure, 1); !(b[fit.OutcomeFits] < a[fit.OutcomeFits]) {
		t.Errorf("not knowing raised P(fits) from %g to %g", a[fit.OutcomeFits], b[fit.OutcomeFits])
	}
}

func TestLearn_Deterministic(t *testing.T) {
	o, _ := drawnObservations(20000, 300)
	learn := func(processors int) []Contribution {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		a, err := Learn(t.Context(), o, nil)
		if err != nil {
			t.Fatal(err)
		}
		var all []Contribution
		for level := range int32(300) {
			all = append(all, a.Explain([]float32{1, 0.5}, []int32{0, level})...)
		}
		return all
	}
	if !slices.Equal(learn(1), learn(4)) {
		t.Error("one processor and four learn different weights")
	}
}

func TestLearn_Refused(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*Observations){
		"nothing":           func(o *Observations) { *o = Observations{} },
		"rows missing":      func(o *Observations) { o.Columns = o.Columns[1:] },
		"levels missing":    func(o *Observations) { o.Effects[1].Of = o.Effects[1].Of[1:] },
		"a level too many":  func(o *Observations) { o.Effects[1].Of[0] = 99 },
		"known of too few":  func(o *Observations) { o.Before = make([]Contribution, 2) },
		"no such column":    func(o *Observations) { o.Effects[0].Slopes[0].Column = -1 },
		"a negative spread": func(o *Observations) { o.Effects[0].Slopes[0].Score = -1 },
	} {
		o, _ := drawnObservations(20, 3)
		spoil(o)
		if _, err := Learn(t.Context(), o, nil); err == nil {
			t.Errorf("%s: learned", name)
		}
	}
	o, _ := drawnObservations(20, 3)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Learn(ctx, o, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
}

func TestSymmetric_Solve(t *testing.T) {
	t.Parallel()
	m := Symmetric{4, 2, 5, 1, 3, 6} // 4 2 1 / 2 5 3 / 1 3 6
	m.Factor(3)
	x := []float64{4*1 + 2*-2 + 1*3, 2*1 + 5*-2 + 3*3, 1*1 + 3*-2 + 6*3}
	m.Solve(x)
	for i, want := range []float64{1, -2, 3} {
		if math.Abs(x[i]-want) > 1e-12 {
			t.Errorf("x[%d] = %g, not %g", i, x[i], want)
		}
	}
}

func BenchmarkLearn(b *testing.B) {
	o, _ := drawnObservations(20000, 500)
	for b.Loop() {
		if _, err := Learn(b.Context(), o, nil); err != nil {
			b.Fatal(err)
		}
	}
}
