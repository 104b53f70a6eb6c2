package handlers

import (
	"errors"
	"math"
	"net/url"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// maxEchoed bounds what of a wrong value comes back in its field.
const maxEchoed = 64

// emptyMeasures is the measurements form nobody has filled in yet.
func emptyMeasures(sizing fit.Sizing) product.MeasureForm {
	return product.MeasureForm{
		Sizing: string(sizing), Values: map[fit.Measure]string{}, Unit: string(fit.Centimetre),
		MeasuredWith: string(fit.Tape), Preference: string(fit.Regular), Systems: systemChoices,
	}
}

// systemChoices are the size systems of others, by garment and department.
var systemChoices = func() map[fit.Garment][]product.SystemChoice {
	all := map[fit.Garment][]product.SystemChoice{}
	for _, garment := range fit.Garments {
		for _, sizing := range []fit.Sizing{fit.Women, fit.Men} {
			all[garment] = append(all[garment], product.SystemChoice{Sizing: sizing, Keys: reference.SystemsOf(sizing, garment)})
		}
	}
	return all
}()

// ParseMeasures is parseMeasures for the forms of other packages.
func ParseMeasures(lang models.Lang, posted url.Values, standard fit.Sizing, shop *reference.Shop) (fit.Person, product.MeasureForm) {
	return parseMeasures(lang, posted, standard, shop)
}

// parseMeasures reads what a posted form tells of a body: measures, usual sizes and garments at
// home, one of them at least. Choices left out keep their standard, the sizing the one given
// here; the person is good where form.Errors is empty.
func parseMeasures(lang models.Lang, posted url.Values, standard fit.Sizing, shop *reference.Shop) (fit.Person, product.MeasureForm) {
	form := emptyMeasures(standard)
	var p fit.Person
	var err error
	choose(posted, "sizing", &form.Sizing)
	choose(posted, "unit", &form.Unit)
	choose(posted, "measured_with", &form.MeasuredWith)
	choose(posted, "preference", &form.Preference)
	wrong := func(field string) {
		form.Errors = append(form.Errors, shell.FieldError{Field: field, Message: text.Get(lang, "invalid.choice."+field)})
	}
	if p.Sizing, err = fit.ParseSizing(form.Sizing); err != nil {
		wrong("sizing")
	}
	unit, err := fit.ParseUnit(form.Unit)
	if err != nil {
		wrong("unit")
		unit = fit.Centimetre
	}
	given := 0
	for _, m := range fit.Measures {
		typed := cleaned(posted.Get(m.String()))
		if typed == "" {
			continue
		}
		given++
		form.Values[m] = shorten(typed, maxEchoed)
		cm, err := parseMeasure(m, typed, unit)
		if err != nil {
			form.Errors = append(form.Errors, shell.FieldError{Field: m.String(), Message: measureMessage(lang, m, unit, err)})
			continue
		}
		p.Given[m] = cm
	}
	given += parseEvidence(lang, posted, unit, &p, shop, &form)
	if given == 0 {
		form.Errors = append(form.Errors, shell.FieldError{Field: "measurements", Message: text.Get(lang, "invalid.no_measure")})
	}
	if p.MeasuredWith, err = fit.ParseMeasuredWith(form.MeasuredWith); err != nil {
		wrong("measured_with")
	}
	if p.Preference, err = fit.ParsePreference(form.Preference); err != nil {
		wrong("preference")
	}
	return p, form
}

// choose takes a posted choice over its standard.
func choose(posted url.Values, field string, value *string) {
	if typed := posted.Get(field); typed != "" {
		*value = shorten(strings.ToValidUTF8(typed, "\uFFFD"), maxEchoed)
	}
}

// measureMessage says what is wrong with a measure, with bounds and example in the unit that
// was chosen for it.
func measureMessage(lang models.Lang, m fit.Measure, unit fit.Unit, err error) string {
	code := fit.NotANumber
	if input, ok := errors.AsType[*fit.InputError](err); ok {
		code = input.Code
	}
	low, high := m.Range()
	return text.Get(lang, "invalid.measure."+string(code),
		"measure", text.Get(lang, "measure.name."+m.String()),
		"low", bound(lang, low, unit, math.Ceil), "high", bound(lang, high, unit, math.Floor),
		"unit", text.Get(lang, "measure.option.unit."+string(unit)),
		"example", text.Get(lang, "measure.example."+m.String()+"."+string(unit)))
}

// bound writes an end of a range given in cm in a unit, to a tenth, rounded into the range: what
// is written is accepted.
func bound(lang models.Lang, cm float64, unit fit.Unit, inward func(float64) float64) string {
	tenths := math.Round(cm/fit.ToCentimetres(1, unit)*1e7) / 1e6
	return text.Trimmed(lang, inward(tenths)/10)
}

// filledMeasures is the form with stored values, in the unit they were typed in, for correcting
// them.
func filledMeasures(lang models.Lang, p fit.Person) product.MeasureForm {
	form := emptyMeasures(p.Sizing)
	form.Preference = string(p.Preference)
	if p.MeasuredWith != "" { // where there are measures
		form.MeasuredWith = string(p.MeasuredWith)
	}
	unit := typedUnit(p)
	form.Unit = string(unit)
	fillEvidence(lang, &form, p, unit)
	for _, m := range fit.Measures {
		if p.Given[m] != 0 {
			form.Values[m] = exactIn(lang, p.Given[m], unit)
		}
	}
	return form
}

// exact writes a stored measure in cm as it is, without the noise of binary fractions: to
// four decimals, trailing zeros left out. It reads back as typed input.
func exact(lang models.Lang, cm float64) string {
	s := strings.TrimRight(text.Number(lang, cm, 4), "0")
	return strings.TrimRight(s, ".,")
}

func shorten(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n])
	}
	return s
}

