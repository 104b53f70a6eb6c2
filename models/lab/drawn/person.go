package drawn

import (
	"math/rand/v2"

	"ebenmass/models/fit"
)

// source is one shopper's randomness. Everybody has their own, so that who is drawn depends neither on the
// number of processors nor on the number of people.
type source struct{ *rand.Rand }

func sourceFor(seed uint64, person int) source {
	return source{rand.New(rand.NewPCG(seed, uint64(person)))}
}

// shopper is a simulated one: an exact body and, per measure, by how many standard deviations
// they err, whatever they measure with.
type shopper struct {
	sizing fit.Sizing
	body   [fit.NumMeasures]float64
	error  [fit.NumMeasures]float64
}

// shopper draws a body within the accepted ranges.
func (d source) shopper(s fit.Sizing) shopper {
	p := shopper{sizing: s, body: fit.Draw(s, d.NormFloat64)}
	for !acceptable(p.body) {
		p.body = fit.Draw(s, d.NormFloat64)
	}
	for m := range p.error {
		p.error[m] = d.NormFloat64()
	}
	return p
}

func acceptable(body [fit.NumMeasures]float64) bool {
	for m, cm := range body {
		if cm != 0 && fit.CheckRange(fit.Measure(m), cm) != nil {
			return false
		}
	}
	return true
}

// measured is what the shopper says of every measure they have, error and all. What lies outside
// the accepted range is stated as its end: the form would send them back to the tape.
func (p *shopper) measured(with fit.MeasuredWith) (cm [fit.NumMeasures]float64) {
	for m := range fit.Measure(fit.NumMeasures) {
		if p.body[m] == 0 {
			continue
		}
		low, high := m.Range()
		cm[m] = min(max(p.body[m]+fit.ErrorSD(m, with)*p.error[m], low), high)
	}
	return cm
}

// way is how people come to tell what they tell.
type way struct {
	name  string
	with  fit.MeasuredWith
	given []fit.Measure // nil: the girth one goes by
}

// ways are compared on the same people, who err by the same number of standard deviations.
var ways = [...]way{
	{"tape", fit.Tape, []fit.Measure{fit.Bust, fit.Waist, fit.Hip, fit.Inseam}},
	{"memory", fit.Memory, []fit.Measure{fit.Bust, fit.Waist, fit.Hip, fit.Inseam}},
	{"one_girth", fit.Tape, nil},
	{"height", fit.Tape, []fit.Measure{fit.Height}},
}

// chooses reports whether people of this way know what every strategy asks for.
func (w *way) chooses() bool { return len(w.given) > 1 }

// of returns somebody who tells these values of what is given this way.
func (w *way) of(s fit.Sizing, values *[fit.NumMeasures]float64, lead fit.Measure) fit.Person {
	p := fit.Person{Sizing: s, MeasuredWith: w.with, Preference: fit.Regular}
	if w.given == nil {
		p.Given[lead] = values[lead]
	}
	for _, m := range w.given {
		p.Given[m] = values[m]
	}
	return p
}

// estimates are the bodies that an advisor makes of what one person tells one way, and of what
// they would tell without an error.
type estimates struct{ measured, exact fit.Body }

// estimate estimates once per person what does not depend on the article. Of one girth it does:
// on whether it is the bust or the waist.
func (w *way) estimate(p *shopper, measured *[fit.NumMeasures]float64) (by [fit.NumZones]estimates) {
	for lead := range fit.Measure(fit.NumZones) {
		if w.given != nil && lead > 0 {
			by[lead] = by[0]
			continue
		}
		if measured[lead] == 0 {
			continue
		}
		by[lead] = estimates{
			measured: fit.Estimate(w.of(p.sizing, measured, lead)),
			exact:    fit.Estimate(w.of(p.sizing, &p.body, lead)),
		}
	}
	return by
}
