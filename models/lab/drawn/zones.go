package drawn

import (
	"math"
	"slices"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
)

// family is charts of one department and kind that compare as many girths.
type family struct {
	sizing fit.Sizing
	system string
	girths int
}

// girthAgreement counts how the girths of people agree on sizes of a family's charts.
type girthAgreement struct {
	within, beyond, inBand int
	sizes                  [fit.NumZones + 1]int // by how many sizes are asked for
}

func (a *girthAgreement) add(b girthAgreement) {
	a.within, a.beyond, a.inBand = a.within+b.within, a.beyond+b.beyond, a.inBand+b.inBand
	for i := range b.sizes {
		a.sizes[i] += b.sizes[i]
	}
}

// count has every girth ask for the size in which it comes closest to its target ease. Sizes
// that differ in length alone are one. People a girth of whom lies beyond the chart are only
// counted: all they could ask for is its last size.
func (a *girthAgreement) count(s *prepared, exact []fit.Exact) {
	last := len(exact) - 1
	var wanted []int
	for _, z := range s.girths {
		if exact[0].State[z] == fit.TooLoose || exact[last].State[z] == fit.TooTight {
			a.beyond++
			return
		}
		rank, nearest := 0, math.Inf(1)
		for k := range exact {
			if off := math.Abs(exact[k].Off[z]); off < nearest {
				rank, nearest = s.Fit.Sizes[k].Waist, off
			}
		}
		if !slices.Contains(wanted, rank) {
			wanted = append(wanted, rank)
		}
	}
	a.within++
	a.sizes[len(wanted)]++
	if slices.ContainsFunc(exact, func(e fit.Exact) bool { return allInRange(&e, s.girths) }) {
		a.inBand++
	}
}

func allInRange(e *fit.Exact, zones []fit.Measure) bool {
	for _, z := range zones {
		if e.State[z] != fit.InRange {
			return false
		}
	}
	return true
}

// families lists those of the articles that compare at least two girths, in their order, and
// the place of each article's family; -1 for an article of one girth.
func families(articles []prepared) (all []family, of []int) {
	for i := range articles {
		s := &articles[i]
		if len(s.girths) < 2 {
			of = append(of, -1)
			continue
		}
		f := family{s.Sizing, s.System, len(s.girths)}
		at := slices.Index(all, f)
		if at < 0 {
			at = len(all)
			all = append(all, f)
		}
		of = append(of, at)
	}
	return all, of
}

func (a *girthAgreement) result(f family, articles int) evidence.Zones {
	return evidence.Zones{
		Sizing: string(f.sizing), System: f.system, Girths: f.girths, Articles: articles, Readings: a.within,
		One: ratio(a.sizes[1], a.within), Two: ratio(a.sizes[2], a.within), Three: ratio(a.sizes[3], a.within),
		InBand: ratio(a.inBand, a.within), Beyond: ratio(a.beyond, a.within+a.beyond),
	}
}
