package fit

// yardstick is what one article demands of one wearer, the same for all its sizes.
type yardstick struct {
	scored    [NumZones]bool
	lambda    [NumZones]float64 // λ, summing to steepness over the scored zones
	target    [NumZones]float64 // E
	tolerance [NumZones]float64 // w, loose side
	tightSide [NumZones]float64 // w, tight side: widened by stretch
	low, high [NumZones]float64 // band of the ease
}

// Target returns the ease in cm that a garment is drawn for in a zone, for wearers who
// prefer it regular. It is what charts are graded with.
func Target(t Type, c Cut, s Stretch, l Leg, z Measure) float64 {
	y := newYardstick(&Article{Type: t, Cut: c, Stretch: s, Leg: l}, Regular, true)
	return y.target[z]
}

// KnownType reports whether the model has parameters for a garment type.
func KnownType(t Type) bool {
	_, ok := designs[t]
	return ok
}

// newYardstick lays the declared parameters against an article. The arm is scored only
// where it was given.
//
// Preference, cut and stretch move the target, never the least ease: tight stays tight,
// whatever one wishes.
func newYardstick(a *Article, wish Preference, armGiven bool) yardstick {
	d := designs[a.Type]
	stretch, ok := gives[a.Stretch]
	if !ok {
		stretch.tightSide = 1
	}
	cut, wished := cutShift[a.Cut], wishShift[wish]
	give := stretch.target
	if d.bottom {
		cut, wished = cutShiftBottom[a.Cut], wishShiftBottom[wish]
	}
	if d.bottom || a.Type == Dress {
		give = stretch.targetBottom
	}

	var y yardstick
	sum := 0.0
	for z := range Measure(NumZones) {
		target, least, tight := d.ease[z], d.least[z], d.tolerance[z]
		switch z {
		case Bust, Waist, Hip:
			least += stretch.least
			target += cut[z] + give + wished[z]
			tight *= stretch.tightSide
		case Inseam:
			target += legShift[a.Leg]
		}
		target = max(target, least)
		y.target[z] = target
		y.tolerance[z], y.tightSide[z] = d.tolerance[z], tight
		y.low[z], y.high[z] = max(target-tight, least), target+d.tolerance[z]
		if d.weight[z] > 0 && !a.Free[z] && a.has(z) && (z != Arm || armGiven) {
			y.scored[z] = true
			sum += d.weight[z]
		}
	}
	for z := range y.lambda {
		if y.scored[z] {
			y.lambda[z] = steepness * d.weight[z] / sum
		}
	}
	return y
}

// has reports whether the chart measures a zone.
func (a *Article) has(z Measure) bool { return len(a.Sizes) > 0 && a.Sizes[0].Garment[z] > 0 }

// looseness is x(z,k): how far an ease is from its target, in tolerances. It rises with
// the garment and is continuous; stretch flattens its tight side only.
func (y *yardstick) looseness(z Measure, ease float64) float64 {
	off := ease - y.target[z]
	if off < 0 {
		return off / y.tightSide[z]
	}
	return off / y.tolerance[z]
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
	var a [NumZones]float64
	for z := range a {
		if y.scored[z] {
			a[z] = y.lambda[z] / y.tolerance[z]
		}
	}
	v := 0.0
	for i := range a {
		if a[i] == 0 {
			continue
		}
		v += a[i] * a[i] * b.Cov[i][i]
		for j := range i {
			v += 2 * a[i] * a[j] * b.Cov[i][j]
		}
	}
	return v
}
