package product

import (
	"slices"

	"ebenmass/models/fit"
	"ebenmass/views/figure"
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
	Usual        map[fit.Garment][]UsualEntry   // usual sizes, in order
	Owned        [fit.MaxOwned]OwnedEntry       // garments at home
	Systems      map[fit.Garment][]SystemChoice // size systems of others that there are
	Errors       []shell.FieldError
}

// SystemChoice is the keys of the size systems that the clothes of one department come in.
type SystemChoice struct {
	Sizing fit.Sizing
	Keys   []string
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
	m.Usual, m.UsualMore = f.usual(p)
	for i, o := range f.Owned {
		m.Owned = append(m.Owned, parts.OwnedProps{Number: i + 1, Type: o.Type, Types: garmentTypes(p), Flat: o.Flat})
	}
	return m
}

// usualFirst leaves the usual size of one kind of garment outside the fold.
func usualFirst(m parts.MeasureProps, garment fit.Garment) parts.MeasureProps {
	var more []parts.UsualProps
	for _, u := range m.Usual {
		if u.Garment != garment {
			more = append(more, u)
		}
	}
	m.Usual = slices.DeleteFunc(m.Usual, func(u parts.UsualProps) bool { return u.Garment != garment })
	m.UsualMore = append(more, m.UsualMore...)
	return m
}

// usual are the fields of usual sizes: one of every kind of garment, and a further one, or as
// many as came back, behind a fold.
func (f *MeasureForm) usual(p shell.Page) (shown, more []parts.UsualProps) {
	for _, garment := range fit.Garments {
		field := "usual_" + string(garment)
		for n := 1; n <= max(2, len(f.Usual[garment])); n++ {
			u := parts.UsualProps{Garment: garment, Field: field, ID: fit.Numbered(field, n, "_"), Systems: f.systems(p, garment)}
			if n <= len(f.Usual[garment]) {
				u.Label, u.System = f.Usual[garment][n-1].Label, f.Usual[garment][n-1].System
			}
			if n == 1 {
				shown = append(shown, u)
			} else {
				more = append(more, u)
			}
		}
	}
	return shown, more
}

// here is the key of this shop's own sizes.
const here = "here"

// systems is whose size a usual size can be: of some other brand, of this shop, or of a size
// system by its name, the visitor's own department first.
func (f *MeasureForm) systems(p shell.Page, garment fit.Garment) []parts.OptionGroup {
	option := func(key string) parts.ChoiceOption {
		return parts.ChoiceOption{Value: key, Label: SystemName(p.Lang, key)}
	}
	groups := []parts.OptionGroup{{Options: []parts.ChoiceOption{option(""), option(here)}}}
	for _, choice := range f.Systems[garment] {
		group := parts.OptionGroup{Label: p.T("measure.option.sizing." + string(choice.Sizing))}
		for _, key := range choice.Keys {
			group.Options = append(group.Options, option(key))
		}
		if string(choice.Sizing) == f.Sizing {
			groups = slices.Insert(groups, 1, group)
		} else {
			groups = append(groups, group)
		}
	}
	return groups
}

// garmentTypes are what a garment at home can be.
func garmentTypes(p shell.Page) []parts.ChoiceOption {
	options := make([]parts.ChoiceOption, len(fit.Types))
	for i, t := range fit.Types {
		options[i] = parts.ChoiceOption{Value: string(t), Label: p.T("garment_type." + string(t))}
	}
	return options
}

// drawing is how to take every measure, numbered in the order of the fields.
func drawing(p shell.Page, sizing string) figure.MeasureProps {
	return MeasureDrawing(p, "how", sizing, fit.Measures[:]...)
}

// MeasureDrawing is how to take some measures, numbered in their order; id begins every id in it.
func MeasureDrawing(p shell.Page, id, sizing string, measures ...fit.Measure) figure.MeasureProps {
	m := figure.MeasureProps{ID: id, Title: p.T("fit.measure.drawing"), Desc: p.T("fit.measure.drawing_text"), Sizing: fit.Women}
	if sizing == string(fit.Men) {
		m.Sizing = fit.Men
	}
	for _, measure := range measures {
		m.Labels = append(m.Labels, figure.MeasureLabel{Measure: measure, Text: p.T("measure.name." + measure.String())})
	}
	return m
}
