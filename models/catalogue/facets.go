package catalogue

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// facets counts for every value what choosing it as well would give.
func (v *view) facets(total int) []Facet {
	facets := make([]Facet, 0, len(inMenu))
	for _, f := range inMenu {
		then, now := v.countValues(f)
		values := make([]FacetValue, len(v.dims[f].values))
		for id, value := range v.dims[f].values {
			at := FacetValue{Value: value, Count: then[id], Selected: v.chosen[f] != nil && v.chosen[f][id], More: v.widens(f)}
			switch {
			case at.Selected:
				at.Count, at.More = now[id], false
			case at.More:
				at.Count -= total
			}
			values[id] = at
		}
		facets = append(facets, Facet{Param: f.param(), Values: values})
	}
	return facets
}

// widens reports whether one more value of a facet adds to what is found: it is an alternative
// to what is chosen already.
func (v *view) widens(f facet) bool {
	axes := v.chosen[facetWaist] != nil || v.chosen[facetLength] != nil
	switch {
	case f == facetDepartment:
		return false
	case v.chosen[f] != nil:
		return true
	case f == facetSize:
		return axes
	}
	return (f == facetWaist || f == facetLength) && v.chosen[facetSize] != nil && !axes
}

// countValues counts, by the values of a facet, the products found then, if the value were
// chosen as well, and those found now that have it.
func (v *view) countValues(f facet) (then, now []int) {
	if f.ofVariants() {
		return v.countVariants(f)
	}
	sets := v.sets(f)
	then, now = make([]int, len(sets)), make([]int, len(sets))
	found, without := v.but(), v.but(condition(f))
	hits := int(found.GetCardinality())
	for id, set := range sets {
		now[id] = int(found.AndCardinality(set))
		switch {
		case v.chosen[f] == nil:
			then[id] = now[id]
		case f == facetDepartment:
			then[id] = int(without.AndCardinality(set)) - now[id]
		default:
			then[id] = int(without.AndCardinality(set)) - now[id] + hits
		}
	}
	return then, now
}

// countVariants is countValues for what variants meet.
func (v *view) countVariants(f facet) (then, now []int) {
	n := len(v.dims[f].values)
	then, now = make([]int, n), make([]int, n)
	without, with := v.chosen, v.chosen
	with[f] = slices.Repeat([]bool{true}, n)
	if without[f] == nil {
		without[f] = make([]bool, n)
	}
	base, found := v.but(condVariant), v.but()
	anyhow := roaring.And(base, v.withVariant(&without)) // found whichever value is added
	for id := range n {
		set, meets := v.withValue(&with, f, id)
		then[id] = int(base.AndCardinality(set)) - int(anyhow.AndCardinality(set)) + int(anyhow.GetCardinality())
		if meets {
			now[id] = int(found.AndCardinality(set))
		}
	}
	return then, now
}

// withValue is the articles of which one variant has a value of a facet and meets what is chosen
// else; meets reports whether such a variant meets what is chosen now.
func (v *view) withValue(with *choice, f facet, id int) (set *roaring.Bitmap, meets bool) {
	cells := v.cellsBy[f][id]
	if len(cells) > 0 && v.alone(f) {
		return v.sets(f)[id], v.chosen.metBy(&v.cells[cells[0]])
	}
	var sets []*roaring.Bitmap
	for _, at := range cells {
		if c := &v.cells[at]; with.metBy(c) {
			sets = append(sets, v.stock.cells[at])
			meets = meets || v.chosen.metBy(c)
		}
	}
	if f == facetColour && !with.sizes() {
		return v.fixed[f][id], v.chosen[f] == nil || v.chosen[f][id]
	}
	return setOr(sets), meets
}

// alone reports whether of what variants meet nothing is chosen but of one facet of sizes.
func (v *view) alone(f facet) bool {
	for other := facetSize; other < numFacets; other++ {
		if other != f && v.chosen[other] != nil {
			return false
		}
	}
	return f != facetColour
}

// waysOut lists the single conditions whose dropping finds something, else the one way of
// dropping them all.
func (v *view) waysOut() []WayOut {
	var ways []WayOut
	for f := range numFacets {
		if v.chosen[f] == nil {
			continue
		}
		if f.ofVariants() {
			ways = v.wayOut(ways, f.param(), v.chosenValues(f), v.metWithout(f))
		} else {
			ways = v.wayOut(ways, f.param(), v.chosenValues(f), v.missingOnly(condition(f)))
		}
	}
	ways = v.wayOut(ways, "price_max", nil, v.missingOnly(condPrice))
	ways = v.wayOut(ways, "q", nil, v.missingOnly(condText))
	ways = v.wayOut(ways, "fits", nil, v.missingOnly(condFits))
	if len(ways) == 0 && len(v.rows) > 0 {
		return []WayOut{{Query: Query{Sort: v.query.Sort, Page: 1}, Count: len(v.rows)}}
	}
	slices.SortStableFunc(ways, func(a, b WayOut) int { return cmp.Compare(b.Count, a.Count) })
	return ways
}

func (v *view) wayOut(ways []WayOut, param string, values []string, count int) []WayOut {
	if count == 0 {
		return ways
	}
	return append(ways, WayOut{Param: param, Values: values, Query: v.query.Without(param, values...), Count: count})
}

func (v *view) chosenValues(f facet) []string {
	var values []string
	for id, on := range v.chosen[f] {
		if on {
			values = append(values, v.dims[f].values[id])
		}
	}
	return values
}

// missingOnly counts the products that miss one condition and no other.
func (v *view) missingOnly(c condition) int {
	if v.met[c] == nil {
		return 0
	}
	return int(v.but(c).GetCardinality() - v.but().GetCardinality())
}

// metWithout counts the products that would be found with nothing of a facet chosen.
func (v *view) metWithout(f facet) int {
	chosen := v.chosen
	chosen[f] = nil
	return int(v.but(condVariant).AndCardinality(v.withVariant(&chosen)))
}
