package parts

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// Fault is one thing to mend in a form. ID is the id of the field it links to.
type Fault struct {
	ID      string
	Message string // in the page's language
}

// FieldProps is a text field.
type FieldProps struct {
	Lang      models.Lang
	ID        string
	Name      string
	Label     string
	Number    int // of the drawing that shows how to measure it, 0 for none
	Hint      string
	HintInch  string // the hint while inches are chosen, "" where it is the same
	Value     string // as typed
	Error     string // "" for none
	Unit      string // shown beside the field, "" for none
	InchUnit  bool   // the unit follows the form's choice of cm or inches; Unit is not used
	InputMode string // "decimal", "numeric", "email"; "" for plain text
	Optional  bool   // says so in the label
	// AutoComplete names what the browser may fill in, "email"; "" for nothing.
	AutoComplete string
}

// describedBy lists the ids of hint and error, "" for none.
func (f FieldProps) describedBy() string {
	ids := ""
	if f.Hint != "" {
		ids = f.ID + "-hint"
	}
	if f.Error != "" {
		if ids != "" {
			ids += " "
		}
		ids += f.ID + "-error"
	}
	return ids
}

// ChoiceProps is a group of radio buttons drawn as one segmented bar.
type ChoiceProps struct {
	Lang    models.Lang
	ID      string // id of the group; options have ID-value
	Name    string
	Legend  string
	Hint    string
	Value   string // the chosen value, "" for none
	Options []ChoiceOption
	Error   string
}

// ChoiceOption is one radio button.
type ChoiceOption struct{ Value, Label string }

// CheckboxProps is one box to tick; its description is the component's children.
type CheckboxProps struct {
	Lang     models.Lang
	ID       string
	Name     string
	Value    string
	Label    string
	Ticked   bool
	Error    string
	Disabled bool // shown, but not to be ticked
}

// MeasureProps is the measurements part of a form.
type MeasureProps struct {
	Lang         models.Lang
	Prefix       string // put before every id, so that two forms can share a page
	Sizing       string
	Values       map[fit.Measure]string // as typed
	Unit         string                 // cm, in
	MeasuredWith string
	Preference   string
	Shown        []fit.Measure             // fields shown at once, in this order
	More         []fit.Measure             // fields behind "more measurements"
	Usual        []UsualProps              // usual sizes asked for at once
	UsualMore    []UsualProps              // those behind "another size"
	Owned        []OwnedProps              // garments at home, behind a fold
	Error        func(field string) string // message for a field, "" for none; may be nil
}

// UsualProps is one usual size: the label, and whose it is.
type UsualProps struct {
	Garment fit.Garment
	Field   string // "usual_top"
	ID      string // without the form's prefix: "usual_top", "usual_top_2"
	Label   string // as typed
	System  string
	Systems []OptionGroup
}

// OptionGroup is options of a list under a heading; those without one stand first.
type OptionGroup struct {
	Label   string
	Options []ChoiceOption
}

// OwnedProps is one garment at home that fits, laid flat.
type OwnedProps struct {
	Number int // from 1 on
	Type   string
	Types  []ChoiceOption
	Flat   map[fit.Measure]string // as typed
}

// SelectProps is a list to choose one from.
type SelectProps struct {
	ID, Name, Label string
	Value           string
	Groups          []OptionGroup
	Error           string
}

func (m MeasureProps) fault(field string) string {
	if m.Error == nil {
		return ""
	}
	return m.Error(field)
}

// MoreOpen reports whether the fold has to be open: a value or an error stands in it.
func (m MeasureProps) MoreOpen() bool {
	for _, measure := range m.More {
		if m.Values[measure] != "" || m.fault(measure.String()) != "" {
			return true
		}
	}
	return false
}

// Field is the text field of one measure.
func (m MeasureProps) Field(measure fit.Measure) FieldProps {
	name := measure.String()
	return FieldProps{
		Lang: m.Lang, ID: m.Prefix + name, Name: name,
		Label:    text.Get(m.Lang, "measure.field."+name),
		Hint:     m.Hint(measure, fit.Centimetre),
		HintInch: m.Hint(measure, fit.Inch),
		Value:    m.Values[measure], Error: m.fault(name),
		InchUnit: true, InputMode: m.inputMode(),
	}
}

// Hint says how to take a measure, with an example in a unit.
func (m MeasureProps) Hint(measure fit.Measure, unit fit.Unit) string {
	name := measure.String()
	return text.Get(m.Lang, "measure.hint."+name, "example", text.Get(m.Lang, "measure.example."+name+"."+string(unit)))
}

// inputMode is the keyboard a phone shows: digits for centimetres; for inches all of it, since
// feet and fractions need more.
func (m MeasureProps) inputMode() string {
	if m.Unit == string(fit.Inch) {
		return ""
	}
	return "decimal"
}

// Choice is one group of radio buttons; the messages stand under measure.<name>.
func (m MeasureProps) Choice(name, value string, values ...string) ChoiceProps {
	c := ChoiceProps{
		Lang: m.Lang, ID: m.Prefix + name, Name: name, Value: value,
		Legend: text.Get(m.Lang, "measure.legend."+name), Error: m.fault(name),
	}
	if hint := "measure.legend." + name + ".hint"; text.Has(hint) {
		c.Hint = text.Get(m.Lang, hint)
	}
	for _, v := range values {
		c.Options = append(c.Options, ChoiceOption{Value: v, Label: text.Get(m.Lang, "measure.option."+name+"."+v)})
	}
	return c
}
