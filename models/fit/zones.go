package fit

import "math"

// tradeOff is the zone in which two sizes differ most, in tolerances.
func (r *reading) tradeOff(a, b int) Measure {
	zone, most := r.leading(), -1.0
	for _, z := range r.yard.scoredZones() {
		apart := math.Abs(r.article.Sizes[a].Garment[z]-r.article.Sizes[b].Garment[z]) / r.yard.tolerance[z]
		if apart > most {
			zone, most = z, apart
		}
	}
	return zone
}

// leading is the scored zone of the greatest weight.
func (r *reading) leading() Measure { return r.yard.leading() }

// leastKnown is the scored zone that contributes most to the uncertainty.
func (r *reading) leastKnown() Measure {
	zone, most := r.leading(), -1.0
	for _, z := range r.yard.scoredZones() {
		if v := square(r.yard.pull[z][above]) * r.body.Cov[z][z]; v > most {
			zone, most = z, v
		}
	}
	return zone
}

// worst is the given zone most likely outside its band in a size, with the side on which
// its ease lies. InRange where every given zone lies within.
func (r *reading) worst(k int) (Measure, State) {
	zone, state, most := Measure(0), InRange, 0.0
	for _, z := range r.yard.scoredZones() {
		if !r.body.Given[z] {
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
