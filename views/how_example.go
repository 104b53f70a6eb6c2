package views

import (
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// worked is the example on the page that explains the model: invented measures, computed
// when the page is made.
type worked struct {
	Person fit.Person
	Advice fit.Advice
}

// workedExample reads a straight shirt in three sizes for somebody of 98, 84 and 99 cm.
func workedExample() worked {
	person := fit.Person{Sizing: fit.Men, MeasuredWith: fit.Tape, Preference: fit.Regular}
	person.Given[fit.Bust], person.Given[fit.Waist], person.Given[fit.Hip] = 98, 84, 99
	size := func(label string, rank int, bust, waist, hip float64) fit.Size {
		return fit.Size{Label: label, Waist: rank, Garment: [fit.NumZones]float64{fit.Bust: bust, fit.Waist: waist, fit.Hip: hip}}
	}
	shirt := fit.Article{Type: fit.Shirt, Cut: fit.CutRegular, Stretch: fit.StretchNone, Sizes: []fit.Size{
		size("S", 0, 104, 97, 103), size("M", 1, 110, 103, 109), size("L", 2, 116, 109, 115),
	}}
	return worked{Person: person, Advice: fit.Advise(person, shirt)}
}

// workedRow is one line of the example's table, with a cell for each size.
type workedRow struct {
	Name  string
	Cells []string
}

// rows are the eases by zone, then the three probabilities.
func (w worked) rows(p Page) []workedRow {
	var rows []workedRow
	for i, zone := range w.Advice.Sizes[0].Zones {
		row := workedRow{Name: p.T("measure.name." + zone.Zone.String())}
		for _, size := range w.Advice.Sizes {
			row.Cells = append(row.Cells, text.CmSigned(p.Lang, size.Zones[i].Ease))
		}
		rows = append(rows, row)
	}
	small := workedRow{Name: p.T("how.example.small")}
	fits := workedRow{Name: p.T("how.example.fits")}
	large := workedRow{Name: p.T("how.example.large")}
	for _, size := range w.Advice.Sizes {
		small.Cells = append(small.Cells, text.Percent(p.Lang, size.PSmall))
		fits.Cells = append(fits.Cells, text.Percent(p.Lang, size.PFits))
		large.Cells = append(large.Cells, text.Percent(p.Lang, size.PLarge))
	}
	return append(rows, small, fits, large)
}
