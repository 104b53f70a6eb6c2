package handlers

import (
	"strings"

	"ebenmass/models/catalogue"
	"ebenmass/views/list"
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

// heading is the search, the kinds and department, or simply everything.
func (l listing) heading() string {
	q := l.result.Query
	what := strings.Join(l.labels("kind", q.Kind), ", ")
	switch {
	case q.Text != "":
		return l.page.T("listing.heading.search", "text", q.Text)
	case what != "":
	case q.New:
		what = l.page.T("listing.new")
	case q.Reduced:
		what = l.page.T("listing.reduced")
	}
	switch {
	case what == "" && q.Category == "":
		return l.page.T("listing.heading.all")
	case what == "":
		return l.label("category", q.Category)
	case q.Category == "":
		return what
	}
	return l.page.T("listing.heading."+q.Category, "what", what)
}

// nav is the entry of the navigation that leads to this list, "" for none.
func (l listing) nav() string {
	landing, ok := l.result.Query.Landing()
	switch {
	case !ok || landing.Category != "" && len(landing.Kind) > 0:
		return ""
	case landing.New:
		return "new"
	case len(landing.Kind) > 0:
		return landing.Kind[0]
	}
	return landing.Category
}

// labels names the values of a facet parameter.
func (l listing) labels(param string, values []string) []string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = l.label(param, v)
	}
	return names
}

// label names a value of a parameter. Sizes are their own names.
func (l listing) label(param, value string) string {
	switch param {
	case "category", "colour", "material":
		return l.page.T(param + "." + value)
	case "kind":
		return l.page.T("category." + value)
	case "new", "reduced", "fits":
		return l.page.T("listing." + param)
	}
	return value
}

// chip says a condition where it stands alone: "Weite 32", not "32".
func (l listing) chip(param, value string) string {
	switch param {
	case "q":
		return l.page.T("listing.chip.search", "text", value)
	case "price_max":
		return l.page.T("listing.chip.price_max", "amount", text.Price(l.page.Lang, l.result.Query.PriceMax))
	case "size", "waist", "length":
		return l.page.T("listing.chip."+param, "value", value)
	}
	return l.label(param, value)
}

func (l listing) href(q catalogue.Query) string { return l.page.URL(listingPath(q)) }

func (l listing) facets(snapshot *catalogue.Snapshot) []list.Facet {
	hex := snapshot.FamilyHex()
	var facets []list.Facet
	for _, f := range l.result.Facets {
		facet := list.Facet{Name: f.Param, Single: f.Param == "category"}
		if f.Param == "reduced" { // stands beside what is new
			facet = facets[len(facets)-1]
			facets = facets[:len(facets)-1]
		} else if f.Param == "new" {
			facet.Name = "offer"
		}
		for _, v := range f.Values {
			option := list.Option{Name: f.Param, Value: v.Value, Label: l.label(f.Param, v.Value), Count: v.Count, More: v.More, Selected: v.Selected}
			if f.Param == "colour" {
				option.Hex = hex[v.Value]
			}
			facet.Options = append(facet.Options, option)
		}
		facets = append(facets, facet)
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

func (l listing) sorts(byFit bool) []list.Option {
	orders := []string{catalogue.SortNew, catalogue.SortPrice, catalogue.SortPriceDesc, catalogue.SortName}
	if l.result.Query.Text != "" {
		orders = append([]string{""}, orders...)
	}
	if byFit {
		orders = append(orders, catalogue.SortFits)
	}
	options := make([]list.Option, len(orders))
	for i, order := range orders {
		key := order
		if order == "" {
			key = "relevance"
		}
		options[i] = list.Option{Value: order, Label: l.page.T("sort." + key), Selected: order == l.sort()}
	}
	return options
}

// active lists the conditions in force, each with the listing that it leaves when dropped.
func (l listing) active() []list.FacetChip {
	q := l.result.Query
	var chips []list.FacetChip
	add := func(param, value string) {
		label := l.chip(param, value)
		remove := l.page.T("listing.remove", "label", label)
		if param == "q" {
			remove = l.page.T("listing.remove.search", "text", value)
		}
		chips = append(chips, list.FacetChip{Label: label, Remove: remove, Href: l.href(q.Without(param, value))})
	}
	if q.Text != "" {
		add("q", q.Text)
	}
	for _, f := range l.result.Facets {
		for _, v := range f.Values {
			if v.Selected {
				add(f.Param, v.Value)
			}
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

func (l listing) waysOut() []list.WayOut {
	ways := make([]list.WayOut, len(l.result.WaysOut))
	for i, w := range l.result.WaysOut {
		label := l.page.T("listing.way_out.all")
		switch w.Param {
		case "":
		case "q":
			label = l.page.T("listing.remove.search", "text", l.result.Query.Text)
		default:
			values := w.Values
			if len(values) == 0 { // a parameter with one value at most
				values = []string{""}
			}
			names := make([]string, len(values))
			for n, v := range values {
				names[n] = l.chip(w.Param, v)
			}
			label = l.page.T("listing.remove", "label", strings.Join(names, ", "))
		}
		ways[i] = list.WayOut{Label: label, Href: l.href(w.Query), Count: w.Count}
	}
	return ways
}

// meant lists other searches for one that finds nothing.
func (l listing) meant() []list.WayOut {
	ways := make([]list.WayOut, len(l.result.Suggestions))
	for i, s := range l.result.Suggestions {
		ways[i] = list.WayOut{Label: s.Query.Text, Href: l.href(s.Query), Count: s.Count}
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
