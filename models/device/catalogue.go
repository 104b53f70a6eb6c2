package device

import "ebenmass/models/fit"

// Article is an article as catalogue.json and product pages carry it: all that the advice on it
// needs, and nothing about anybody.
type Article struct {
	Slug       string             `json:"slug"`
	Department fit.Sizing         `json:"department"`
	System     string             `json:"system"` // how its chart labels sizes
	Sizing     fit.Sizing         `json:"sizing"`
	Type       fit.Type           `json:"type"`
	Cut        fit.Cut            `json:"cut"`
	Stretch    fit.Stretch        `json:"stretch"`
	Leg        fit.Leg            `json:"leg"`
	Free       [fit.NumZones]bool `json:"free"` // zones that are not compared: bust, waist, hip, inseam, arm
	Basis      fit.Basis          `json:"basis,omitempty"`
	Sizes      []Size             `json:"sizes"`
	Offset     fit.Offset         `json:"offset"`    // of the last release
	Tolerance  fit.Tolerance      `json:"tolerance"` // of the last release
}

// Size is a row of a size chart: the finished garment in cm, 0 where it has no such zone.
type Size struct {
	Label   string                `json:"label"`
	Waist   int                   `json:"waist"`
	Length  int                   `json:"length"`
	Garment [fit.NumZones]float64 `json:"garment"` // bust, waist, hip, inseam, arm
}

// NewArticle is an article of the catalogue as browsers are given it. System is how its chart
// labels sizes.
func NewArticle(slug string, department fit.Sizing, system string, f *fit.Article) Article {
	sizes := make([]Size, len(f.Sizes))
	for i, s := range f.Sizes {
		sizes[i] = Size(s)
	}
	return Article{
		Slug: slug, Department: department, System: system,
		Sizing: f.Sizing, Type: f.Type, Cut: f.Cut, Stretch: f.Stretch, Leg: f.Leg, Free: f.Free, Basis: f.Basis, Sizes: sizes,
		Offset: f.Offset, Tolerance: f.Tolerance,
	}
}
