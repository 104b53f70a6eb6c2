package product

import (
	"net/url"

	"github.com/a-h/templ"

	"ebenmass/views/parts"
)

func (p ListingPage) faults() []parts.Fault {
	if p.PriceError == "" {
		return nil
	}
	return []parts.Fault{{ID: "price_max", Message: p.PriceError}}
}

// drawer lets the filters be opened over a narrow page. Those with an error are not hidden.
func (p ListingPage) drawer() templ.Attributes {
	if p.PriceError != "" {
		return nil
	}
	return templ.Attributes{"popover": true}
}

// meantPath searches for the corrected words instead.
func (p ListingPage) meantPath() string {
	return "/products?" + url.Values{"q": {p.DidYouMean}}.Encode()
}

// chosen counts the chosen options.
func (f Facet) chosen() int {
	n := 0
	for _, o := range f.Options {
		if o.Selected {
			n++
		}
	}
	return n
}

// opens reports whether a facet stands open at first: the range always, others when used.
func (f Facet) opens() bool { return f.Name == "category" || f.chosen() > 0 }
