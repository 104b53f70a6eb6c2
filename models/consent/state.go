package consent

import (
	"slices"
	"time"
)

// State is where a purpose stands at a moment.
type State struct {
	Granted bool      // a consent is in force: what it holds is kept
	Paused  bool      // and not used: the customer paused every use
	Why     Why       // why a use is refused, "" where it is allowed
	Since   time.Time // when the entry that decides was recorded; zero where there is none
	Until   time.Time // when the consent ends by itself, or did; zero where none was given
	Entry   Entry     // the entry that decides; zero where there is none
}

// State derives where a purpose stands: its last entry decides whether a consent is in
// force, and the last pause or resumption whether it may be used.
func (l Ledger) State(p Purpose, now time.Time) State {
	definition, ok := Find(p)
	if !ok {
		return State{Why: WhyUnknown}
	}
	if !definition.InUse {
		return State{Why: WhyNotInUse}
	}
	e, ok := l.last(p)
	if !ok {
		return State{Why: WhyNeverGiven}
	}
	s := l.derive(definition, e, now)
	if _, paused := l.Pause(); s.Granted && paused {
		s.Paused, s.Why = true, WhyPaused
	}
	return s
}

// last returns the last entry about a purpose.
func (l Ledger) last(p Purpose) (e Entry, ok bool) {
	for _, e := range slices.Backward(l.entries) {
		if e.Purpose == p {
			return e, true
		}
	}
	return Entry{}, false
}

func (l Ledger) derive(d Definition, e Entry, now time.Time) State {
	s := State{Since: e.At, Entry: e}
	switch e.Action {
	case Granted:
	case Expired:
		s.Why, s.Until = WhyExpired, e.At
		return s
	default:
		s.Why = WhyWithdrawn
		return s
	}
	s.Until = l.until(d, e)
	switch {
	case !e.Age16:
		s.Why = WhyAge
	case !d.covers(e.TextVersion):
		s.Why = WhyTextChanged
	case !now.Before(s.Until):
		s.Why = WhyExpired
	default:
		s.Granted = true
	}
	return s
}

// until returns when a consent ends by itself: so long after it was given or, where it
// holds measurements and its text said so, after their last use if that is later.
func (l Ledger) until(d Definition, granted Entry) time.Time {
	until := d.Kept.Until(granted.At)
	if d.Holds && !d.bounds(granted.TextVersion) && l.kept.After(until) {
		return l.kept
	}
	return until
}

// Granted reports whether a consent to the purpose is in force, paused or not.
func (l Ledger) Granted(p Purpose, now time.Time) bool { return l.State(p, now).Granted }

// Pause returns the entry with which the customer paused every use; ok is false where they
// did not, or resumed since.
func (l Ledger) Pause() (e Entry, ok bool) {
	if e, ok := l.last(PurposeAll); ok && e.Action == Paused {
		return e, true
	}
	return Entry{}, false
}

// Expired returns the entries that end, in registry order, the consents whose time is over
// and of which the ledger does not say so yet.
func (l Ledger) Expired(now time.Time) []Entry {
	var expired []Entry
	for _, d := range registry() {
		e, ok := l.last(d.Purpose)
		if !ok || e.Action != Granted {
			continue
		}
		if until := l.until(d, e); !now.Before(until) {
			expired = append(expired, expiry(e, until))
		}
	}
	return expired
}

// Holding returns the purposes in force that hold a datum, in registry order: those whose
// consent was given to words that name it. When there is none left, the datum must go.
func (l Ledger) Holding(datum string, now time.Time) []Purpose {
	var holding []Purpose
	for _, d := range registry() {
		if !d.Holds {
			continue
		}
		if s := l.State(d.Purpose, now); s.Granted && slices.Contains(d.dataOf(s.Entry.TextVersion), Kind(datum)) {
			holding = append(holding, d.Purpose)
		}
	}
	return holding
}

// HeldUntil returns when the last consent that holds measurements ends by itself; the zero
// time where none is in force.
func (l Ledger) HeldUntil(now time.Time) time.Time {
	return l.latest(now, func(_ Definition, s State) time.Time { return s.Until })
}

// HeldFrom returns until when measurements are held that are used now; the zero time where
// no consent in force holds them.
func (l Ledger) HeldFrom(now time.Time) time.Time {
	return l.latest(now, func(d Definition, s State) time.Time {
		if until := d.Kept.Until(now); !d.bounds(s.Entry.TextVersion) && until.After(s.Until) {
			return until
		}
		return s.Until
	})
}

// latest returns the latest end of the consents in force that hold measurements.
func (l Ledger) latest(now time.Time, end func(Definition, State) time.Time) time.Time {
	var until time.Time
	for _, d := range registry() {
		if s := l.State(d.Purpose, now); d.Holds && s.Granted {
			if e := end(d, s); e.After(until) {
				until = e
			}
		}
	}
	return until
}
