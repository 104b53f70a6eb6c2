package consent

import (
	"slices"
	"time"
)

// Action is what a ledger entry records.
type Action string

// Actions.
const (
	Granted   Action = "granted"
	Withdrawn Action = "withdrawn"
)

// Entry is one decision of a customer. Entries are appended and never edited.
type Entry struct {
	Purpose     Purpose
	Action      Action
	At          time.Time
	TextVersion string // which words were on the page
	TextSHA256  string // and their digest
	Lang        string // "de" or "en"
	Form        string // the page that asked: "fit", "my-data", "delete"
	Age16       bool   // declared to be 16 or older; for consents only
}

// Check refuses, with a *Denied, an entry that proves nothing: of a purpose that is unknown
// or not in use, a consent without the declaration of age, or one to other words than those
// the registry holds.
func (e Entry) Check() error {
	definition, ok := Find(e.Purpose)
	switch {
	case !ok:
		return &Denied{e.Purpose, WhyUnknown}
	case !definition.InUse:
		return &Denied{e.Purpose, WhyNotInUse}
	case e.Action != Granted && e.Action != Withdrawn, e.At.IsZero(), e.Lang == "", e.Form == "":
		return &Denied{e.Purpose, WhyMalformed}
	case e.TextVersion != definition.Version, e.TextSHA256 != definition.SHA256():
		return &Denied{e.Purpose, WhyTextChanged}
	case e.Action == Granted && !e.Age16:
		return &Denied{e.Purpose, WhyAge}
	}
	return nil
}

// Ledger is everything one customer ever decided, oldest first. The present state is
// derived from it; nothing else says what is allowed.
type Ledger struct {
	owner   string
	entries []Entry
}

// NewLedger returns a customer's ledger of entries in the order they were recorded.
func NewLedger(owner string, entries []Entry) Ledger {
	return Ledger{owner: owner, entries: slices.Clone(entries)}
}

// Owner returns whose ledger it is.
func (l Ledger) Owner() string { return l.owner }

// Entries returns a copy of all entries, oldest first.
func (l Ledger) Entries() []Entry { return slices.Clone(l.entries) }

// Append returns the ledger with further entries at its end. A refused entry (see
// [Entry.Check]) refuses them all.
func (l Ledger) Append(entries ...Entry) (Ledger, error) {
	for _, e := range entries {
		if err := e.Check(); err != nil {
			return l, err
		}
	}
	return Ledger{owner: l.owner, entries: slices.Concat(l.entries, entries)}, nil
}

// State is where a purpose stands at a moment.
type State struct {
	Granted bool
	Why     Why       // why not granted, "" where it is
	Since   time.Time // when the entry that decides was recorded; zero where there is none
	Until   time.Time // when the consent ends by itself; zero where none was given
	Entry   Entry     // the entry that decides; zero where there is none
}

// State derives where a purpose stands: its last entry decides.
func (l Ledger) State(p Purpose, now time.Time) State {
	definition, ok := Find(p)
	if !ok {
		return State{Why: WhyUnknown}
	}
	if !definition.InUse {
		return State{Why: WhyNotInUse}
	}
	for _, e := range slices.Backward(l.entries) {
		if e.Purpose == p {
			return derive(definition, e, now)
		}
	}
	return State{Why: WhyNeverGiven}
}

func derive(d Definition, e Entry, now time.Time) State {
	s := State{Since: e.At, Entry: e}
	if e.Action != Granted {
		s.Why = WhyWithdrawn
		return s
	}
	s.Until = e.At.AddDate(0, d.KeepMonths, 0)
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

// Granted reports whether a consent to the purpose is in force.
func (l Ledger) Granted(p Purpose, now time.Time) bool { return l.State(p, now).Granted }

// Holding returns the purposes in force that hold a datum, in registry order. When there is
// none left, the datum must go.
func (l Ledger) Holding(datum string, now time.Time) []Purpose {
	var holding []Purpose
	for _, d := range Purposes() {
		if d.Holds && slices.Contains(d.Data, datum) && l.Granted(d.Purpose, now) {
			holding = append(holding, d.Purpose)
		}
	}
	return holding
}

// HeldUntil returns when the last consent that holds measurements ends by itself; the zero
// time where none is in force.
func (l Ledger) HeldUntil(now time.Time) time.Time {
	var until time.Time
	for _, d := range Purposes() {
		if s := l.State(d.Purpose, now); d.Holds && s.Granted && s.Until.After(until) {
			until = s.Until
		}
	}
	return until
}
