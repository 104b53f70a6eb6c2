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
// the grid that alters verdict or size, and the other preferences that do. The whole
// decision is re-run each time, estimated zones moving along, so that what is stated is
// true by construction. Changes beyond maxSteps or the accepted range are not looked for.
func counterfactuals(p Person, a *Article) []Counterfactual {
	yards := yardsticks{article: a, arm: p.Given[Arm] != 0}
	now := yards.decide(p)
	var found []Counterfactual
	for z := range Measure(NumZones) {
		if p.Given[z] == 0 {
			continue
		}
		low, high := z.Range()
		for _, step := range [...]float64{-Step, Step} {
			changed := p
			for n := 1; n <= maxSteps; n++ {
				delta := float64(n) * step
				changed.Given[z] = p.Given[z] + delta
				if changed.Given[z] < low || changed.Given[z] > high {
					break
				}
				if d := yards.decide(changed); !sameAnswer(d, now) {
					found = append(found, Counterfactual{Measure: z, Delta: delta, Verdict: d.Verdict, Size: a.label(d.Size)})
					break
				}
			}
		}
	}
	slices.SortStableFunc(found, func(x, y Counterfactual) int {
		return cmp.Compare(math.Abs(x.Delta), math.Abs(y.Delta))
	})
	for _, wish := range [...]Preference{Slim, Regular, Loose} {
		changed := p
		changed.Preference = wish
		if d := yards.decide(changed); !sameAnswer(d, now) {
			found = append(found, Counterfactual{Preference: wish, Verdict: d.Verdict, Size: a.label(d.Size)})
		}
	}
	return found
}

func sameAnswer(a, b Decision) bool { return a.Verdict == b.Verdict && a.Size == b.Size }

// yardsticks re-runs decisions of one article; the yardstick changes only with the preference.
type yardsticks struct {
	article *Article
	arm     bool
	wish    Preference
	yard    yardstick
}

func (y *yardsticks) decide(p Person) Decision {
	if y.wish != p.Preference || y.wish == "" {
		y.wish, y.yard = p.Preference, newYardstick(y.article, p.Preference, y.arm)
	}
	b := Estimate(p)
	return b.decide(y.article, &y.yard)
}
