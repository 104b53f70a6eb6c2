package buy

import (
	"strconv"

	"ebenmass/models"
	"ebenmass/views/list"
	"ebenmass/views/shell"
	"ebenmass/views/text"
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
	Removed  []RemovedLine

	NeedsCookie string // name of the cookie without which nothing was put into the basket, "" where it is there
}

// BasketLine is one variant in the basket.
type BasketLine struct {
	SKU      string
	Name     string
	NameLang models.Lang // where the name is known in one language only; else ""
	Href     string
	Colour   string
	Size     string
	Quantity int
	Typed    string // as typed, when the form came back with an error
	Stock    int
	Price    models.Cents // one piece
	Total    models.Cents
	Picture  list.Picture
	Gone     bool // no longer sold or no piece left
}

// RemovedLine is a line of a basket that the shop sells no longer, until its owner has read so.
type RemovedLine struct {
	SKU, Name, Colour, Size string
	Quantity                int
	Reason                  models.Removal
}

// Words name the line and say why it is gone.
func (l RemovedLine) Words(p shell.Page) string {
	return p.T("basket.removed."+string(l.Reason), "name", l.Name, "colour", l.Colour, "size", l.Size, "n", l.Quantity)
}

// typedQuantity is what stands in the quantity field: what was typed, where the form came back.
func (l BasketLine) typedQuantity() string {
	if l.Typed != "" {
		return l.Typed
	}
	return strconv.Itoa(l.Quantity)
}

// allows reports whether a line can hold that many pieces. None is no quantity: a line is
// removed by its own button.
func (l BasketLine) allows(quantity int) bool {
	return quantity >= 1 && quantity <= min(l.Stock, models.MaxPerArticle)
}

// payments lists the ways of payment in words.
func (p BasketPage) payments() string {
	names := make([]string, len(models.Payments))
	for i, payment := range models.Payments {
		names[i] = p.T("order.payment." + string(payment))
	}
	return text.List(p.Lang, names)
}
