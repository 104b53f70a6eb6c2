package views

import "ebenmass/models"

// BasketPage is the basket.
type BasketPage struct {
	Page
	Lines    []BasketLine
	Total    models.Cents
	Shipping models.Cents
	Errors   []FieldError // field is "quantity-<sku>"
	Notice   string       // "added", "changed", "removed", "kept_size", "kept_sizes", "" for none
	TwoSizes []TwoSizesNotice
}

// BasketLine is one variant in the basket.
type BasketLine struct {
	SKU      string
	Name     string
	Href     string
	Colour   string
	Size     string
	Quantity int
	Typed    string // as typed, when the form came back with an error
	Stock    int
	Price    models.Cents // one piece
	Total    models.Cents
	Picture  Picture
	Gone     bool // no longer sold or no piece left
}

// ErrorPage is a fault or a missing page told honestly.
type ErrorPage struct {
	Page
	Status int    // 404, 405, 413, 429, 500 ...
	Ref    string // reference in the log, for faults; "" otherwise
}

// TextPage is a page of text from the catalogue: privacy, imprint, terms, shipping, accessibility, demo.
type TextPage struct {
	Page
	Name string
}
