package fit

import (
	"cmp"
	"math"
	"slices"
)

const (
	// Step is the grid of counterfactual changes in cm: finer than anyone measures.
	Step = 0.5
	// maxSteps bounds a change to 12 cm: beyond it one speaks of another person.
	maxSteps = 24
)

// counterfactuals finds, for every given zone and both directions, the smallest change on
// the grid that alters verdict or size, and the other preferences that do. The verdict is
// asked for anew at every step, estimated zones moving along, so that what is stated is
// true by construction. Changes beyond maxSteps or the accepted range are not looked for.
func counterfactuals(p Person, a *Article, now Decision) []Counterfactual {
	var s search
	s.begin(p, a)
	var found []Counterfactual
	for z := range Measure(NumZones) {
		if p.Given[z] == 0 || !s.matters(z) {
			continue
		}
		s.rest(z)
		for _, step := range [...]float64{-Step, Step} {
			if c, ok := s.smallest(z, p.Given[z], step, now); ok {
				found = append(found, c)
			}
		}
		s.put(z, p.Given[z])
	}
	slices.SortStableFunc(found, func(x, y Counterfactual) int {
		return cmp.Compare(math.Abs(x.Delta), math.Abs(y.Delta))
	})
	for _, wish := range [...]Preference{Slim, Regular, Loose} {
		if wish == p.Preference {
			continue
		}
		yard := newYardstick(a, wish, s.body.Given[Arm])
		if d := s.body.verdict(a, &yard); !sameAnswer(d, now) {
			found = append(found, Counterfactual{Preference: wish, Verdict: d.Verdict, Size: a.label(d.Size)})
		}
	}
	return found
}

// smallest walks from a value in one direction to the first other answer.
func (s *search) smallest(z Measure, from, step float64, now Decision) (c Counterfactual, found bool) {
	low, high := z.Range()
	for n := 1; n <= maxSteps; n++ {
		delta := float64(n) * step
		value := from + delta
		if value < low || value > high {
			break
		}
		if d := s.verdict(z, value); !sameAnswer(d, now) {
			return Counterfactual{Measure: z, Delta: delta, Verdict: d.Verdict, Size: s.reading.article.label(d.Size)}, true
		}
	}
	return c, false
}

func sameAnswer(a, b Decision) bool { return a.Verdict == b.Verdict && a.Size == b.Size }
