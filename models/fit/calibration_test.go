package fit_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models/fit"
)

// draw samples bodies from the statistics behind the estimates, by taking a person of whom
// only the height is known and drawing the zones from the joint normal that Estimate gives.
type draw struct{ *rand.Rand }

func (d draw) body(s fit.Sizing) (truth [fit.NumMeasures]float64) {
	mean, sd := 163.0, 6.4
	if s == fit.Men {
		mean, sd = 175.6, 6.9
	}
	height := mean + sd*d.NormFloat64()
	p := fit.Person{Sizing: s, MeasuredWith: fit.Tape}
	p.Given[fit.Height] = height
	b := fit.Estimate(p)
	l := cholesky(b.Cov)
	truth[fit.Height] = height
	var z [fit.NumZones]float64
	for i := range z {
		z[i] = d.NormFloat64()
	}
	for i := range fit.Arm { // the statistics know no arm
		truth[i] = b.Mean[i]
		for j := range i + 1 {
			truth[i] += l[i][j] * z[j]
		}
	}
	return truth
}

func cholesky(a [fit.NumZones][fit.NumZones]float64) (l [fit.NumZones][fit.NumZones]float64) {
	for i := range fit.Arm {
		for j := range i + 1 {
			sum := a[i][j]
			for k := range j {
				sum -= l[i][k] * l[j][k]
			}
			if i == j {
				l[i][i] = math.Sqrt(max(sum, 0))
			} else {
				l[i][j] = sum / l[j][j]
			}
		}
	}
	return l
}

// TestAdvise_Calibrated draws people, blurs what they measure with
// the error their way of measuring has, asks for advice, and compares P(fits) with how
// often the size fits: an outcome drawn from the model at the noise-free body. It tests
// the handling of uncertainty, not the declared parameters. -v prints the ten bins.
func TestAdvise_Calibrated(t *testing.T) {
	t.Parallel()
	d := draw{rand.New(rand.NewPCG(2026, 11))}
	exact := func(truth [fit.NumMeasures]float64, a fit.Article, size int) float64 {
		p := fit.Person{Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Regular, Given: truth}
		score := fit.Advise(p, a).Sizes[size].Score
		return 1 - 1/(1+math.Exp(3.5+score)) - 1/(1+math.Exp(3.5-score))
	}
	for _, c := range []struct {
		name     string
		with     fit.MeasuredWith
		sd       float64
		given    []fit.Measure
		expected float64 // the greatest calibration error allowed
	}{
		{"three girths with a tape", fit.Tape, 2.5, []fit.Measure{fit.Bust, fit.Waist, fit.Hip}, 0.03},
		{"one girth with a tape", fit.Tape, 2.5, []fit.Measure{fit.Bust}, 0.04},
		{"height alone", fit.Tape, 1.5, []fit.Measure{fit.Height}, 0.04},
		{"three girths from memory", fit.Memory, 8, []fit.Measure{fit.Bust, fit.Waist, fit.Hip}, 0.08},
	} {
		t.Run(c.name, func(t *testing.T) {
			article := plain(fit.Shirt, womenLetters)
			var bins [10]struct{ n, predicted, fitted float64 }
			for range size(4000, 1000) {
				truth := d.body(fit.Women)
				p := fit.Person{Sizing: fit.Women, MeasuredWith: c.with, Preference: fit.Regular}
				usable := true
				for _, m := range c.given {
					p.Given[m] = truth[m] + c.sd*d.NormFloat64()
					usable = usable && fit.CheckRange(m, p.Given[m]) == nil
				}
				if !usable {
					continue
				}
				for k, s := range fit.Advise(p, article).Sizes {
					bin := &bins[min(9, int(s.PFits*10))]
					bin.n++
					bin.predicted += s.PFits
					bin.fitted += exact(truth, article, k)
				}
			}
			total, off := 0.0, 0.0
			for _, b := range bins {
				total += b.n
			}
			for i, b := range bins {
				if b.n == 0 {
					continue
				}
				off += b.n / total * math.Abs(b.predicted-b.fitted) / b.n
				t.Logf("P(fits) %.1f–%.1f: %6.0f sizes, said %.3f, fitted %.3f", float64(i)/10, float64(i+1)/10, b.n, b.predicted/b.n, b.fitted/b.n)
			}
			t.Logf("calibration error in ten bins: %.4f", off)
			if off > c.expected {
				t.Errorf("calibration error %.4f, allowed %.4f", off, c.expected)
			}
		})
	}
}

// size is the one of a test's random sample: the smaller under -short.
func size(full, short int) int {
	if testing.Short() {
		return short
	}
	return full
}
