package models

import "errors"

// Errors that the rooms above tell apart. Anything else is a fault.
var (
	// ErrNotFound: no such product, SKU, visitor or datum.
	ErrNotFound = errors.New("not found")
	// ErrOutOfStock: fewer pieces are left than were asked for.
	ErrOutOfStock = errors.New("not enough in stock")
	// ErrTooMany: more pieces of one SKU than a basket line holds.
	ErrTooMany = errors.New("more than one basket line holds")
	// ErrTooOften: something limited in how often was asked for once more; later it works.
	ErrTooOften = errors.New("too often")
	// ErrChanged: price, stock or content is no longer what the visitor was shown.
	ErrChanged = errors.New("not what was shown")
	// ErrNotSent: the mail server did not take a letter; later it may.
	ErrNotSent = errors.New("the letter was not sent")
	// ErrAddressRefused: the mail server takes nothing for an address, and will not later. It
	// comes with ErrNotSent.
	ErrAddressRefused = errors.New("the mail server refuses the address")
)
