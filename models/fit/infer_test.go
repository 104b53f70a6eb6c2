package fit_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"ebenmass/models/fit"
)

func newDraw(seed uint64) draw { return draw{rand.New(rand.NewPCG(seed, 2026))} }

// tape is what somebody drawn tells of some measures, taken with a tape.
func (d draw) tape(s fit.Sizing, measures ...fit.Measure) (data []fit.Datum) {
	body := d.body(s)
	for _, m := range measures {
		low, high := m.Range()
		data = append(data, fit.Measured(m, min(max(body[m]+fit.ErrorSD(m, fit.Tape)*d.NormFloat64(), low), high), fit.Tape))
	}
	return data
}

// labels tells the size of a shirt and of a skirt that come closest to a drawn body.
func (d draw) labels(s fit.Sizing) (data []fit.Datum) {
	body := d.body(s)
	for _, a := range []fit.Article{plain(fit.Shirt, womenLetters), plain(fit.Skirt, womenNumeric)} {
		nearest, far := 0, math.Inf(1)
		for k := range a.Sizes {
			if t := math.Abs(at(a.ScoreFunctional(k, fit.Regular), body)); t < far {
				nearest, far = k, t
			}
		}
		data = append(data, fit.Datum{Name: "usual", Says: []fit.Statement{
			{Functional: a.ScoreFunctional(nearest, fit.Regular), Likelihood: fit.Within(-2, 2, 0.3)},
		}})
	}
	return data
}

func at(f fit.Functional, body [fit.NumMeasures]float64) float64 {
	t := f.Const
	for m, c := range f.Body {
		t += c * body[m]
	}
	return t
}

// weight is the likelihood of data for somebody without a taste of their own: what importance
// sampling weighs a body drawn from the prior with.
func weight(data []fit.Datum, body [fit.NumMeasures]float64, taste float64) float64 {
	w := 1.0
	for _, d := range data {
		for _, s := range d.Says {
			w *= s.Likelihood.At(at(s.Functional, body) + s.Taste*taste)
		}
	}
	return w
}

// TestInfer_ImportanceSampling compares expectation propagation with importance sampling from the
// prior: bodies drawn from it, weighed by the exact likelihood of what was told.
func TestInfer_ImportanceSampling(t *testing.T) {
	t.Parallel()
	people, samples := 12, 60_000
	if testing.Short() {
		people, samples = 4, 30_000
	}
	d := newDraw(41)
	for _, c := range []struct {
		name   string
		tell   func() []fit.Datum
		median float64 // of the distance of means, cm, with what the sampling itself errs
	}{
		{"tape", func() []fit.Datum { return d.tape(fit.Women, fit.Bust, fit.Waist, fit.Hip) }, 0.25},
		{"two labels", func() []fit.Datum { return d.labels(fit.Women) }, 0.4},
	} {
		var off []float64
		for range people {
			data := c.tell()
			body := fit.Infer(fit.Women, data)
			for i, m := range []fit.Measure{fit.Bust, fit.Waist, fit.Hip} {
				mean, sd := d.sampled(data, samples, m)
				if i == 0 && math.Abs(body.Zones[m].SD/sd-1) > 0.2 {
					t.Errorf("%s: the %s is known within %.2f cm, sampled %.2f", c.name, m, body.Zones[m].SD, sd)
				}
				off = append(off, math.Abs(body.Zones[m].Mean-mean))
			}
		}
		slices.Sort(off)
		if median := off[len(off)/2]; median > c.median {
			t.Errorf("%s: means are off by %.2f cm in the middle", c.name, median)
		}
	}
}

// sampled is mean and standard deviation of a measure by importance sampling.
func (d draw) sampled(data []fit.Datum, n int, m fit.Measure) (mean, sd float64) {
	var sum, first, second float64
	for range n {
		body := fit.DrawPrior(fit.Women, d.NormFloat64)
		w := weight(data, body, 0.5*d.NormFloat64())
		sum, first, second = sum+w, first+w*body[m], second+w*body[m]*body[m]
	}
	mean = first / sum
	return mean, math.Sqrt(max(0, second/sum-mean*mean))
}

