package drawn

import (
	"cmp"
	"math"
	"slices"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
)

// policy is a way of choosing a size.
type policy int

const (
	byHabit policy = iota
	byChartTape
	byChartMemory
	byTwoSizes
	byExactBody
	numPolicies
)

// mean adds up one number a person.
type mean struct{ sum, squares, n float64 }

func (m *mean) put(x float64) { m.sum, m.squares, m.n = m.sum+x, m.squares+x*x, m.n+1 }

func (m *mean) add(o mean) {
	m.sum, m.squares, m.n = m.sum+o.sum, m.squares+o.squares, m.n+o.n
}

// result is the mean and its standard deviation.
func (m *mean) result() (value, sd float64) {
	if m.n < 2 {
		return m.sum, 0
	}
	value = m.sum / m.n
	return value, math.Sqrt(max(0, m.squares/m.n-value*value) / (m.n - 1))
}

func (m *mean) worth() evidence.Worth {
	eur, sd := m.result()
	return evidence.Worth{EUR: eur, SD: sd}
}

// normal95 is how many standard deviations a 95 % confidence interval reaches to each side.
const normal95 = 1.96

// paired is the mean of differences of the same people with its interval.
func (m *mean) paired() evidence.Paired {
	value, sd := m.result()
	return evidence.Paired{Value: value, Low: value - normal95*sd, High: value + normal95*sd}
}

// tally is what became of a number of people.
type tally struct {
	policies [numPolicies]mean
	told     [len(kinds)]toldTally
	robust   bool
	rivals   [len(rivals)]mean
}

// toldTally is what became of the advice for one kind of evidence.
type toldTally struct {
	worth, minusHabit            mean
	wishes, named, kept, refused float64
	predictions                  []prediction
}

// prediction is P(fits) of the best size, and how probable it is on the exact body.
type prediction struct{ said, is float64 }

// try has one person choose by every policy, and by advice on everything they might tell.
func (t *tally) try(p *shopper, w *world) {
	n := float64(len(w.articles))
	var sum [numPolicies]float64
	tape, fromMemory := p.said(fit.Tape), p.said(fit.Memory)
	for i := range w.articles {
		sum[byHabit] += w.worth(i, w.habitSize(i))
		size, beside := w.articles[i].lookUp(&tape)
		sum[byChartTape] += w.worth(i, size)
		sum[byTwoSizes] += w.both(i, size, beside)
		size, _ = w.articles[i].lookUp(&fromMemory)
		sum[byChartMemory] += w.worth(i, size)
		sum[byExactBody] += w.worth(i, w.bestSize(i))
	}
	for policy := range sum {
		t.policies[policy].put(sum[policy] / n)
	}
	if t.robust {
		body := fit.Infer(p.sizing, threeGirths(p, w))
		for i, rival := range rivals {
			t.rivals[i].put(rival.follow(w, &body) / n)
		}
	}
	for k := range kinds {
		eur := t.told[k].advise(&kinds[k], p, w) / n
		t.told[k].worth.put(eur)
		t.told[k].minusHabit.put(eur - sum[byHabit]/n)
	}
}

// said is every measure as it is told.
func (p *shopper) said(with fit.MeasuredWith) (cm [fit.NumMeasures]float64) {
	for m := range fit.Measure(fit.NumMeasures) {
		if p.body[m] != 0 {
			cm[m] = p.tells(m, with)
		}
	}
	return cm
}

// both is what ordering two sizes in one parcel is worth: the better one is kept if it fits, and
// a parcel comes back either way.
func (w *world) both(article, size, beside int) float64 {
	if size < 0 || beside < 0 {
		return w.worth(article, size)
	}
	better := max(w.feelings[article][size].fits, w.feelings[article][beside].fits)
	return fit.Worth(1, 0)*better + fit.Worth(0, 0)
}

