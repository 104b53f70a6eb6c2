package fit

import (
	"math"
	"slices"
)

// yardstick is what one article demands of one wearer, the same for all its sizes.
type yardstick struct {
	scored    [NumZones]bool
	zones     [NumZones]Measure // the scored ones, in order
	count     int               // of the scored ones
	lambda    [NumZones]float64 // λ, summing to steepness over the scored zones
	target    [NumZones]float64 // E
	tolerance [NumZones]float64 // w, loose side
	pull      [NumZones]pull
	low, high [NumZones]float64 // band of the ease
}

// pull is λ/w, the score per cm: above the target, and below it, where stretch widens w.
type pull [2]float64

const above, below = 0, 1

// Target returns the ease in cm that a garment is drawn for in a zone, for wearers who
// prefer it regular. It is what charts are graded with.
func Target(sizing Sizing, t Type, c Cut, s Stretch, l Leg, z Measure) float64 {
	y := newYardstick(&Article{Sizing: sizing, Type: t, Cut: c, Stretch: s, Leg: l}, Regular, true)
	return y.target[z]
}

// newYardstick lays the declared parameters against an article. The arm is scored only
// where it was given.
//
// Preference, cut and stretch move the target, never the least ease: tight stays tight,
// whatever one wishes.
func newYardstick(a *Article, wish Preference, armGiven bool) (y yardstick) {
	d, ok := designOf(a.Type)
	if !ok {
		return y // scores nothing
	}
	cut, wished, stretch := cutShift(a.Cut, d.bottom), wishShift(wish, d.bottom), giveOf(a.Stretch)
	give := stretch.target
	if d.bottom || a.Type == Dress {
		give = stretch.targetBottom
	}

	sum := 0.0
	var tightSide [NumZones]float64 // w, tight side
	for z := range Measure(NumZones) {
		target, least, tight := d.ease[z], d.least[z], d.tolerance[z]
		switch z {
		case Bust, Waist, Hip:
			least += stretch.least
			target += cut[z] + give + wished[z]
			tight *= stretch.tightSide
		case Inseam:
			target += legEase(a.Sizing) + legShift(a.Leg)
		}
		target = max(target, least)
		y.target[z] = target
		y.tolerance[z], tightSide[z] = d.tolerance[z], tight
		y.low[z], y.high[z] = max(target-tight, least), target+d.tolerance[z]
		if d.weight[z] > 0 && !a.Free[z] && a.has(z) && (z != Arm || armGiven) {
			y.scored[z] = true
			y.zones[y.count] = z
			y.count++
			sum += d.weight[z]
		}
	}
	for _, z := range y.scoredZones() {
		y.lambda[z] = steepness * d.weight[z] / sum
		y.pull[z] = pull{above: y.lambda[z] / y.tolerance[z], below: y.lambda[z] / tightSide[z]}
	}
	return y
}

// scoredZones lists the scored zones in order.
func (y *yardstick) scoredZones() []Measure { return y.zones[:y.count] }

// Zones lists where an article is compared with a body: what can be said to fit or not. The
// arm is among them where the sleeve is long.
func (a Article) Zones() []Measure {
	y := newYardstick(&a, Regular, true)
	return slices.Clone(y.scoredZones())
}

// Pull is by how much the score changes with each centimetre of a garment's zone for people
// who prefer it regular: λ/w, on the tight side of its target and on the loose one. Both are 0 where
// an article is not compared in the zone.
func (a Article) Pull(z Measure) (tight, loose float64) {
	y := newYardstick(&a, Regular, true)
	return y.pull[z][below], y.pull[z][above]
}

// LeadingZone is the zone of the greatest weight among those an article is compared in; ok is
// false where there is none.
func (a Article) LeadingZone() (zone Measure, ok bool) {
	y := newYardstick(&a, Regular, true)
	return y.leading(), y.count > 0
}

// leading is the scored zone of the greatest weight.
func (y *yardstick) leading() Measure {
	zone := Bust
	for z := range Measure(NumZones) {
		if y.lambda[z] > y.lambda[zone] {
			zone = z
		}
	}
	return zone
}

// has reports whether the chart measures a zone.
func (a *Article) has(z Measure) bool { return len(a.Sizes) > 0 && a.Sizes[0].Garment[z] > 0 }

// contribution is λ·x(z,k), with x how far an ease is from its target, in tolerances. It
// rises with the garment and is continuous; stretch flattens its tight side only. The
// conversion keeps processors from fusing the product with a sum, which would round a
// contribution kept in memory differently from one at hand.
func (y *yardstick) contribution(z Measure, ease float64) float64 {
	off := ease - y.target[z]
	side := math.Float64bits(off) >> 63 // the sign: no branch for processors to mispredict
	return float64(off * y.pull[z][side])
}

func (y *yardstick) state(z Measure, ease float64) State {
	switch {
	case ease < y.low[z]:
		return TooTight
	case ease > y.high[z]:
		return TooLoose
	}
	return InRange
}

// variance is a′Σa with a = λ/w, the part of the score's variance that comes from not
// knowing the body. It is the same for every size, so that the tails stay monotone; the
// loose side's tolerance, the narrower one, is used for both.
func (y *yardstick) variance(b *Body) float64 {
	v := 0.0
	for n, i := range y.scoredZones() {
		row := 0.0
		for _, j := range y.zones[:n] {
			row += y.pull[j][above] * b.Cov[i][j]
		}
		a := y.pull[i][above]
		v += a * (a*b.Cov[i][i] + 2*row)
	}
	return v
}
