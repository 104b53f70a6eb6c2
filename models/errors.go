package models

import (
	"errors"
	"fmt"
	"time"
)

// Errors that the rooms above tell apart. Anything else is a fault.
var (
	// ErrNotFound: no such product, SKU, visitor or datum.
	ErrNotFound = errors.New("not found")
	// ErrOutOfStock: fewer pieces are left than were asked for.
	ErrOutOfStock = errors.New("not enough in stock")
	// ErrTooMany: more than MaxPerArticle pieces of one article.
	ErrTooMany = errors.New("more pieces of one article than there may be")
	// ErrOrderFull: more than MaxPerOrder pieces.
	ErrOrderFull = errors.New("more pieces than one order holds")
	// ErrTooOften: something limited in how often was asked for once more; later it works.
	ErrTooOften = errors.New("too often")
	// ErrChanged: price, stock or content is no longer what the visitor was shown.
	ErrChanged = errors.New("not what was shown")
	// ErrNotSent: the mail server did not take a letter.
	ErrNotSent = errors.New("the letter was not sent")
	// ErrAddressRefused: the mail server takes nothing for an address, and will not later.
	ErrAddressRefused = errors.New("the mail server refuses the address")
)

// TooOftenError says when something limited works again. It is an ErrTooOften.
type TooOftenError struct{ Wait time.Duration }

func (e *TooOftenError) Error() string { return fmt.Sprintf("%v, for another %v", ErrTooOften, e.Wait) }

// Unwrap lets errors.Is see ErrTooOften.
func (e *TooOftenError) Unwrap() error { return ErrTooOften }
