package models

import (
	"encoding/base32"
	"strings"
)

// orderDigits is Crockford's alphabet: no I, L, O or U, which read like others.
const orderDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// Length of an order number: digits, and how many stand together.
const (
	orderLength = 16
	orderGroup  = 4
)

// OrderNumber writes 80 random bits as people can read them out: "7K3M-9XQ4-M2TB-6HWD". Such
// numbers can be neither guessed nor counted.
func OrderNumber(random [orderLength * 5 / 8]byte) string {
	return grouped(base32.NewEncoding(orderDigits).WithPadding(base32.NoPadding).EncodeToString(random[:]))
}

// ParseOrderNumber reads a number as somebody typed it: in any case, with or without hyphens
// and spaces, an O for a zero. ok is false for what can be no number.
func ParseOrderNumber(typed string) (number string, ok bool) {
	digits := strings.NewReplacer("-", "", "–", "", " ", "", "\u00a0", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(typed))
	if len(digits) != orderLength || strings.Trim(digits, orderDigits) != "" {
		return "", false
	}
	return grouped(digits), true
}

func grouped(digits string) string {
	var groups []string
	for ; len(digits) > 0; digits = digits[orderGroup:] {
		groups = append(groups, digits[:orderGroup])
	}
	return strings.Join(groups, "-")
}
