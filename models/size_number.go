package models

import "strconv"

// NumberLength is whom a German women's number is made for beside its girths.
type NumberLength string

// Lengths of numbers, as product.size.… names them.
const (
	NumberShort   NumberLength = "short"
	NumberRegular NumberLength = "regular"
	NumberLong    NumberLength = "long"
)

// German women's numbers in short and in long sizes are half and twice the number whose girths
// they have: regular ones go from 32 to 60.
const (
	lastShortNumber = 30
	firstLongNumber = 62
)

// RegularNumber returns the number of regular length with the girths of a women's number, and
// the length that number has itself: 19 is a short 38, 76 a long one. What is no such number
// is regular.
func RegularNumber(label string) (regular string, length NumberLength) {
	n, err := strconv.Atoi(label)
	switch {
	case err != nil || n <= 0:
		return label, NumberRegular
	case n <= lastShortNumber:
		return strconv.Itoa(2 * n), NumberShort
	case n >= firstLongNumber && n%2 == 0:
		return strconv.Itoa(n / 2), NumberLong
	}
	return label, NumberRegular
}
