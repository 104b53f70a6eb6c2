package buy

import (
	"strconv"

	"ebenmass/models"
)

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
	return quantity >= 1 && quantity <= min(l.Stock, models.MaxPerLine)
}
