package reference

import (
	"math"

	"ebenmass/models/fit"
)

// Declared: how blurred the ends of what a label covers are, in logits, for labels of this
// shop and of any other, and of a leg length, in cm.
const (
	HereBlur      = 0.3
	elsewhereBlur = 0.6
	legBlur       = 2.0
)

// ratherLong is by how many cm the legs of a usual length are longer than their target on
// average: a leg that is too long can be turned up, one that is too short cannot.
const ratherLong = 1.3

// Habit is a group of articles in which people know one size as theirs: those of a
// department that label sizes alike and go by the same girth.
type Habit []*fit.Article

// average adds up functionals.
type average struct {
	sum fit.Functional
	n   float64
}

func (m *average) add(f fit.Functional) {
	m.n++
	m.sum.Const += f.Const
	m.sum.Taste += f.Taste
	for z := range m.sum.Body {
		m.sum.Body[z] += f.Body[z]
	}
}

func (m *average) mean() (f fit.Functional) {
	f.Const, f.Taste = m.sum.Const/m.n, m.sum.Taste/m.n
	for z := range f.Body {
		f.Body[z] = m.sum.Body[z] / m.n
	}
	return f
}

// gap averages the distance to a neighbouring size over the articles that have it.
type gap struct {
	sum           float64
	with, without float64
}

func (g *gap) add(distance float64, found bool) {
	if !found {
		g.without++
		return
	}
	g.with++
	g.sum += distance
}

// half is half the mean gap; infinite where at least half of the articles lack the
// neighbour: then nobody could have chosen it.
func (g *gap) half() float64 {
	if g.without >= g.with {
		return math.Inf(1)
	}
	return g.sum / g.with / 2
}

// Girth is what a usual size says of the girths: that its mean score over the articles that
// have it lies nearer to 0 than those of its neighbours at the same length. ok is false
// where no article has the label.
func (h Habit) Girth(label string, wish fit.Preference, blur float64) (s fit.Statement, ok bool) {
	var mean average
	var up, down gap
	for _, a := range h {
		k := a.SizeLabelled(label)
		if k < 0 {
			continue
		}
		f := a.ScoreFunctional(k, wish)
		mean.add(f)
		size := &a.Sizes[k]
		for _, side := range [...]struct {
			rank int
			gap  *gap
		}{{size.Waist + 1, &up}, {size.Waist - 1, &down}} {
			other := a.SizeAt(side.rank, size.Length)
			if other < 0 {
				side.gap.add(0, false)
				continue
			}
			side.gap.add(math.Abs(a.ScoreFunctional(other, wish).Const-f.Const), true)
		}
	}
	if mean.n == 0 {
		return s, false
	}
	return fit.Statement{Functional: mean.mean(), Likelihood: fit.Within(-up.half(), down.half(), blur)}, true
}

// Leg is what a label of two axes says of the inside leg: that its leg lies nearer to the
// target than those of its neighbours at the same waist. ok is false where no article has
// the label or a second axis.
func (h Habit) Leg(label string, wish fit.Preference) (s fit.Statement, ok bool) {
	var mean average
	var up, down gap
	for _, a := range h {
		k := a.SizeLabelled(label)
		if k < 0 {
			continue
		}
		f, legs := a.LegFunctional(k, wish)
		if !legs || !twoAxes(a) {
			continue
		}
		mean.add(f)
		size := &a.Sizes[k]
		for _, side := range [...]struct {
			rank int
			gap  *gap
		}{{size.Length + 1, &up}, {size.Length - 1, &down}} {
			other := a.SizeAt(size.Waist, side.rank)
			if other < 0 {
				side.gap.add(0, false)
				continue
			}
			side.gap.add(math.Abs(a.Sizes[other].Garment[fit.Inseam]-size.Garment[fit.Inseam]), true)
		}
	}
	if mean.n == 0 {
		return s, false
	}
	return fit.Statement{Functional: mean.mean(), Likelihood: fit.Within(ratherLong-up.half(), ratherLong+down.half(), legBlur)}, true
}

func twoAxes(a *fit.Article) bool {
	for k := range a.Sizes {
		if a.Sizes[k].Length > 0 {
			return true
		}
	}
	return false
}

// Pull is the mean sum of the pulls of a habit's articles, in logits per cm: what one
// centimetre of a brand's deviation moves a score by.
func (h Habit) Pull() float64 {
	sum := 0.0
	for _, a := range h {
		for _, z := range a.Girths() {
			tight, loose := a.Pull(z)
			sum += (tight + loose) / 2
		}
	}
	return sum / float64(len(h))
}

// Elsewhere is a usual size of an unknown brand, read against this shop's own: the brand
// may deviate, its labels are less sharp, and what was learned of our articles says nothing of
// it. wish is Regular: how somebody likes the clothes of another shop we do not know.
func (h Habit) Elsewhere(label string, brand int) (s fit.Statement, ok bool) {
	plain := make(Habit, len(h))
	for i, a := range h {
		without := *a
		without.Offset = fit.Offset{}
		plain[i] = &without
	}
	s, ok = plain.Girth(label, fit.Regular, elsewhereBlur)
	if ok {
		s.Brand[brand] = h.Pull()
	}
	return s, ok
}
