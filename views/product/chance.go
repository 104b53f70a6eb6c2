package product

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"ebenmass/models/fit"
	"ebenmass/views/markup"
)

// InHundred says a probability in people out of a hundred.
func InHundred(p float64) int { return int(math.Round(p * 100)) }

// inHundred is InHundred in figures, for messages.
func inHundred(p float64) string { return strconv.Itoa(InHundred(p)) }

// Outcomes are the probabilities of the four ways a size can turn out, in people out of a
// hundred; they add up to it.
func Outcomes(r fit.Rating) (small, fits, large, mixed int) {
	all := outcomes(r)
	return all[0].N, all[1].N, all[2].N, all[3].N
}

// outcome is one of the four ways a size can turn out, in people out of a hundred.
type outcome struct {
	Name string // "small", "fits", "large", "mixed"
	N    int
}

// outcomes are the four of a size, in the order they are drawn: tight stands left, wide right.
// They add up to a hundred; rounding is taken out on those that do not fit, so that the number
// that fits is the same wherever it stands.
func outcomes(r fit.Rating) [4]outcome {
	all := [...]outcome{{"small", 0}, {"fits", InHundred(r.PFits)}, {"large", 0}, {"mixed", 0}}
	shares := [...]float64{r.PSmall * 100, 0, r.PLarge * 100, r.PMixed * 100}
	left := 100 - all[1].N
	for i, share := range shares {
		if i != 1 {
			all[i].N = int(share)
			left -= all[i].N
		}
	}
	order := []int{0, 2, 3}
	rest := func(i int) float64 { return shares[i] - math.Floor(shares[i]) }
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(rest(j), rest(i)) })
	for _, i := range order {
		if left > 0 {
			all[i].N++
			left--
		}
	}
	for _, i := range order { // the fitting share was rounded up beyond what is left
		if left < 0 && all[i].N > 0 {
			all[i].N--
			left++
		}
	}
	return all
}

// sideBySide is the size shown and the neighbour of the same length that is next best, in the
// order of the chart; the size alone where it has no neighbour.
func (w adviceWords) sideBySide() []fit.SizeAdvice {
	if w.beside == nil {
		w.beside = w.findBeside()
	}
	return w.beside
}

// findBeside is sideBySide before it is kept with the panel.
func (w adviceWords) findBeside() []fit.SizeAdvice {
	shown := w.shown()
	at := slices.IndexFunc(w.Article.Sizes, func(s fit.Size) bool { return s.Label == shown.Size })
	if at < 0 {
		return []fit.SizeAdvice{}
	}
	place, other := w.Article.Sizes[at], fit.SizeAdvice{}
	for _, s := range w.Article.Sizes {
		if s.Length != place.Length || s.Waist != place.Waist-1 && s.Waist != place.Waist+1 {
			continue
		}
		if n, ok := w.Advice.SizeNamed(s.Label); ok && (other.Size == "" || n.PFits > other.PFits) && w.Advice.Alternative == "" || s.Label == w.Advice.Alternative {
			other = n
		}
	}
	both := make([]fit.SizeAdvice, 0, 2)
	for _, s := range w.Advice.Sizes {
		if s.Size == shown.Size || s.Size == other.Size {
			both = append(both, s)
		}
	}
	return both
}

// chanceWidth is the width of a stacked bar in its own units, chanceGap the ground between its
// parts.
const chanceWidth, chanceGap = 200.0, 2.0

// chancePart is one part of a stacked bar.
type chancePart struct {
	Name     string
	X, Width float64
}

// chanceParts lays outcomes beside each other, leaving out those that round to nobody.
func chanceParts(all *[4]outcome) []chancePart {
	shown := 0
	for _, o := range all {
		if o.N > 0 {
			shown++
		}
	}
	room := chanceWidth - chanceGap*float64(shown-1)
	parts := make([]chancePart, 0, len(all))
	x := 0.0
	for _, o := range all {
		if o.N == 0 {
			continue
		}
		width := room * float64(o.N) / 100
		parts = append(parts, chancePart{o.Name, x, width})
		x += width + chanceGap
	}
	return parts
}

// sayChances says a stacked bar to those who do not see it.
func (w adviceWords) sayChances(m *markup.Builder, all [4]outcome) *markup.Builder {
	var pairs [2 * len(all)]string
	for i, o := range all {
		pairs[2*i], pairs[2*i+1] = o.Name, strconv.Itoa(o.N)
	}
	return w.say(m, "why.chance.label", pairs[:]...)
}
