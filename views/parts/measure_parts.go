package parts

import "ebenmass/models/fit"

// MeasureField is the text field of one measure, for forms that place it themselves.
func (m MeasureProps) MeasureField(measure fit.Measure) FieldProps { return m.field(measure) }

// ChoiceOf is one of the form's groups of radio buttons: sizing, unit, measured_with, preference.
func (m MeasureProps) ChoiceOf(name, value string, values ...string) ChoiceProps {
	return m.choice(name, value, values...)
}

// Hint says how to take a measure, with an example in a unit.
func (m MeasureProps) Hint(measure fit.Measure, unit fit.Unit) string {
	return m.hint(measure.String(), unit)
}

// UsualOpen reports whether the fold of further usual sizes has to be open.
func (m MeasureProps) UsualOpen() bool { return m.usualOpen() }

// MoreOpen reports whether the fold of further measures has to be open.
func (m MeasureProps) MoreOpen() bool { return m.moreOpen() }

// OwnedOpen reports whether a further garment at home has to be open.
func (m MeasureProps) OwnedOpen(o OwnedProps) bool { return m.ownedOpen(o) }
