package drawn

import "ebenmass/models/fit"

// groundTruth is how every article of a department sits on one simulated shopper: their body
// known exactly, and what they will feel in each piece.
type groundTruth struct {
	articles []prepared
	exact    [][]fit.Exact // by article and size
	best     []int         // by article: the right size of the highest value, or -1
	uniform  []float64     // by article: where in [0, 1) the outcome falls
	usual    []int         // by article: the size of the label they usually wear, or -1
}

// compute reads every article for an exact body and draws how it feels.
func (w *groundTruth) compute(p *shopper, d source) {
	for i := range w.articles {
		w.exact[i] = w.articles[i].Fit.Exact(p.body, fit.Regular, w.exact[i][:0])
		w.best[i] = bestRight(w.exact[i])
		w.uniform[i] = d.Float64()
	}
	w.findUsual()
}

func newGroundTruth(articles []prepared) *groundTruth {
	n := len(articles)
	return &groundTruth{articles, make([][]fit.Exact, n), make([]int, n), make([]float64, n), make([]int, n)}
}

func bestRight(sizes []fit.Exact) int {
	best := -1
	for k := range sizes {
		if sizes[k].Right && (best < 0 || sizes[k].Value > sizes[best].Value) {
			best = k
		}
	}
	return best
}

// outcome is how a size of an article feels. The sizes of one article share their luck: who
// finds M too small finds S too small.
func (w *groundTruth) outcome(article, size int) fit.Outcome {
	switch e := &w.exact[article][size]; {
	case w.uniform[article] < e.PSmall:
		return fit.OutcomeSmall
	case w.uniform[article] >= 1-e.PLarge:
		return fit.OutcomeLarge
	}
	return fit.OutcomeFits
}

func (w *groundTruth) fits(article, size int) bool {
	return w.outcome(article, size) == fit.OutcomeFits
}

// sizeKind is what is worn on one part of the body and labelled one way: people have one usual
// size for tops by letters, another for trousers by numbers.
type sizeKind struct {
	system string
	lead   fit.Measure
}

// labelCount is how many articles of a kind ask for a label.
type labelCount struct {
	kind  sizeKind
	label string
	n     int
}

// findUsual takes as somebody's usual size the label that most articles of the kind would fit
// them best in, had they tried them all on: exact bodies, and one shop's sizes. Usual sizes are
// made in many shops, so this is the most that a usual size can be worth, not what it is. An
// article that lacks the label is not ordered.
func (w *groundTruth) findUsual() {
	var counts []labelCount
	for i := range w.articles {
		s := &w.articles[i]
		likeliest := 0
		for k := range w.exact[i] {
			if w.exact[i][k].PFits > w.exact[i][likeliest].PFits {
				likeliest = k
			}
		}
		counts = countLabel(counts, labelCount{s.sizeKind(), s.Fit.Sizes[likeliest].Label, 1})
	}
	for i := range w.articles {
		s, most := &w.articles[i], 0
		for _, each := range counts {
			if each.kind == s.sizeKind() && each.n > most {
				most, w.usual[i] = each.n, s.labelled(each.label)
			}
		}
	}
}

func (s *prepared) sizeKind() sizeKind { return sizeKind{s.System, s.lead} }

func countLabel(counts []labelCount, one labelCount) []labelCount {
	for i := range counts {
		if counts[i].kind == one.kind && counts[i].label == one.label {
			counts[i].n++
			return counts
		}
	}
	return append(counts, one)
}
