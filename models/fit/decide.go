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

// usualSizes is how many sizes a chart has at most without costing an allocation; most
// have no more than fewSizes, and no need for so much room.
const usualSizes, fewSizes = 40, 12

// Decide reads all sizes of an article for a body and decides. It allocates nothing for
// charts of up to 40 sizes. An article without sizes cannot be advised on.
func (b *Body) Decide(a *Article) Decision {
	y := newYardstick(a, b.Person.Preference, b.Given[Arm])
	if len(a.Sizes) <= fewSizes {
		var room [fewSizes]sizeReading
		r := newReading(b, a, &y, room[:])
		return r.decide()
	}
	var room [usualSizes]sizeReading
	r := newReading(b, a, &y, room[:])
	return r.decide()
}

// verdict is Decide without the ground, for a yardstick at hand.
func (b *Body) verdict(a *Article, y *yardstick) Decision {
	var room [usualSizes]sizeReading
	r := newReading(b, a, y, room[:])
	return r.verdict()
}

func (r *reading) decide() Decision {
	d := r.verdict()
	r.ground(&d)
	return d
}

// reachOf is the largest |η| at which P(fits) reaches the threshold for a body known
// exactly: P(fits) = (E² − 1)/(1 + E² + 2E·cosh η) with E = exp(edge), solved for η. For
// any other body it is less, since uncertainty flattens the tails. It is below −rounding
// where not even a perfect size is believed in.
func reachOf(edge float64) float64 {
	e := math.Exp(edge)
	if cosh := ((square(e)-1)/Threshold - 1 - square(e)) / (2 * e); cosh >= 1 {
		return math.Acosh(cosh)
	}
	return -1
}

// certainReach is reachOf an article of which no tolerance was learned.
var certainReach = reachOf(steepness)

// edge returns e^(t+δ) and its reach.
func (t Tolerance) edge() (edge, reach float64) {
	if t.Value == 0 {
		return steepness, certainReach
	}
	edge = steepness * math.Exp(t.Value)
	return edge, reachOf(edge)
}

// rounding is more than a score or a probability can be off by in its last digits.
const rounding = 1e-9

// verdict decides; it leaves the ground to be found by ground, which a search has no use for.
func (r *reading) verdict() Decision {
	d := Decision{Verdict: CannotSay, Size: -1, Alternative: -1, Best: -1}
	if len(r.sizes) == 0 {
		d.Reason = ReasonUncertain
		return d
	}
	if central := r.central(); math.Abs(r.sizes[central].score) <= r.certain+rounding {
		d.Best = r.best(central)
	}
	if d.Best >= 0 && r.tail(d.Best).pFits >= Threshold {
		d.Verdict, d.Size = Recommended, d.Best
		least := r.sizes[d.Best].value - closeCall
		if other := r.runnerUp(d.Best, least); other >= 0 && r.sizes[other].value >= least {
			d.Verdict, d.Alternative = Between, other
		}
		return d
	}
	if reason, size := r.outsideAllSizes(); reason != "" {
		d.Reason, d.Best = reason, size
		return d
	}
	if d.Best >= 0 && math.Abs(r.sizes[d.Best].score) <= r.certain {
		d.Reason = ReasonUncertain
		return d
	}
	d.Verdict = NotRecommended
	return d
}

// ground completes a decision with its reason, the zones it names and the next best size.
func (r *reading) ground(d *Decision) {
	switch {
	case d.Verdict == NotRecommended:
		r.negative(d)
	case d.Verdict == Between:
		d.Reason, d.Zone = ReasonBetween, r.tradeOff(d.Best, d.Alternative)
	case d.Verdict == Recommended:
		d.Reason, d.Alternative = ReasonFits, r.runnerUp(d.Best, math.Inf(-1))
		if z, state := r.worst(d.Best); state != InRange {
			d.Reason, d.Zone = ReasonFitsNearly, z
		}
	case d.Best < 0: // no sizes
		return
	case d.Reason == ReasonUncertain:
		d.Zone = r.leastKnown()
	default:
		d.Zone = r.leading()
	}
	d.PFits = r.tail(d.Best).pFits
}

// runnerUp is the best neighbour on one axis that the model believes in as well, or -1.
// One whose value must fall below atLeast is not looked for.
func (r *reading) runnerUp(best int, atLeast float64) int {
	other := -1
	for k := range r.sizes {
		if math.Abs(r.sizes[k].score) > r.certain+rounding || !neighbours(&r.article.Sizes[best], &r.article.Sizes[k]) {
			continue
		}
		s, found := r.rank(k, atLeast)
		if found && !s.vetoed && s.pFits >= Threshold && (other < 0 || s.value > r.sizes[other].value) {
			other = k
		}
	}
	return other
}

func neighbours(a, b *Size) bool {
	waist, length := a.Waist-b.Waist, a.Length-b.Length
	return waist*waist+length*length == 1
}
