package consent

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestState_EndsByUse(t *testing.T) {
	t.Parallel()
	used := start.AddDate(0, 7, 0)
	ledger := NewLedger("anna", []Entry{granted(PurposeAdvice, start), granted(PurposeOffers, start.AddDate(0, 9, 0))}).Kept(used.AddDate(1, 0, 0))
	for _, test := range []struct {
		purpose Purpose
		until   time.Time
	}{
		{PurposeAdvice, used.AddDate(1, 0, 0)},
		{PurposeOffers, start.AddDate(0, 21, 0)},
	} {
		s := ledger.State(test.purpose, start.AddDate(1, 0, 0))
		if !s.Granted || !s.Until.Equal(test.until) {
			t.Errorf("%s: %+v, want until %v", test.purpose, s, test.until)
		}
	}
	now := start.AddDate(0, 13, 0)
	if got, want := ledger.HeldFrom(now), now.AddDate(1, 0, 0); !got.Equal(want) {
		t.Errorf("used now it is held until %v, want %v", got, want)
	}
	if over := ledger.HeldFrom(start.AddDate(3, 0, 0)); !over.IsZero() {
		t.Errorf("what no consent holds is held until %v", over)
	}
}

// A consent to the first version is one to the same use, for twelve months and not a day more.
func TestLedgerState_BoundedVersion(t *testing.T) {
	first := changed(granted(PurposeAdvice, start), func(e *Entry) { e.TextVersion = "2026-11-1" })
	end := start.AddDate(1, 0, 0)
	ledger := NewLedger("anna", []Entry{first})
	if s := ledger.State(PurposeAdvice, end.Add(-1)); !s.Granted || !s.Until.Equal(end) {
		t.Errorf("until its end: %+v, want granted until %v", s, end)
	}
	if until := ledger.HeldFrom(start.AddDate(0, 7, 0)); !until.Equal(end) {
		t.Errorf("a use holds it until %v, want %v", until, end)
	}
	if s := ledger.Kept(end.AddDate(0, 7, 0)).State(PurposeAdvice, end); s.Granted || s.Why != WhyExpired {
		t.Errorf("at its end: %+v", s)
	}
	both := NewLedger("anna", []Entry{first, granted(PurposeOffers, start.AddDate(0, 1, 0))}).Kept(end.AddDate(0, 7, 0))
	if expired := both.Expired(end); len(expired) != 1 || expired[0].Purpose != PurposeAdvice || expired[0].TextVersion != "2026-11-1" {
		t.Errorf("beside a consent that uses prolong, expired %+v", expired)
	}
}

func TestLapsed_OnceAndInTime(t *testing.T) {
	t.Parallel()
	year := start.AddDate(1, 0, 0)
	ledger := NewLedger("anna", []Entry{
		granted(PurposeAdvice, start), granted(PurposeOffers, start.AddDate(0, 1, 0)), Pausing("de", "my-data", start),
		changed(granted(PurposeMail, start), func(e *Entry) { e.TextVersion = "2026-11-1" }),
	})
	if expired := ledger.Expired(year.Add(-1)); len(expired) != 0 {
		t.Errorf("ended before their time: %+v", expired)
	}
	expired := ledger.Expired(year)
	if len(expired) != 1 || expired[0].Purpose != PurposeAdvice || expired[0].Action != Expired || !expired[0].At.Equal(year) {
		t.Fatalf("expired %+v", expired)
	}
	next, err := ledger.Append(expired...)
	if err != nil || len(next.Expired(year)) != 0 {
		t.Errorf("lapses again: %+v, %v", next.Expired(year), err)
	}
	if after := ledger.Expired(start.AddDate(2, 0, 0)); len(after) != 3 || after[2].TextVersion != "2026-11-1" {
		t.Errorf("expired %+v, want a consent to an older text too", after)
	}
}

// history draws a ledger as the shop keeps it: decisions in the order of time, uses that
// prolong, and at each step what is over recorded as expired.
type history struct {
	ledger Ledger
	now    time.Time
}

func (h *history) step(t *rapid.T) {
	h.now = h.now.Add(time.Duration(rapid.IntRange(0, 250).Draw(t, "days")) * day)
	h.add(t, h.ledger.Expired(h.now)...)
	p := rapid.SampledFrom([]Purpose{PurposeAdvice, PurposeOffers}).Draw(t, "purpose")
	switch rapid.SampledFrom([]string{"grant", "grant", "withdraw", "pause", "resume", "use"}).Draw(t, "act") {
	case "grant":
		h.add(t, granted(p, h.now))
	case "withdraw":
		h.add(t, withdrawn(p, h.now))
	case "pause":
		h.add(t, Pausing("de", "my-data", h.now))
	case "resume":
		h.add(t, Resuming("en", "my-data", h.now))
	case "use":
		if _, err := Decide[Advice](h.ledger, h.now); err == nil {
			h.ledger = h.ledger.Kept(h.ledger.HeldFrom(h.now))
		}
	}
}

