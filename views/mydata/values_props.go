package mydata

import (
	"time"

	"ebenmass/models/consent"
)

// ValueRow is one stored value of the fit profile with all there is to say about it.
type ValueRow struct {
	Datum
	Typed   string   // as its field shows it; a choice's value for a choice
	Choices []string // what a choice can be; nil for a body measure
	Last    bool     // the only body measure: deleting it deletes the profile
	Reads   []Read
}

// Read is who was handed a datum: for which purpose on which kind of page, how often and
// when last.
type Read struct {
	Purpose consent.Purpose
	Kind    string
	Count   int
	Last    time.Time // day
}

// WrongValue is a single value that came back.
type WrongValue struct{ Name, Typed, Message string }

// SessionRow is a browser that is recognised.
type SessionRow struct {
	Since, Expires time.Time
	This           bool // the one that asks
}

// RetentionRow is one entry of the retention register, and until when it is kept of this
// visitor.
type RetentionRow struct {
	consent.Retention
	Until time.Time // zero where nothing of it is held
}
