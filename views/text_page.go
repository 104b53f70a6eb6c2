package views

import (
	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// titled fills title and description from the catalogue where the handler left them empty.
func (p Page) titled(title, description string) Page {
	if p.Title == "" {
		p.Title = p.T(title)
	}
	if p.Description == "" {
		p.Description = p.T(description)
	}
	return p
}

// datumName names a datum of the fit profile for people.
func (p Page) datumName(name string) string { return p.T("datum." + name) }

// datumNames lists data for people.
func (p Page) datumNames(names []string) string {
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = p.datumName(name)
	}
	return text.List(p.Lang, words)
}

// registryText is a text of the registry of purposes in the page's language.
func (p Page) registryText(t consent.Text) string { return t.In(string(p.Lang)) }

// kept is how long something is kept, in words: "12 Monate".
func (p Page) kept(k consent.Kept) string { return p.registryText(k.Retention().Keep.Text()) }

// spreadOf is the standard deviation in cm that the model assumes of a girth or length,
// by how it was measured.
func spreadOf(with fit.MeasuredWith) float64 {
	person := fit.Person{Sizing: fit.Women, MeasuredWith: with, Preference: fit.Regular}
	person.Given[fit.Bust] = 92
	body := fit.Estimate(person)
	return body.SD(fit.Bust)
}

// typeBand is the target bands of one garment type, by zone; ok is false where a zone is
// not compared.
type typeBand struct {
	Type  fit.Type
	Zones [fit.NumZones]band
}

type band struct {
	Low, High float64 // cm
	Compared  bool
}

// targetBands asks the model for the bands of every garment type: regular cut, cloth
// without stretch, wearers who prefer it regular.
func targetBands() []typeBand {
	person := fit.Person{Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Regular}
	person.Given = [fit.NumMeasures]float64{fit.Bust: 92, fit.Waist: 76, fit.Hip: 100, fit.Inseam: 78, fit.Arm: 60, fit.Height: 170}
	one := fit.Size{Label: "M", Garment: [fit.NumZones]float64{fit.Bust: 100, fit.Waist: 90, fit.Hip: 106, fit.Inseam: 76, fit.Arm: 61}}
	bands := make([]typeBand, 0, len(fit.Types))
	for _, garment := range fit.Types {
		article := fit.Article{Type: garment, Cut: fit.CutRegular, Stretch: fit.StretchNone, Sizes: []fit.Size{one}}
		row := typeBand{Type: garment}
		for _, zone := range fit.Advise(person, article).Sizes[0].Zones {
			row.Zones[zone.Zone] = band{Low: zone.Low, High: zone.High, Compared: true}
		}
		bands = append(bands, row)
	}
	return bands
}

// bandText writes a band: "2 bis 14".
func bandText(lang models.Lang, b band) string {
	return text.Get(lang, "how.band.range", "low", text.CmPlain(lang, b.Low), "high", text.CmPlain(lang, b.High))
}
