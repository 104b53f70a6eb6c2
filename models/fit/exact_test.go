package fit_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models/fit"
)

// TestExact_AgreesWithAdvise compares the exact reading with what advice shows of
// the same measures: the same eases and states, and P(fits) of the same score with s = 1.
func TestExact_AgreesWithAdvise(t *testing.T) {
	t.Parallel()
	d := draw{rand.New(rand.NewPCG(2026, 33))}
	right := 0
	for range 500 {
		p, a := d.shopper(fit.Women, womenLetters), d.article(womenLetters)
		p.Given = [fit.NumMeasures]float64{fit.Arm: p.Given[fit.Arm]}
		for m, cm := range fit.Draw(fit.Women, d.NormFloat64) {
			p.Given[m] += cm
		}
		p.Offset = fit.Offset{}
		edge := 3.5 * math.Exp(a.Tolerance.Value)
		worn := a.Exact(p.Given, p.Preference, nil)
		for k, size := range fit.Advise(p, a).Sizes {
			w := worn[k]
			fits := 1 - 1/(1+math.Exp(edge+size.Score)) - 1/(1+math.Exp(edge-size.Score))
			if math.Abs(w.PFits-max(0, fits)) > 1e-12 || math.Abs(w.PSmall+w.PFits+w.PLarge-1) > 1e-9 {
				t.Fatalf("%s %s: P(fits) %g, want %g", a.Type, size.Size, w.PFits, fits)
			}
			within := true
			for _, z := range size.Zones {
				within = within && z.State == fit.InRange
				if w.State[z.Zone] != z.State || math.Abs(w.Off[z.Zone]-(z.Ease-z.Target)) > 1e-9 {
					t.Fatalf("%s %s %s: %+v, the advice shows %+v", a.Type, size.Size, z.Zone, w, z)
				}
			}
			if w.InBand() != within || w.Right != (within && w.PFits >= fit.Threshold) {
				t.Fatalf("%s %s: %+v of %+v", a.Type, size.Size, w, size.Zones)
			}
			if w.Right {
				right++
			}
		}
	}
	if right == 0 {
		t.Error("no size is right for anybody")
	}
}
