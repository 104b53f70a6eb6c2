package fit

import "math"

// Worn is what somebody said of a size they wore.
type Worn struct {
	Article Article
	Size    string
	Outcome Outcome
}

// LearnCustomer finds the mode of the posterior of a customer's own offset u ~ N(0, 0.6²)
// from what they wore, given their measures and what is known of the articles; p.Offset is
// not read. The body's and the articles' uncertainty flatten each observation (s is the
// article's own, as in advice). u also takes up what a tape got wrong, whose error is the
// same in every article: V counts it again, so the sd is rather too large than too small.
// Worn sizes that the charts do not have, and types without parameters, say nothing; N
// counts those that do. Without any the offset is zero.
func LearnCustomer(p Person, worn []Worn) Offset {
	p.Offset = Offset{}
	b := Estimate(p)
	var terms []customerTerm
	for i := range worn {
		if t, ok := newCustomerTerm(&b, &worn[i]); ok {
			terms = append(terms, t)
		}
	}
	if len(terms) == 0 {
		return Offset{}
	}
	u, precision := 0.0, 0.0
	// The gradient falls in u: Newton's steps are kept between the last places at which it
	// was of either sign.
	low, high := -20.0, 20.0
	for range maxClimb {
		var gradient float64
		gradient, precision = climbCustomer(terms, u)
		if gradient > 0 {
			low = u
		} else {
			high = u
		}
		next := u + gradient/precision
		if next <= low || next >= high {
			next = (low + high) / 2
		}
		if math.Abs(next-u) < converged {
			break
		}
		u = next
	}
	return Offset{Value: u, SD: 1 / math.Sqrt(precision), N: len(terms)}
}

// customerTerm is one worn size: its term, and how far the article's tolerance reaches.
type customerTerm struct {
	term
	delta float64
}

func newCustomerTerm(b *Body, w *Worn) (t customerTerm, ok bool) {
	a := &w.Article
	y := newYardstick(a, b.Person.Preference, b.Given[Arm])
	k := a.sizeNamed(w.Size)
	if k < 0 || y.count == 0 {
		return t, false
	}
	r := newReading(b, a, &y, nil)
	return customerTerm{
		term:  term{at: r.sizes[k].score, flat: r.flat, outcome: w.Outcome, n: 1},
		delta: a.Tolerance.Value,
	}, true
}

// climbCustomer returns the gradient of the log posterior at u and its curvature with the
// sign turned.
func climbCustomer(terms []customerTerm, u float64) (gradient, precision float64) {
	gradient, precision = -u/square(customerSD), 1/square(customerSD)
	for i := range terms {
		g, h := terms[i].derive(point{beta: u, delta: terms[i].delta})
		gradient += g[0]
		precision += h.bb
	}
	return gradient, precision
}

// ScoreOf returns η of a size for a person, without the article's offset and the
// customer's: what is counted when the person tells how it fits. ok is false for a size the
// chart does not have and for a type without parameters.
func (a Article) ScoreOf(p Person, size string) (score float64, ok bool) {
	a.Offset, p.Offset = Offset{}, Offset{}
	b := Estimate(p)
	y := newYardstick(&a, p.Preference, b.Given[Arm])
	k := a.sizeNamed(size)
	if k < 0 || y.count == 0 {
		return 0, false
	}
	r := newReading(&b, &a, &y, nil)
	return r.sizes[k].score, true
}

// sizeNamed is the place of a label in the chart, or -1.
func (a *Article) sizeNamed(label string) int {
	for k := range a.Sizes {
		if a.Sizes[k].Label == label {
			return k
		}
	}
	return -1
}
