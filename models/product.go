package models

import (
	"strings"
	"time"

	"ebenmass/models/fit"
)

// Product is one article with all its colours and sizes.
type Product struct {
	Slug        string     // [a-z0-9-]+, the same in both languages
	ID          string     // the maker's product identifier (GPSR Art. 19)
	Sizing      fit.Sizing // whose department it hangs in; any article can be asked for any sizing
	Type        fit.Type
	Cut         fit.Cut
	Stretch     fit.Stretch
	Leg         fit.Leg       // trousers, jeans and jumpsuits only
	Sleeve      Sleeve        // tops, dresses and jumpsuits only
	Free        []fit.Measure // zones the cut leaves free (the hip of an A-line skirt): shown, not scored
	Plain       bool          // follows the body grid without individual deviation
	Block       Block         // the figure its chart is graded for
	Name        Text
	Description Text
	// NameLang and DescriptionLang are the language of a text that is known in one only and stands
	// for the other too; "" for one that is known in both.
	NameLang        Lang `json:",omitempty"`
	DescriptionLang Lang `json:",omitempty"`
	Unisex          bool `json:",omitempty"` // hangs in both departments; Sizing is whose chart it has
	Care            []Text
	Material        string       // facet key of the main fibre: cotton, linen, wool, ...
	Fibres          []Fibre      // in falling percent, summing to 100
	AnimalParts     []AnimalPart // non-textile, such as horn buttons; see [Product.Label]
	Warnings        Text         // safety warnings (GPSR), may be empty
	Maker           Maker
	Added           time.Time // when it came into the shop; "new" sorts by it
	Style           Style
	Colours         []Colour
	Pictures        map[string]string `json:",omitempty"` // the shop's own, by PictureKey; what they are called in models/pictures
	Chart           Chart
	Prices          []PricePoint // oldest first, at least one
	VATPercent      int
	Variants        []Variant // by colour, then size in chart order
	Released        Released  `json:"-"` // of the last release
}

// Style holds what the picture generator draws and the text mentions: values are free
// words such as "crew", "v", "stand", "patch-pocket", read only by seed/pictures and
// views/figure.
type Style map[string]string

// Sleeve is the sleeve length by design.
type Sleeve string

// Sleeve lengths. Only long sleeves are compared with the arm.
const (
	SleeveNone         Sleeve = "none"
	SleeveShort        Sleeve = "short"
	SleeveThreeQuarter Sleeve = "three-quarter"
	SleeveLong         Sleeve = "long"
)

// Block is the figure that a chart is graded for, beside the girth its labels go by.
type Block string

// Blocks. What each means in cm, and from what, stands in seed/grid.go.
const (
	BlockRegular Block = ""
	BlockFullHip Block = "full-hip" // as much hip as surveyed women of the same bust have
	BlockCurvy   Block = "curvy"    // as much less waist for their hip as standards call curvy
)

// Fibre is one component of the textile label (Regulation 1007/2011).
type Fibre struct {
	Percent int
	Name    Text // legal fibre name
}

// Maker is who made it, reachable by post and electronically (GPSR Art. 19).
type Maker struct {
	Key     string
	Name    string
	Address string // one line, postal
	Email   string
}

// Colour is one colour an article comes in.
type Colour struct {
	Key    string // URL value, [a-z0-9-]+
	Name   Text
	Hex    string // #rrggbb of the swatch
	Family string // facet key: white, black, grey, beige, brown, red, orange, yellow, green, blue, purple, pink
}

// Dim is a finished garment measure named in size charts.
type Dim string

// Garment measures, all in cm of the finished garment: girths closed and measured all round.
const (
	DimBust     Dim = "bust"
	DimWaist    Dim = "waist"
	DimHip      Dim = "hip"
	DimLength   Dim = "length"
	DimSleeve   Dim = "sleeve"
	DimInseam   Dim = "inseam"
	DimShoulder Dim = "shoulder"
)

// Dims lists all garment measures in the order charts show them.
var Dims = [...]Dim{DimShoulder, DimBust, DimWaist, DimHip, DimSleeve, DimInseam, DimLength}

// SizeSystem is how a chart labels its sizes.
type SizeSystem string

// Size systems: letters XS–3XL, German women's (32–52) or men's (44–60) numbers, or jeans W/L.
const (
	SizeLetters SizeSystem = "letters"
	SizeNumeric SizeSystem = "numeric"
	SizeJeans   SizeSystem = "jeans"
)

// Chart is an article's own table of finished garment measures, or the maker's body chart.
type Chart struct {
	System SizeSystem
	Basis  fit.Basis   `json:",omitempty"` // of a body chart there are no Dims and no Measures, only Body
	Dims   []Dim       // which measures the chart has, in Dims order
	Sample string      `json:",omitempty"` // label of the size that pictures are drawn in; "" for the middle one
	Sizes  []ChartSize // smallest first; two axes: by length, then waist
}

