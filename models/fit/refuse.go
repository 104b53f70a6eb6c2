package fit

// outsideAllSizes answers for bodies beyond the chart: every scored zone of the smallest
// size is too loose, or every one of the largest too tight. Lengths alone do not count:
// a garment that is merely too short is not recommended, with the inseam or arm named.
func (r *reading) outsideAllSizes() (Decision, bool) {
	last := len(r.sizes) - 1
	d := Decision{Verdict: CannotSay, Size: -1, Alternative: -1, Zone: r.leading()}
	switch {
	case r.allGirths(0, TooLoose):
		d.Best, d.Reason = 0, ReasonBelowSizes
	case r.allGirths(last, TooTight):
		d.Best, d.Reason = last, ReasonAboveSizes
	default:
		return d, false
	}
	d.PFits = r.sizes[d.Best].pFits
	return d, true
}

func (r *reading) allGirths(k int, state State) bool {
	for _, z := range [...]Measure{Bust, Waist, Hip} {
		if r.yard.scored[z] && r.yard.state(z, r.article.Sizes[k].Garment[z]-r.body.Mean[z]) != state {
			return false
		}
	}
	return true
}

// negative names what is wrong in the size that comes closest.
func (r *reading) negative() Decision {
	best := 0
	for k := range r.sizes {
		if r.weigh(k).value > r.sizes[best].value {
			best = k
		}
	}
	d := Decision{Verdict: NotRecommended, Size: -1, Alternative: -1, Best: best, PFits: r.sizes[best].pFits}

	tight, pTight, loose, pLoose := Bust, 0.0, Bust, 0.0
	for z := range Measure(NumZones) {
		if !r.yard.scored[z] || !r.body.Given[z] {
			continue
		}
		t, l := r.outside(best, z)
		if t > pTight {
			tight, pTight = z, t
		}
		if l > pLoose {
			loose, pLoose = z, l
		}
	}
	switch {
	case conflict(pTight, pLoose):
		d.Reason, d.Zone, d.OtherZone = ReasonConflict, tight, loose
	case max(pTight, pLoose) < conflictLevel:
		d.Zone, d.Reason = r.heaviest(best)
	case pTight >= pLoose:
		d.Reason, d.Zone = ReasonZoneTight, tight
	default:
		d.Reason, d.Zone = ReasonZoneLoose, loose
	}
	return d
}

// heaviest is the zone that pulls the score of a size furthest to its side.
func (r *reading) heaviest(k int) (Measure, Reason) {
	zone, most := r.leading(), 0.0
	side := 1.0
	if r.sizes[k].score < 0 {
		side = -1
	}
	for z := range Measure(NumZones) {
		if !r.yard.scored[z] {
			continue
		}
		if pull := side * r.yard.lambda[z] * r.yard.looseness(z, r.article.Sizes[k].Garment[z]-r.body.Mean[z]); pull > most {
			zone, most = z, pull
		}
	}
	if side < 0 {
		return zone, ReasonZoneTight
	}
	return zone, ReasonZoneLoose
}
