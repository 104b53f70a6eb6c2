package catalogue

import (
	"cmp"
	"slices"

	"ebenmass/models"
)

// PageSize is how many products a page of a listing shows.
const PageSize = 24

// Fitting tells which size of a product fits the visitor and with which probability; ok is
// false where none can be recommended.
type Fitting func(slug string) (size string, pFits float64, ok bool)

// Result is one page of a listing with everything its filters show.
type Result struct {
	Query      Query             // as understood: values that no product has are gone, the page is within range
	Products   []*models.Product // of this page
	Total      int
	Pages      int // at least 1
	Facets     []Facet
	DidYouMean string   // corrected search text where only corrected words matched, else ""
	WaysOut    []WayOut // only where nothing was found, the most promising first
	// Suggestions are other search texts, only where the text itself finds nothing anywhere.
	Suggestions []Suggestion
	Families    []string // colour families asked for, by filter or in the search text
}

// Facet is one filter parameter with all its values in menu order.
type Facet struct {
	Param  string // category, kind, new, reduced, size, waist, length, colour, material
	Values []FacetValue
}

// FacetValue is one choice of a facet. Count is what one more click gives: products found if
// the value is chosen as well, or, with More, products that it adds to those found now. Of a
// chosen value it is the number of products found now that have it. The two departments are
// no alternatives of each other: choosing one leaves the other.
type FacetValue struct {
	Value    string
	Count    int
	More     bool
	Selected bool
}

// WayOut is the query without one of its conditions.
type WayOut struct {
	Param  string   // the parameter to drop, "" for all
	Values []string // which of its values
	Query  Query
	Count  int // products found then, at least 1
}

// condition numbers what a product must meet. The first are facets of the article itself;
// sizes and colours are met together by one variant.
type condition uint16

const (
	condVariant condition = 1 << facetSize
	condPrice   condition = 1 << numFacets
	condText    condition = 1 << (numFacets + 1)
	condFits    condition = 1 << (numFacets + 2)
)

// view is a query read against one snapshot.
type view struct {
	*Snapshot
	query   Query
	chosen  choice
	found   found       // of the search text
	pFits   []float64   // of the recommended size, 0 for none; nil without a Fitting
	failing []condition // per product, the conditions it misses
}

// choice is what is chosen of each facet, by value id; nil where nothing is.
type choice [numFacets][]bool

// Filter answers a query in a page language, which only decides the order of names. Without a
// Fitting, fits=1 and the order by fit are ignored.
func (s *Snapshot) Filter(q Query, lang models.Lang, fits Fitting) Result {
	v := s.read(q, fits)
	hits := make([]int, 0, len(s.products))
	for i, missing := range v.failing {
		if missing == 0 {
			hits = append(hits, i)
		}
	}
	v.sort(hits, lang)
	r := Result{
		Query:      v.query,
		Total:      len(hits),
		Pages:      max(1, (len(hits)+PageSize-1)/PageSize),
		Facets:     v.facets(len(hits)),
		DidYouMean: v.found.corrected,
		Families:   v.families(),
	}
	r.Query.Page = min(max(q.Page, 1), r.Pages)
	from := (r.Query.Page - 1) * PageSize
	for _, i := range hits[from:min(from+PageSize, len(hits))] {
		r.Products = append(r.Products, s.products[i])
	}
	if len(hits) == 0 {
		r.WaysOut = v.waysOut()
		r.Suggestions = v.suggestions()
	}
	return r
}

func (s *Snapshot) read(q Query, fits Fitting) *view {
	v := &view{Snapshot: s, failing: make([]condition, len(s.products))}
	for _, f := range inMenu {
		if list := q.lists()[f.param()]; list != nil {
			*list = v.choose(f, *list...)
		}
	}
	if q.Category != "" {
		v.choose(facetDepartment, q.Category)
	}
	if q.New {
		v.choose(facetNew, "1")
	}
	if q.Reduced {
		v.choose(facetReduced, "1")
	}
	if fits == nil {
		q.Fits = false
		if q.Sort == SortFits {
			q.Sort = ""
		}
	}
	v.query = q
	if q.Text != "" {
		v.found = s.index.search(q.Text)
	}
	if q.Fits || q.Sort == SortFits {
		v.pFits = make([]float64, len(s.products))
		for i, p := range s.products {
			if _, pFits, ok := fits(p.Slug); ok {
				v.pFits[i] = pFits
			}
		}
	}
	for i := range s.entries {
		v.failing[i] = v.missed(i)
	}
	return v
}

// choose marks the known values among those asked for and returns them.
func (v *view) choose(f facet, values ...string) []string {
	var known []string
	for _, value := range values {
		id, ok := v.dims[f].id[value]
		if !ok || slices.Contains(known, value) {
			continue
		}
		if v.chosen[f] == nil {
			v.chosen[f] = make([]bool, len(v.dims[f].values))
		}
		v.chosen[f][id] = true
		known = append(known, value)
	}
	return known
}

// families are the colour families asked for: those chosen and those that the text names.
func (v *view) families() []string {
	families := slices.Clone(v.query.Colour)
	if v.query.Text == "" {
		return families
	}
	for _, t := range v.index.termsOf(cmp.Or(v.found.corrected, v.query.Text)) {
		family, ok := v.index.familyOf(t.word)
		if !ok {
			_, family, ok = v.index.shadesOf(t.word)
		}
		if ok && !t.not && !slices.Contains(families, family) {
			families = append(families, family)
		}
	}
	return families
}

// missed returns the conditions product i does not meet.
func (v *view) missed(i int) condition {
	e := &v.entries[i]
	var missing condition
	for f := range facetSize {
		if v.chosen[f] != nil && !slices.ContainsFunc(e.values[f], func(id uint16) bool { return v.chosen[f][id] }) {
			missing |= 1 << f
		}
	}
	if !e.met(&v.chosen) {
		missing |= condVariant
	}
	if v.query.PriceMax > 0 && e.price > v.query.PriceMax {
		missing |= condPrice
	}
	if v.query.Text != "" && v.found.scores[i] == 0 {
		missing |= condText
	}
	if v.query.Fits && v.pFits[i] == 0 {
		missing |= condFits
	}
	return missing
}

// met reports whether one variant meets what is chosen of sizes and colours.
func (e *entry) met(chosen *choice) bool {
	if chosen[facetSize] == nil && chosen[facetWaist] == nil && chosen[facetLength] == nil && chosen[facetColour] == nil {
		return true
	}
	return slices.ContainsFunc(e.variants, func(o offered) bool { return chosen.metBy(&o) })
}

// metBy reports whether a variant meets what is chosen of sizes and colours.
func (chosen *choice) metBy(o *offered) bool {
	if !chosen.has(facetColour, o) {
		return false
	}
	axes := chosen[facetWaist] != nil || chosen[facetLength] != nil
	switch {
	case chosen[facetSize] == nil && !axes:
		return true
	case !o.inStock:
		return false
	case o.twoAxes():
		return axes && chosen.has(facetWaist, o) && chosen.has(facetLength, o)
	}
	return chosen[facetSize] != nil && chosen.has(facetSize, o)
}

// has reports whether a variant has a chosen value of a facet, or nothing of it is chosen.
func (chosen *choice) has(f facet, o *offered) bool {
	id := o.values[f]
	return chosen[f] == nil || id != noValue && chosen[f][id]
}
