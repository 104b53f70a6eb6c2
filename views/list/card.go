package list

import (
	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/shell"
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
	NameLang    models.Lang // where the name is known in one language only; else ""
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

	Kept *KeptCard // where the card is kept ready; nil where it is made anew of the fields above
}

// KeptCard keeps a card for all to whom the shop shows it with the same size, and the same heart.
type KeptCard struct {
	Parts shell.Fragments
	Part  string      // names the article and its colour
	Full  func() Card // the card with all that the catalogue says; called only where it is not kept
}

// shown is the card, from those kept where it can be.
func (c *Card) shown(lang models.Lang, loading priority) templ.Component {
	if c.Kept == nil {
		return articleCard(lang, *c, loading)
	}
	part := c.Kept.Part + " " + c.Fits + " " + string('0'+rune(loading))
	if c.FitsSoldOut {
		part += " gone"
	}
	if c.Wish != nil {
		part += " " + c.Wish.action() + " " + c.Wish.Back
	}
	return shell.KeptPart(c.Kept.Parts, part, func() templ.Component {
		full := c.Kept.Full()
		full.Fits, full.FitsSoldOut, full.Wish = c.Fits, c.FitsSoldOut, c.Wish
		return articleCard(lang, full, loading)
	})
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
