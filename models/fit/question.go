package fit

import "math"

// Question is something that could be asked next: a measure, or a size label with all the
// answers there are.
type Question struct {
	Datum   string
	Answers []Datum // of a label; of a measure none, see AskMeasure

	measure Measure
	ask     bool // for measure, with a tape
}

// AskMeasure asks for a body measure, taken with a tape.
func AskMeasure(m Measure) Question { return Question{Datum: MeasureDatum(m), measure: m, ask: true} }

// sure is below which gain in € a wish another question is not worth asking.
const sure = 0.1

// next finds the question whose answer is worth most: the expected value of sample information
// (H. Raiffa, R. Schlaifer, Applied Statistical Decision Theory, 1961),
//
//	EVSI = E[max(0, max value of a size | answer)] − max(0, max value of a size now).
//
// nil where no answer is worth asking for.
func (b *Body) next(a *Article, wish Preference, now float64, asked []Question) *NextQuestion {
	var best *NextQuestion
	for i := range asked {
		gain, decides := b.worthOf(&asked[i], a, wish)
		gain = max(0, gain-now)
		if gain >= sure && (best == nil || gain > best.Gain) {
			best = &NextQuestion{Datum: asked[i].Datum, Gain: gain, Decides: decides}
		}
	}
	return best
}

// worthOf is the expected value of the best size after an answer, and the probability that
// one can then be named.
func (b *Body) worthOf(q *Question, a *Article, wish Preference) (worth, decides float64) {
	total := 0.0
	b.ask(q, func(probability float64, then *Body) {
		value, named := then.best(a, wish)
		total += probability
		worth += probability * value
		if named {
			decides += probability
		}
	})
	if total == 0 {
		return 0, 0
	}
	return worth / total, decides / total
}

// ask gives each answer a question can have, by its probability, and what is believed after it.
func (b *Body) ask(q *Question, each func(probability float64, then *Body)) {
	hear := func(probability float64, d *Datum) {
		if probability < 1e-4 {
			return
		}
		informed := b.state
		for i := range d.Says {
			informed.hear(&d.Says[i])
		}
		then := informed.body(b.Sizing)
		then.Zones[Arm], then.Told, then.contradicts = b.Zones[Arm], b.Told+1, -1
		each(probability, &then)
	}
	if q.ask {
		says := []Statement{Measured(q.measure, 0, Tape).Says[0]}
		gradient, constant := b.state.linearise(&says[0].Functional)
		_, mean, variance := b.state.along(&gradient)
		sd := math.Sqrt(variance + says[0].variance)
		for i, x := range answerNodes.at {
			says[0].y = mean + constant + sd*x
			hear(answerNodes.weight[i], &Datum{Says: says})
		}
	}
	for i := range q.Answers {
		hear(b.state.chance(&q.Answers[i].Says[0]), &q.Answers[i])
	}
}

// Prospect is what an answer to a question is expected to make of an article.
type Prospect struct {
	Value   float64 // € a wish, of the best size then, at least 0
	Decides float64 // probability that a size can be named then
}

// Prospects tells of several articles what an answer to a question is expected to make of them;
// nothing of a question that has no answer.
func (b *Body) Prospects(q *Question, articles []*Article, wish Preference) []Prospect {
	all, total := make([]Prospect, len(articles)), 0.0
	b.ask(q, func(probability float64, then *Body) {
		total += probability
		for i, a := range articles {
			value, named := then.best(a, wish)
			all[i].Value += probability * value
			if named {
				all[i].Decides += probability
			}
		}
	})
	if total == 0 {
		return all
	}
	for i := range all {
		all[i].Value /= total
		all[i].Decides /= total
	}
	return all
}

// hear multiplies a statement in, once.
func (in *inference) hear(s *Statement) {
	gradient, constant := in.linearise(&s.Functional)
	k, mean, variance := in.along(&gradient)
	if variance <= tiny {
		return
	}
	tau, nu := s.Likelihood.factor(mean+constant, variance)
	in.multiply(&k, mean, variance, tau, nu-tau*constant)
}

// chance is the probability of what an interval says.
func (in *inference) chance(s *Statement) float64 {
	gradient, constant := in.linearise(&s.Functional)
	_, mean, variance := in.along(&gradient)
	mean += constant
	sd := math.Sqrt(variance + s.variance)
	return probabilityBetween((s.low-mean)/sd, (s.high-mean)/sd)
}

// best is what the best size is worth, at least nothing, and whether one can be named.
func (b *Body) best(a *Article, wish Preference) (worth float64, named bool) {
	var j judge
	var room [usualSizes]Rating
	j.begin(b, a, wish)
	j.ratings = ratingsIn(room[:], len(a.Sizes))
	k := j.best()
	if k < 0 {
		return 0, false
	}
	return max(0, j.ratings[k].Value), j.ratings[k].PFits >= Threshold
}
