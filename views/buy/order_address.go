package buy

import (
	"slices"

	"ebenmass/models"
	"ebenmass/views/parts"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// AddressForm corrects an order's address, as it was typed.
type AddressForm struct {
	Typed  models.Address
	Errors []shell.FieldError // none before it was sent
}

// addressField is one of the fields of an address.
func addressField(p shell.Page, errors []shell.FieldError, name, value, autocomplete string) parts.FieldProps {
	f := parts.FieldProps{
		Lang: p.Lang, ID: name, Name: name, Label: p.T("checkout.field." + name),
		Value: value, Error: shell.FieldMessage(errors, name), AutoComplete: autocomplete,
	}
	if hint := "checkout.hint." + name; text.Has(hint) {
		f.Hint = p.T(hint)
	}
	switch name {
	case "postcode":
		f.InputMode = "numeric"
	case "email":
		f.InputMode = "email"
	}
	return f
}

func (p OrderPage) addressField(name, value, autocomplete string) parts.FieldProps {
	return addressField(p.Page, p.Address.Errors, name, value, autocomplete)
}

// AllErrors are those of the page's forms.
func (p OrderPage) AllErrors() []shell.FieldError {
	if p.Address == nil {
		return p.Errors
	}
	return slices.Concat(p.Errors, p.Address.Errors)
}
