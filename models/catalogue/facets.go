package catalogue

import (
	"cmp"
	"slices"
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
	then, now = make([]int, len(v.dims[f].values)), make([]int, len(v.dims[f].values))
	hits := 0
	for i, missing := range v.failing {
		if missing == 0 {
			hits++
		}
		for _, id := range v.entries[i].values[f] {
			if missing == 0 {
				now[id]++
			}
			if v.chosen[f] == nil && missing == 0 || v.chosen[f] != nil && missing == 1<<f {
				then[id]++
			}
		}
	}
	if v.chosen[f] != nil && f != facetDepartment {
		for id := range then {
			then[id] += hits
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
	anyhow := 0 // products found whichever value is added
	for i, missing := range v.failing {
		if missing&^condVariant != 0 {
			continue
		}
		variants := v.entries[i].variants
		found := slices.ContainsFunc(variants, func(o offered) bool { return without.metBy(&o) })
		if found {
			anyhow++
		}
		counted := make([]bool, n)
		for _, o := range variants {
			id := o.values[f]
			if id == noValue || counted[id] || !with.metBy(&o) {
				continue
			}
			counted[id] = true
			if !found {
				then[id]++
			}
			if missing == 0 && v.chosen.metBy(&o) {
				now[id]++
			}
		}
	}
	for id := range then {
		then[id] += anyhow
	}
	return then, now
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
			ways = v.wayOut(ways, f.param(), v.chosenValues(f), v.missingOnly(1<<f))
		}
	}
	ways = v.wayOut(ways, "price_max", nil, v.missingOnly(condPrice))
	ways = v.wayOut(ways, "q", nil, v.missingOnly(condText))
	ways = v.wayOut(ways, "fits", nil, v.missingOnly(condFits))
	if len(ways) == 0 && len(v.products) > 0 {
		return []WayOut{{Query: Query{Sort: v.query.Sort, Page: 1}, Count: len(v.products)}}
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
func (v *view) missingOnly(cond condition) int {
	n := 0
	for _, missing := range v.failing {
		if missing == cond {
			n++
		}
	}
	return n
}

// metWithout counts the products that would be found with nothing of a facet chosen.
func (v *view) metWithout(f facet) int {
	chosen := v.chosen
	chosen[f] = nil
	n := 0
	for i, missing := range v.failing {
		if missing&^condVariant == 0 && v.entries[i].met(&chosen) {
			n++
		}
	}
	return n
}
