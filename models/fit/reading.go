package fit

import "math"

// reading is one article read against one body.
type reading struct {
	body    *Body
	article *Article
	yard    *yardstick
	flat    float64 // 1/s, s = √(1 + πV/8)
	edge    float64 // e^(t+δ), where a size becomes too small or too large
	certain float64 // |η| up to which a size is believed in, were everything known
	sizes   []sizeReading
	memory  *memory // of a search; nil where every zone is asked about once
}

// sizeReading is one size: its score, its tails and the value it is ranked by.
type sizeReading struct {
	score                 float64
	pSmall, pFits, pLarge float64
	value                 float64 // P(fits)·Πq less the costs; valid when weighed
	tailed, ranked        bool    // which of the above are computed
	vetoed                bool    // valid when weighed
}

// newReading scores every size. Its sizes are kept in room where they find place.
func newReading(b *Body, a *Article, y *yardstick, room []sizeReading) reading {
	if len(a.Sizes) > len(room) {
		room = make([]sizeReading, len(a.Sizes))
	}
	r := reading{body: b, article: a, yard: y, sizes: room[:len(a.Sizes)]}
	r.edge, r.certain = a.Tolerance.edge()
	r.flatten()
	offset := r.offset()
	for k := range r.sizes {
		r.sizes[k].score = offset
	}
	for _, z := range y.scoredZones() {
		mean := b.Mean[z]
		for k := range r.sizes {
			r.sizes[k].score += y.contribution(z, a.Sizes[k].Garment[z]-mean)
		}
	}
	return r
}

// offset is what was learned of the article and the person.
func (r *reading) offset() float64 { return r.article.Offset.Value + r.body.Person.Offset.Value }

// flatten derives from the body's covariance how flat the tails are. That δ is not known
// moves both edges apart or together, to first order with the sd e^(t+δ)·sd(δ): the same
// for every size, as all of V is, so that the tails stay monotone.
func (r *reading) flatten() {
	v := r.yard.variance(r.body) + square(r.article.Offset.SD) + square(r.body.Person.Offset.SD) +
		square(r.edge*r.article.Tolerance.SD)
	r.flat = 1 / math.Sqrt(1+math.Pi*v/8)
}

func square(x float64) float64 { return x * x }

// tail computes the tails of one size, once: P(too small) = σ((−e^(t+δ) − η)/s),
// P(too large) = σ((η − e^(t+δ))/s) and P(fits), the rest. Uncertainty flattens both tails;
// dividing η alone would let ignorance raise P(fits).
func (r *reading) tail(k int) *sizeReading {
	s := &r.sizes[k]
	if !s.tailed {
		s.tailed = true
		s.pSmall = logistic((-r.edge - s.score) * r.flat)
		s.pLarge = logistic((s.score - r.edge) * r.flat)
		s.pFits = max(0, 1-s.pSmall-s.pLarge)
	}
	return s
}

// rank ranks one size and applies the veto of its zones. The value of a size is
// P(fits)·Π q(z), q the probability that a zone lies in its band, less the costs: by
// P(fits) alone W30/L36 would rival W33/L30, since length cancels waist in a sum.
// A size whose value must fall below atLeast is given up early and stays unweighed; found
// tells whether it was weighed.
func (r *reading) rank(k int, atLeast float64) (s *sizeReading, found bool) {
	if r.memory != nil && r.memory.limits[k] < atLeast {
		return nil, false
	}
	s = r.tail(k)
	if s.ranked {
		return s, true
	}
	value := s.pFits
	costs := costSmall*s.pSmall + costLarge*s.pLarge
	var worstTight, worstLoose float64
	vetoed := false
	for _, z := range r.yard.scoredZones() {
		if value-costs < atLeast {
			return nil, false
		}
		tight, loose := r.outside(k, z)
		value *= 1 - (tight + loose)
		if tight+loose >= conflictLevel && r.body.Given[z] {
			vetoed = vetoed || tight+loose >= vetoLevel
			worstTight, worstLoose = max(worstTight, tight), max(worstLoose, loose)
		}
	}
	s.ranked = true
	s.vetoed = vetoed || conflict(worstTight, worstLoose)
	s.value = value - costs
	return s, true
}

// conflict reports whether a tight and a loose zone, both more likely than not, together
// make it as good as sure that something is wrong.
func conflict(tight, loose float64) bool {
	return tight >= conflictLevel && loose >= conflictLevel && 1-(1-tight)*(1-loose) >= vetoLevel
}

// outside returns the probabilities that the ease of a zone lies below and above its band.
func (r *reading) outside(k int, z Measure) (tight, loose float64) {
	var c *chances
	if r.memory != nil {
		if c = &r.memory.chances[z][k]; c.known {
			return c.tight, c.loose
		}
	}
	ease := r.article.Sizes[k].Garment[z] - r.body.Mean[z]
	tight = normalTail((ease - r.yard.low[z]) * r.body.precision[z])
	loose = normalTail((r.yard.high[z] - ease) * r.body.precision[z])
	if c != nil {
		*c = chances{tight, loose, true}
	}
	return tight, loose
}

// best returns the index of the size of the highest value that is not vetoed, or -1. It
// starts with the central one: the higher the value to beat, the fewer are weighed.
func (r *reading) best(central int) int {
	best, value := -1, math.Inf(-1)
	if s, _ := r.rank(central, value); !s.vetoed {
		best, value = central, s.value
	}
	bound := r.scoreBound(value)
	for k := range r.sizes {
		if math.Abs(r.sizes[k].score) > bound || k == central {
			continue
		}
		if s, found := r.rank(k, value); found && !s.vetoed && s.value > value {
			best, value = k, s.value
		}
	}
	return best
}

// central is the size whose score is closest to 0.
func (r *reading) central() int {
	central, closest := 0, math.Inf(1)
	for k := range r.sizes {
		if off := math.Abs(r.sizes[k].score); off < closest {
			central, closest = k, off
		}
	}
	return central
}

// scoreBound is a score beyond which no size can have a value. Its costs are at least
// costLarge·(1 − P(fits)), hence value ≤ P(fits) − costLarge·(1 − P(fits)), and
// P(fits) < σ((e^(t+δ) − |η|)/s), so |η| < e^(t+δ) + s·ln((1−P)/P). For the logarithm, which a
// search has no time for, stand its bounds ln y ≤ y − 1 and, below y = 1, 2(y−1)/(y+1).
func (r *reading) scoreBound(value float64) float64 {
	fits := (value + costLarge) / (1 + costLarge)
	switch {
	case fits <= 0:
		return math.Inf(1)
	case fits < 0.5:
		return r.edge + (1-2*fits)/(fits*r.flat)
	}
	return r.edge + 2*(1-2*fits)/r.flat
}
