package handlers

import (
	"math"
	"net/url"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

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
