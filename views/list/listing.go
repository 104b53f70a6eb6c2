package list

import (
	"net/url"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/views/parts"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// ListingPage is a filtered list of articles.
type ListingPage struct {
	shell.Page
	Heading    string
	Query      string // q
	Total      int
	Cards      []Card
	Facets     []Facet
	PriceMax   string // as typed, whole euros, "" for none
	PriceError string
	Sort       string // new, price, price-desc, name, fits
	Sorts      []Option
	Active     []FacetChip // chosen filters, each with a link that removes it
	ClearHref  string
	PageNumber int
	Pages      int
	PrevHref   string // "" on the first page
	NextHref   string // "" on the last page
	FitsState  FitsState
	DidYouMean string   // corrected query, "" for none
	WaysOut    []WayOut // for an empty result: what to loosen, with how many articles that gives
	Meant      []WayOut // for a search that finds nothing: other searches, labelled by their text
}

// FitsState says whether "fits me" can be used here.
type FitsState string

// Fits states.
const (
	FitsUnavailable FitsState = "unavailable" // nothing stored, or no offers consent: the filter explains itself and links to /fit
	FitsPaused      FitsState = "paused"      // the visitor paused every use
	FitsUnreachable FitsState = "unreachable" // the database did not tell
	FitsOff         FitsState = "off"
	FitsOn          FitsState = "on"
)

// Facet is one filter group of the listing form.
type Facet struct {
	Name    string // category, kind, offer, size, waist, length, colour, material
	Single  bool   // one choice at most, or none
	Options []Option
}

// Option is one choice in a facet or sort list.
type Option struct {
	Name     string // query parameter (facets)
	Value    string
	Label    string
	Count    int    // articles if chosen as well (facets)
	More     bool   // Count says how many it adds
	Hex      string // colours only
	Selected bool
}

// FacetChip is one active filter.
type FacetChip struct {
	Label  string
	Remove string // what following it does
	Href   string // the listing without it
}

// WayOut loosens an empty search.
type WayOut struct {
	Label string
	Href  string
	Count int
}

func (p ListingPage) faults() []parts.Fault {
	if p.PriceError == "" {
		return nil
	}
	return []parts.Fault{{ID: "price_max", Message: p.PriceError}}
}

// drawerAttributes lets the filters be opened over a narrow page. Those with an error are not hidden.
func (p ListingPage) drawerAttributes() templ.Attributes {
	if p.PriceError != "" {
		return nil
	}
	return templ.Attributes{"popover": true}
}

// correctedPath searches for the corrected words instead.
func (p ListingPage) correctedPath() string {
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

// startsOpen reports whether a facet stands open at first: what most go by always, others when used.
func (f Facet) startsOpen() bool {
	return f.Name == "category" || f.Name == "kind" || f.Name == "offer" || f.chosen() > 0
}

// count writes how many articles an option gives, or adds.
func (o Option) count(lang models.Lang) string {
	n := text.Number(lang, float64(o.Count), 0)
	if o.More {
		return "+" + n
	}
	return n
}

// all counts what is found with none of a single choice.
func (f Facet) all() (o Option) {
	o.Selected = f.chosen() == 0
	for _, each := range f.Options {
		o.Count += each.Count
	}
	return o
}
