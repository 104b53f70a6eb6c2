package drawn

import (
	"math"

	"ebenmass/models/fit"
)

// world is how every article of a department sits on one simulated shopper.
type world struct {
	*department
	feelings [][]feeling // by article and size
	exact    []fit.Exact
	usual    []int // by habit: the label of the best fixed size
}

func newWorld(d *department) *world {
	return &world{department: d, feelings: make([][]feeling, len(d.articles)), usual: make([]int, len(d.habits))}
}

// compute tries everything on.
func (w *world) compute(p *shopper, truth Truth) {
	for i := range w.articles {
		a := &w.articles[i]
		w.exact = a.Fit.Exact(p.body, fit.Regular, w.exact[:0])
		w.feelings[i] = truth.feel(a, p, w.exact, w.feelings[i][:0])
	}
	for h := range w.habits {
		w.usual[h] = w.bestFixed(&w.habits[h])
	}
}

// bestFixed is the label that is worth most on average over the articles of a habit that
// have it, had they all been tried on: the most that a usual size can be worth.
func (w *world) bestFixed(h *habit) int {
	best, most := -1, math.Inf(-1)
	for l := range h.labels {
		sum, n := 0.0, 0
		for i, k := range h.labels[l].size {
			if k >= 0 {
				sum += w.feelings[h.articles[i]][k].worth
				n++
			}
		}
		if mean := sum / float64(n); mean > most {
			best, most = l, mean
		}
	}
	return best
}

// habitSize is the size of an article under the usual label, or -1.
func (w *world) habitSize(article int) int {
	h := &w.habits[w.of[article]]
	if w.usual[w.of[article]] < 0 {
		return -1
	}
	for i, a := range h.articles {
		if a == article {
			return h.labels[w.usual[w.of[article]]].size[i]
		}
	}
	return -1
}

// worth is what ordering a size leads to in €; nothing for -1.
func (w *world) worth(article, size int) float64 {
	if size < 0 {
		return 0
	}
	return w.feelings[article][size].worth
}

// suits reports whether some size of an article is worth an order.
func (w *world) suits(article int) bool {
	for _, f := range w.feelings[article] {
		if f.fits >= fit.Threshold {
			return true
		}
	}
	return false
}

// bestSize is the size worth most, or -1 where none is worth anything.
func (w *world) bestSize(article int) int {
	best, most := -1, 0.0
	for k, f := range w.feelings[article] {
		if f.worth > most {
			best, most = k, f.worth
		}
	}
	return best
}
