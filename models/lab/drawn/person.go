package drawn

import (
	"math/rand/v2"

	"ebenmass/models/fit"
)

// dice are one person's. Everybody has their own, so that who is drawn depends neither on the
// number of processors nor on the number of people.
type dice struct{ *rand.Rand }

func diceOf(seed uint64, person int) dice { return dice{rand.New(rand.NewPCG(seed, uint64(person)))} }

// person is somebody made up: an exact body and, per measure, by how many standard deviations
// they err, whatever they measure with.
type person struct {
	sizing fit.Sizing
	body   [fit.NumMeasures]float64
	error  [fit.NumMeasures]float64
}

// person draws a body within the accepted ranges.
func (d dice) person(s fit.Sizing) person {
	p := person{sizing: s, body: fit.Draw(s, d.NormFloat64)}
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

// told is what the person says of every measure they have, error and all. What lies outside
// the accepted range is told as its end: the form would send them back to the tape.
func (p *person) told(with fit.MeasuredWith) (cm [fit.NumMeasures]float64) {
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

// believed are the bodies that an advisor makes of what one person tells one way, and of what
// they would tell without an error.
type believed struct{ told, exact fit.Body }

// believe estimates once per person what does not depend on the article. Of one girth it does:
// on whether it is the bust or the waist.
func (w *way) believe(p *person, told *[fit.NumMeasures]float64) (by [fit.NumZones]believed) {
	for lead := range fit.Measure(fit.NumZones) {
		if w.given != nil && lead > 0 {
			by[lead] = by[0]
			continue
		}
		if told[lead] == 0 {
			continue
		}
		by[lead] = believed{
			told:  fit.Estimate(w.of(p.sizing, told, lead)),
			exact: fit.Estimate(w.of(p.sizing, &p.body, lead)),
		}
	}
	return by
}
