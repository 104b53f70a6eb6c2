package shell

import "ebenmass/views/parts"

// FieldError is one thing to mend. Field is the form field's name ("measurements" for the group).
type FieldError struct {
	Field   string
	Message string // in the page's language
}

// FieldMessage is what is wrong with a field, "" for nothing.
func FieldMessage(errors []FieldError, field string) string {
	for _, e := range errors {
		if e.Field == field {
			return e.Message
		}
	}
	return ""
}

// Faults turns field errors into links for an error summary; prefix is put before the ids.
func Faults(prefix string, errors []FieldError) []parts.Fault {
	list := make([]parts.Fault, len(errors))
	for i, e := range errors {
		list[i] = parts.Fault{ID: prefix + e.Field, Message: e.Message}
	}
	return list
}

// EmailField is the field for an address. Where letters stay in the outbox it says that one
// should be invented.
func (p Page) EmailField(typed string, errors []FieldError, outbox bool) parts.FieldProps {
	hint := "mail.field.hint"
	if outbox {
		hint = "mail.field.hint_demo"
	}
	return parts.FieldProps{
		Lang: p.Lang, ID: "email", Name: "email", Label: p.T("mail.field.label"), Hint: p.T(hint),
		Value: typed, Error: FieldMessage(errors, "email"), InputMode: "email", AutoComplete: "email",
	}
}
