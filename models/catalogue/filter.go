package catalogue

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// PageSize is how many products a page of a listing shows.
const PageSize = 24

// Fitting tells with which probability the size of an article that the visitor should take fits; ok is
// false where none can be recommended. It is asked once for all products that are the same to the
// advisor, from several goroutines.
type Fitting func(article *fit.Article) (pFits float64, ok bool)

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
type condition uint8

const (
	condVariant = condition(facetSize)
	condPrice   = condition(numFacets)
	condText    = condition(numFacets + 1)
	condFits    = condition(numFacets + 2)
	numConds    = int(numFacets) + 3
)

// view is a query read against one snapshot.
type view struct {
	*Snapshot
	query  Query
	chosen choice
	found  found                     // of the search text
	pFits  []float64                 // of the recommended size, 0 for none; nil where nobody asks
	met    [numConds]*roaring.Bitmap // what meets each condition; nil where it is none
}

// choice is what is chosen of each facet, by value id; nil where nothing is.
type choice [numFacets][]bool

// Filter answers a query in a page language, which only decides the order of names. Without a
// Fitting, fits=1 and the order by fit are ignored.
func (s *Snapshot) Filter(q Query, lang models.Lang, fits Fitting) Result {
	v := s.read(q, fits)
	hits := v.but().ToArray()
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
		r.Products = append(r.Products, s.rows[i].product)
	}
	if len(hits) == 0 {
		r.WaysOut = v.waysOut()
		r.Suggestions = v.suggestions()
	}
	return r
}

func (s *Snapshot) read(q Query, fits Fitting) *view {
	v := &view{Snapshot: s}
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
	v.meet(fits)
	return v
}

// meet works out what meets each condition. Whom an article fits is asked last, and only of those
// that matter.
func (v *view) meet(fits Fitting) {
	for f := range facetSize {
		if v.chosen[f] != nil {
			v.met[f] = setOr(v.chosenSets(f))
		}
	}
	if v.chosen.variants() {
		v.met[condVariant] = v.withVariant(&v.chosen)
	}
	if v.query.PriceMax > 0 {
		set := roaring.New()
		for i, price := range v.prices {
			if price <= v.query.PriceMax {
				set.Add(uint32(i))
			}
		}
		v.met[condPrice] = set
	}
	if v.query.Text != "" {
		v.found = v.index.search(v.query.Text)
		v.met[condText] = v.found.scores.set()
	}
	if !v.query.Fits && v.query.Sort != SortFits {
		return
	}
	if fitting := v.fitting(fits); v.query.Fits {
		v.met[condFits] = fitting
	}
}

// nearly is what misses one condition at most: counts need no other.
func (v *view) nearly() *roaring.Bitmap {
	var sets []*roaring.Bitmap
	for c := range v.met {
		if v.met[c] != nil {
			sets = append(sets, v.but(condition(c)))
		}
	}
	if len(sets) == 0 {
		return v.all
	}
	return setOr(sets)
}

// but is what meets all conditions, some excepted. It is not to be changed.
func (v *view) but(except ...condition) *roaring.Bitmap {
	left, mine := v.all, false
	for c, set := range v.met {
		switch {
		case set == nil || slices.Contains(except, condition(c)):
		case left == v.all:
			left = set
		case !mine:
			left, mine = roaring.And(left, set), true
		default:
			left.And(set)
		}
	}
	return left
}

// sets are the articles by value of a facet: those with pieces, where it is a size.
func (s *Snapshot) sets(f facet) []*roaring.Bitmap {
	switch {
	case f == facetReduced:
		return []*roaring.Bitmap{s.reduced}
	case f >= facetSize && f < facetColour:
		return s.stock.values[f]
	}
	return s.fixed[f]
}

func (v *view) chosenSets(f facet) []*roaring.Bitmap {
	var chosen []*roaring.Bitmap
	for id, set := range v.sets(f) {
		if v.chosen[f][id] {
			chosen = append(chosen, set)
		}
	}
	return chosen
}

// withVariant is the articles of which one variant meets what is chosen of sizes and colours.
func (v *view) withVariant(chosen *choice) *roaring.Bitmap {
	if !chosen.sizes() {
		if chosen[facetColour] == nil {
			return v.all
		}
		var sets []*roaring.Bitmap
		for id, set := range v.fixed[facetColour] {
			if chosen[facetColour][id] {
				sets = append(sets, set)
			}
		}
		return setOr(sets)
	}
	var sets []*roaring.Bitmap
	for id := range v.cells {
		if chosen.metBy(&v.cells[id]) {
			sets = append(sets, v.stock.cells[id])
		}
	}
	return setOr(sets)
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
	for _, t := range v.found.terms {
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

// sizes reports whether anything is chosen that only variants with pieces meet.
func (chosen *choice) sizes() bool {
	return chosen[facetSize] != nil || chosen[facetWaist] != nil || chosen[facetLength] != nil
}

// variants reports whether anything is chosen that variants meet.
func (chosen *choice) variants() bool { return chosen.sizes() || chosen[facetColour] != nil }

// metBy reports whether a variant with pieces meets what is chosen of sizes and colours.
func (chosen *choice) metBy(c *cell) bool {
	if !chosen.has(facetColour, c) {
		return false
	}
	axes := chosen[facetWaist] != nil || chosen[facetLength] != nil
	switch {
	case chosen[facetSize] == nil && !axes:
		return true
	case c.twoAxes():
		return axes && chosen.has(facetWaist, c) && chosen.has(facetLength, c)
	}
	return chosen[facetSize] != nil && chosen.has(facetSize, c)
}

// has reports whether a variant has a chosen value of a facet, or nothing of it is chosen.
func (chosen *choice) has(f facet, c *cell) bool {
	id := c.value(f)
	return chosen[f] == nil || id != noValue && chosen[f][id]
}
