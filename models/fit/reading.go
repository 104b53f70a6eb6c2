package fit

import "math"

// reading is one article read against one body.
type reading struct {
	body      *Body
	article   *Article
	yard      *yardstick
	spread    float64           // s = √(1 + πV/8)
	edge      float64           // exp(e^t/s)
	precision [NumZones]float64 // 1/sd of each scored zone
	sizes     []sizeReading
	memory    *memory // of a search; nil where every zone is asked about once
}

// sizeReading is one size: its score, its tails and the value it is ranked by.
type sizeReading struct {
	score                 float64
	pSmall, pFits, pLarge float64
	value                 float64 // P(fits)·Πq less the costs; valid when weighed
	tailed, weighed       bool    // which of the above are computed
	vetoed                bool    // valid when weighed
}

// newReading scores every size. Its sizes are kept in room as far as that goes.
func newReading(b *Body, a *Article, y *yardstick, room []sizeReading) reading {
	r := reading{body: b, article: a, yard: y, sizes: room}
	r.gauge()
	offset := r.offset()
	for k := range a.Sizes {
		score := offset
		for _, z := range y.scoredZones() {
			score += y.contribution(z, a.Sizes[k].Garment[z]-b.Mean[z])
		}
		r.sizes = append(r.sizes, sizeReading{score: score})
	}
	return r
}

// offset is what was learned of the article and the person.
func (r *reading) offset() float64 { return r.article.Offset.Value + r.body.Person.Offset.Value }

// gauge derives from the body's covariance how flat the tails are, and how sharp each zone.
func (r *reading) gauge() {
	v := r.yard.variance(r.body) + square(r.article.Offset.SD) + square(r.body.Person.Offset.SD)
	r.spread = math.Sqrt(1 + math.Pi*v/8)
	r.edge = math.Exp(steepness / r.spread)
	for _, z := range r.yard.scoredZones() {
		r.precision[z] = 1 / math.Sqrt(r.body.Cov[z][z])
	}
}

func square(x float64) float64 { return x * x }

// tails are P(too small), P(fits) and P(too large) of a score:
// σ((−e^t − η)/s), the rest, σ((η − e^t)/s), with edge = exp(e^t/s) at hand.
// Uncertainty flattens both tails; dividing η alone would let ignorance raise P(fits).
func tails(score, spread, edge float64) (small, fits, large float64) {
	x := math.Exp(score / spread)
	small = 1 / (1 + edge*x)
	large = 1 / (1 + edge/x)
	return small, max(0, 1-small-large), large
}

// tail computes the tails of one size, once.
func (r *reading) tail(k int) *sizeReading {
	s := &r.sizes[k]
	if !s.tailed {
		s.tailed = true
		s.pSmall, s.pFits, s.pLarge = tails(s.score, r.spread, r.edge)
	}
	return s
}

// weigh ranks one size and applies the veto of its zones. The value of a size is
// P(fits)·Π q(z), q the probability that a zone lies in its band, less the costs: by
// P(fits) alone W30/L36 would rival W33/L30, since length cancels waist in a sum.
// A size whose value must fall below atLeast is given up early and stays unweighed; found
// tells whether it was weighed.
func (r *reading) weigh(k int, atLeast float64) (s *sizeReading, found bool) {
	s = &r.sizes[k]
	if s.weighed {
		return s, true
	}
	inBand := 1.0
	var worstTight, worstLoose float64
	vetoed := false
	for _, z := range r.yard.scoredZones() {
		tight, loose := r.outside(k, z)
		inBand *= max(0, 1-tight-loose)
		if inBand < atLeast {
			return s, false
		}
		if r.body.Given[z] {
			worstTight, worstLoose = max(worstTight, tight), max(worstLoose, loose)
			vetoed = vetoed || tight+loose >= vetoLevel
		}
	}
	r.tail(k)
	s.weighed = true
	s.vetoed = vetoed || conflict(worstTight, worstLoose)
	s.value = s.pFits*inBand - (costSmall*s.pSmall + costLarge*s.pLarge)
	return s, true
}

// conflict reports whether a tight and a loose zone, both more likely than not, together
// make it as good as sure that something is wrong.
func conflict(tight, loose float64) bool {
	return tight >= conflictLevel && loose >= conflictLevel && 1-(1-tight)*(1-loose) >= vetoLevel
}

// outside returns the probabilities that the ease of a zone lies below and above its band.
func (r *reading) outside(k int, z Measure) (tight, loose float64) {
	if r.memory != nil {
		return r.memory.outside(r, k, z)
	}
	return r.judge(k, z)
}

func (r *reading) judge(k int, z Measure) (tight, loose float64) {
	ease := r.article.Sizes[k].Garment[z] - r.body.Mean[z]
	tight = tailAbove((ease - r.yard.low[z]) * r.precision[z])
	loose = tailAbove((r.yard.high[z] - ease) * r.precision[z])
	return tight, loose
}

// best returns the index of the size of the highest value that is not vetoed, or -1. It
// starts with the central one: the higher the value to beat, the fewer are weighed.
func (r *reading) best(central int) int {
	best, value := -1, math.Inf(-1)
	if s, _ := r.weigh(central, value); !s.vetoed {
		best, value = central, s.value
	}
	reach := r.reach(value)
	for k := range r.sizes {
		if k == central || math.Abs(r.sizes[k].score) > reach {
			continue
		}
		if s, found := r.weigh(k, value); found && !s.vetoed && s.value > value {
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

// reach is the score beyond which no size can have a value. Its costs are at least
// costLarge·(1 − P(fits)), hence value ≤ P(fits) − costLarge·(1 − P(fits)), and
// P(fits) < σ((e^t − |η|)/s).
func (r *reading) reach(value float64) float64 {
	fits := (value + costLarge) / (1 + costLarge)
	if fits <= 0 {
		return math.Inf(1)
	}
	return steepness + r.spread*math.Log((1-fits)/fits)
}
