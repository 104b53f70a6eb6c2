package fit_test

import (
	"fmt"
	"math"
	"math/rand/v2"

	"pgregory.net/rapid"

	"ebenmass/models/fit"
)

// draw is a source of made-up people and garments.
type draw struct{ *rand.Rand }

// body draws an exact body within the accepted ranges.
func (d draw) body(s fit.Sizing) (body [fit.NumMeasures]float64) {
	for {
		body = fit.Draw(s, d.NormFloat64)
		usable := true
		for m := range fit.Measure(fit.NumMeasures) {
			usable = usable && (m == fit.Arm || fit.CheckRange(m, body[m]) == nil)
		}
		if usable {
			return body
		}
	}
}

// anyData draws evidence of every kind: at least one datum.
func anyData(t *rapid.T) (data []fit.Datum) {
	with := rapid.SampledFrom([]fit.MeasuredWith{fit.Tape, fit.Memory}).Draw(t, "measured with")
	subset := rapid.IntRange(0, 1<<fit.NumMeasures-1).Draw(t, "measures")
	for _, m := range fit.Measures {
		if subset>>m&1 == 1 {
			low, high := m.Range()
			data = append(data, fit.Measured(m, rapid.Float64Range(low, high).Draw(t, m.String()), with))
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "labels") {
		data = append(data, anyLabel(t))
	}
	for range rapid.IntRange(0, 2).Draw(t, "worn") {
		a := anyArticle(t)
		size := rapid.IntRange(0, len(a.Sizes)-1).Draw(t, "worn size")
		outcome := fit.Outcome(rapid.IntRange(0, fit.NumOutcomes-1).Draw(t, "outcome"))
		data = append(data, fit.Datum{Name: "worn.x", Says: []fit.Statement{
			{Functional: a.ScoreFunctional(size, fit.Regular), Likelihood: fit.Felt(outcome, a.Edge())},
		}})
	}
	if len(data) == 0 {
		data = append(data, fit.Measured(fit.Height, rapid.Float64Range(120, 230).Draw(t, "height"), with))
	}
	return data
}

// anyLabel draws what a usual size says, here or elsewhere, some with open ends.
func anyLabel(t *rapid.T) fit.Datum {
	a := anyArticle(t)
	k := rapid.IntRange(0, len(a.Sizes)-1).Draw(t, "usual size")
	s := fit.Statement{Functional: a.ScoreFunctional(k, fit.Regular)}
	low, high := -rapid.Float64Range(0.1, 4).Draw(t, "low"), rapid.Float64Range(0.1, 4).Draw(t, "high")
	switch rapid.IntRange(0, 3).Draw(t, "open end") {
	case 1:
		low = inf(-1)
	case 2:
		high = inf(1)
	}
	s.Likelihood = fit.Within(low, high, rapid.SampledFrom([]float64{0.3, 0.6}).Draw(t, "blur"))
	if rapid.Bool().Draw(t, "elsewhere") {
		s.Brand[rapid.IntRange(0, fit.NumBrands-1).Draw(t, "brand")] = 0.6
	}
	return fit.Datum{Name: "usual.top", Says: []fit.Statement{s}}
}

// anyWearer draws somebody with a preference and evidence.
func anyWearer(t *rapid.T) *fit.Wearer {
	return &fit.Wearer{
		Sizing:     rapid.SampledFrom([]fit.Sizing{fit.Women, fit.Men}).Draw(t, "sizing"),
		Preference: rapid.SampledFrom([]fit.Preference{fit.Slim, fit.Regular, fit.Loose}).Draw(t, "preference"),
		Data:       anyData(t),
	}
}

// anyArticle draws a garment whose chart rises along its axes, as the validator demands.
func anyArticle(t *rapid.T) fit.Article {
	a := fit.Article{
		Type:    rapid.SampledFrom(fit.Types[:]).Draw(t, "type"),
		Cut:     rapid.SampledFrom([]fit.Cut{fit.CutSlim, fit.CutRegular, fit.CutRelaxed}).Draw(t, "cut"),
		Stretch: rapid.SampledFrom([]fit.Stretch{fit.StretchNone, fit.StretchSome, fit.StretchHigh}).Draw(t, "stretch"),
	}
	if rapid.Bool().Draw(t, "learned") {
		a.Offset = fit.Offset{Value: rapid.Float64Range(-2, 2).Draw(t, "offset"), SD: rapid.Float64Range(0, 1).Draw(t, "offset sd"), N: 20}
		a.Tolerance = fit.Tolerance{Value: rapid.Float64Range(-1, 1).Draw(t, "tolerance"), SD: rapid.Float64Range(0, 0.4).Draw(t, "tolerance sd")}
	}
	legged := a.Type == fit.Trousers || a.Type == fit.Jeans
	onWaist := legged || a.Type == fit.Skirt
	waists, lengths := rapid.IntRange(1, 9).Draw(t, "widths"), 1
	if legged {
		lengths = rapid.IntRange(1, 4).Draw(t, "lengths")
	}
	sleeves := !onWaist && rapid.Bool().Draw(t, "long sleeves")
	start := rapid.Float64Range(60, 120).Draw(t, "smallest")
	inseam := rapid.Float64Range(60, 80).Draw(t, "inseam")
	grades := make([]float64, waists)
	for k := range grades {
		grades[k] = rapid.Float64Range(0.5, 12).Draw(t, "grade")
	}
	for length := range lengths {
		girth := start
		for waist := range waists {
			s := fit.Size{Label: fmt.Sprintf("%d/%d", waist, length), Waist: waist, Length: length}
			if !onWaist {
				s.Garment[fit.Bust] = girth + 10
			}
			if sleeves {
				s.Garment[fit.Arm] = 58 + float64(waist)
			}
			s.Garment[fit.Waist], s.Garment[fit.Hip] = girth, girth+15
			if legged {
				s.Garment[fit.Inseam] = inseam + 5*float64(length)
			}
			a.Sizes = append(a.Sizes, s)
			girth += grades[waist]
		}
	}
	return a
}

func inf(sign int) float64 { return math.Inf(sign) }
