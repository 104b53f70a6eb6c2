package shell

import (
	"ebenmass/models"
	"ebenmass/views/text"
)

// PriceOrFree is what something costs, in words where it costs nothing.
func (p Page) PriceOrFree(amount models.Cents) string {
	if amount == 0 {
		return p.T("basket.shipping.free")
	}
	return text.Price(p.Lang, amount)
}

// VATNote is the message that stands beside a price and its link to the shipping costs: what
// is free is not said to come on top (PAngV § 6).
func VATNote(shipping models.Cents) (message, link string) {
	if shipping == 0 {
		return "price.vat.free", "price.vat.free_link"
	}
	return "price.vat", "price.vat.link"
}
