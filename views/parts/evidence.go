package parts

import (
	"fmt"

	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// usualField is the text field of a usual size.
func (m MeasureProps) usualField(u UsualProps) FieldProps {
	return FieldProps{
		Lang: m.Lang, ID: m.Prefix + u.ID, Name: u.Field, Label: text.Get(m.Lang, "usual.name."+string(u.Garment)),
		Hint: text.Get(m.Lang, "usual.hint."+string(u.Garment)), Value: u.Label, Error: m.fault(u.ID),
	}
}

// usualSystem is the list of whose size it is.
func (m MeasureProps) usualSystem(u UsualProps) SelectProps {
	return SelectProps{
		ID: m.Prefix + u.ID + "_system", Name: u.Field + "_system", Label: text.Get(m.Lang, "usual.system"),
		Value: u.System, Groups: u.Systems, Error: m.fault(u.ID + "_system"),
	}
}

// UsualOpen reports whether the fold of further sizes has to be open.
func (m MeasureProps) UsualOpen() bool {
	for _, u := range m.UsualMore {
		if u.Label != "" || m.fault(u.ID) != "" || m.fault(u.ID+"_system") != "" {
			return true
		}
	}
	return false
}

// ownedID is the id of a field of a garment at home, without the form's prefix.
func ownedID(o OwnedProps, field string) string { return fmt.Sprint("own_", o.Number, "_", field) }

// ownedType is the list of what a garment at home is.
func (m MeasureProps) ownedType(o OwnedProps) SelectProps {
	id := ownedID(o, "type")
	groups := []OptionGroup{{Options: append([]ChoiceOption{{Label: text.Get(m.Lang, "owned.type.choose")}}, o.Types...)}}
	return SelectProps{ID: m.Prefix + id, Name: id, Label: text.Get(m.Lang, "owned.type"), Value: o.Type, Groups: groups, Error: m.fault(id)}
}

// ownedField is the field of one width of a garment at home.
func (m MeasureProps) ownedField(o OwnedProps, z fit.Measure) FieldProps {
	id := ownedID(o, z.String())
	hint := func(unit fit.Unit) string {
		return text.Get(m.Lang, "owned.hint."+z.String(), "example", text.Get(m.Lang, "owned.example."+z.String()+"."+string(unit)))
	}
	return FieldProps{
		Lang: m.Lang, ID: m.Prefix + id, Name: id, Label: text.Get(m.Lang, "owned.field."+z.String()),
		Hint: hint(fit.Centimetre), HintInch: hint(fit.Inch), Value: o.Flat[z], Error: m.fault(id), InchUnit: true, InputMode: m.inputMode(),
	}
}

// OwnedOpen reports whether the fold of a garment at home has to be open.
func (m MeasureProps) OwnedOpen(o OwnedProps) bool {
	open := o.Type != "" || len(o.Flat) > 0 || m.fault(ownedID(o, "type")) != ""
	for _, z := range fit.FlatZones {
		open = open || m.fault(ownedID(o, z.String())) != ""
	}
	return open
}

// anyOwnedOpen reports whether the fold of all of them has to be.
func (m MeasureProps) anyOwnedOpen() bool {
	for _, o := range m.Owned {
		if m.OwnedOpen(o) {
			return true
		}
	}
	return false
}
