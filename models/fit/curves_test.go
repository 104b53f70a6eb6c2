package fit

import (
	"math"
	"testing"
)

func TestCurves_Definitions(t *testing.T) {
	t.Parallel()
	for i := range 400_000 {
		x := float64(i)/10_000 - 20 + 1e-5
		if got, want := normalTail(x), math.Erfc(x/math.Sqrt2)/2; math.Abs(got-want) > 1e-15 {
			t.Fatalf("normal tail beyond %g: %g, want %g", x, got, want)
		}
		if got, want := logistic(x), 1/(1+math.Exp(-x)); math.Abs(got-want) > 1e-15 {
			t.Fatalf("logistic of %g: %g, want %g", x, got, want)
		}
	}
	for _, x := range []float64{-1e300, 1e300, math.Inf(-1), math.Inf(1)} {
		if got, want := normalTail(x), math.Erfc(x)/2; math.Abs(got-want) > 1e-15 {
			t.Errorf("normal tail beyond %g: %g", x, got)
		}
		if got, want := logistic(x), 1/(1+math.Exp(-x)); got != want {
			t.Errorf("logistic of %g: %g", x, got)
		}
	}
}
