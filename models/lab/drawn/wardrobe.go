package drawn

import "ebenmass/models/fit"

// wardrobe is what one person would find in their department, knowing their body exactly and
// what they will feel in each piece.
type wardrobe struct {
	articles []sides
	exact    [][]fit.Exact // by article and size
	best     []int         // by article: the right size of the highest value, or -1
	luck     []float64     // by article: where in [0, 1) the outcome falls
	usual    []int         // by article: the size of the label they usually wear, or -1
}

// open reads every article for an exact body and draws how it feels.
func (w *wardrobe) open(p *person, d dice) {
	for i := range w.articles {
		w.exact[i] = w.articles[i].Fit.Exact(p.body, fit.Regular, w.exact[i][:0])
		w.best[i] = bestRight(w.exact[i])
		w.luck[i] = d.Float64()
	}
	w.findUsual()
}

func newWardrobe(articles []sides) *wardrobe {
	n := len(articles)
	return &wardrobe{articles, make([][]fit.Exact, n), make([]int, n), make([]float64, n), make([]int, n)}
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
func (w *wardrobe) outcome(article, size int) fit.Outcome {
	switch e := &w.exact[article][size]; {
	case w.luck[article] < e.PSmall:
		return fit.OutcomeSmall
	case w.luck[article] >= 1-e.PLarge:
		return fit.OutcomeLarge
	}
	return fit.OutcomeFits
}

func (w *wardrobe) fits(article, size int) bool { return w.outcome(article, size) == fit.OutcomeFits }

// habit is what is worn on one part of the body and labelled one way: people have one usual
// size for tops by letters, another for trousers by numbers.
type habit struct {
	system string
	lead   fit.Measure
}

// worn is how many articles of a habit ask for a label.
type worn struct {
	habit habit
	label string
	n     int
}

// findUsual takes as somebody's usual size the label that most articles of the kind would fit
// them best in, had they tried them all on: exact bodies, and one shop's sizes. Habits are
// made in many shops, so this is the most that a usual size can be worth, not what it is. An
// article that lacks the label is not ordered.
func (w *wardrobe) findUsual() {
	var wears []worn
	for i := range w.articles {
		s := &w.articles[i]
		likeliest := 0
		for k := range w.exact[i] {
			if w.exact[i][k].PFits > w.exact[i][likeliest].PFits {
				likeliest = k
			}
		}
		wears = count(wears, worn{s.habit(), s.Fit.Sizes[likeliest].Label, 1})
	}
	for i := range w.articles {
		s, most := &w.articles[i], 0
		for _, each := range wears {
			if each.habit == s.habit() && each.n > most {
				most, w.usual[i] = each.n, s.labelled(each.label)
			}
		}
	}
}

func (s *sides) habit() habit { return habit{s.System, s.lead} }

func count(wears []worn, one worn) []worn {
	for i := range wears {
		if wears[i].habit == one.habit && wears[i].label == one.label {
			wears[i].n++
			return wears
		}
	}
	return append(wears, one)
}
