package fit

import "math"

// outsideAllSizes answers for bodies beyond the chart: every scored zone of the smallest
// size is too loose, or every one of the largest too tight. Lengths alone do not count:
// a garment that is merely too short is not recommended, with the inseam or arm named.
// The reason is "" for a body within.
func (r *reading) outsideAllSizes() (reason Reason, size int) {
	last := len(r.sizes) - 1
	switch {
	case r.allGirths(0, TooLoose):
		return ReasonBelowSizes, 0
	case r.allGirths(last, TooTight):
		return ReasonAboveSizes, last
	}
	return "", -1
}

func (r *reading) allGirths(k int, state State) bool {
	for _, z := range [...]Measure{Bust, Waist, Hip} {
		if r.yard.scored[z] && r.yard.state(z, r.article.Sizes[k].Garment[z]-r.body.Mean[z]) != state {
			return false
		}
	}
	return true
}

// negative names what is wrong in the size that comes closest: the one with the fewest
// zones expected outside their bands. (By value, a size too wide could come out ahead
// because its loose waist makes up for short legs.)
func (r *reading) negative(d *Decision) {
	d.Best = r.closest()
	zone, tight, loose := r.mostOutside(d.Best)
	switch {
	case max(tight, loose) < conflictLevel:
		d.Zone, d.Reason = r.heaviest(d.Best)
	case tight >= loose:
		d.Reason, d.Zone = ReasonZoneTight, zone
		if other, found := r.priceOf(zone, TooLoose); found {
			d.Reason, d.OtherZone = ReasonConflict, other
		}
	default:
		d.Reason, d.Zone = ReasonZoneLoose, zone
		if other, found := r.priceOf(zone, TooTight); found {
			d.Reason, d.Zone, d.OtherZone = ReasonConflict, other, zone
		}
	}
}

// closest is the size with the fewest zones expected outside their bands, the first of
// equals. The search begins with the central size, so that the others are soon given up.
func (r *reading) closest() int {
	best := r.central()
	fewest := r.wrong(best, math.Inf(1))
	for k := range r.sizes {
		if wrong := r.wrong(k, fewest); wrong < fewest || wrong == fewest && k < best {
			best, fewest = k, wrong
		}
	}
	return best
}

// wrong is the number of zones of a size expected outside their bands, counted no further
// than above enough.
func (r *reading) wrong(k int, enough float64) float64 {
	sum := 0.0
	for _, z := range r.yard.scoredZones() {
		tight, loose := r.outside(k, z)
		if sum += tight + loose; sum > enough {
			break
		}
	}
	return sum
}

// mostOutside is the given zone of a size that most likely lies outside its band.
func (r *reading) mostOutside(k int) (zone Measure, tight, loose float64) {
	zone = r.leading()
	for _, z := range r.yard.scoredZones() {
		if !r.body.Given[z] {
			continue
		}
		if t, l := r.outside(k, z); t+l > tight+loose {
			zone, tight, loose = z, t, l
		}
	}
	return zone, tight, loose
}

// priceOf looks at the size in which a zone fits best, and returns the given zone that is
// then on the given side of its band: the two ask for different sizes. found is false
// where no size suits the first zone, or the others suit that size.
func (r *reading) priceOf(zone Measure, side State) (other Measure, found bool) {
	best, least := 0, math.Inf(1)
	for k := range r.sizes {
		if tight, loose := r.outside(k, zone); tight+loose < least {
			best, least = k, tight+loose
		}
	}
	if least >= conflictLevel {
		return 0, false
	}
	most := conflictLevel
	for _, z := range r.yard.scoredZones() {
		if z == zone || !r.body.Given[z] {
			continue
		}
		tight, loose := r.outside(best, z)
		p := tight
		if side == TooLoose {
			p = loose
		}
		if p >= most {
			other, found, most = z, true, p
		}
	}
	return other, found
}

// heaviest is the zone that pulls the score of a size furthest to its side.
func (r *reading) heaviest(k int) (Measure, Reason) {
	zone, most := r.leading(), 0.0
	side := 1.0
	if r.sizes[k].score < 0 {
		side = -1
	}
	for _, z := range r.yard.scoredZones() {
		if pull := side * r.yard.contribution(z, r.article.Sizes[k].Garment[z]-r.body.Mean[z]); pull > most {
			zone, most = z, pull
		}
	}
	if side < 0 {
		return zone, ReasonZoneTight
	}
	return zone, ReasonZoneLoose
}
