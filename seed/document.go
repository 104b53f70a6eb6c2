package seed

import (
	"github.com/pelletier/go-toml/v2"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// document is a product file as written.
type document struct {
	ID          string              `toml:"id"`
	Maker       string              `toml:"maker"`
	Added       toml.LocalDate      `toml:"added"`
	Sizing      fit.Sizing          `toml:"sizing"`
	Type        fit.Type            `toml:"type"`
	Cut         fit.Cut             `toml:"cut"`
	Stretch     fit.Stretch         `toml:"stretch"`
	Leg         fit.Leg             `toml:"leg"`
	Sleeve      models.Sleeve       `toml:"sleeve"`
	Free        []string            `toml:"free"`
	Plain       bool                `toml:"plain"`
	Block       models.Block        `toml:"block"`
	Fibres      []fibreShare        `toml:"fibres"`
	AnimalParts []models.AnimalPart `toml:"animal_parts"`
	Care        []string            `toml:"care"`
	Colours     []string            `toml:"colours"`
	Name        models.Text         `toml:"name"`
	Description models.Text         `toml:"description"`
	Warnings    models.Text         `toml:"warnings"`
	Style       models.Style        `toml:"style"`
	Price       priceDocument       `toml:"price"`
	Chart       chartDocument       `toml:"chart"`
	Stock       map[string][]int    `toml:"stock"` // by colour, one number per size
}

// fibreShare is one component of the cloth.
type fibreShare struct {
	Percent int    `toml:"percent"`
	Fibre   string `toml:"fibre"`
}

// priceDocument is the price history, oldest first.
type priceDocument struct {
	VATPercent int         `toml:"vat_percent"`
	History    []priceStep `toml:"history"`
}

// priceStep is a price and the first day it held.
type priceStep struct {
	Since toml.LocalDate `toml:"since"`
	Cents int64          `toml:"cents"`
}

// chartDocument is a size chart, one row of cm per garment measure.
type chartDocument struct {
	System   models.SizeSystem `toml:"system"`
	Sample   string            `toml:"sample"`
	Sizes    []string          `toml:"sizes"`
	Shoulder []float64         `toml:"shoulder"`
	Bust     []float64         `toml:"bust"`
	Waist    []float64         `toml:"waist"`
	Hip      []float64         `toml:"hip"`
	Sleeve   []float64         `toml:"sleeve"`
	Inseam   []float64         `toml:"inseam"`
	Length   []float64         `toml:"length"`
}

// row returns the row of a garment measure, nil where the chart has none.
func (c *chartDocument) row(dim models.Dim) []float64 {
	switch dim {
	case models.DimShoulder:
		return c.Shoulder
	case models.DimBust:
		return c.Bust
	case models.DimWaist:
		return c.Waist
	case models.DimHip:
		return c.Hip
	case models.DimSleeve:
		return c.Sleeve
	case models.DimInseam:
		return c.Inseam
	case models.DimLength:
		return c.Length
	default:
		return nil
	}
}
