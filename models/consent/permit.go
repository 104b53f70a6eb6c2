package consent

import (
	"slices"
	"time"
)

// Permit allows one purpose P to see some data of one customer for some time. Its fields
// are closed, so only [Decide] and [ForSelf] make one that allows anything; the zero Permit
// allows nothing. It is meant for one request: ask again for the next.
type Permit[P Any] struct {
	purpose P // without it, Go would convert a permit for one purpose into one for another
	owner   string
	data    []string
	expires time.Time // zero: does not expire (Self)
}

// Decide turns a ledger into a permit for P, or into a *[Denied].
func Decide[P Consented](ledger Ledger, now time.Time) (Permit[P], error) {
	var p P
	state, err := admit(ledger, p.purpose(), now)
	if err != nil {
		return Permit[P]{}, err
	}
	definition, _ := Find(p.purpose())
	return Permit[P]{owner: ledger.owner, data: definition.dataOf(state.Entry.TextVersion), expires: state.Until}, nil
}

// admit is the one door: it lets a purpose in that is in force and not paused, or says why
// not with a *[Denied].
func admit(ledger Ledger, p Purpose, now time.Time) (State, error) {
	state := ledger.State(p, now)
	switch {
	case state.Why != "":
		return State{}, &Denied{p, state.Why}
	case ledger.owner == "":
		return State{}, &Denied{p, WhyNeverGiven}
	}
	return state, nil
}

// ForSelf returns the permit of a customer to see and correct their own fit profile. No
// consent is needed for that.
func ForSelf(owner string) Permit[Self] {
	return Permit[Self]{owner: owner, data: evidence()}
}

// Owner returns whose data the permit is about; "" for the zero Permit.
func (p Permit[P]) Owner() string { return p.owner }

// Purpose returns what the permit is for.
func (p Permit[P]) Purpose() Purpose { return p.purpose.purpose() }

// Data returns the kinds of data it opens.
func (p Permit[P]) Data() []string { return slices.Clone(p.data) }

// Covers reports whether it opens a datum, by its name.
func (p Permit[P]) Covers(datum string) bool { return slices.Contains(p.data, Kind(datum)) }

// ValidAt reports whether the permit still allows anything.
func (p Permit[P]) ValidAt(now time.Time) bool {
	return p.owner != "" && (p.expires.IsZero() || now.Before(p.expires))
}
