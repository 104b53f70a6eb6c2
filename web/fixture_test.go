package web_test

import (
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// both is a text that reads the same in both languages.
func both(s string) models.Text { return models.Text{DE: s, EN: s} }

// fixture is a small catalogue: both departments, all three size systems, an article too
// small for most, one sold out.
func fixture() []models.Product {
	tee := product("alma-t-shirt", fit.Women, fit.TShirt, letters(8))
	tee.Stretch = fit.StretchHigh
	narrow := product("tilda-t-shirt", fit.Women, fit.TShirt, letters(-30))
	shirt := product("arne-linen-shirt", fit.Men, fit.Shirt, letters(22))
	shirt.Sleeve, shirt.Material = models.SleeveLong, "linen"
	shirt.Fibres = []models.Fibre{{Percent: 100, Name: both("Leinen")}}
	dress := product("mara-dress", fit.Women, fit.Dress, numbers(8))
	jeans := product("jule-jeans", fit.Women, fit.Jeans, jeansSizes())
	jeans.Leg = fit.LegFull
	gone := product("olga-knit", fit.Women, fit.Knit, letters(12))
	for i := range gone.Variants {
		gone.Variants[i].Stock = 0
	}
	return []models.Product{tee, narrow, shirt, dress, jeans, gone}
}

// begun is when the fixture's prices began.
var begun = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)

func product(slug string, sizing fit.Sizing, garment fit.Type, chart models.Chart) models.Product {
	p := models.Product{
		Slug: slug, ID: "ID-" + slug, Sizing: sizing, Type: garment, Cut: fit.CutRegular, Stretch: fit.StretchNone,
		Sleeve: models.SleeveShort, Plain: true, Name: both("Name of " + slug), Description: both("Description."),
		Care: []models.Text{both("40°")}, Material: "cotton",
		Fibres: []models.Fibre{{Percent: 100, Name: models.Text{DE: "Baumwolle", EN: "cotton"}}},
		Maker:  models.Maker{Key: "maker", Name: "Maker", Address: "Street 1, Town", Email: "mail@maker.example"},
		Added:  begun, Style: models.Style{}, Chart: chart, VATPercent: 19,
		Colours: []models.Colour{
			{Key: "sage", Name: models.Text{DE: "Salbei", EN: "sage"}, Hex: "#9caf88", Family: "green"},
			{Key: "ink", Name: models.Text{DE: "Tinte", EN: "ink"}, Hex: "#1f2a44", Family: "blue"},
		},
		Prices: []models.PricePoint{{Since: begun, Cents: 4990}},
	}
	for _, c := range p.Colours {
		for _, s := range chart.Sizes {
			p.Variants = append(p.Variants, models.Variant{SKU: models.SKU(slug, c.Key, s.Label), Colour: c.Key, Size: s.Label, Stock: 3})
		}
	}
	return p
}

// girths is a chart of tops and dresses, 4 cm a size, with an ease over the body grid.
func girths(system models.SizeSystem, labels []string, ease float64) models.Chart {
	chart := models.Chart{System: system, Dims: []models.Dim{models.DimBust, models.DimWaist, models.DimHip, models.DimSleeve, models.DimLength}}
	for i, label := range labels {
		step := 4 * float64(i)
		chart.Sizes = append(chart.Sizes, models.ChartSize{Label: label, Waist: i, Measures: map[models.Dim]float64{
			models.DimBust: 80 + ease + step, models.DimWaist: 64 + ease + step, models.DimHip: 88 + ease + step,
			models.DimSleeve: 59 + float64(i), models.DimLength: 60 + float64(i),
		}})
	}
	return chart
}

func letters(ease float64) models.Chart {
	return girths(models.SizeLetters, []string{"XS", "S", "M", "L", "XL"}, ease)
}

func numbers(ease float64) models.Chart {
	return girths(models.SizeNumeric, []string{"34", "36", "38", "40", "42"}, ease)
}

func jeansSizes() models.Chart {
	chart := models.Chart{System: models.SizeJeans, Dims: []models.Dim{models.DimWaist, models.DimHip, models.DimInseam}}
	for l, length := range []int{30, 32, 34} {
		for w, waist := range []int{27, 28, 29, 30, 31} {
			chart.Sizes = append(chart.Sizes, models.ChartSize{Label: fmt.Sprintf("W%d/L%d", waist, length), Waist: w, Length: l,
				Measures: map[models.Dim]float64{models.DimWaist: 70 + 3*float64(w), models.DimHip: 94 + 3*float64(w), models.DimInseam: 2.54 * float64(length)}})
		}
	}
	return chart
}
