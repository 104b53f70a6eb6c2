package models

import (
	"slices"
	"strings"
	"time"

	"ebenmass/models/fit"
)

// Reason is why something comes back. Nobody has to give one.
type Reason string

// Reasons. The first four say where and in which direction something does not fit.
const (
	ReasonTight    Reason = "tight"     // too tight in a zone
	ReasonLoose    Reason = "loose"     // too loose in a zone
	ReasonShort    Reason = "short"     // too short in a zone
	ReasonLong     Reason = "long"      // too long in a zone
	ReasonLooks    Reason = "looks"     // looks different from what was shown
	ReasonQuality  Reason = "quality"   // cloth or finish
	ReasonTwoSizes Reason = "two_sizes" // simply ordered in two sizes
	ReasonNone     Reason = ""          // not said
)

// Complaint is a reason with its zone, as a form sends it: "tight-hip", "short-arm", "looks".
type Complaint struct {
	Reason Reason
	Zone   fit.Measure // valid where the reason has a zone
}

// HasZone reports whether the reason names a place on the body.
func (r Reason) HasZone() bool {
	return r == ReasonTight || r == ReasonLoose || r == ReasonShort || r == ReasonLong
}

// String is the complaint's form value; "" for none.
func (c Complaint) String() string {
	if c.Reason.HasZone() {
		return string(c.Reason) + "-" + c.Zone.String()
	}
	return string(c.Reason)
}

// ParseComplaint reads what String writes; anything else is none.
func ParseComplaint(text string) Complaint {
	reason, zone, zoned := strings.Cut(text, "-")
	c := Complaint{Reason: Reason(reason)}
	if c.Reason.HasZone() != zoned {
		return Complaint{}
	}
	if !zoned {
		if !slices.Contains([]Reason{ReasonLooks, ReasonQuality, ReasonTwoSizes}, c.Reason) {
			return Complaint{}
		}
		return c
	}
	var err error
	if c.Zone, err = fit.MeasureNamed(zone); err != nil {
		return Complaint{}
	}
	return c
}

// Complaints lists what can be said of an article that is compared in the given zones:
// girths are tight or loose, lengths (inseam, arm) short or long; then what has no zone.
func Complaints(zones []fit.Measure) []Complaint {
	var all []Complaint
	for _, z := range zones {
		pair := [2]Reason{ReasonTight, ReasonLoose}
		if z == fit.Inseam || z == fit.Arm {
			pair = [2]Reason{ReasonShort, ReasonLong}
		}
		all = append(all, Complaint{pair[0], z}, Complaint{pair[1], z})
	}
	for _, r := range [...]Reason{ReasonLooks, ReasonQuality, ReasonTwoSizes} {
		all = append(all, Complaint{Reason: r})
	}
	return all
}

// ReturnState is how far a return has come.
type ReturnState string

// States of a return.
const (
	ReturnAnnounced ReturnState = "announced" // the label can be printed
	ReturnRefunded  ReturnState = "refunded"  // it came back: stock is raised, the refund is due
)

// ReturnLine is some pieces of one order line that come back.
type ReturnLine struct {
	Position int // of the order line
	Quantity int
	Exchange string // SKU that goes out instead, "" for the money back
}

// Return is one parcel that comes back. Why it does is not part of it.
type Return struct {
	Number      string // on the label
	AnnouncedAt time.Time
	RefundedAt  time.Time // zero until then
	State       ReturnState
	Lines       []ReturnLine
	Refund      Cents // the lines that are not exchanged, less their share of a discount
}
