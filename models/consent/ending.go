package consent

import "time"

// Ends is when something ends that is kept since a moment, of a customer who ends at owner: by
// its own time, or with its customer before.
func (k Kept) Ends(from, owner time.Time) time.Time {
	if until := k.Until(from); until.Before(owner) {
		return until
	}
	return owner
}

// VisitEnds is when a visitor without an account ends, and all that is theirs, who is here
// now: so long after this use, or with the newsletter they take, where that lasts longer.
// mail is when it ends; the zero time for none.
func VisitEnds(now, mail time.Time) time.Time {
	if until := KeptVisit.Until(now); until.After(mail) {
		return until
	}
	return mail
}
