package seed

import (
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/layout"
)

// build makes the product of a file that check found nothing wrong with.
func build(d *layout.Document, slug string, sizes []place, t *tables) models.Product {
	p := models.Product{
		Slug: slug, ID: d.ID,
		Sizing: d.Sizing, Type: d.Type, Cut: d.Cut, Stretch: d.Stretch, Leg: d.Leg, Sleeve: d.Sleeve,
		Plain: d.Plain, Block: d.Block,
		Name:        d.Name,
		Description: d.Description,
		Material:    t.fibres[d.Fibres[0].Fibre].material,
		AnimalParts: d.AnimalParts,
		Warnings:    d.Warnings,
		Maker:       t.makers[d.Maker],
		Added:       layout.Day(d.Added),
		Style:       d.Style,
		Chart:       buildChart(d, sizes),
		VATPercent:  d.Price.VATPercent,
	}
	for _, zone := range [...]fit.Measure{fit.Bust, fit.Waist, fit.Hip} {
		if slices.Contains(d.Free, zone.String()) {
			p.Free = append(p.Free, zone)
		}
	}
	for _, key := range d.Care {
		p.Care = append(p.Care, t.care[key])
	}
	for _, f := range d.Fibres {
		p.Fibres = append(p.Fibres, models.Fibre{Percent: f.Percent, Name: t.fibres[f.Fibre].name})
	}
	for _, step := range d.Price.History {
		p.Prices = append(p.Prices, models.PricePoint{Since: layout.Day(step.Since), Cents: models.Cents(step.Cents)})
	}
	for _, key := range d.Colours {
		p.Colours = append(p.Colours, t.colours[key])
		for i, label := range d.Chart.Sizes {
			p.Variants = append(p.Variants, models.Variant{
				SKU: models.SKU(slug, key, label), Colour: key, Size: label, Stock: d.Stock[key][i],
			})
		}
	}
	return p
}

// buildChart turns the rows of the file into one entry per size.
func buildChart(d *layout.Document, sizes []place) models.Chart {
	chart := models.Chart{System: d.Chart.System, Sample: d.Chart.Sample, Sizes: make([]models.ChartSize, len(sizes))}
	for i, s := range sizes {
		chart.Sizes[i] = models.ChartSize{
			Label: d.Chart.Sizes[i], Waist: s.waist, Length: s.length, Measures: map[models.Dim]float64{},
		}
	}
	for _, dim := range models.Dims {
		row := d.Chart.Row(dim)
		if row == nil {
			continue
		}
		chart.Dims = append(chart.Dims, dim)
		for i, cm := range row {
			chart.Sizes[i].Measures[dim] = cm
		}
	}
	return chart
}
