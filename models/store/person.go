package store

import (
	"fmt"
	"strconv"

	"ebenmass/models/fit"
)

// Names of the data that are not measures.
const (
	datumSizing       = "sizing"
	datumMeasuredWith = "measured_with"
	datumPreference   = "preference"
)

// datum is one named value of a profile.
type datum struct{ name, value string }

// data takes a person apart into what was given. Measures are written in the shortest form
// that reads back as the same number.
func data(p fit.Person) []datum {
	var all []datum
	for _, d := range []datum{
		{datumSizing, string(p.Sizing)},
		{datumMeasuredWith, string(p.MeasuredWith)},
		{datumPreference, string(p.Preference)},
	} {
		if d.value != "" {
			all = append(all, d)
		}
	}
	for m, cm := range p.Given {
		if cm != 0 {
			all = append(all, datum{fit.Measure(m).String(), strconv.FormatFloat(cm, 'g', -1, 64)})
		}
	}
	return all
}

// put sets one named value of a person. Its errors name the datum and never the value.
func put(p *fit.Person, d datum) error {
	switch d.name {
	case datumSizing:
		p.Sizing = fit.Sizing(d.value)
		return nil
	case datumMeasuredWith:
		p.MeasuredWith = fit.MeasuredWith(d.value)
		return nil
	case datumPreference:
		p.Preference = fit.Preference(d.value)
		return nil
	}
	m, err := fit.MeasureNamed(d.name)
	if err != nil {
		return err
	}
	cm, err := strconv.ParseFloat(d.value, 64)
	if err != nil {
		return fmt.Errorf("%s is no number", d.name)
	}
	p.Given[m] = cm
	return nil
}
