package models

import (
	"time"

	"ebenmass/models/fit"
)

// ReasonRight says that a zone fits. Nobody returns anything for it; it is feedback.
const ReasonRight Reason = "right"

// Answers says zone by zone how something fits: ReasonTight, ReasonLoose, ReasonShort,
// ReasonLong or ReasonRight.
type Answers map[fit.Measure]Reason

// MaxCounted is how many articles of one person are counted for what they tell of the
// articles: nobody weighs more.
const MaxCounted = 10

// VisitAge is how old a visit of the demonstration must be for its answers to count for the
// articles: its parcels never arrive, and made-up buyers come in seconds.
const VisitAge = 10 * time.Minute

// AnswersCount reports whether what is told at a moment of an order counts for its articles:
// once its parcel has arrived or, in the demonstration, its visit is VisitAge old. What is told
// before is taken all the same, for its owner's own advice.
func AnswersCount(o Order, visit time.Time, demo bool, at time.Time) bool {
	_, arrives := o.Delivery.Window(o.PlacedAt)
	return Day(at).After(arrives) || demo && at.Sub(visit) >= VisitAge
}

// Outcome sums up the answers about an article that is compared in the given zones. ok is
// false while they say neither that it is too small or too large nor that every zone fits,
// and where one zone contradicts another.
func (a Answers) Outcome(zones []fit.Measure) (o fit.Outcome, ok bool) {
	small, large, right := false, false, 0
	for _, z := range zones {
		switch a[z] {
		case ReasonTight, ReasonShort:
			small = true
		case ReasonLoose, ReasonLong:
			large = true
		case ReasonRight:
			right++
		}
	}
	switch {
	case small && large:
		return 0, false
	case small:
		return fit.OutcomeSmall, true
	case large:
		return fit.OutcomeLarge, true
	}
	return fit.OutcomeFits, right == len(zones) && right > 0
}

// ZoneAnswers lists what can be said of a zone: too small, right, too large.
func ZoneAnswers(z fit.Measure) [3]Reason {
	if z == fit.Inseam || z == fit.Arm {
		return [3]Reason{ReasonShort, ReasonRight, ReasonLong}
	}
	return [3]Reason{ReasonTight, ReasonRight, ReasonLoose}
}

// Feedback is what somebody told of how one line of an order fits.
type Feedback struct {
	ID        string // names it to its owner
	Product   string // slug
	Size      string
	Answers   Answers
	Reason    Complaint      // why it went back, zero where that was not told
	Notice    *NoticeOutcome // what became of a notice about several sizes; nil for other feedback
	Counts    bool           // a release of this moment may read it for the article
	GivenAt   time.Time      // the last answer
	ExpiresAt time.Time
}
