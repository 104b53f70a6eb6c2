package consent

import (
	"errors"
	"slices"
	"testing"
	"time"
)

var start = time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)

func granted(p Purpose, at time.Time) Entry {
	d, _ := Find(p)
	return d.Grant("de", "fit", true, at)
}

func withdrawn(p Purpose, at time.Time) Entry {
	d, _ := Find(p)
	return d.Withdrawal("en", "my-data", at)
}

func changed(e Entry, change func(*Entry)) Entry {
	change(&e)
	return e
}

func wantDenied(t *testing.T, err error, p Purpose, why Why) {
	t.Helper()
	var denied *Denied
	if !errors.As(err, &denied) || denied.Purpose != p || denied.Why != why {
		t.Errorf("error %v, want %s denied: %s", err, p, why)
	}
}

func TestDecide_Grounds(t *testing.T) {
	t.Parallel()
	year := start.AddDate(1, 0, 0)
	for _, test := range []struct {
		name    string
		entries []Entry
		now     time.Time
		why     Why // "" where permitted
	}{
		{"nothing was ever decided", nil, start, WhyNeverGiven},
		{"another purpose was granted", []Entry{granted(PurposeOffers, start)}, start, WhyNeverGiven},
		{"granted", []Entry{granted(PurposeAdvice, start)}, start, ""},
		{"granted, its last moment", []Entry{granted(PurposeAdvice, start)}, year.Add(-1), ""},
		{"granted a year ago", []Entry{granted(PurposeAdvice, start)}, year, WhyExpired},
		{"withdrawn in the same moment", []Entry{granted(PurposeAdvice, start), withdrawn(PurposeAdvice, start)}, start, WhyWithdrawn},
		{"another purpose was withdrawn", []Entry{granted(PurposeAdvice, start), withdrawn(PurposeOffers, start)}, start, ""},
		{"granted again", []Entry{granted(PurposeAdvice, start), withdrawn(PurposeAdvice, start), granted(PurposeAdvice, start)}, start, ""},
		{"granted again prolongs", []Entry{granted(PurposeAdvice, start), granted(PurposeAdvice, start.AddDate(0, 6, 0))}, year, ""},
		{"recorded as expired", []Entry{granted(PurposeAdvice, start), expiry(granted(PurposeAdvice, start), start)}, start, WhyExpired},
		{"granted after it expired", []Entry{granted(PurposeAdvice, start), expiry(granted(PurposeAdvice, start), year), granted(PurposeAdvice, year)}, year, ""},
		{"paused", []Entry{granted(PurposeAdvice, start), Pausing("de", "my-data", start)}, start, WhyPaused},
		{"granted while paused", []Entry{Pausing("de", "my-data", start), granted(PurposeAdvice, start)}, start, WhyPaused},
		{"withdrawn while paused", []Entry{granted(PurposeAdvice, start), Pausing("de", "my-data", start), withdrawn(PurposeAdvice, start)}, start, WhyWithdrawn},
		{"ended while paused", []Entry{granted(PurposeAdvice, start), Pausing("de", "my-data", start)}, year, WhyExpired},
		{"resumed", []Entry{granted(PurposeAdvice, start), Pausing("de", "my-data", start), Resuming("de", "my-data", start)}, start, ""},
		{"age not declared", []Entry{changed(granted(PurposeAdvice, start), func(e *Entry) { e.Age16 = false })}, start, WhyAge},
		{"given to other words", []Entry{changed(granted(PurposeAdvice, start), func(e *Entry) { e.TextVersion = "2025-1" })}, start, WhyTextChanged},
	} {
		t.Run(test.name, func(t *testing.T) {
			permit, err := Decide[Advice](NewLedger("anna", test.entries), test.now)
			if test.why != "" {
				wantDenied(t, err, PurposeAdvice, test.why)
				if permit.Owner() != "" || permit.ValidAt(test.now) {
					t.Errorf("denied, but %+v", permit)
				}
				return
			}
			if err != nil || permit.Owner() != "anna" || permit.Purpose() != PurposeAdvice || !permit.ValidAt(test.now) {
				t.Errorf("permit %+v, error %v", permit, err)
			}
			if !slices.Equal(permit.Data(), append(evidence(), "feedback")) {
				t.Errorf("data %v", permit.Data())
			}
		})
	}
}

