package release

import (
	"time"

	"ebenmass/models"
)

// Declared values. A smaller Epsilon hides an answer better and blurs what is learned more:
// with 1, the chance of any release changes at most by the factor e (2.7) with one answer more
// or less. A year's budget of 12 is a release a month. It is spent over: the same answers are
// told of again with each release, so what all releases together tell of one answer grows by
// at most this much a year.
//
// An answer bears on three things, and they share its ε: how the article fits, why it came
// back, and what became of a notice about several sizes.
const (
	Epsilon         = 1.0
	EpsilonFit      = 0.75
	EpsilonReasons  = 0.15
	EpsilonTwoSizes = 0.1
	Budget          = 12.0
	Every           = 30 * 24 * time.Hour
)

// Year is the calendar year, in Berlin, whose budget a release at a moment spends.
func Year(at time.Time) int { return models.Day(at).Year() }

// BudgetAt is a year's budget seen at a moment: what its releases have spent, and when the
// next one is due. last is the time of the last release by the schedule, zero for none.
func BudgetAt(now time.Time, spent float64, last time.Time) models.Budget {
	b := models.Budget{Year: Year(now), Whole: Budget, Spent: spent, Next: now}
	if !last.IsZero() {
		b.Next = last.Add(Every)
	}
	if Year(b.Next) == b.Year && b.Left() < Epsilon {
		b.Next = models.Midnight(b.Year+1, time.January, 1)
	}
	return b
}

// DemoBudgetAt is what the demonstration's copy of the budget has left at a moment: it allows
// one release a day. last is the time of the last release by the demonstration, zero for none.
func DemoBudgetAt(now time.Time, spent float64, last time.Time) models.Budget {
	b := models.Budget{Year: Year(now), Whole: Budget, Spent: spent, Next: now}
	if !last.IsZero() && models.Day(last).Equal(models.Day(now)) {
		tomorrow := models.Day(now).AddDate(0, 0, 1)
		b.Next = models.Midnight(tomorrow.Year(), tomorrow.Month(), tomorrow.Day())
	}
	if Year(b.Next) == b.Year && b.Left() < Epsilon {
		b.Next = models.Midnight(b.Year+1, time.January, 1)
	}
	return b
}
