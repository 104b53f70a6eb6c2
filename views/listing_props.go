package views

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// HomePage shows the shop's face.
type HomePage struct {
	Page
	Outfit     []Card // what hangs at the top, the largest first
	New        []Card
	Categories []CategoryLink
	Measured   *MeasuredArticle // nil for none
}

// MeasuredArticle is an article with one size of its chart read out.
type MeasuredArticle struct {
	Card      Card
	Size      string
	Sizes     int // how many the chart has
	Measures  []GarmentMeasure
	ChartHref string
}

// GarmentMeasure is one finished measure of a garment.
type GarmentMeasure struct {
	Dim models.Dim
	Cm  float64
}

// CategoryLink leads into a part of the catalogue.
type CategoryLink struct {
	Key   string // value of the category query parameter; its name is the message "category.<key>"
	Card  Card   // an article that stands for it
	Count int
}

// Card is one article in a list.
type Card struct {
	Slug        string
	Name        string
	Type        fit.Type
	Price       models.Cents
	Reduction   *models.Reduction
	Picture     Picture
	Back        Picture // the other side, without a Base where there is no such picture
	Href        string  // path with language
	Colours     []Swatch
	Fits        string // size that fits this visitor ("" without offers consent or without such a size)
	FitsSoldOut bool
	SoldOut     bool // nothing left in any size
	New         bool
	Released    models.Released // what many answered about its fit
}

// Picture is one product picture: base name below /static/garments without width and ending.
type Picture struct {
	Base string // "arne-linen-shirt/sage-front"; files are <base>-640.webp and <base>-1280.webp
	Alt  string

	Caption string // what it shows, in a gallery: "Rückseite"; "" elsewhere
}

// Swatch is one colour to pick.
type Swatch struct {
	Key     string
	Name    string
	Hex     string
	Href    string // the page in this colour
	Current bool
	SoldOut bool
}

// ListingPage is a filtered list of articles.
type ListingPage struct {
	Page
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
}

// FitsState says whether "fits me" can be used here.
type FitsState string

// Fits states.
const (
	FitsUnavailable FitsState = "unavailable" // nothing stored, or no offers consent: the filter explains itself and links to /fit
	FitsPaused      FitsState = "paused"      // the visitor paused every use
	FitsOff         FitsState = "off"
	FitsOn          FitsState = "on"
)

// Facet is one filter group of the listing form.
type Facet struct {
	Name    string // query parameter: category, size, colour, material
	Options []Option
}

// Option is one choice in a facet or sort list.
type Option struct {
	Value    string
	Label    string
	Count    int    // results if chosen as well (facets)
	Hex      string // colours only
	Selected bool
}

// FacetChip is one active filter.
type FacetChip struct {
	Label string
	Href  string // the listing without it
}

// WayOut loosens an empty search.
type WayOut struct {
	Label string
	Href  string
	Count int
}
