package buy

import (
	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/views/product"
	"ebenmass/views/shell"
)

// OrderPage is one order, for whoever has its session or its key.
type OrderPage struct {
	shell.Page
	Order    models.Order
	Lines    []SoldLine
	Arrives  product.DeliveryWindow
	Link     string          // absolute, with the key that opens the page anywhere
	Outbox   bool            // letters stay in the outbox
	Notice   string          // message key suffix after an act: "placed"; "" for none
	Feedback templ.Component // sheet that asks how the pieces fit, nil for none
	Returns  templ.Component // sheet of what goes back, nil for none
}
