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
	full := fit.Target(fit.Trousers, fit.CutRegular, fit.StretchNone, fit.LegFull, fit.Inseam)
	for leg, shorter := range map[fit.Leg]float64{fit.LegAnkle: 7, fit.LegCropped: 13} {
		if got := full - fit.Target(fit.Trousers, fit.CutRegular, fit.StretchNone, leg, fit.Inseam); got != shorter {
			t.Errorf("%s legs are %g cm shorter, want %g", leg, got, shorter)
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
