package release_test

import (
	"math"
	"testing"

	"ebenmass/models/release"
)

// draws is how often a noise is tried. Bounds are six standard errors wide and more, so that
// a right noise practically never fails.
const draws, shortDraws = 40_000, 10_000

func noised(t *testing.T, count int64) []int64 {
	t.Helper()
	values := make([]int64, draws)
	if testing.Short() {
		values = values[:shortDraws]
	}
	for i := range values {
		var err error
		if values[i], err = release.Laplace(count, release.EpsilonFit); err != nil {
			t.Fatal(err)
		}
	}
	return values
}

func TestLaplace_Scale(t *testing.T) {
	t.Parallel()
	var sum, squares float64
	values := noised(t, 100)
	for _, v := range values {
		sum += float64(v - 100)
		squares += float64((v - 100) * (v - 100))
	}
	n := float64(len(values))
	mean, variance, wider := sum/n, squares/n, math.Sqrt(draws/n)
	if math.Abs(mean) > 0.05*wider {
		t.Errorf("the noise leans by %.3f", mean)
	}
	if math.Abs(variance/release.Variance-1) > 0.1*wider {
		t.Errorf("variance %.3f, declared %.3f", variance, release.Variance)
	}
}

// The definition of differential privacy itself: no result is more than e^ε times as likely
// with one answer more.
func TestLaplace_DifferentialPrivacy(t *testing.T) {
	t.Parallel()
	without, with := map[int64]float64{}, map[int64]float64{}
	values := noised(t, 7)
	for _, v := range values {
		without[v]++
	}
	rare := float64(len(values)) / 100 // too rare to be compared
	for _, v := range noised(t, 8) {
		with[v]++
	}
	tried := 0
	for v, n := range without {
		m := with[v]
		if n < rare || m < rare {
			continue
		}
		tried++
		slack := 6 * math.Sqrt(1/n+1/m)
		if ratio := math.Abs(math.Log(n / m)); ratio > release.EpsilonFit+slack {
			t.Errorf("%d is e^%.2f times as likely, more than e^%.2f", v, ratio, release.EpsilonFit)
		}
	}
	if tried < 5 {
		t.Errorf("only %d results could be compared", tried)
	}
	if len(without) < 10 {
		t.Errorf("only %d different results: hardly any noise", len(without))
	}
}
