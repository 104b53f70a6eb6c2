package drawn

import (
	"slices"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
)

// maxSteps is how far changes of a measure are stated, in steps of fit.Step: 12 cm.
const maxSteps = 24

// Recheck explains an advice, asks for it anew with every change it states, and then with
// every other one: each step of the grid in both directions of each zone given, and each
// preference. It uses nothing that the search for changes uses, but fit.Advise.
func Recheck(p fit.Person, a fit.Article) evidence.Counterfactuals {
	advice := fit.Explain(p, a)
	now, stated := answerOf(&advice), advice.Counterfactuals
	c := evidence.Counterfactuals{People: 1, Stated: len(stated)}
	for _, s := range stated {
		changed := p
		if s.Delta != 0 {
			changed.Given[s.Measure] += s.Delta
		} else {
			changed.Preference = s.Preference
		}
		if then := adviseAnew(changed, a); then != now && then == (answer{s.Verdict, s.Size}) {
			c.True++
		}
	}
	found := func(changes bool, match func(s fit.Counterfactual) bool) {
		switch isStated := slices.ContainsFunc(stated, match); {
		case changes && isStated:
			c.Minimal++
		case changes:
			c.Missed++
		}
	}
	for z := range fit.Measure(fit.NumZones) {
		for _, step := range [...]float64{-fit.Step, fit.Step} {
			delta := firstChange(p, a, z, step, now)
			found(delta != 0, func(s fit.Counterfactual) bool { return s.Measure == z && s.Delta == delta })
		}
	}
	for _, wish := range preferences {
		changed := p
		changed.Preference = wish
		found(adviseAnew(changed, a) != now, func(s fit.Counterfactual) bool { return s.Delta == 0 && s.Preference == wish })
	}
	return c
}

// firstChange is the least change of a zone in one direction that alters the answer, in cm; 0
// where none within reach and range does, or the zone is not given.
func firstChange(p fit.Person, a fit.Article, z fit.Measure, step float64, now answer) float64 {
	low, high := z.Range()
	for n := 1; p.Given[z] != 0 && n <= maxSteps; n++ {
		changed, delta := p, float64(n)*step
		if changed.Given[z] += delta; changed.Given[z] < low || changed.Given[z] > high {
			break
		}
		if adviseAnew(changed, a) != now {
			return delta
		}
	}
	return 0
}

// answer is what a change must alter to count.
type answer struct {
	verdict fit.Verdict
	size    string
}

func answerOf(a *fit.Advice) answer { return answer{a.Verdict, a.Size} }

func adviseAnew(p fit.Person, a fit.Article) answer {
	advice := fit.Advise(p, a)
	return answerOf(&advice)
}