func (h *history) add(t *rapid.T, entries ...Entry) {
	next, err := h.ledger.Append(entries...)
	if err != nil {
		t.Fatalf("refused %+v: %v", entries, err)
	}
	h.ledger = next
}

func draw(t *rapid.T) history {
	h := history{NewLedger("anna", nil), start}
	for range rapid.IntRange(0, 14).Draw(t, "steps") {
		h.step(t)
	}
	h.now = h.now.Add(time.Duration(rapid.IntRange(0, 800).Draw(t, "later")) * day)
	return h
}

// lastOf returns the last action about a purpose.
func lastOf(l Ledger, p Purpose) Action {
	for _, e := range slices.Backward(l.Entries()) {
		if e.Purpose == p {
			return e.Action
		}
	}
	return ""
}

// The last decision about a purpose counts, and no decision about another one ever does: a
// consent is in force only where nothing followed it, and it is not over.
func TestState_NothingAfterEnd(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := draw(t)
		for _, p := range []Purpose{PurposeAdvice, PurposeOffers} {
			s := h.ledger.State(p, h.now)
			if s.Granted && (lastOf(h.ledger, p) != Granted || !h.now.Before(s.Until)) {
				t.Fatalf("%s is granted after %s, until %v, at %v", p, lastOf(h.ledger, p), s.Until, h.now)
			}
			if !s.Granted && lastOf(h.ledger, p) == Granted && h.now.Before(s.Entry.At.AddDate(1, 0, 0)) {
				t.Fatalf("%s was granted at %v and is not in force at %v", p, s.Entry.At, h.now)
			}
			if (s.Why == "") != (s.Granted && !s.Paused) {
				t.Fatalf("%s: %+v", p, s)
			}
		}
	})
}

// Once a consent is over it stays over, however time goes on.
func TestState_NeverRevived(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := draw(t)
		later := h.now.Add(time.Duration(rapid.IntRange(0, 800).Draw(t, "more")) * day)
		for _, p := range []Purpose{PurposeAdvice, PurposeOffers} {
			if !h.ledger.Granted(p, h.now) && h.ledger.Granted(p, later) {
				t.Fatalf("%s comes back between %v and %v", p, h.now, later)
			}
		}
	})
}

// A pause anywhere changes which uses are allowed, and nothing about what is held or for how
// long; with a resumption at the end it changes nothing at all.
func TestState_Pause(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := draw(t)
		plain := slices.DeleteFunc(h.ledger.Entries(), func(e Entry) bool { return e.Purpose == PurposeAll })
		without := NewLedger("anna", plain).Kept(h.ledger.kept)
		resumed, err := h.ledger.Append(Resuming("de", "my-data", h.now))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []Purpose{PurposeAdvice, PurposeOffers} {
			a, b := h.ledger.State(p, h.now), without.State(p, h.now)
			if a.Granted != b.Granted || !a.Until.Equal(b.Until) || a.Entry != b.Entry {
				t.Fatalf("%s: with pauses %+v, without %+v", p, a, b)
			}
			if got := resumed.State(p, h.now); got != b {
				t.Fatalf("%s: resumed %+v, never paused %+v", p, got, b)
			}
		}
		if !h.ledger.HeldUntil(h.now).Equal(without.HeldUntil(h.now)) || !slices.Equal(h.ledger.Holding("bust", h.now), without.Holding("bust", h.now)) {
			t.Fatal("a pause changes what is held")
		}
		if _, paused := h.ledger.Pause(); paused {
			if _, err := Decide[Advice](h.ledger, h.now); err == nil {
				t.Fatal("used while paused")
			}
		}
	})
}

// What is held is held by a consent in force, until the last of them ends, and no use makes
// it last shorter.
func TestState_HeldUntil(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := draw(t)
		until := h.ledger.HeldUntil(h.now)
		if held := len(h.ledger.Holding("bust", h.now)) > 0; held == until.IsZero() || held && !until.After(h.now) {
			t.Fatalf("held %v, until %v, at %v", held, until, h.now)
		}
		if from := h.ledger.HeldFrom(h.now); from.Before(until) || from.IsZero() != until.IsZero() {
			t.Fatalf("held until %v, used now until %v", until, from)
		}
		if !until.IsZero() && h.ledger.HeldUntil(until).After(until) {
			t.Fatalf("held beyond %v", until)
		}
	})
}
