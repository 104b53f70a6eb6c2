package drawn

import (
	"math"

	"ebenmass/models/fit"
)

// asked is what an article asks of one zone.
type asked struct {
	zone fit.Measure
	fit.Demand
	pull float64 // λ of a girth rescaled to the steepness, 0 of a length
}

// demandsOf lists the zones that an article is compared in but the arm, which nobody simulated has.
func demandsOf(a *fit.Article) (zones []asked) {
	girths := 0.0
	for _, z := range a.Zones() {
		if d, ok := a.Demand(z, fit.Regular); ok && z != fit.Arm {
			zones = append(zones, asked{zone: z, Demand: d})
			if z <= fit.Hip {
				girths += d.Weight
			}
		}
	}
	for i := range zones {
		if zones[i].zone <= fit.Hip {
			zones[i].pull = steepness * zones[i].Weight / girths
		}
	}
	return zones
}

// Declared values of the advisor's judgement of exact bodies: bands in tolerances, softness in
// tolerances of girths and in cm of lengths.
const (
	bandEdge   = 2
	bandSoft   = 0.4
	lengthEdge = 1.5
	lengthSoft = 1
	steepness  = 3.5 // sum of the λ, and the score at which a garment is too small or large
	strictSoft = 0.2 // softness of those who feel every zone strictly, in tolerances
)

// judged is how a size sits as the advisor judges exact bodies, for people of a nature that may
// differ in how far zones may be off, how gradually it is felt, and in taste.
func judged(zones []asked, garment *[fit.NumZones]float64, body *[fit.NumMeasures]float64, n *nature, taste float64) (fits, small float64) {
	score, notSmall := -taste, 1.0
	fits = 1
	for i := range zones {
		d := &zones[i]
		off := garment[d.zone] - body[d.zone] - d.Target
		below, above := n.tolerance*d.TightSide, n.tolerance*d.LooseSide
		if d.zone > fit.Hip {
			long := logistic((off + lengthEdge*below) / (lengthSoft * n.softness))
			fits *= long
			notSmall *= long
			continue
		}
		if off < 0 {
			score += d.pull * off / below
		} else {
			score += d.pull * off / above
		}
		tight := logistic((-bandEdge*below - off) / (bandSoft * n.softness * below))
		loose := logistic((off - bandEdge*above) / (bandSoft * n.softness * above))
		fits *= max(0, 1-tight-loose)
		notSmall *= 1 - tight
	}
	edge := steepness * n.edge
	tooSmall := logistic(-edge - score)
	return fits * max(0, 1-tooSmall-logistic(score-edge)), 1 - notSmall*(1-tooSmall)
}

// scoreAlone is how a size sits by the weighted sum of girths and inside leg alone.
func scoreAlone(zones []asked, garment *[fit.NumZones]float64, body *[fit.NumMeasures]float64) (fits, small float64) {
	var score, weights float64
	for i := range zones {
		d := &zones[i]
		off := garment[d.zone] - body[d.zone] - d.Target
		side := d.LooseSide
		if off < 0 {
			side = d.TightSide
		}
		score += d.Weight * off / side
		weights += d.Weight
	}
	score *= steepness / weights
	small = logistic(-steepness - score)
	return max(0, 1-small-logistic(score-steepness)), small
}

// strictly is how a size sits where each zone has to be right by itself, to a tolerance.
func strictly(zones []asked, garment *[fit.NumZones]float64, body *[fit.NumMeasures]float64) (fits, small float64) {
	fits, notSmall := 1.0, 1.0
	for i := range zones {
		d := &zones[i]
		off := garment[d.zone] - body[d.zone] - d.Target
		tight := logistic((-d.TightSide - off) / (strictSoft * d.TightSide))
		loose := 0.0
		if d.zone != fit.Inseam {
			loose = logistic((off - d.LooseSide) / (strictSoft * d.LooseSide))
		}
		fits *= max(0, 1-tight-loose)
		notSmall *= 1 - tight
	}
	return fits, 1 - notSmall
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