// advise follows the advice on every article and returns what that is worth together.
func (t *toldTally) advise(k *kind, p *shopper, w *world) (eur float64) {
	var bodies [fit.NumZones]fit.Body // by leading girth
	if k.tell == nil {
		for _, lead := range [...]fit.Measure{fit.Bust, fit.Waist, fit.Hip} {
			bodies[lead] = fit.Infer(p.sizing, p.measured(fit.Tape, lead))
		}
	} else {
		body := fit.Infer(p.sizing, k.tell(p, w))
		for lead := range bodies {
			bodies[lead] = body
		}
	}
	for i := range w.articles {
		d := bodies[w.articles[i].lead].Decide(&w.articles[i].Fit, fit.Regular)
		eur += t.follow(w, i, &d)
	}
	return eur
}

func (t *toldTally) follow(w *world, article int, d *fit.Decision) (eur float64) {
	t.wishes++
	if d.Best >= 0 {
		t.predictions = append(t.predictions, prediction{d.PFits, w.feelings[article][d.Best].fits})
	}
	if d.Verdict == fit.NotRecommended && w.suits(article) {
		t.refused++
	}
	if d.Size < 0 {
		return 0
	}
	t.named++
	t.kept += w.feelings[article][d.Size].fits
	return w.worth(article, d.Size)
}

// add takes over another tally, which comes behind this one.
func (t *tally) add(o *tally) {
	for i := range t.policies {
		t.policies[i].add(o.policies[i])
	}
	for i := range t.rivals {
		t.rivals[i].add(o.rivals[i])
	}
	for i := range t.told {
		a, b := &t.told[i], &o.told[i]
		a.worth.add(b.worth)
		a.minusHabit.add(b.minusHabit)
		a.wishes, a.named, a.kept, a.refused = a.wishes+b.wishes, a.named+b.named, a.kept+b.kept, a.refused+b.refused
		a.predictions = append(a.predictions, b.predictions...)
	}
}

func (t *tally) result() evidence.Population {
	p := evidence.Population{
		Policies: evidence.Policies{
			Habit:       t.policies[byHabit].worth(),
			ChartTape:   t.policies[byChartTape].worth(),
			ChartMemory: t.policies[byChartMemory].worth(),
			TwoSizes:    t.policies[byTwoSizes].worth(),
			ExactBody:   t.policies[byExactBody].worth(),
		},
		Evidence: map[string]*evidence.Told{},
	}
	for k := range kinds {
		p.Evidence[kinds[k].key] = t.told[k].result()
	}
	if t.robust {
		own := p.Evidence["three_girths"].Worth
		p.Judges = map[string]*evidence.Worth{string(Judge): &own}
		for i, rival := range rivals {
			worth := t.rivals[i].worth()
			p.Judges[string(rival)] = &worth
		}
	}
	return p
}

func (t *toldTally) result() *evidence.Told {
	r := &evidence.Told{
		Worth: t.worth.worth(),
		Named: t.named / t.wishes, WronglyRefused: t.refused / t.wishes,
		MinusHabit: t.minusHabit.paired(),
	}
	if t.named > 0 {
		r.KeptOfNamed = t.kept / t.named
	}
	r.Bins, r.ECE = calibrate(t.predictions)
	return r
}

// bins is how many of equal count calibration is looked at in.
const bins = 10

// calibrate compares what was said with what is. The error is the mean distance, weighed by
// the bins' counts.
func calibrate(all []prediction) (found []evidence.Bin, ece float64) {
	slices.SortStableFunc(all, func(a, b prediction) int { return cmp.Compare(a.said, b.said) })
	for b := range bins {
		part := all[b*len(all)/bins : (b+1)*len(all)/bins]
		if len(part) == 0 {
			continue
		}
		bin := evidence.Bin{Rows: len(part)}
		for _, p := range part {
			bin.Predicted += p.said / float64(len(part))
			bin.Observed += p.is / float64(len(part))
		}
		ece += math.Abs(bin.Predicted-bin.Observed) * float64(len(part)) / float64(len(all))
		found = append(found, bin)
	}
	return found, ece
}
