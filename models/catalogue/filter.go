package catalogue

import (
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
}

// Facet is one filter parameter with all its values in menu order.
type Facet struct {
	Param  string // category, size, colour, material
	Values []FacetValue
}

// FacetValue is one choice of a facet.
type FacetValue struct {
	Value    string
	Count    int // products found if it is chosen as well; with it chosen already, those found now
	Selected bool
}

// WayOut is the query without one of its conditions.
type WayOut struct {
	Param  string   // the parameter to drop, "" for all
	Values []string // which of its values
	Query  Query
	Count  int // products found then, at least 1
}

// condition numbers what a product must meet. The first are facets; sizes and colours are
// met together by one variant.
type condition uint16

const (
	condDepartment condition = 1 << facetDepartment
	condGroup      condition = 1 << facetGroup
	condOffer      condition = 1 << facetOffer
	condVariant    condition = 1 << facetSize
	condMaterial   condition = 1 << facetMaterial
	condPrice      condition = 1 << numFacets
	condText       condition = 1 << (numFacets + 1)
	condFits       condition = 1 << (numFacets + 2)
)

// view is a query read against one snapshot.
type view struct {
	*Snapshot
	query   Query
	chosen  [numFacets][]bool // by value id; nil where nothing of the facet is chosen
	found   found             // of the search text
	pFits   []float64         // of the recommended size, 0 for none; nil without a Fitting
	failing []condition       // per product, the conditions it misses
}

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
	q.Category = v.choose(q.Category, facetDepartment, facetGroup, facetOffer)
	q.Size = v.choose(q.Size, facetSize)
	q.Colour = v.choose(q.Colour, facetColour)
	q.Material = v.choose(q.Material, facetMaterial)
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
func (v *view) choose(values []string, facets ...facet) []string {
	var known []string
	for _, value := range values {
		for _, f := range facets {
			id, ok := v.dims[f].id[value]
			if !ok {
				continue
			}
			if v.chosen[f] == nil {
				v.chosen[f] = make([]bool, len(v.dims[f].values))
			}
			v.chosen[f][id] = true
			if !slices.Contains(known, value) {
				known = append(known, value)
			}
		}
	}
	return known
}

// missed returns the conditions product i does not meet.
func (v *view) missed(i int) condition {
	e := &v.entries[i]
	var missing condition
	for _, f := range [...]facet{facetDepartment, facetGroup, facetOffer, facetMaterial} {
		if v.chosen[f] != nil && !slices.ContainsFunc(e.values[f], func(id uint16) bool { return v.chosen[f][id] }) {
			missing |= 1 << f
		}
	}
	if !v.variantMet(e, v.chosen[facetSize], v.chosen[facetColour]) {
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

// variantMet reports whether one variant has a chosen size and a chosen colour (nil: any).
func (v *view) variantMet(e *entry, sizes, colours []bool) bool {
	if sizes == nil && colours == nil {
		return true
	}
	return slices.ContainsFunc(e.variants, func(o offered) bool {
		return (sizes == nil || sizes[o.size] && o.inStock) && (colours == nil || colours[o.colour])
	})
}