// parseMeasure reads a length that a body can have, in centimetres.
func parseMeasure(m fit.Measure, typed string, unit fit.Unit) (cm float64, err error) {
	if cm, err = fit.ParseMeasure(typed, unit); err != nil {
		return 0, err
	}
	return cm, fit.CheckRange(m, cm)
}

// How near a length in cm lies to a value of a scale that it was typed on, in steps of that
// scale: what binary fractions and four decimals leave.
const onScale = 1e-3

// typedUnit is the unit a person's lengths were typed in, as far as they show it: lengths are
// kept in cm, and nothing of the unit beside them. In inches they are tenths or sixteenths of
// one, and one at least is no tenth of a cm: 97.79 cm are 38.5 in.
func typedUnit(p fit.Person) fit.Unit {
	inches := false
	tell := func(cm float64) bool {
		if cm == 0 {
			return true
		}
		inch := cm / fit.CentimetresPerInch
		inches = inches || !whole(10*cm)
		return whole(10*inch) || whole(16*inch)
	}
	for _, cm := range p.Given {
		if !tell(cm) {
			return fit.Centimetre
		}
	}
	for _, o := range p.Owned {
		for _, cm := range o.Flat {
			if !tell(cm) {
				return fit.Centimetre
			}
		}
	}
	if inches {
		return fit.Inch
	}
	return fit.Centimetre
}

func whole(x float64) bool { return math.Abs(x-math.Round(x)) < onScale }

// postedUnit is the unit of a form for a single value; cm where it names none.
func postedUnit(posted url.Values) fit.Unit {
	if unit, err := fit.ParseUnit(posted.Get("unit")); err == nil {
		return unit
	}
	return fit.Centimetre
}

// exactIn is exact in a unit, without it.
func exactIn(lang models.Lang, cm float64, unit fit.Unit) string {
	return exact(lang, cm/fit.ToCentimetres(1, unit))
}

// exactLength is exactIn with its unit.
func exactLength(lang models.Lang, cm float64, unit fit.Unit) string {
	name := "cm"
	if unit == fit.Inch {
		name = text.Get(lang, "unit.inch")
	}
	return exactIn(lang, cm, unit) + "\u00a0" + name
}
