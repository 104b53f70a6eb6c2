package catalogue

import (
	"cmp"
	"slices"
)

// facets counts for every value how many products the query would find with it.
//
// With nothing of a facet chosen, these are the hits that have the value. With something
// chosen, a further value adds the products that miss only this facet and have the value.
func (v *view) facets(total int) []Facet {
	var counts [numFacets][]int
	for f := range numFacets {
		counts[f] = make([]int, len(v.dims[f].values))
		if v.chosen[f] != nil {
			for id := range counts[f] {
				counts[f][id] = total
			}
		}
	}
	for i := range v.entries {
		for _, f := range [...]facet{facetDepartment, facetGroup, facetOffer, facetMaterial} {
			if v.gains(i, f, 1<<f) {
				for _, id := range v.entries[i].values[f] {
					counts[f][id]++
				}
			}
		}
		v.countVariants(i, facetSize, counts[facetSize])
		v.countVariants(i, facetColour, counts[facetColour])
	}
	category := v.facet(facetDepartment, counts)
	category.Values = append(category.Values, v.facet(facetGroup, counts).Values...)
	category.Values = append(category.Values, v.facet(facetOffer, counts).Values...)
	return []Facet{category, v.facet(facetSize, counts), v.facet(facetColour, counts), v.facet(facetMaterial, counts)}
}

func (v *view) facet(f facet, counts [numFacets][]int) Facet {
	values := make([]FacetValue, len(v.dims[f].values))
	for id, value := range v.dims[f].values {
		values[id] = FacetValue{Value: value, Count: counts[f][id], Selected: v.chosen[f] != nil && v.chosen[f][id]}
	}
	return Facet{Param: f.param(), Values: values}
}

// gains reports whether choosing one more of its values in a facet makes a difference for
// product i: it is a hit and would have to have the value, or it misses nothing else.
func (v *view) gains(i int, f facet, cond condition) bool {
	if v.chosen[f] == nil {
		return v.failing[i] == 0
	}
	return v.failing[i] == cond
}

// countVariants counts product i once for every size (or colour) that one of its variants
// would contribute, given what is chosen of the other.
func (v *view) countVariants(i int, f facet, counts []int) {
	if v.failing[i]&^condVariant != 0 || v.chosen[f] != nil && v.failing[i] == 0 {
		return
	}
	sizes, colours := v.chosen[facetSize], v.chosen[facetColour]
	variants := v.entries[i].variants
	for j, o := range variants {
		if !v.contributes(o, f, sizes, colours) {
			continue
		}
		seen := slices.ContainsFunc(variants[:j], func(earlier offered) bool {
			return earlier.of(f) == o.of(f) && v.contributes(earlier, f, sizes, colours)
		})
		if !seen {
			counts[o.of(f)]++
		}
	}
}

func (v *view) contributes(o offered, f facet, sizes, colours []bool) bool {
	if f == facetSize {
		return o.inStock && (colours == nil || colours[o.colour])
	}
	return sizes == nil || sizes[o.size] && o.inStock
}

func (o offered) of(f facet) uint16 {
	if f == facetSize {
		return o.size
	}
	return o.colour
}

// waysOut lists the single conditions whose dropping finds something, else the one way of
// dropping them all.
func (v *view) waysOut() []WayOut {
	var ways []WayOut
	for _, f := range [...]facet{facetDepartment, facetGroup, facetOffer, facetMaterial} {
		ways = v.wayOut(ways, f.param(), v.chosenValues(f), v.missingOnly(1<<f))
	}
	ways = v.wayOut(ways, "size", v.query.Size, v.withoutSizes())
	ways = v.wayOut(ways, "colour", v.query.Colour, v.withoutColours())
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

func (v *view) withoutSizes() int {
	if v.chosen[facetSize] == nil {
		return 0
	}
	return v.meeting(nil, v.chosen[facetColour])
}

func (v *view) withoutColours() int {
	if v.chosen[facetColour] == nil {
		return 0
	}
	return v.meeting(v.chosen[facetSize], nil)
}

// meeting counts the products that would be found with other sizes and colours chosen.
func (v *view) meeting(sizes, colours []bool) int {
	n := 0
	for i, missing := range v.failing {
		if missing&^condVariant == 0 && v.variantMet(&v.entries[i], sizes, colours) {
			n++
		}
	}
	return n
}
