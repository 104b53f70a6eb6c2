package product

import (
	"ebenmass/views/markup"
	"ebenmass/views/text"
)

// basketForm stays in reach with the answer to what was told. Its button says what it buys,
// without a script: every size has a name on it, and that of the chosen one shows.
func basketForm(p Page) *markup.Builder {
	m := markup.New(4<<10).Raw(`<form class="basket-form" id="basket" method="post"`).Attribute("action", string(p.Href("/basket/items")))
	m.Raw(`><input type="hidden" name="add" value="1"> <input type="hidden" name="quantity" value="1"> `)
	if p.twoAxes() {
		m.Raw(`<input type="hidden" name="product"`).Attribute("value", p.Product.Slug).Raw(`> <input type="hidden" name="colour"`).Attribute("value", p.Colour.Key).Raw(">")
	}
	m.Raw(`<div class="live" aria-live="polite" data-part="live">`)
	if p.Advice != nil {
		p.words().liveAnswer(m, p)
	}
	m.Raw("</div>")
	if p.BasketError != "" {
		m.Raw(`<p class="field-error" role="alert">`).Text(p.BasketError).Raw("</p>")
	}
	if p.allSoldOut() {
		return m.Raw(`<p class="notice notice-quiet">`).Text(p.T("product.all_sold_out")).Raw("</p></form>")
	}
	m.Raw(`<button class="button button-wide basket-button" type="submit"><span>`)
	for _, group := range p.buttonNames() {
		m.Raw("<span")
		if group.Class != "" {
			m.Attribute("class", group.Class)
		}
		m.Raw(">")
		for _, name := range group.Names {
			m.Raw("<span").Attribute("class", name.Class).Raw(">")
			m.Escaped(func(said []byte) []byte { return text.Append(said, p.Lang, "product.basket.size", "size", name.Label) }).Raw("</span>")
		}
		m.Raw("</span> ")
	}
	m.Raw(`<span class="basket-any">`).Text(p.T("product.basket")).Raw(`</span></span> <span class="basket-price">`).Text(text.Price(p.Lang, p.Price))
	return m.Raw("</span></button></form>")
}