func TestDecide_EarlierLearningText(t *testing.T) {
	t.Parallel()
	before := changed(granted(PurposeLearn, start), func(e *Entry) { e.TextVersion = "2026-11-2" })
	_, err := Decide[Learn](NewLedger("anna", []Entry{before}), start)
	wantDenied(t, err, PurposeLearn, WhyTextChanged)
	permit, err := Decide[Learn](NewLedger("anna", []Entry{granted(PurposeLearn, start)}), start)
	if err != nil || !slices.Contains(permit.Data(), "bust") || !slices.Contains(permit.Data(), "feedback") {
		t.Errorf("learning may see %v, %v", permit.Data(), err)
	}
}

func TestDecide_WithoutOwner(t *testing.T) {
	t.Parallel()
	_, err := Decide[Offers](NewLedger("", []Entry{granted(PurposeOffers, start)}), start)
	wantDenied(t, err, PurposeOffers, WhyNeverGiven)
}

func TestPermit_Expires(t *testing.T) {
	t.Parallel()
	permit, err := Decide[Offers](NewLedger("anna", []Entry{granted(PurposeOffers, start)}), start)
	if err != nil || permit.Purpose() != PurposeOffers {
		t.Fatal(permit, err)
	}
	end := KeptMeasurements.Until(start)
	if !permit.ValidAt(end.Add(-1)) || permit.ValidAt(end) {
		t.Error("not valid until exactly its end")
	}
	permit.Data()[0] = "weight"
	if slices.Contains(permit.Data(), "weight") {
		t.Error("a caller widened the permit")
	}
}

func TestForSelf_AndZeroPermit(t *testing.T) {
	t.Parallel()
	self := ForSelf("anna")
	if self.Owner() != "anna" || self.Purpose() != PurposeSelf || !self.ValidAt(start) || len(self.Data()) == 0 {
		t.Errorf("self %+v", self)
	}
	var none Permit[Learn]
	if none.ValidAt(start) || none.Owner() != "" || len(none.Data()) != 0 || none.Purpose() != PurposeLearn {
		t.Errorf("zero permit %+v", none)
	}
	if (Permit[Mail]{}).Purpose() != PurposeMail {
		t.Error("mail is not mail")
	}
	if ForSelf("").ValidAt(start) {
		t.Error("a permit without an owner")
	}
}

func TestAppend_Refused(t *testing.T) {
	t.Parallel()
	good := granted(PurposeAdvice, start)
	for name, test := range map[string]struct {
		entry Entry
		why   Why
	}{
		"unknown purpose":        {changed(good, func(e *Entry) { e.Purpose = "profit" }), WhyUnknown},
		"own access":             {changed(good, func(e *Entry) { e.Purpose = PurposeSelf }), WhyUnknown},
		"no action":              {changed(good, func(e *Entry) { e.Action = "" }), WhyMalformed},
		"no time":                {changed(good, func(e *Entry) { e.At = time.Time{} }), WhyMalformed},
		"no language":            {changed(good, func(e *Entry) { e.Lang = "" }), WhyMalformed},
		"no form":                {changed(good, func(e *Entry) { e.Form = "" }), WhyMalformed},
		"other version":          {changed(good, func(e *Entry) { e.TextVersion = "2025-1" }), WhyTextChanged},
		"other words":            {changed(good, func(e *Entry) { e.TextSHA256 = "" }), WhyTextChanged},
		"age not declared":       {changed(good, func(e *Entry) { e.Age16 = false }), WhyAge},
		"a pause of one purpose": {changed(Pausing("de", "my-data", start), func(e *Entry) { e.Purpose = PurposeAdvice }), WhyMalformed},
		"a consent to all":       {changed(good, func(e *Entry) { e.Purpose = PurposeAll }), WhyUnknown},
		"an end of no text":      {changed(expiry(good, start), func(e *Entry) { e.TextSHA256 = "" }), WhyMalformed},
	} {
		t.Run(name, func(t *testing.T) {
			ledger, err := NewLedger("anna", nil).Append(good, test.entry)
			wantDenied(t, err, test.entry.Purpose, test.why)
			if len(ledger.Entries()) != 0 {
				t.Error("part of it was appended")
			}
		})
	}
	ledger, err := NewLedger("anna", nil).Append(good, withdrawn(PurposeAdvice, start))
	if err != nil || len(ledger.Entries()) != 2 || ledger.Owner() != "anna" {
		t.Errorf("ledger %+v, error %v", ledger, err)
	}
}

