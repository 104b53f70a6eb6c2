package fit_test

import (
	"math"
	"testing"

	"ebenmass/models/fit"
)

// One centimetre less in a zone must cost the score what the pull says.
func TestPull_PerCentimetre(t *testing.T) {
	t.Parallel()
	shirt := plain(fit.TShirt, womenLetters) // stretch widens its tight side
	shirt.Sizes = shirt.Sizes[:1]
	at := func(hip float64) float64 {
		a := shirt
		a.Sizes = []fit.Size{shirt.Sizes[0]}
		a.Sizes[0].Garment[fit.Hip] += hip
		p := person(fit.Women, map[fit.Measure]float64{fit.Hip: shirt.Sizes[0].Garment[fit.Hip] - fit.Target(a.Sizing, a.Type, a.Cut, a.Stretch, a.Leg, fit.Hip)})
		return fit.Advise(p, a).Sizes[0].Score
	}
	tight, loose := shirt.Pull(fit.Hip)
	if got := at(0) - at(-1); math.Abs(got-tight) > 1e-9 {
		t.Errorf("1 cm tighter costs %g, the pull is %g", got, tight)
	}
	if got := at(1) - at(0); math.Abs(got-loose) > 1e-9 {
		t.Errorf("1 cm looser adds %g, the pull is %g", got, loose)
	}
	if tight >= loose {
		t.Errorf("stretch does not ease the tight side: %g, %g", tight, loose)
	}
	if tight, loose := shirt.Pull(fit.Inseam); tight != 0 || loose != 0 {
		t.Errorf("a shirt's inseam pulls by %g and %g", tight, loose)
	}
}

func TestLeadingZone_GreatestWeight(t *testing.T) {
	t.Parallel()
	for garment, want := range map[fit.Type]fit.Measure{fit.Shirt: fit.Bust, fit.Skirt: fit.Waist, fit.Trousers: fit.Waist} {
		if got, ok := plain(garment, womenLetters).LeadingZone(); got != want || !ok {
			t.Errorf("%s: %s, %t", garment, got, ok)
		}
	}
	if _, ok := (fit.Article{Type: fit.Shirt}).LeadingZone(); ok {
		t.Error("an article without a chart has a leading zone")
	}
}
