package shopkeep

import (
	"cmp"
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// ReasonKind is why pieces come back, in the colours of every chart.
type ReasonKind string

// Kinds of reasons. What is too short counts as tight, what is too long as loose.
const (
	KindTight    ReasonKind = "tight"
	KindLoose    ReasonKind = "loose"
	KindTwoSizes ReasonKind = "two_sizes"
	KindLooks    ReasonKind = "looks"
	KindQuality  ReasonKind = "quality"
)

// KindOf is the kind that a reason belongs to.
func KindOf(r models.Reason) ReasonKind {
	switch r {
	case models.ReasonTight, models.ReasonShort:
		return KindTight
	case models.ReasonLoose, models.ReasonLong:
		return KindLoose
	}
	return ReasonKind(r)
}

// OfSize reports whether a kind has to do with sizes.
func (k ReasonKind) OfSize() bool { return k == KindTight || k == KindLoose || k == KindTwoSizes }

// KindCount is how often releases tell a kind of reason.
type KindCount struct {
	Kind ReasonKind
	N    int
}

// ZoneCount is how often releases tell that pieces were too tight or too loose in a place, in
// lengths too short or too long.
type ZoneCount struct {
	Zone         fit.Measure
	Tight, Loose int
}

// Overview is what rows show, added up. Hidden counts are in no sum, so that no sum gives one
// away; the reasons are a release's, with its noise, and add up to no number of pieces.
type Overview struct {
	Articles   int // whose sold pieces are in Sold
	Sold       int
	Returned   int // of Returnable
	Returnable int // sold pieces of the articles that also show how many came back
	Kinds      []KindCount
	Zones      []ZoneCount // those of which something is told, in the order of the body
	Demo       bool        // numbers made up for the demonstration are in it
}

// Sum adds up what rows show.
func Sum(rows []Row) Overview {
	var o Overview
	kinds, zones := map[ReasonKind]int{}, map[fit.Measure]*ZoneCount{}
	for _, row := range rows {
		o.Demo = o.Demo || row.Demo
		if row.Sold.N > 0 {
			o.Articles++
			o.Sold += row.Sold.N
			if !row.Returned.Hidden {
				o.Returnable += row.Sold.N
				o.Returned += row.Returned.N
			}
		}
		for _, c := range row.Complaints {
			kind := KindOf(c.Complaint.Reason)
			kinds[kind] += c.N
			if !c.Complaint.Reason.HasZone() {
				continue
			}
			zone := zones[c.Complaint.Zone]
			if zone == nil {
				zone = &ZoneCount{Zone: c.Complaint.Zone}
				zones[c.Complaint.Zone] = zone
			}
			if kind == KindTight {
				zone.Tight += c.N
			} else {
				zone.Loose += c.N
			}
		}
	}
	for kind, n := range kinds {
		o.Kinds = append(o.Kinds, KindCount{kind, n})
	}
	slices.SortFunc(o.Kinds, func(a, b KindCount) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Kind, b.Kind)) })
	for _, zone := range zones {
		o.Zones = append(o.Zones, *zone)
	}
	slices.SortFunc(o.Zones, func(a, b ZoneCount) int { return cmp.Compare(a.Zone, b.Zone) })
	return o
}

// Told is how many reasons releases tell in all, and how many of them have to do with sizes.
func (o Overview) Told() (all, ofSize int) {
	for _, k := range o.Kinds {
		all += k.N
		if k.Kind.OfSize() {
			ofSize += k.N
		}
	}
	return all, ofSize
}

// Worst is the place and direction most often told; ok is false where none is.
func (o Overview) Worst() (zone fit.Measure, kind ReasonKind, ok bool) {
	most := 0
	for _, z := range o.Zones {
		if z.Tight > most {
			zone, kind, most = z.Zone, KindTight, z.Tight
		}
		if z.Loose > most {
			zone, kind, most = z.Zone, KindLoose, z.Loose
		}
	}
	return zone, kind, most > 0
}
