package buy

import (
	"ebenmass/models"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// stateWords says how far an order has come.
func (p OrderPage) stateWords() string {
	if p.Order.State == models.OrderWithdrawn {
		return p.T("order.state.withdrawn", "moment", text.Moment(p.Lang, p.Order.Withdrawn))
	}
	return p.T("order.state.placed")
}

// paymentWords says how the order would be paid.
func paymentInstruction(p shell.Page, o models.Order) string {
	return p.T("order.pay."+string(o.Payment), "total", text.Price(p.Lang, o.Total), "number", o.Number)
}

func (p OrderPage) paymentWords() string { return paymentInstruction(p.Page, p.Order) }
