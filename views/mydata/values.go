package mydata

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/views/parts"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// ValueRow is one stored value of the fit profile with all there is to say about it.
type ValueRow struct {
	Datum
	Label   string              // the value alone, as its line shows it
	Origin  string              // how it came about, in a word or two; "" for a choice
	Typed   string              // as its field shows it; a choice's value for a choice
	Choices []string            // what a choice can be; nil for anything else
	Usual   *product.UsualEntry // what its fields show, for a usual size
	Owned   *product.OwnedEntry // the same for a garment at home
	Shown   string              // tells a usual size or a garment from others of its kind
	Last    bool                // the only thing told of a body: deleting it deletes the profile
	Reads   []Read
	Unit    fit.Unit // of its lengths, "" for what has none
}

// Read is who was handed a datum: for which purpose on which kind of page, and on which day
// last.
type Read struct {
	Purpose consent.Purpose
	Kind    string
	Last    time.Time // day
}

// WrongValue is a single value that came back. Of a usual size or a garment at home its own
// fields came back, with what is wrong with them.
type WrongValue struct {
	Name, Typed, Message string
	Form                 *product.MeasureForm // nil for a measure and a choice
}

// SessionRow is a browser that is recognised.
type SessionRow struct {
	Since, Expires time.Time
	This           bool // the one that asks
}

// RetentionRow is one entry of the retention register, and until when it is kept of this
// visitor.
type RetentionRow struct {
	consent.Retention
	Until time.Time // zero where nothing of it is held
}

// wrongAt returns the value that came back, if it is the one of this name.
func (p Page) wrongAt(name string) *WrongValue {
	if p.Wrong != nil && p.Wrong.Name == name {
		return p.Wrong
	}
	return nil
}

// valueFieldID is the id of a value's own field.
func valueFieldID(name string) string { return "only-" + name }

// evidencePrefix is before the ids of the fields of a usual size or a garment at home.
func evidencePrefix(name string) string { return valueFieldID(name) + "-" }

// faults lists everything to mend: in the form of all values, or at a single one.
func (p Page) faults() []parts.Fault {
	if p.Wrong != nil && p.Wrong.Form != nil {
		return shell.Faults(evidencePrefix(p.Wrong.Name), p.Wrong.Form.Errors)
	}
	if p.Wrong != nil {
		return []parts.Fault{{ID: valueFieldID(p.Wrong.Name), Message: p.Wrong.Message}}
	}
	if p.Form == nil {
		return shell.Faults("", p.Marketing.Errors)
	}
	return append(shell.Faults("", p.Form.Errors), shell.Faults("", p.Marketing.Errors)...)
}

// valueField is the field of one body measure.
func (p Page) valueField(v ValueRow) parts.FieldProps {
	f := parts.FieldProps{
		Lang: p.Lang, ID: valueFieldID(v.Name), Name: "value", Label: p.T("measure.field." + v.Name),
		Hint: p.T("measure.hint."+v.Name, "example", p.T("measure.example."+v.Name+".cm")), Value: v.Typed, Unit: "cm", InputMode: "decimal",
	}
	if v.Unit == fit.Inch {
		f.Hint, f.Unit, f.InputMode = p.T("measure.hint."+v.Name, "example", p.T("measure.example."+v.Name+".in")), p.T("unit.inch"), ""
	}
	if wrong := p.wrongAt(v.Name); wrong != nil {
		f.Value, f.Error = wrong.Typed, wrong.Message
	}
	return f
}

// evidenceForm fills the fields of a usual size or a garment at home, as stored or as it came
// back.
func (p Page) evidenceForm(v ValueRow) parts.MeasureProps {
	form := *p.Form
	form.Usual, form.Owned, form.Errors = nil, [fit.MaxOwned]product.OwnedEntry{}, nil
	kind := consent.Kind(v.Name)
	switch wrong := p.wrongAt(v.Name); {
	case wrong != nil && wrong.Form != nil:
		form.Usual, form.Owned, form.Errors = wrong.Form.Usual, wrong.Form.Owned, wrong.Form.Errors
	case v.Usual != nil:
		form.Usual = map[fit.Garment][]product.UsualEntry{fit.Garment(strings.TrimPrefix(kind, "usual.")): {*v.Usual}}
	case v.Owned != nil:
		form.Owned[ownedIndex(v.Name)] = *v.Owned
	}
	form.Unit = string(cmp.Or(v.Unit, fit.Centimetre))
	return product.MeasureProps(p.Page, evidencePrefix(v.Name), &form)
}

// usualField is the first field of the usual size's kind of garment.
func (v ValueRow) usualField(m parts.MeasureProps) parts.UsualProps {
	garment := fit.Garment(strings.TrimPrefix(consent.Kind(v.Name), "usual."))
	i := slices.IndexFunc(m.Usual, func(u parts.UsualProps) bool { return u.Garment == garment })
	return m.Usual[max(i, 0)]
}

// ownedIndex is the place of a garment at home by its datum's name; 0 for what is none.
func ownedIndex(name string) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(name, "owned."))
	return min(max(n, 1), fit.MaxOwned) - 1
}

// valueChoice is the bar of one choice.
func (p Page) valueChoice(v ValueRow) parts.ChoiceProps {
	c := parts.ChoiceProps{Lang: p.Lang, ID: valueFieldID(v.Name), Name: "value", Legend: p.DatumName(v.Name), Value: v.Typed}
	for _, choice := range v.Choices {
		c.Options = append(c.Options, parts.ChoiceOption{Value: choice, Label: p.T("measure.option." + v.Name + "." + choice)})
	}
	if wrong := p.wrongAt(v.Name); wrong != nil {
		c.Error = wrong.Message
	}
	return c
}

// deletionNote says what deleting a value does, or why it goes with the others.
func (p Page) deletionNote(v ValueRow) string {
	switch {
	case v.Last:
		return p.T("my_data.value.delete_last")
	case v.Choices != nil:
		return p.T("my_data.value.delete_choice")
	}
	return p.T("my_data.value.delete_note")
}

// purposeNames lists purposes in a few words.
func purposeNames(p shell.Page, purposes []consent.Purpose) string {
	names := make([]string, len(purposes))
	for i, purpose := range purposes {
		names[i] = p.PurposeName(purpose)
	}
	return text.List(p.Lang, names)
}

// readWords says who was handed a datum, and on which day last.
func readWords(p shell.Page, r Read) string {
	return p.T("my_data.value.read",
		"purpose", p.PurposeName(r.Purpose), "page", p.T("my_data.access.kind."+r.Kind), "day", text.Date(p.Lang, r.Last))
}

// readsFor says on which day the values of a purpose were handed out for it last.
func (p Page) readsFor(g PurposeGroup) string {
	var last time.Time
	for _, row := range p.Access {
		if row.Granted && row.Purpose == g.Definition.Purpose && row.Day.After(last) {
			last = row.Day
		}
	}
	if last.IsZero() {
		return p.T("my_data.purposes.never_read")
	}
	return p.T("my_data.purposes.read", "day", text.Date(p.Lang, last))
}

// retentionRows splits the retention register into what is held of this visitor and what is not.
func (p Page) retentionRows() (held, none []RetentionRow) {
	for _, r := range p.Retention {
		if r.Until.IsZero() {
			none = append(none, r)
		} else {
			held = append(held, r)
		}
	}
	return held, none
}

// retentionName is what a row of the retention register is about.
func retentionName(p shell.Page, kept consent.Kept) string {
	return p.T("record.kept." + string(kept))
}
