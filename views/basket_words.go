package views

import "strconv"

// typedQuantity is what stands in the quantity field: what was typed, where the form came back.
func (l BasketLine) typedQuantity() string {
	if l.Typed != "" {
		return l.Typed
	}
	return strconv.Itoa(l.Quantity)
}
