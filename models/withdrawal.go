package models

import (
	"cmp"
	"strings"
	"time"
)

// Withdrawal is a declaration that somebody withdraws from a contract (§ 356a BGB). It asks
// for nothing but what the law names: who, which contract, and where the receipt goes.
type Withdrawal struct {
	Name       string
	Contract   string // the order's number, or what was ordered and when
	Email      string // as letter.ParseAddress returns it
	Lang       Lang   // in which it was declared
	DeclaredAt time.Time
	ExpiresAt  time.Time
	Letter     LetterState // where its receipt is
	LetterTo   string      // where the receipt goes since the address was corrected; "" for Email
	Token      string      // declared it, and opens its receipt's page
}

// ReceiptTo is the address that the receipt goes to.
func (w Withdrawal) ReceiptTo() string { return cmp.Or(w.LetterTo, w.Email) }

// OrderNumber finds an order's number in what somebody wrote about their contract; ok is false
// where there is none.
func (w Withdrawal) OrderNumber() (number string, ok bool) {
	if number, ok = ParseOrderNumber(w.Contract); ok {
		return number, ok
	}
	for word := range strings.FieldsSeq(w.Contract) {
		if number, ok = ParseOrderNumber(strings.Trim(word, ".,;:!?()„“\"'")); ok {
			return number, ok
		}
	}
	return "", false
}