func TestLedger_Immutable(t *testing.T) {
	t.Parallel()
	entries := []Entry{granted(PurposeAdvice, start)}
	ledger := NewLedger("anna", entries)
	one, err := ledger.Append(withdrawn(PurposeAdvice, start))
	if err != nil {
		t.Fatal(err)
	}
	two, err := ledger.Append(granted(PurposeOffers, start))
	if err != nil {
		t.Fatal(err)
	}
	entries[0].Action = Withdrawn
	ledger.Entries()[0].Action = Withdrawn
	if !ledger.Granted(PurposeAdvice, start) || one.Granted(PurposeAdvice, start) || !two.Granted(PurposeAdvice, start) {
		t.Error("ledgers share their entries")
	}
}

func TestState_SinceAndUntil(t *testing.T) {
	t.Parallel()
	ledger := NewLedger("anna", []Entry{granted(PurposeAdvice, start), withdrawn(PurposeAdvice, start.Add(time.Hour)), granted(PurposeOffers, start)})
	if s := ledger.State(PurposeAdvice, start); s.Granted || s.Why != WhyWithdrawn || !s.Since.Equal(start.Add(time.Hour)) || !s.Until.IsZero() {
		t.Errorf("withdrawn: %+v", s)
	}
	if s := ledger.State(PurposeOffers, start); !s.Granted || s.Why != "" || !s.Since.Equal(start) || !s.Until.Equal(start.AddDate(1, 0, 0)) || s.Entry != granted(PurposeOffers, start) {
		t.Errorf("granted: %+v", s)
	}
	if s := ledger.State("profit", start); s.Granted || s.Why != WhyUnknown {
		t.Errorf("unknown: %+v", s)
	}
}

func TestState_HoldingPurposes(t *testing.T) {
	t.Parallel()
	later := start.AddDate(0, 3, 0)
	ledger := NewLedger("anna", []Entry{granted(PurposeOffers, later), granted(PurposeAdvice, start)})
	for _, test := range []struct {
		name  string
		now   time.Time
		datum string
		want  []Purpose
		until time.Time
	}{
		{"both", later, "bust", []Purpose{PurposeAdvice, PurposeOffers}, later.AddDate(1, 0, 0)},
		{"the later one", start.AddDate(1, 0, 0), "bust", []Purpose{PurposeOffers}, later.AddDate(1, 0, 0)},
		{"none", later.AddDate(1, 0, 0), "bust", nil, time.Time{}},
		{"a datum of a purpose not in use", later, "email", nil, later.AddDate(1, 0, 0)},
	} {
		if got := ledger.Holding(test.datum, test.now); !slices.Equal(got, test.want) {
			t.Errorf("%s: held by %v, want %v", test.name, got, test.want)
		}
		if got := ledger.HeldUntil(test.now); !got.Equal(test.until) {
			t.Errorf("%s: held until %v, want %v", test.name, got, test.until)
		}
	}
}

func TestDenied_Error(t *testing.T) {
	t.Parallel()
	if got, want := (&Denied{PurposeMail, WhyNotInUse}).Error(), "consent: mail denied: not_in_use"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