// Every end of an interval may be open.
func TestInfer_OpenEnds(t *testing.T) {
	t.Parallel()
	shirt := plain(fit.Shirt, womenLetters)
	largest := len(shirt.Sizes) - 1
	label := func(k int, low, high float64) []fit.Datum {
		return []fit.Datum{{Name: "usual.top", Says: []fit.Statement{
			{Functional: shirt.ScoreFunctional(k, fit.Regular), Likelihood: fit.Within(low, high, 0.3)},
		}}}
	}
	nothing := fit.Infer(fit.Women, nil).Zones[fit.Bust]
	open := fit.Infer(fit.Women, label(largest, math.Inf(-1), 2)).Zones[fit.Bust]
	closed := fit.Infer(fit.Women, label(largest, -2, 2)).Zones[fit.Bust]
	if open.Mean < closed.Mean-3 || open.Mean < nothing.Mean+20 {
		t.Errorf("the largest size means a bust of %+v, with its end closed %+v", open, closed)
	}
	all := fit.Infer(fit.Women, label(3, math.Inf(-1), math.Inf(1))).Zones[fit.Bust]
	if math.Abs(all.Mean-nothing.Mean) > 1e-6 || math.Abs(all.SD-nothing.SD) > 1e-6 {
		t.Errorf("a size that says nothing makes %+v of %+v", all, nothing)
	}
}

// A datum that cannot belong to the others is left out of four, and of fewer nothing is named.
func TestInfer_Contradiction(t *testing.T) {
	t.Parallel()
	shirt := plain(fit.Shirt, womenLetters)
	good := map[fit.Measure]float64{fit.Height: 168, fit.Bust: 94, fit.Hip: 98, fit.Inseam: 78}
	w := wearer(fit.Women, good)
	want := fit.Advise(w, &shirt)
	if want.Contradiction != nil || want.Size != "M" {
		t.Fatalf("without any contradiction: %+v, %q", want.Contradiction, want.Size)
	}
	for _, waist := range []float64{48, 120} {
		bad := *w
		bad.Data = append(slices.Clone(w.Data), fit.Measured(fit.Waist, waist, fit.Tape))
		got := fit.Explain(&bad, &shirt, nil)
		if got.Contradiction == nil || got.Contradiction.Datum != "measurements.waist" || !got.Contradiction.LeftOut {
			t.Fatalf("a waist of %g: %+v", waist, got.Contradiction)
		}
		if got.Size != want.Size || math.Abs(got.Body.Zones[fit.Bust].Mean-want.Body.Zones[fit.Bust].Mean) > 1e-9 {
			t.Errorf("a waist of %g changes the answer to %q", waist, got.Size)
		}
		if slices.Contains(got.Used, "measurements.waist") || !slices.Contains(got.NotUsed, "measurements.waist") {
			t.Errorf("the waist was left out: used %v, not used %v", got.Used, got.NotUsed)
		}
		two := wearer(fit.Women, map[fit.Measure]float64{fit.Bust: 94, fit.Waist: waist})
		if waist == 120 {
			got := fit.Advise(two, &shirt)
			if got.Verdict != fit.CannotSay || got.Reason != fit.ReasonContradiction || got.Contradiction == nil || got.Contradiction.LeftOut {
				t.Errorf("two data that contradict each other: %s, %s, %+v", got.Verdict, got.Reason, got.Contradiction)
			}
		}
	}
}

// False alarms are rare among people who err as assumed.
func TestInfer_FalseAlarms(t *testing.T) {
	t.Parallel()
	d := newDraw(17)
	n, alarms := 2000, 0
	for range n {
		w := &fit.Wearer{Sizing: fit.Women, Data: d.tape(fit.Women, fit.Bust, fit.Waist, fit.Hip, fit.Inseam)}
		shirt := plain(fit.Shirt, womenLetters)
		if got := fit.Advise(w, &shirt); got.Contradiction != nil {
			alarms++
		}
	}
	if alarms > n/66 { // four data, 0.002 each, and what the tails of bodies add
		t.Errorf("%d false alarms of %d", alarms, n)
	}
}
