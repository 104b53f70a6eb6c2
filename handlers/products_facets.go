package handlers

import (
	"strings"

	"ebenmass/models/catalogue"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// listingPath is the listing's URL below the language that reproduces a view.
func listingPath(q catalogue.Query) string {
	if values := q.Values(); len(values) > 0 {
		return "/products?" + values.Encode()
	}
	return "/products"
}

// listing puts a result into words.
type listing struct {
	page   shell.Page
	result catalogue.Result
}

// heading is the search, the categories, or simply everything.
func (l listing) heading() string {
	switch q := l.result.Query; {
	case q.Text != "":
		return l.page.T("listing.heading.search", "text", q.Text)
	case len(q.Category) > 0:
		return strings.Join(l.labels("category", q.Category), ", ")
	default:
		return l.page.T("listing.heading.all")
	}
}

// labels names the values of a facet parameter. Sizes are their own names.
func (l listing) labels(param string, values []string) []string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = l.label(param, v)
	}
	return names
}

func (l listing) label(param, value string) string {
	switch param {
	case "category", "colour", "material":
		return l.page.T(param + "." + value)
	case "price_max":
		return l.page.T("listing.chip.price_max", "amount", text.Price(l.page.Lang, l.result.Query.PriceMax))
	case "fits":
		return l.page.T("listing.fits")
	case "q":
		return l.page.T("listing.chip.search", "text", value)
	}
	return value
}

func (l listing) href(q catalogue.Query) string { return l.page.URL(listingPath(q)) }

func (l listing) facets(snapshot *catalogue.Snapshot) []product.Facet {
	hex := map[string]string{}
	for _, p := range snapshot.Products() {
		for _, c := range p.Colours {
			if _, known := hex[c.Family]; !known {
				hex[c.Family] = c.Hex
			}
		}
	}
	facets := make([]product.Facet, len(l.result.Facets))
	for i, f := range l.result.Facets {
		facets[i] = product.Facet{Name: f.Param}
		for _, v := range f.Values {
			option := product.Option{Value: v.Value, Label: l.label(f.Param, v.Value), Count: v.Count, Selected: v.Selected}
			if f.Param == "colour" {
				option.Hex = hex[v.Value]
			}
			facets[i].Options = append(facets[i].Options, option)
		}
	}
	return facets
}

// sort is the order in force, as the list of orders names it.
func (l listing) sort() string {
	if q := l.result.Query; q.Sort != "" {
		return q.Sort
	} else if q.Text != "" {
		return ""
	}
	return catalogue.SortNew
}

func (l listing) sorts(byFit bool) []product.Option {
	orders := []string{catalogue.SortNew, catalogue.SortPrice, catalogue.SortPriceDesc, catalogue.SortName}
	if l.result.Query.Text != "" {
		orders = append([]string{""}, orders...)
	}
	if byFit {
		orders = append(orders, catalogue.SortFits)
	}
	options := make([]product.Option, len(orders))
	for i, order := range orders {
		key := order
		if order == "" {
			key = "relevance"
		}
		options[i] = product.Option{Value: order, Label: l.page.T("sort." + key), Selected: order == l.sort()}
	}
	return options
}

// active lists the conditions in force, each with the listing that it leaves when dropped.
func (l listing) active() []product.FacetChip {
	q := l.result.Query
	var chips []product.FacetChip
	add := func(param, value string) {
		chips = append(chips, product.FacetChip{Label: l.label(param, value), Href: l.href(q.Without(param, value))})
	}
	if q.Text != "" {
		add("q", q.Text)
	}
	for _, f := range []struct {
		param  string
		values []string
	}{{"category", q.Category}, {"size", q.Size}, {"colour", q.Colour}, {"material", q.Material}} {
		for _, v := range f.values {
			add(f.param, v)
		}
	}
	if q.PriceMax > 0 {
		add("price_max", "")
	}
	if q.Fits {
		add("fits", "")
	}
	return chips
}

func (l listing) waysOut() []product.WayOut {
	ways := make([]product.WayOut, len(l.result.WaysOut))
	for i, w := range l.result.WaysOut {
		label := l.page.T("listing.way_out.all")
		if w.Param != "" {
			names := l.labels(w.Param, w.Values)
			if len(names) == 0 {
				names = []string{l.label(w.Param, l.result.Query.Text)}
			}
			label = l.page.T("listing.way_out.without", "what", strings.Join(names, ", "))
		}
		ways[i] = product.WayOut{Label: label, Href: l.href(w.Query), Count: w.Count}
	}
	return ways
}

// meant lists other searches for one that finds nothing.
func (l listing) meant() []product.WayOut {
	ways := make([]product.WayOut, len(l.result.Suggestions))
	for i, s := range l.result.Suggestions {
		ways[i] = product.WayOut{Label: s.Query.Text, Href: l.href(s.Query), Count: s.Count}
	}
	return ways
}

// neighbours are the pages before and after, "" where there is none.
func (l listing) neighbours() (prev, next string) {
	q := l.result.Query
	if at := q.Page; at > 1 {
		q.Page = at - 1
		prev = l.href(q)
		q.Page = at
	}
	if at := q.Page; at < l.result.Pages {
		q.Page = at + 1
		next = l.href(q)
	}
	return prev, next
}
