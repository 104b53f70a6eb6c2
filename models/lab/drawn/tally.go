package drawn

import (
	"ebenmass/models/evidence"
	"ebenmass/models/fit"
)

// verdicts are those there are, in the order results list them.
var verdicts = [...]fit.Verdict{fit.Recommended, fit.Between, fit.NotRecommended, fit.CannotSay}

// verdictCounts counts what became of one verdict. Counts of a size named are 0 where none was.
type verdictCounts struct{ n, same, inBand, fitted, right int }

// tally counts what shoppers of one way were advised.
type tally struct {
	readings, otherVerdict, otherSize int

	verdicts    [len(verdicts)]verdictCounts
	predictions []prediction // of every reading, in order
	choice      [numStrategies]orderOutcomes
}

// prediction is P(fits) of the size an advice was about, and whether that size fitted.
type prediction struct {
	p    float64
	fits bool
}

// compare compares the advice for what was told with that for the exact measures, and both with
// the exact body.
func (t *tally) compare(w *groundTruth, article int, b *estimates) (advised int) {
	a := &w.articles[article].Fit
	d, without := b.measured.Decide(a), b.exact.Decide(a)
	t.readings++
	switch {
	case d.Verdict != without.Verdict:
		t.otherVerdict++
	case d.Size != without.Size:
		t.otherSize++
	}
	t.predictions = append(t.predictions, prediction{d.PFits, w.fits(article, d.Best)})
	for i, v := range verdicts {
		if v == d.Verdict {
			t.verdicts[i].count(w, article, &d)
		}
	}
	return d.Size
}

func (h *verdictCounts) count(w *groundTruth, article int, d *fit.Decision) {
	h.n++
	best := w.best[article]
	if best >= 0 {
		h.right++
	}
	if d.Size < 0 {
		return
	}
	if d.Size == best || d.Verdict == fit.Between && d.Alternative == best && best >= 0 {
		h.same++
	}
	if w.exact[article][d.Size].InBand() {
		h.inBand++
	}
	if w.fits(article, d.Size) {
		h.fitted++
	}
}

// add takes over another tally, which comes behind this one.
func (t *tally) add(o *tally) {
	t.readings, t.otherVerdict, t.otherSize = t.readings+o.readings, t.otherVerdict+o.otherVerdict, t.otherSize+o.otherSize
	for i := range t.verdicts {
		h, g := &t.verdicts[i], o.verdicts[i]
		h.n, h.same, h.inBand, h.fitted, h.right = h.n+g.n, h.same+g.same, h.inBand+g.inBand, h.fitted+g.fitted, h.right+g.right
	}
	t.predictions = append(t.predictions, o.predictions...)
	for i := range t.choice {
		t.choice[i].add(o.choice[i])
	}
}

func (t *tally) result(w *way) evidence.Way {
	r := evidence.Way{Name: w.name, Given: []string{}, SD: fit.ErrorSD(fit.Bust, w.with)}
	for _, m := range w.given {
		r.Given, r.SD = append(r.Given, m.String()), fit.ErrorSD(m, w.with)
	}
	r.Flips = evidence.Flips{
		Any:     ratio(t.otherVerdict+t.otherSize, t.readings),
		Verdict: ratio(t.otherVerdict, t.readings), Size: ratio(t.otherSize, t.readings),
	}
	for i, h := range t.verdicts {
		r.Verdicts = append(r.Verdicts, evidence.Heard{
			Verdict: string(verdicts[i]), Share: ratio(h.n, t.readings), Same: ratio(h.same, h.n),
			InBand: ratio(h.inBand, h.n), Fitted: ratio(h.fitted, h.n), Right: ratio(h.right, h.n),
		})
	}
	if w.chooses() {
		for i := range t.choice {
			r.Strategies = append(r.Strategies, t.choice[i].result(strategyNames[i]))
		}
	}
	return r
}
