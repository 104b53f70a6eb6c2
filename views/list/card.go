package list

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// priority says when the picture of a card is fetched.
type priority int

const (
	loadLazily priority = iota // when it comes near
	loadSoon                   // with the page
	loadFirst                  // before all else
)

// priorityOf is how urgent the i-th card is where the first eager ones stand in view.
func priorityOf(i, eager int) priority {
	switch {
	case i >= eager:
		return loadLazily
	case i == 0:
		return loadFirst
	default:
		return loadSoon
	}
}

// Card is one article in a list.
type Card struct {
	Slug        string
	Name        string
	Type        fit.Type
	Price       models.Cents
	Reduction   *models.Reduction
	Picture     Picture
	Back        Picture // the other side, without a Base where there is no such picture
	Href        string  // path with language
	Colours     []Swatch
	Fits        string // size that fits this visitor ("" without offers consent or without such a size)
	FitsSoldOut bool
	SoldOut     bool // nothing left in any size
	New         bool
	Released    models.Released // what many answered about its fit
	Wish        *WishForm       // puts it on the wish list; nil for none
}

// Picture is one product picture: base name below /static/garments without width and ending.
type Picture struct {
	Base string // "arne-linen-shirt/sage-front"; files are <base>-640.webp and <base>-1280.webp
	Alt  string

	Caption string // what it shows, in a gallery: "Rückseite"; "" elsewhere
}

// Swatch is one colour to pick.
type Swatch struct {
	Key     string
	Name    string
	Hex     string
	Href    string // the page in this colour
	Current bool
	SoldOut bool
}
