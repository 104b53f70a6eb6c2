package release_test

import (
	"math"
	"testing"

	"ebenmass/models/release"
)

func TestCosts_FallWithAnswers(t *testing.T) {
	t.Parallel()
	costs := release.Costs(50, 200, 1000)
	for i, c := range costs {
		t.Logf("%+v, count ± %.1f", c, release.CountSD)
		if c.Without <= 0 || c.Noised <= c.Without {
			t.Errorf("%+v: noise costs nothing", c)
		}
		if i > 0 && (c.Noised >= costs[i-1].Noised || c.Noised/c.Without >= costs[i-1].Noised/costs[i-1].Without) {
			t.Errorf("%+v after %+v", c, costs[i-1])
		}
	}
	if math.Abs(release.CountSD-6.6) > 0.1 {
		t.Errorf("the number of answers is off by %.2f", release.CountSD)
	}
}
