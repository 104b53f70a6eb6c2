package product

import (
	"ebenmass/models/fit"
	"ebenmass/views/parts"
	"ebenmass/views/shell"
)

// MeasureForm is the measurements part of a form with its errors; values are as typed.
type MeasureForm struct {
	Sizing       string
	Values       map[fit.Measure]string
	Unit         string // cm, in
	MeasuredWith string
	Preference   string
	Usual        map[fit.Garment][]UsualEntry // usual sizes, in order
	Owned        [fit.MaxOwned]OwnedEntry     // garments at home
	Errors       []shell.FieldError
}

// UsualEntry is one usual size of a form. System is "here", the key of a size system, or ""
// for some other brand.
type UsualEntry struct{ Label, System string }

// OwnedEntry is one garment at home of a form; values are as typed.
type OwnedEntry struct {
	Type string
	Flat map[fit.Measure]string
}

// Error returns the message for a field, "" for none.
func (f MeasureForm) Error(field string) string { return shell.FieldMessage(f.Errors, field) }

// MeasureProps fills the measurement fields from a form; shown are the fields outside the fold.
func MeasureProps(p shell.Page, prefix string, f *MeasureForm, shown ...fit.Measure) parts.MeasureProps {
	m := parts.MeasureProps{
		Lang: p.Lang, Prefix: prefix, Sizing: f.Sizing, Values: f.Values, Unit: f.Unit,
		MeasuredWith: f.MeasuredWith, Preference: f.Preference, Error: f.Error,
	}
	inFront := map[fit.Measure]bool{}
	for _, measure := range shown {
		inFront[measure] = true
		m.Shown = append(m.Shown, measure)
	}
	for _, measure := range fit.Measures {
		if !inFront[measure] {
			m.More = append(m.More, measure)
		}
	}
	return m
}
