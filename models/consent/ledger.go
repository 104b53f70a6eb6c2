package consent

import (
	"slices"
	"time"
)

// Action is what a ledger entry records.
type Action string

// Actions. Expired is the one the shop records itself: a consent has ended by itself.
// Paused and resumed are about all purposes at once (Art. 18 GDPR).
const (
	Granted   Action = "granted"
	Withdrawn Action = "withdrawn"
	Expired   Action = "expired"
	Paused    Action = "paused"
	Resumed   Action = "resumed"
)

// Entry is one decision of a customer, or the end of one. Entries are appended and never
// edited.
type Entry struct {
	Receipt     string  // unguessable name of the entry's receipt; given when it is recorded
	Purpose     Purpose // PurposeAll for paused and resumed
	Action      Action
	At          time.Time
	TextVersion string // which words were on the page; "" for paused and resumed
	TextSHA256  string // and their digest
	Lang        string // "de" or "en"
	Form        string // the page that asked: "fit", "my-data", "delete"; "expiry" for none
	Age16       bool   // declared to be 16 or older; for consents only
}

// Pausing returns the entry with which a customer has their data kept and not used.
func Pausing(lang, form string, at time.Time) Entry {
	return Entry{Purpose: PurposeAll, Action: Paused, At: at, Lang: lang, Form: form}
}

// Resuming returns the entry that ends a pause.
func Resuming(lang, form string, at time.Time) Entry {
	return Entry{Purpose: PurposeAll, Action: Resumed, At: at, Lang: lang, Form: form}
}

// expiry returns the entry that ends a consent at its time. It stands for the text the
// consent was given to, whatever the registry says by now.
func expiry(granted Entry, at time.Time) Entry {
	return Entry{
		Purpose: granted.Purpose, Action: Expired, At: at,
		TextVersion: granted.TextVersion, TextSHA256: granted.TextSHA256, Lang: granted.Lang, Form: FormExpiry,
	}
}

// FormExpiry stands for the page in an entry that no page asked for.
const FormExpiry = "expiry"

// Check refuses, with a *Denied, an entry that proves nothing: of a purpose that is unknown
// or not in use, a consent without the declaration of age, or a decision about other words
// than those the registry holds.
func (e Entry) Check() error {
	if e.At.IsZero() || e.Lang == "" || e.Form == "" {
		return &Denied{e.Purpose, WhyMalformed}
	}
	switch e.Action {
	case Paused, Resumed:
		if e.Purpose != PurposeAll {
			return &Denied{e.Purpose, WhyMalformed}
		}
		return nil
	case Granted, Withdrawn, Expired:
		return e.checkText()
	}
	return &Denied{e.Purpose, WhyMalformed}
}

func (e Entry) checkText() error {
	definition, ok := Find(e.Purpose)
	switch {
	case !ok:
		return &Denied{e.Purpose, WhyUnknown}
	case e.Action == Expired: // of a consent to any text, in use or no longer
		if e.TextVersion == "" || e.TextSHA256 == "" {
			return &Denied{e.Purpose, WhyMalformed}
		}
	case !definition.InUse:
		return &Denied{e.Purpose, WhyNotInUse}
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
	kept    time.Time // until when measurements are kept by their last use; zero for none
}

// NewLedger returns a customer's ledger of entries in the order they were recorded.
func NewLedger(owner string, entries []Entry) Ledger {
	return Ledger{owner: owner, entries: slices.Clone(entries)}
}

// Kept returns the ledger of a customer whose measurements, by their last use, are kept
// until a moment: the consents that hold them last as long.
func (l Ledger) Kept(until time.Time) Ledger {
	l.kept = until
	return l
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
	l.entries = slices.Concat(l.entries, entries)
	return l, nil
}
