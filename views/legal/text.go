package legal

import (
	"fmt"

	"ebenmass/models"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// TextPage is a page of text from the catalogue: privacy, imprint, terms, shipping, accessibility, demo.
type TextPage struct {
	shell.Page
	Name string
}

// shippingTally says what shipping costs, how long it takes and how long one may think.
func shippingTally(p shell.Page) []shell.TallyFigure {
	return []shell.TallyFigure{
		{Icon: "truck", Number: p.PriceOrFree(models.ShippingCost), Words: p.T("shipping.costs.words")},
		{Icon: "calendar", Number: fmt.Sprintf("%d–%d", models.DeliveryMin, models.DeliveryMax), Words: p.T("shipping.time.words")},
		{Icon: "return", Number: text.Number(p.Lang, models.ReturnDays, 0), Words: p.T("shipping.return.words")},
	}
}
