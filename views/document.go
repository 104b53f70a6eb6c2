package views

import (
	"fmt"

	"ebenmass/models"
	"ebenmass/views/text"
)

// chapter is an entry of a document's contents: the id of its sheet, and its heading.
type chapter struct{ ID, Heading string }

// chapters lists the sheets of a page whose headings stand under <prefix>.<id>.heading.
func (p Page) chapters(prefix string, ids ...string) []chapter {
	list := make([]chapter, len(ids))
	for i, id := range ids {
		list[i] = chapter{id, p.T(prefix + "." + id + ".heading")}
	}
	return list
}

// tallyFigure is one number of a tally with its words and the icon beside it.
type tallyFigure struct{ Icon, Number, Words string }

// shippingTally says what shipping costs, how long it takes and how long one may think.
func (p Page) shippingTally() []tallyFigure {
	return []tallyFigure{
		{"truck", text.Price(p.Lang, models.ShippingCost), p.T("shipping.costs.words")},
		{"calendar", fmt.Sprintf("%d–%d", models.DeliveryMin, models.DeliveryMax), p.T("shipping.time.words")},
		{"return", text.Number(p.Lang, models.ReturnDays, 0), p.T("shipping.return.words")},
	}
}
