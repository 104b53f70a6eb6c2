package fit

import "math"

// Decision is a verdict without its explanation.
type Decision struct {
	Verdict     Verdict
	Size        int // index into Article.Sizes; -1 where the verdict names none
	Alternative int // index or -1
	Best        int // the size shown when the verdict names none
	Reason      Reason
	Zone        Measure // the zone the reason names
	OtherZone   Measure // conflict only
	PFits       float64 // of Best
}

// usualSizes is how many sizes a chart has at most without costing an allocation.
const usualSizes = 40

// Decide reads all sizes of an article for a body and decides. It allocates nothing for
// charts of up to 40 sizes. An article without sizes cannot be advised on.
func (b *Body) Decide(a *Article) Decision {
	y := newYardstick(a, b.Person.Preference, b.Given[Arm])
	return b.decide(a, &y)
}

func (b *Body) decide(a *Article, y *yardstick) Decision {
	var room [usualSizes]sizeReading
	r := newReading(b, a, y, room[:0])
	return r.decide()
}

// reading is one article read against one body.
type reading struct {
	body    *Body
	article *Article
	yard    *yardstick
	spread  float64           // s = √(1 + πV/8)
	edge    float64           // exp(e^t/s)
	scale   [NumZones]float64 // 1/(sd·√2) of each scored zone
	sizes   []sizeReading
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
	v := y.variance(b) + square(a.Offset.SD) + square(b.Person.Offset.SD)
	r := reading{body: b, article: a, yard: y, spread: math.Sqrt(1 + math.Pi*v/8), sizes: room}
	for z := range r.scale {
		if y.scored[z] {
			r.scale[z] = 1 / math.Sqrt(2*b.Cov[z][z])
		}
	}
	r.edge = math.Exp(steepness / r.spread)
	offset := a.Offset.Value + b.Person.Offset.Value
	for k := range a.Sizes {
		s := sizeReading{score: offset}
		for z := range Measure(NumZones) {
			if y.scored[z] {
				s.score += y.lambda[z] * y.looseness(z, a.Sizes[k].Garment[z]-b.Mean[z])
			}
		}
		r.sizes = append(r.sizes, s)
	}
	return r
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
// A size whose value falls below atLeast is given up early and stays unweighed; found
// tells whether it was weighed.
func (r *reading) weigh(k int, atLeast float64) (s *sizeReading, found bool) {
	s = r.tail(k)
	if s.weighed {
		return s, true
	}
	costs := costSmall*s.pSmall + costLarge*s.pLarge
	if s.pFits-costs < atLeast {
		return s, false
	}
	inBand := 1.0
	var worstTight, worstLoose float64
	vetoed := false
	for z := range Measure(NumZones) {
		if !r.yard.scored[z] {
			continue
		}
		tight, loose := r.outside(k, z)
		inBand *= max(0, 1-tight-loose)
		if s.pFits*inBand-costs < atLeast {
			return s, false
		}
		if r.body.Given[z] {
			worstTight, worstLoose = max(worstTight, tight), max(worstLoose, loose)
			vetoed = vetoed || tight+loose >= vetoLevel
		}
	}
	s.weighed = true
	s.vetoed = vetoed || conflict(worstTight, worstLoose)
	s.value = s.pFits*inBand - costs
	return s, true
}

// conflict reports whether a tight and a loose zone, both more likely than not, together
// make it as good as sure that something is wrong.
func conflict(tight, loose float64) bool {
	return tight >= conflictLevel && loose >= conflictLevel && 1-(1-tight)*(1-loose) >= vetoLevel
}

// outside returns the probabilities that the ease of a zone lies below and above its band.
func (r *reading) outside(k int, z Measure) (tight, loose float64) {
	ease := r.article.Sizes[k].Garment[z] - r.body.Mean[z]
	tight = 0.5 * math.Erfc((ease-r.yard.low[z])*r.scale[z])
	loose = 0.5 * math.Erfc((r.yard.high[z]-ease)*r.scale[z])
	return tight, loose
}

func (r *reading) decide() Decision {
	if len(r.sizes) == 0 {
		return Decision{Verdict: CannotSay, Size: -1, Alternative: -1, Best: -1, Reason: ReasonUncertain}
	}
	best := r.best()
	if best >= 0 && r.sizes[best].pFits >= Threshold {
		return r.positive(best)
	}
	if d, outside := r.outsideAllSizes(); outside {
		return d
	}
	if best >= 0 {
		if _, certain, _ := tails(r.sizes[best].score, 1, math.Exp(steepness)); certain >= Threshold {
			return Decision{Verdict: CannotSay, Size: -1, Alternative: -1, Best: best,
				Reason: ReasonUncertain, Zone: r.leastKnown(), PFits: r.sizes[best].pFits}
		}
	}
	return r.negative()
}

// best returns the index of the size of the highest value that is not vetoed, or -1.
func (r *reading) best() int {
	central := 0
	for k := range r.sizes {
		if math.Abs(r.sizes[k].score) < math.Abs(r.sizes[central].score) {
			central = k
		}
	}
	best, value := -1, math.Inf(-1)
	if s, _ := r.weigh(central, value); !s.vetoed {
		best, value = central, s.value
	}
	// P(fits) < σ((e^t − |η|)/s), so beyond this score no size can reach the value.
	reach := math.Inf(1)
	if value > 0 {
		reach = steepness + r.spread*math.Log((1-value)/value)
	}
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

// positive names the best size, and its neighbour where the two are as good as equal.
func (r *reading) positive(best int) Decision {
	d := Decision{Verdict: Recommended, Size: best, Alternative: -1, Best: best,
		Reason: ReasonFits, PFits: r.sizes[best].pFits}
	if other := r.runnerUp(best); other >= 0 {
		d.Alternative = other
		if r.sizes[best].value-r.sizes[other].value <= closeCall {
			d.Verdict, d.Reason, d.Zone = Between, ReasonBetween, r.tradeOff(best, other)
			return d
		}
	}
	if z, state := r.worst(best); state != InRange {
		d.Reason, d.Zone = ReasonFitsNearly, z
	}
	return d
}

// runnerUp is the best neighbour on one axis that the model believes in as well, or -1.
func (r *reading) runnerUp(best int) int {
	other := -1
	for k := range r.sizes {
		if !neighbours(&r.article.Sizes[best], &r.article.Sizes[k]) || r.tail(k).pFits < Threshold {
			continue
		}
		if s, _ := r.weigh(k, math.Inf(-1)); !s.vetoed && (other < 0 || s.value > r.sizes[other].value) {
			other = k
		}
	}
	return other
}

func neighbours(a, b *Size) bool {
	waist, length := a.Waist-b.Waist, a.Length-b.Length
	return waist*waist+length*length == 1
}

// tradeOff is the zone in which two sizes differ most, in tolerances.
func (r *reading) tradeOff(a, b int) Measure {
	zone, most := r.leading(), -1.0
	for z := range Measure(NumZones) {
		if !r.yard.scored[z] {
			continue
		}
		apart := math.Abs(r.article.Sizes[a].Garment[z]-r.article.Sizes[b].Garment[z]) / r.yard.tolerance[z]
		if apart > most {
			zone, most = z, apart
		}
	}
	return zone
}

// leading is the scored zone of the greatest weight.
func (r *reading) leading() Measure {
	zone := Bust
	for z := range Measure(NumZones) {
		if r.yard.lambda[z] > r.yard.lambda[zone] {
			zone = z
		}
	}
	return zone
}

// leastKnown is the scored zone that contributes most to the uncertainty.
func (r *reading) leastKnown() Measure {
	zone, most := r.leading(), -1.0
	for z := range Measure(NumZones) {
		if !r.yard.scored[z] {
			continue
		}
		if v := square(r.yard.lambda[z]/r.yard.tolerance[z]) * r.body.Cov[z][z]; v > most {
			zone, most = z, v
		}
	}
	return zone
}

// worst is the given zone most likely outside its band in a size, with the side on which
// its ease lies. InRange where every given zone lies within.
func (r *reading) worst(k int) (Measure, State) {
	zone, state, most := Measure(0), InRange, 0.0
	for z := range Measure(NumZones) {
		if !r.yard.scored[z] || !r.body.Given[z] {
			continue
		}
		side := r.yard.state(z, r.article.Sizes[k].Garment[z]-r.body.Mean[z])
		if side == InRange {
			continue
		}
		if tight, loose := r.outside(k, z); tight+loose > most {
			zone, state, most = z, side, tight+loose
		}
	}
	return zone, state
}
