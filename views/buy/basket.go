package buy

import (
	"ebenmass/models"
	"ebenmass/views/product"
	"ebenmass/views/shell"
)

// BasketPage is the basket.
type BasketPage struct {
	shell.Page
	Lines    []BasketLine
	Total    models.Cents
	Shipping models.Cents
	Errors   []shell.FieldError // field is "quantity-<sku>"
	Notice   string             // "added", "changed", "removed", "kept_size", "kept_sizes", "" for none
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
	Picture  product.Picture
	Gone     bool // no longer sold or no piece left
}
