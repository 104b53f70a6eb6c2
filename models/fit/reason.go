package fit

import "math"

// likelyOff is from which probability on a zone of a recommended size is mentioned as
// possibly tight or loose.
const likelyOff = 0.25

// reason says in one word and at most two zones why the answer is what it is.
func (j *judge) reason(d *Decision, sizes []SizeAdvice) (r Reason, zone, other Measure) {
	switch {
	case j.numGirths == 0 || len(sizes) == 0:
		return ReasonIncomparable, 0, 0
	case j.body.unsettled():
		return ReasonContradiction, 0, 0
	case d.Best < 0:
		return ReasonNothingTold, 0, 0
	}
	best := &sizes[d.Best]
	tight, loose := j.tightest(best), j.loosest(best)
	switch d.Verdict {
	case CannotSay:
		return ReasonUncertain, j.leading(), 0
	case Between:
		return ReasonBetween, j.differMost(best, &sizes[d.Alternative]), 0
	case NotRecommended:
		return j.against(d.Best, best, tight, loose)
	}
	switch {
	case len(best.Shorten) > 0:
		return ReasonFitsShortened, best.Shorten[0].Zone, 0
	case tight.PTight >= max(likelyOff, loose.PLoose):
		return ReasonFitsNearly, tight.Zone, 0
	case loose.PLoose >= likelyOff:
		return ReasonFitsNearly, loose.Zone, 0
	}
	return ReasonFits, 0, 0
}

// against says what speaks against the size worth most, and thereby against all.
func (j *judge) against(k int, best *SizeAdvice, tight, loose *Zone) (r Reason, zone, other Measure) {
	if tight.Zone > Hip && tight.PTight > 1-Threshold {
		return ReasonZoneShort, tight.Zone, 0
	}
	place := &j.article.Sizes[k]
	switch {
	case best.PMixed >= max(best.PSmall, best.PLarge) && tight.Zone != loose.Zone:
		return ReasonConflict, tight.Zone, loose.Zone
	case best.PSmall >= best.PLarge && !j.hasNeighbour(place, 1):
		return ReasonAboveSizes, tight.Zone, 0
	case best.PSmall >= best.PLarge:
		return ReasonZoneTight, tight.Zone, 0
	case !j.hasNeighbour(place, -1):
		return ReasonBelowSizes, loose.Zone, 0
	}
	return ReasonZoneLoose, loose.Zone, 0
}

// hasNeighbour reports whether the chart goes on along the girth axis.
func (j *judge) hasNeighbour(place *Size, step int) bool {
	return j.article.SizeAt(place.Waist+step, place.Length) >= 0
}

// tightest is the zone that is most probably too tight, or that lowers the score most.
func (j *judge) tightest(s *SizeAdvice) *Zone {
	most := &s.Zones[0]
	for i := range s.Zones {
		if z := &s.Zones[i]; z.PTight-z.Contribution/j.edge > most.PTight-most.Contribution/j.edge {
			most = z
		}
	}
	return most
}

// loosest is the girth that is most probably too loose, or that raises the score most.
func (j *judge) loosest(s *SizeAdvice) *Zone {
	most := &s.Zones[0]
	for i := range s.Zones[:j.numGirths] {
		if z := &s.Zones[i]; z.PLoose+z.Contribution/j.edge > most.PLoose+most.Contribution/j.edge {
			most = z
		}
	}
	return most
}

// differMost is the zone in which two sizes differ most, in tolerances.
func (j *judge) differMost(a, b *SizeAdvice) Measure {
	zone, most := j.leading(), -1.0
	for i := range a.Zones {
		z := a.Zones[i].Zone
		if apart := math.Abs(a.Zones[i].Garment-b.Zones[i].Garment) / j.tolerance[z]; apart > most {
			zone, most = z, apart
		}
	}
	return zone
}
