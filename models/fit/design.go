package fit

import (
	"math"
	"slices"
)

// demands is what one article demands of a wearer of one preference, the same for all its sizes.
type demands struct {
	scored    [NumZones]bool
	girths    [3]Measure // of bust, waist and hip, those scored
	numGirths int
	zones     [NumZones]Measure // the scored ones, in order
	numZones  int
	target    [NumZones]float64 // T: ease at which a zone is right
	tolerance [NumZones]float64 // w, loose side
	tightSide [NumZones]float64 // w, tight side: wider where the cloth gives
	pull      [NumZones]pull    // of girths: λ/w
	mean      [NumZones]float64 // of girths: the mean of the two pulls
	low, high [NumZones]float64 // the target band of the ease, T ∓ 2w
}

// pull is λ/w, the score per cm: above the target, and below it, where stretch widens w.
type pull [2]float64

const above, below = 0, 1

// bandWidths is how many tolerances a girth may be off its target before it is felt as too
// tight or too loose by itself, bandSoftness how gradually (in tolerances). Declared.
const (
	bandWidths   = 2
	bandSoftness = 0.4
)

// A leg or sleeve is felt as too short from shortWidths tolerances below its target on,
// within shortSoftness cm. Declared.
const (
	shortWidths   = 1.5
	shortSoftness = 1.0
)

// Target returns the ease in cm that a garment is drawn for in a zone, for wearers who
// prefer it regular, by the department it hangs in. It is what charts are graded with.
func Target(sizing Sizing, t Type, c Cut, s Stretch, l Leg, z Measure) float64 {
	d := newDemands(&Article{Sizing: sizing, Type: t, Cut: c, Stretch: s, Leg: l}, Regular)
	return d.target[z]
}

// newDemands lays the declared parameters against an article. Preference, cut and stretch
// move the target, never the least ease: tight stays tight, whatever one wishes.
func newDemands(a *Article, wish Preference) (y demands) {
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
		y.target[z] = max(target, least)
		y.tolerance[z], y.tightSide[z] = d.tolerance[z], tight
		y.low[z], y.high[z] = y.target[z]-bandWidths*tight, y.target[z]+bandWidths*d.tolerance[z]
		if z == Inseam || z == Arm {
			y.low[z], y.high[z] = y.target[z]-shortWidths*tight, y.target[z]+d.tolerance[z]
		}
		if d.weight[z] == 0 || a.Free[z] || !a.has(z) {
			continue
		}
		y.scored[z] = true
		y.zones[y.numZones] = z
		y.numZones++
		if z <= Hip {
			y.girths[y.numGirths] = z
			y.numGirths++
			sum += d.weight[z]
		}
	}
	for _, z := range y.girths[:y.numGirths] {
		lambda := steepness * d.weight[z] / sum
		y.pull[z] = pull{above: lambda / y.tolerance[z], below: lambda / y.tightSide[z]}
		y.mean[z] = (y.pull[z][above] + y.pull[z][below]) / 2
	}
	return y
}

// has reports whether the chart measures a zone in every size.
func (a *Article) has(z Measure) bool {
	for k := range a.Sizes {
		if a.Sizes[k].Garment[z] <= 0 {
			return false
		}
	}
	return len(a.Sizes) > 0
}

// SizeLabelled finds a size by its label, or -1.
func (a *Article) SizeLabelled(label string) int {
	return slices.IndexFunc(a.Sizes, func(s Size) bool { return s.Label == label })
}

// SizeAt finds the size of a place on the two axes of a chart, or -1.
func (a *Article) SizeAt(waist, length int) int {
	return slices.IndexFunc(a.Sizes, func(s Size) bool { return s.Waist == waist && s.Length == length })
}

// Zones lists where an article is compared with a body: what can be said to fit or not. The
// arm is among them where the sleeve is long.
func (a Article) Zones() []Measure {
	y := newDemands(&a, Regular)
	return slices.Clone(y.zones[:y.numZones])
}

// Girths lists those of Zones that the score adds up: bust, waist and hip.
func (a Article) Girths() []Measure {
	y := newDemands(&a, Regular)
	return slices.Clone(y.girths[:y.numGirths])
}

// Pull is by how much the score changes with each centimetre of a garment's zone for people
// who prefer it regular: λ/w, on the tight side of its target and on the loose one. Both are
// 0 where an article adds nothing to the score.
func (a Article) Pull(z Measure) (tight, loose float64) {
	y := newDemands(&a, Regular)
	return y.pull[z][below], y.pull[z][above]
}

// LeadingZone is the girth of the greatest weight among those an article is compared in; ok
// is false where there is none, and nothing can be said of the article.
func (a Article) LeadingZone() (zone Measure, ok bool) {
	y := newDemands(&a, Regular)
	return y.leading(), y.numGirths > 0
}

func (y *demands) leading() Measure {
	zone, most := Bust, -1.0
	for _, z := range y.girths[:y.numGirths] {
		if weight := y.pull[z][above] * y.tolerance[z]; weight > most {
			zone, most = z, weight
		}
	}
	return zone
}

// contribution is λ·x, with x how far an ease is from its target, in tolerances. It rises
// with the garment and is continuous; stretch flattens its tight side only. Lengths
// contribute nothing.
func (y *demands) contribution(z Measure, ease float64) float64 {
	off := ease - y.target[z]
	side := math.Float64bits(off) >> 63 // the sign: no branch for processors to mispredict
	return off * y.pull[z][side]
}

func (y *demands) state(z Measure, ease float64) State {
	switch {
	case ease < y.low[z]:
		return TooTight
	case ease > y.high[z]:
		return TooLoose
	}
	return InRange
}

// ScoreFunctional is the score of a size as data speak of it, with the mean of the two
// pulls. The article's offset is part of it.
func (a Article) ScoreFunctional(size int, wish Preference) (f Functional) {
	y := newDemands(&a, wish)
	f.Const, f.Taste = a.Offset.Value, -1
	for _, z := range y.girths[:y.numGirths] {
		f.Const += y.mean[z] * (a.Sizes[size].Garment[z] - y.target[z])
		f.Body[z] -= y.mean[z]
	}
	return f
}

// LegFunctional is by how many cm the leg of a size is longer than its target; ok is false
// for what has no leg to compare.
func (a Article) LegFunctional(size int, wish Preference) (f Functional, ok bool) {
	y := newDemands(&a, wish)
	if !y.scored[Inseam] {
		return f, false
	}
	f.Const = a.Sizes[size].Garment[Inseam] - y.target[Inseam]
	f.Body[Inseam] = -1
	return f, true
}

// Edge is e, the score at which a size becomes too small or too large.
func (a *Article) Edge() float64 { return steepness * math.Exp(a.Tolerance.Value) }
