package layout

import (
	"time"

	"github.com/pelletier/go-toml/v2"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Document is a product file as written.
type Document struct {
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
	Fibres      []FibreShare        `toml:"fibres"`
	AnimalParts []models.AnimalPart `toml:"animal_parts"`
	Care        []string            `toml:"care"`
	Colours     []string            `toml:"colours"`
	Name        models.Text         `toml:"name"`
	Description models.Text         `toml:"description"`
	Warnings    models.Text         `toml:"warnings"`
	Style       models.Style        `toml:"style"`
	Price       Price               `toml:"price"`
	Chart       Chart               `toml:"chart"`
	Stock       map[string][]int    `toml:"stock"` // by colour, one number per size
}

// FibreShare is one component of the cloth.
type FibreShare struct {
	Percent int    `toml:"percent"`
	Fibre   string `toml:"fibre"`
}

// Price is the price history, oldest first.
type Price struct {
	VATPercent int         `toml:"vat_percent"`
	History    []PriceStep `toml:"history"`
}

// PriceStep is a price in euro cents with VAT, and the first day it held.
type PriceStep struct {
	Since toml.LocalDate `toml:"since"`
	Cents int64          `toml:"cents"`
}

// Chart is a size chart of the finished garment: one row of cm per measure, one number per
// size. Girths are closed and measured all round.
type Chart struct {
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

// Row returns the row of a garment measure, nil where the chart has none.
func (c *Chart) Row(dim models.Dim) []float64 {
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

// Day is the first moment of a calendar day in Berlin: a price holds from then on.
func Day(d toml.LocalDate) time.Time {
	return models.Midnight(d.Year, time.Month(d.Month), d.Day)
}

// Note is something to say about a field of a file, such as "chart.bust".
type Note struct{ Field, Text string }
