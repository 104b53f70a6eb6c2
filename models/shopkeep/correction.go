package shopkeep

import (
	"math"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// grid is what a correction is rounded to, in cm: nobody sews finer.
const grid = 0.5

// Correction is how a garment differs from what its chart says.
type Correction struct {
	Zone fit.Measure
	CM   float64 // −2: 2 cm narrower (or shorter) than the chart says; a multiple of 0.5, never 0
}

// Correction suggests what to mend in an article's chart, where its released offset makes it
// run small or large.
//
// The rule: the whole offset β is laid to one zone, the one most complained about in the
// flag's direction (too tight or short where it runs small, too loose or long where it runs
// large), among equals the first; without such complaints to the zone of the greatest weight.
// Divided by the zone's pull λ/w, the score per centimetre on that side of the target, it is
// centimetres, rounded to 0.5; what rounds to none is not suggested.
//
// It is a place to take the tape to, not a measurement: one offset cannot tell a narrow hip
// from a narrow waist.
func (f Facts) Correction() (Correction, bool) {
	flag := f.Released.Flag()
	if flag == models.FlagNone {
		return Correction{}, false
	}
	zone, ok := f.accused(flag)
	if !ok {
		return Correction{}, false
	}
	below, above := f.Article.Pull(zone)
	pull := above
	if flag == models.RunsSmall {
		pull = below
	}
	cm := math.Round(f.Released.Offset.Value/pull/grid) * grid
	return Correction{Zone: zone, CM: cm}, cm != 0
}

// accused is the zone a flag is laid to; ok is false where the article is compared nowhere.
func (f Facts) accused(flag models.Flag) (zone fit.Measure, ok bool) {
	zone, ok = f.Article.LeadingZone()
	most := 0
	for _, c := range f.complaints() {
		if c.N <= most || !blames(c.Complaint.Reason, flag) {
			continue
		}
		if below, _ := f.Article.Pull(c.Complaint.Zone); below > 0 {
			zone, most = c.Complaint.Zone, c.N
		}
	}
	return zone, ok
}

// blames reports whether a reason says what a flag says.
func blames(r models.Reason, flag models.Flag) bool {
	if flag == models.RunsSmall {
		return r == models.ReasonTight || r == models.ReasonShort
	}
	return r == models.ReasonLoose || r == models.ReasonLong
}
