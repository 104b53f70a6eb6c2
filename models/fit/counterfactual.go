package fit

import (
	"cmp"
	"math"
	"slices"
)

const (
	// Step is the grid of counterfactual changes in cm: finer than anyone measures.
	Step = 0.5
	// Reach bounds a change in cm: beyond it one speaks of another person.
	Reach    = 12
	maxSteps = int(Reach / Step)
)

// answer is what a counterfactual changes: verdict and size. An alternative alone is no other
// answer.
type answer struct {
	verdict           Verdict
	size, alternative string
}

func answerOf(a *Article, d *Decision) answer {
	return answer{d.Verdict, a.label(d.Size), a.label(d.Alternative)}
}

func (a answer) same(b answer) bool { return a.verdict == b.verdict && a.size == b.size }

// counterfactuals finds, for every measure that was told and both directions, a change on the
// grid that alters verdict or size while one step less does not, and the other preferences
// that do. The advice is asked for anew every time, so that what is stated is true by
// construction. Changes beyond maxSteps or the accepted range are not looked for.
func (w *Wearer) counterfactuals(b *Body, a *Article, now answer, others []Wearer) []Counterfactual {
	var found []Counterfactual
	again := variation{Wearer: *w, article: a}
	again.Data = slices.Clone(w.Data)
	for i := range w.Data {
		m, told := w.Data[i].measure()
		if !told || m == Arm && !slices.Contains(a.Zones(), Arm) {
			continue
		}
		again.begin(b, i, m)
		for _, step := range [...]float64{-Step, Step} {
			if c, ok := again.smallest(step, now); ok {
				found = append(found, c)
			}
		}
		again.Data[i] = w.Data[i]
	}
	slices.SortStableFunc(found, func(x, y Counterfactual) int {
		return cmp.Compare(math.Abs(x.Delta), math.Abs(y.Delta))
	})
	for i := range others {
		body := *b
		if !w.toldSame(&others[i]) {
			body = Infer(others[i].Sizing, others[i].Data)
		}
		d := body.Decide(a, others[i].Preference)
		if then := answerOf(a, &d); !then.same(now) {
			found = append(found, Counterfactual{Preference: others[i].Preference, Verdict: then.verdict, Size: then.size, Alternative: then.alternative})
		}
	}
	return found
}

// toldSame reports whether another wearer is known by the very same data: in the same memory.
func (w *Wearer) toldSame(other *Wearer) bool {
	return w.Sizing == other.Sizing && len(w.Data) == len(other.Data) && (len(w.Data) == 0 || &w.Data[0] == &other.Data[0])
}

// measure is the body measure a datum tells, if it does.
func (d *Datum) measure() (Measure, bool) {
	for m := range Measure(NumMeasures) {
		if d.Name == measureData[m] && len(d.Says) == 1 {
			return m, true
		}
	}
	return 0, false
}

// variation is a wearer one of whose measures moves.
type variation struct {
	Wearer
	article *Article
	measure Measure
	from    float64
	datum   *Datum
	says    *Statement
	now     Body // what is believed of the wearer at the distance last looked at
}

func (v *variation) begin(b *Body, datum int, m Measure) {
	v.datum = &v.Data[datum]
	v.datum.Says = slices.Clone(v.datum.Says)
	v.measure, v.says = m, &v.datum.Says[0]
	v.from = v.says.y
	if m == Arm {
		v.now = *b
	}
}

// at is the answer at a distance. The arm is no part of what is inferred: it is only told.
func (v *variation) at(steps int, step float64) answer {
	v.says.y = v.from + float64(steps)*step
	if v.measure == Arm {
		v.now.take(v.datum)
	} else {
		v.now = Infer(v.Sizing, v.Data)
	}
	d := v.now.Decide(v.article, v.Preference)
	return answerOf(v.article, &d)
}

// smallest looks at growing distances for another answer, then halves the way back to the
// last one at which the answer is the present one.
func (v *variation) smallest(step float64, now answer) (c Counterfactual, found bool) {
	low, high := v.measure.Range()
	reach := maxSteps
	if room := int((high - v.from) / Step); step > 0 {
		reach = min(reach, room)
	} else {
		reach = min(reach, int((v.from-low)/Step))
	}
	same, other := 0, 0
	var then answer
	for _, n := range now.probes() {
		if n = min(n, reach); n <= same {
			break
		}
		if then = v.at(n, step); !then.same(now) {
			other = n
			break
		}
		same = n
	}
	if other == 0 {
		return c, false
	}
	for other-same > 1 {
		middle := (same + other) / 2
		if at := v.at(middle, step); !at.same(now) {
			other, then = middle, at
		} else {
			same = middle
		}
	}
	return Counterfactual{Measure: v.measure, Delta: float64(other) * step, Verdict: then.verdict, Size: then.size, Alternative: then.alternative}, true
}

// probes are the distances in steps at which another answer is looked for. Moving away from a
// size that is named leads to others and never back; where none is named a size may fit for a
// few centimetres only, so the probes lie closer.
func (a answer) probes() []int {
	if a.size != "" {
		return probesNamed[:]
	}
	return probesNone[:]
}

var (
	probesNamed = [...]int{3, 8, maxSteps}
	probesNone  = [...]int{2, 5, 9, 13, 18, maxSteps}
)
