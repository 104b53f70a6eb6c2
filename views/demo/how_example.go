package demo

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// example is the example on the page that explains the model: invented measures, computed
// when the page is made.
type example struct {
	Person fit.Person
	Advice fit.Advice
}

// workedExample reads a straight shirt in three sizes for somebody of 98, 84 and 99 cm.
func workedExample() example {
	person := fit.Person{Sizing: fit.Men, MeasuredWith: fit.Tape, Preference: fit.Regular}
	person.Given[fit.Bust], person.Given[fit.Waist], person.Given[fit.Hip] = 98, 84, 99
	size := func(label string, rank int, bust, waist, hip float64) fit.Size {
		return fit.Size{Label: label, Waist: rank, Garment: [fit.NumZones]float64{fit.Bust: bust, fit.Waist: waist, fit.Hip: hip}}
	}
	shirt := fit.Article{Type: fit.Shirt, Cut: fit.CutRegular, Stretch: fit.StretchNone, Sizes: []fit.Size{
		size("S", 0, 104, 97, 103), size("M", 1, 110, 103, 109), size("L", 2, 116, 109, 115),
	}}
	return example{Person: person, Advice: fit.Advise(&fit.Wearer{Sizing: person.Sizing, Preference: person.Preference, Data: person.Measurements()}, &shirt)}
}

// exampleRow is one line of the example's table, with a cell for each size.
type exampleRow struct {
	Name  string
	Cells []string
}

// rows are the eases by zone, then the four probabilities, which add up to a hundred.
func (w example) rows(p shell.Page) []exampleRow {
	var rows []exampleRow
	for i, zone := range w.Advice.Sizes[0].Zones {
		row := exampleRow{Name: p.T("measure.name." + zone.Zone.String())}
		for _, size := range w.Advice.Sizes {
			row.Cells = append(row.Cells, text.CmSigned(p.Lang, size.Zones[i].Ease))
		}
		rows = append(rows, row)
	}
	small := exampleRow{Name: p.T("how.example.small")}
	fits := exampleRow{Name: p.T("how.example.fits")}
	large := exampleRow{Name: p.T("how.example.large")}
	mixed := exampleRow{Name: p.T("how.example.mixed")}
	for _, size := range w.Advice.Sizes {
		tight, right, loose, both := product.Outcomes(size.Rating)
		small.Cells = append(small.Cells, wholePercent(p, tight))
		fits.Cells = append(fits.Cells, wholePercent(p, right))
		large.Cells = append(large.Cells, wholePercent(p, loose))
		mixed.Cells = append(mixed.Cells, wholePercent(p, both))
	}
	return append(rows, small, fits, large, mixed)
}

func wholePercent(p shell.Page, n int) string { return text.Percent(p.Lang, float64(n)/100) }

// spreadOf is the standard deviation in cm that the model assumes of a girth or length,
// by how it was measured.
func spreadOf(with fit.MeasuredWith) float64 { return fit.ErrorSD(fit.Bust, with) }

// typeBand is the targets and bands of one garment type, by zone; ok is false where a zone is
// not compared.
type typeBand struct {
	Type  fit.Type
	Zones [fit.NumZones]band
}

type band struct {
	Target, Low, High float64 // cm
	Compared          bool
}

// targetBands asks the model for the targets and bands of every garment type: regular cut, cloth
// without stretch, wearers who prefer it regular.
func targetBands() []typeBand {
	person := fit.Person{Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Regular}
	person.Given = [fit.NumMeasures]float64{fit.Bust: 92, fit.Waist: 76, fit.Hip: 100, fit.Inseam: 78, fit.Arm: 60, fit.Height: 170}
	one := fit.Size{Label: "M", Garment: [fit.NumZones]float64{fit.Bust: 100, fit.Waist: 90, fit.Hip: 106, fit.Inseam: 76, fit.Arm: 61}}
	bands := make([]typeBand, 0, len(fit.Types))
	for _, garment := range fit.Types {
		article := fit.Article{Sizing: fit.Women, Type: garment, Cut: fit.CutRegular, Stretch: fit.StretchNone, Sizes: []fit.Size{one}}
		row := typeBand{Type: garment}
		advice := fit.Advise(&fit.Wearer{Sizing: person.Sizing, Preference: person.Preference, Data: person.Measurements()}, &article)
		for _, zone := range advice.Sizes[0].Zones {
			row.Zones[zone.Zone] = band{Target: zone.Target, Low: zone.Low, High: zone.High, Compared: true}
		}
		bands = append(bands, row)
	}
	return bands
}

// shorterLegsOfMen is by how many cm the target of a full leg is lower in men's sizes than in
// women's.
func shorterLegsOfMen() float64 {
	leg := func(s fit.Sizing) float64 {
		return fit.Target(s, fit.Trousers, fit.CutRegular, fit.StretchNone, fit.LegFull, fit.Inseam)
	}
	return leg(fit.Women) - leg(fit.Men)
}

// bandText writes a band: "8 (2 bis 14)".
func bandText(lang models.Lang, b band) string {
	return text.Get(lang, "how.band.range", "target", text.CmPlain(lang, b.Target), "low", text.CmPlain(lang, b.Low), "high", text.CmPlain(lang, b.High))
}
