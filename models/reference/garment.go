package reference

import (
	"math"
	"slices"

	"ebenmass/models/fit"
)

// Declared: how far from its target a garment that fits may be, in logits, and the standard
// deviation in cm with which a doubled width is measured on a garment laid flat.
const (
	ownedSD   = 0.6
	flatError = 1.5
)

// legStep is the step between leg lengths, in cm: two inches.
const legStep = 5.08

// Owned is a garment at home that fits, taken for one of regular cut without stretch: its
// score is near 0, within what fits, half a step of sizes (gap, in logits) and the errors of
// measuring. Its widths count doubled.
func Owned(name string, s fit.Sizing, o fit.OwnedGarment, gap float64) fit.Datum {
	a := fit.Article{Sizing: s, Type: o.Type, Cut: fit.CutRegular, Stretch: fit.StretchNone, Leg: fit.LegFull, Sizes: make([]fit.Size, 1)}
	for z, cm := range o.Flat {
		a.Sizes[0].Garment[z] = cm
		if z := fit.Measure(z); z == fit.Bust || z == fit.Waist || z == fit.Hip {
			a.Sizes[0].Garment[z] = 2 * cm
			a.Free[z] = cm == 0
		}
	}
	d := fit.Datum{Name: name}
	if _, ok := a.LeadingZone(); ok {
		pull := Habit{&a}.Pull()
		variance := ownedSD*ownedSD + gap*gap/12 + flatError*flatError*pull*pull/2
		d.Says = append(d.Says, fit.Statement{Functional: a.ScoreFunctional(0, fit.Regular), Likelihood: fit.Observed(0, math.Sqrt(variance))})
	}
	if leg, ok := a.LegFunctional(0, fit.Regular); ok {
		d.Says = append(d.Says, fit.Statement{Functional: leg, Likelihood: fit.Within(-legStep/2, legStep/2, legBlur)})
	}
	return d
}

// Worn is an article of this shop that somebody chose to order in a size, and how they found
// it.
func Worn(name string, a *fit.Article, size int, wish fit.Preference, outcome fit.Outcome) fit.Datum {
	return fit.Datum{Name: name, Says: []fit.Statement{{
		Functional: a.ScoreFunctional(size, wish),
		Likelihood: fit.Felt(outcome, a.Edge()),
	}}}
}

// Gaps is the median distance of neighbouring sizes in logits, by garment type.
func Gaps(articles []*fit.Article) map[fit.Type]float64 {
	all := map[fit.Type][]float64{}
	for _, a := range articles {
		sum, n := 0.0, 0.0
		for k := range a.Sizes {
			if next := a.SizeAt(a.Sizes[k].Waist+1, a.Sizes[k].Length); next >= 0 {
				sum += a.ScoreFunctional(next, fit.Regular).Const - a.ScoreFunctional(k, fit.Regular).Const
				n++
			}
		}
		if n > 0 {
			all[a.Type] = append(all[a.Type], sum/n)
		}
	}
	gaps := map[fit.Type]float64{}
	for t, of := range all {
		slices.Sort(of)
		gaps[t] = of[len(of)/2]
	}
	return gaps
}
