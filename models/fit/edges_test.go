package fit_test

import (
	"math"
	"testing"

	"ebenmass/models/fit"
)

func TestExplain_WithoutSizes(t *testing.T) {
	t.Parallel()
	got := fit.Explain(benchPerson, fit.Article{Type: fit.Shirt})
	if got.Verdict != fit.CannotSay || got.Reason != fit.ReasonUncertain || got.Best != "" || len(got.Counterfactuals) != 0 {
		t.Errorf("got %+v", got)
	}
	if _, ok := got.SizeNamed("M"); ok {
		t.Error("a size is found where there is none")
	}
}

func TestAdvise_UnknownType(t *testing.T) {
	t.Parallel()
	poncho := plain(fit.Shirt, womenLetters)
	poncho.Type = "poncho"
	for _, s := range fit.Advise(benchPerson, poncho).Sizes {
		if len(s.Zones) != 0 || s.Score != 0 {
			t.Errorf("size %s scores %g in %d zones", s.Size, s.Score, len(s.Zones))
		}
	}
}

func TestTarget_Leg(t *testing.T) {
	t.Parallel()
	full := fit.Target(fit.Women, fit.Trousers, fit.CutRegular, fit.StretchNone, fit.LegFull, fit.Inseam)
	for leg, shorter := range map[fit.Leg]float64{fit.LegAnkle: 7, fit.LegCropped: 13} {
		if got := full - fit.Target(fit.Women, fit.Trousers, fit.CutRegular, fit.StretchNone, leg, fit.Inseam); got != shorter {
			t.Errorf("%s legs are %g cm shorter, want %g", leg, got, shorter)
		}
	}
}

// The length in inches whose leg comes closest to the target, of somebody with the leg that the
// survey has at a height: what makers' guides name, 32 to men of 178 to 183 cm.
func TestTarget_LegBySizing(t *testing.T) {
	t.Parallel()
	tests := []struct {
		sizing fit.Sizing
		height float64 // cm
		inches int
	}{
		{fit.Men, 170, 30}, {fit.Men, 175.6, 32}, {fit.Men, 178, 32}, {fit.Men, 180, 32}, {fit.Men, 183, 32}, {fit.Men, 188, 34}, {fit.Men, 197, 36},
		{fit.Women, 158, 30}, {fit.Women, 162.7, 30}, {fit.Women, 170, 32}, {fit.Women, 176, 34},
	}
	for _, test := range tests {
		leg := 84.47 * math.Pow(test.height/175.6, 1.207) // regression of the survey's logarithms
		if test.sizing == fit.Women {
			leg = 78.1 * math.Pow(test.height/162.7, 1.23)
		}
		want := leg + fit.Target(test.sizing, fit.Jeans, fit.CutRegular, fit.StretchNone, fit.LegFull, fit.Inseam)
		nearest := 28
		for inches := 30; inches <= 36; inches += 2 {
			if math.Abs(2.54*float64(inches)-want) < math.Abs(2.54*float64(nearest)-want) {
				nearest = inches
			}
		}
		if nearest != test.inches {
			t.Errorf("%s of %g cm: L%d, want L%d", test.sizing, test.height, nearest, test.inches)
		}
	}
}

func TestAdvise_LongChart(t *testing.T) {
	t.Parallel()
	a := jeans()
	for range 2 { // beyond every room kept for sizes
		a.Sizes = append(a.Sizes, a.Sizes...)
	}
	p := person(fit.Women, map[fit.Measure]float64{fit.Waist: 80, fit.Hip: 101, fit.Inseam: 80})
	body := fit.Estimate(p)
	short := jeans()
	if long, want := body.Decide(&a), body.Decide(&short); long.Best != want.Best || math.Abs(long.PFits-want.PFits) > 1e-15 {
		t.Errorf("in a chart repeated four times: %+v, in one: %+v", long, want)
	}
}
