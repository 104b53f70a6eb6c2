package release

import (
	"math"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// A burst is one-sided growth between two releases: so many more answers at least, so large a
// share of all that came, and more than all that people had answered before. Such answers are
// held back for one release and shown to the shopkeeper; what goes on growing like before
// enters the next, at the pace of MaxMove.
const (
	BurstLeast = 20
	BurstShare = 0.8
)

// Sides are the noised numbers of people who found an article too small, fitting, too large.
type Sides [fit.NumOutcomes]float64

func sidesOf(cells []fit.Cell) (s Sides) {
	for _, c := range cells {
		s[c.Outcome] += c.N
	}
	return s
}

// burst says which side of an article has grown at once, none where neither has.
func (a *Article) burst(now Sides) models.Flag {
	var grown Sides
	all, before := 0.0, 0.0
	for o := range now {
		before += math.Max(0, a.LastSides[o])
		grown[o] = math.Max(0, now[o]-math.Max(0, a.LastSides[o]))
		all += grown[o]
	}
	side, flag := grown[fit.OutcomeSmall], models.RunsSmall
	if grown[fit.OutcomeLarge] > side {
		side, flag = grown[fit.OutcomeLarge], models.RunsLarge
	}
	if side >= BurstLeast && side >= BurstShare*all && side > before {
		return flag
	}
	return models.FlagNone
}
