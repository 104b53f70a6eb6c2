package handlers

import (
	"net/url"
	"strings"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/views/shell"
)

// Withdraw is the withdrawal function (§ 356a BGB): for everyone, without a login, of orders
// in any state and of contracts that are only described.
type Withdraw struct {
	*Shop
	Confirmations *Confirmations
}

// Longest values in runes that a declaration takes.
const (
	maxName     = 200
	maxContract = 1000
)

// parseDeclaration reads who withdraws from what. What is wrong comes back with the values.
func parseDeclaration(page shell.Page, posted url.Values) (models.Withdrawal, []shell.FieldError) {
	line := func(field string, longest int) string { // one line, without what cannot be shown
		typed := strings.ToValidUTF8(posted.Get(field), "\uFFFD")
		return shorten(strings.Join(strings.Fields(typed), " "), longest)
	}
	w := models.Withdrawal{Name: line("name", maxName), Contract: line("contract", maxContract), Email: line("email", maxTyped), Lang: page.Lang}
	var errors []shell.FieldError
	refuse := func(field string) {
		errors = append(errors, shell.FieldError{Field: field, Message: page.T("invalid.withdraw_" + field)})
	}
	if w.Name == "" {
		refuse("name")
	}
	if w.Contract == "" {
		refuse("contract")
	}
	if address, err := letter.ParseAddress(w.Email); err == nil {
		w.Email = address
	} else {
		refuse("email")
	}
	return w, errors
}