// ChartSize is one row of a chart.
type ChartSize struct {
	Label    string          // "M", "38", "W32/L34"
	Waist    int             // rank on the girth axis, from 0
	Length   int             // rank on the length axis, 0 where there is one axis only
	Measures map[Dim]float64 // cm

	// Body is whom the maker makes the size for, in cm from and to, where the chart is a body
	// chart: bust, waist, hip, inside leg and, as the sleeve, the arm.
	Body map[Dim][2]float64 `json:",omitempty"`
}

// BodyDims lists which measures of bodies a body chart tells, in Dims order.
func (c *Chart) BodyDims() (dims []Dim) {
	for _, dim := range Dims {
		if len(c.Sizes) > 0 {
			if _, told := c.Sizes[0].Body[dim]; told {
				dims = append(dims, dim)
			}
		}
	}
	return dims
}

// zoneOf says where a garment measure is compared with the body.
var zoneOf = map[Dim]fit.Measure{DimBust: fit.Bust, DimWaist: fit.Waist, DimHip: fit.Hip, DimInseam: fit.Inseam, DimSleeve: fit.Arm}

// Zone is where a garment measure is compared with the body; ok is false for what is not.
func (d Dim) Zone() (zone fit.Measure, ok bool) {
	zone, ok = zoneOf[d]
	return zone, ok
}

// PricePoint is a price and the day from which it held.
type PricePoint struct {
	Since time.Time
	Cents Cents
}

// Variant is one colour in one size: what a customer buys.
type Variant struct {
	SKU    string
	Colour string // Colour.Key
	Size   string // ChartSize.Label
	Stock  int    // pieces, never negative
}

// PictureKey names a view of an article in a colour: front, back or detail.
func PictureKey(colour, view string) string { return colour + "-" + view }

// SKU builds a variant's key from its parts: "arne-linen-shirt-sage-m".
func SKU(slug, colour, size string) string {
	return slug + "-" + colour + "-" + strings.ReplaceAll(strings.ToLower(size), "/", "-")
}

// Article returns what the advisor needs to know of a product. Of a body chart each garment is
// taken for one with the designed ease around the middle of the body it is made for.
func (p *Product) Article() fit.Article {
	a := fit.Article{
		Sizing: p.Sizing, Type: p.Type, Cut: p.Cut, Stretch: p.Stretch, Leg: p.Leg, Sizes: make([]fit.Size, len(p.Chart.Sizes)),
		Basis: p.Chart.Basis, Offset: p.Released.Offset, Tolerance: p.Released.Tolerance,
	}
	for _, z := range p.Free {
		a.Free[z] = true
	}
	for i, s := range p.Chart.Sizes {
		size := fit.Size{Label: s.Label, Waist: s.Waist, Length: s.Length}
		for dim, zone := range zoneOf {
			if zone != fit.Arm || p.Sleeve == SleeveLong {
				size.Garment[zone] = p.garment(&s, dim, zone)
			}
		}
		a.Sizes[i] = size
	}
	return a
}

// garment is the measure of a size's zone in cm, 0 where the chart has none.
func (p *Product) garment(s *ChartSize, dim Dim, zone fit.Measure) float64 {
	if p.Chart.Basis != fit.BasisBodyChart {
		return s.Measures[dim]
	}
	body, ok := s.Body[dim]
	if !ok {
		return 0
	}
	return (body[0]+body[1])/2 + fit.Target(p.Sizing, p.Type, p.Cut, p.Stretch, p.Leg, zone)
}

// Price returns the price in force at a moment.
func (p *Product) Price(now time.Time) Cents {
	price := p.Prices[0].Cents
	for _, point := range p.Prices {
		if !point.Since.After(now) {
			price = point.Cents
		}
	}
	return price
}

// Changed is when the article came into the shop or last took a new price, up to a moment.
func (p *Product) Changed(now time.Time) time.Time {
	changed := p.Added
	for _, point := range p.Prices {
		if !point.Since.After(now) && point.Since.After(changed) {
			changed = point.Since
		}
	}
	return changed
}

// Colour finds a colour by its key.
func (p *Product) Colour(key string) (Colour, bool) {
	for _, c := range p.Colours {
		if c.Key == key {
			return c, true
		}
	}
	return Colour{}, false
}

// Variant finds the variant of a colour and size.
func (p *Product) Variant(colour, size string) (Variant, bool) {
	for _, v := range p.Variants {
		if v.Colour == colour && v.Size == size {
			return v, true
		}
	}
	return Variant{}, false
}

// SizeInStock reports whether any colour (or, with colour given, that colour) has pieces of a size.
func (p *Product) SizeInStock(size, colour string) bool {
	for _, v := range p.Variants {
		if v.Size == size && v.Stock > 0 && (colour == "" || v.Colour == colour) {
			return true
		}
	}
	return false
}
