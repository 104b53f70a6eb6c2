package mydata

import (
	"ebenmass/models"
	"ebenmass/views/text"
)

// orderMoment says when an order was placed, or that it is withdrawn.
func (p Page) orderMoment(o models.Order) string {
	if o.State == models.OrderWithdrawn {
		return p.T("my_data.orders.withdrawn", "date", text.Date(p.Lang, o.Withdrawn))
	}
	return p.T("my_data.orders.placed", "moment", text.MomentInBerlin(p.Lang, o.PlacedAt))
}
