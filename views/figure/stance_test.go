package figure

import (
	"math"
	"testing"

	"ebenmass/models/fit"

	"pgregory.net/rapid"
)

func TestStance_KeepsWidths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anatomyOf(drawBody(t))
		s := a.stance()
		for _, z := range [...]fit.Measure{fit.Bust, fit.Waist, fit.Hip} {
			half, y := a.half(z), a.level(z)
			left, right := s.at(point{-half, y}), s.at(point{half, y})
			if got := right.x - left.x; math.Abs(got-2*half) > 0.01*half {
				t.Fatalf("%s is %.2f cm wide as it stands, want %.2f", z, got, 2*half)
			}
		}
	})
}

func TestStance_CrownAndStandingFootInPlace(t *testing.T) {
	a := anatomyOf(Typical(fit.Women))
	for _, p := range []point{{0, a.body.Height}, {6, a.body.Height}, {8, 0}, {0, 0}} {
		if got := a.stance().at(p); got.distance(p) > 1e-9 {
			t.Errorf("%v moved to %v", p, got)
		}
	}
}

func TestStance_HipsOverStandingLeg(t *testing.T) {
	a := anatomyOf(Typical(fit.Men))
	right, left := a.stance().at(point{15, a.hip}), a.stance().at(point{-15, a.hip})
	if right.x <= 15 || right.y <= left.y {
		t.Errorf("the hips stand at %v and %v", left, right)
	}
}
