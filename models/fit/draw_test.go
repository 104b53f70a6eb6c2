package fit_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models/fit"
)

// Those drawn spread as the survey did: means and standard deviations of its raw measures
// in cm (ANSUR II, the women's waist 6 cm less), and the estimate from the height that follows.
func TestDraw_MatchesStatistics(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		sizing   fit.Sizing
		mean, sd [fit.NumMeasures]float64
	}{
		{fit.Women, [fit.NumMeasures]float64{fit.Bust: 94.7, fit.Waist: 80.0, fit.Hip: 102.1, fit.Inseam: 78.2, fit.Height: 162.8},
			[fit.NumMeasures]float64{fit.Bust: 8.2, fit.Waist: 9.9, fit.Hip: 7.6, fit.Inseam: 4.5, fit.Height: 6.4}},
		{fit.Men, [fit.NumMeasures]float64{fit.Bust: 105.9, fit.Waist: 94.1, fit.Hip: 102.0, fit.Inseam: 84.6, fit.Height: 175.6},
			[fit.NumMeasures]float64{fit.Bust: 8.7, fit.Waist: 11.2, fit.Hip: 7.6, fit.Inseam: 4.6, fit.Height: 6.9}},
	} {
		const people = 20000
		random := rand.New(rand.NewPCG(11, 2026))
		var sum, squares [fit.NumMeasures]float64
		slope := 0.0
		for range people {
			body := fit.Draw(test.sizing, random.NormFloat64)
			for m, cm := range body {
				sum[m] += cm
				squares[m] += cm * cm
			}
			slope += (body[fit.Hip] - test.mean[fit.Hip]) * (body[fit.Bust] - test.mean[fit.Bust]) / people
		}
		for m := range sum {
			mean := sum[m] / people
			sd := math.Sqrt(max(0, squares[m]/people-mean*mean))
			if math.Abs(mean-test.mean[m]) > 0.4 || math.Abs(sd-test.sd[m]) > 0.4 {
				t.Errorf("%s %s: %.1f ± %.1f, want %.1f ± %.1f", test.sizing, fit.Measure(m), mean, sd, test.mean[m], test.sd[m])
			}
		}
		if r := slope / test.sd[fit.Hip] / test.sd[fit.Bust]; r < 0.6 || r > 0.95 {
			t.Errorf("%s: bust and hip go together at %.2f", test.sizing, r)
		}
	}
}
