package figure

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// Body is a person in cm. A zero is drawn from the height by proportion, a zero height
// as the typical one of the sizing.
type Body struct {
	Sizing                                fit.Sizing
	Height, Bust, Waist, Hip, Inseam, Arm float64
}

// Garment is one size of an article in finished measures, cm: girths closed and all round,
// the length from the highest shoulder point (skirts: from the waist), the sleeve from the
// shoulder point. Zero where the chart has no such measure.
type Garment struct {
	Sizing                                 fit.Sizing // whose form it is cut for
	Type                                   fit.Type
	Sleeve                                 models.Sleeve
	Style                                  models.Style // how it is cut: "leg", "collar", ...; what is missing follows the type
	Bust, Waist, Hip                       float64
	Length, SleeveLength, Inseam, Shoulder float64
}

// Gap is a measured zone to mark on an overlay. Height is no zone and is left out.
type Gap struct {
	Zone  fit.Measure
	State fit.State
	Name  string // "Brust"
	Value string // "+12 cm"
}

// OverlayProps is a garment on a body.
type OverlayProps struct {
	ID         string // prefix of every id in the drawing, unique on the page
	Title      string // accessible name
	Desc       string // the text twin in a sentence or two
	Body       Body
	Garment    Garment
	Gaps       []Gap
	BodyKey    string // key: "Ihr Umriss"
	GarmentKey string // key: "Hemd in M"
	GridKey    string // key: "Kästchen: 10 cm"
	Length     *LengthMark
	EdgeKey    string // key: where the sleeve ends
}

// LengthMark is a garment's length, or its inseam, to draw at the side of an overlay. A garment
// whose chart has none is drawn without.
type LengthMark struct {
	Name  string // "Länge"
	Value string // "67 cm"
	Key   string // key: "Endet etwa 11 cm unter der Hüfte"
}

// MeasureProps is the drawing of how to measure. Labels are numbered from 1 as they come.
type MeasureProps struct {
	ID     string
	Title  string
	Desc   string
	Sizing fit.Sizing
	Labels []MeasureLabel
}

// MeasureLabel names one measure in the how-to drawing.
type MeasureLabel struct {
	Measure fit.Measure
	Text    string
}

// FlatProps is a garment laid flat with the measures of its chart. Labels are numbered from
// 1 as they come; a label the garment has no place for, such as the sleeve of a skirt, is
// left out.
type FlatProps struct {
	ID      string // prefix of every id in the drawing, unique on the page
	Title   string // accessible name
	Desc    string // the text twin in a sentence or two
	Garment Garment
	Labels  []FlatLabel
}

// FlatLabel names one measure of a chart.
type FlatLabel struct {
	Dim  models.Dim
	Text string // "Rückenlänge"
}

// GarmentOf reads a size of an article's chart.
func GarmentOf(p *models.Product, size models.ChartSize) Garment {
	m := size.Measures
	return Garment{
		Sizing: p.Sizing, Type: p.Type, Sleeve: p.Sleeve, Style: p.Style,
		Bust: m[models.DimBust], Waist: m[models.DimWaist], Hip: m[models.DimHip],
		Length: m[models.DimLength], SleeveLength: m[models.DimSleeve],
		Inseam: m[models.DimInseam], Shoulder: m[models.DimShoulder],
	}
}

// BodyOf takes what is believed of somebody, so that gaps are drawn as they are said.
func BodyOf(b *fit.Body) Body {
	m := b.Zones
	return Body{
		Sizing: b.Sizing, Height: m[fit.Height].Mean, Bust: m[fit.Bust].Mean, Waist: m[fit.Waist].Mean,
		Hip: m[fit.Hip].Mean, Inseam: m[fit.Inseam].Mean, Arm: m[fit.Arm].Mean,
	}
}
