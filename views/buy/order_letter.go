package buy

import (
	"net/url"
	"strings"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// OrderLetter confirms an order on a durable medium (§ 312f (2) BGB): all of it, the
// instructions on withdrawal, the model form, the legal guarantee, and the link that opens its
// page without an account.
func OrderLetter(p shell.Page, o models.Order, arrives product.DeliveryWindow) letter.Letter {
	body := []string{
		p.T("letter.greeting"), p.T("letter.order.placed", "moment", text.Moment(p.Lang, o.PlacedAt)),
		p.T("letter.order.number") + ": " + o.Number,
		p.T("letter.order.link") + "\n" + OrderLink(p, o),
		heading(p.T("order.lines.heading")),
	}
	for _, l := range o.Lines {
		body = append(body, letterLine(p, l))
	}
	body = append(body, letterSums(p, o),
		heading(p.T("letter.order.address")), letter.Quote(text.Isolate(o.Address.Name), text.Isolate(o.Address.Street), o.Address.Postcode+" "+text.Isolate(o.Address.City)),
		deliveryName(p, o.Delivery)+": "+arrival(p, arrives)+". "+p.T("order.delivery.demo"),
		heading(p.T("order.payment.heading")), p.T("order.payment."+string(o.Payment))+". "+paymentInstruction(p, o),
		heading(p.T("letter.order.seller")), strings.ReplaceAll(p.Seller(), ", ", "\n"))
	for _, part := range WithdrawalInstruction(p) {
		body = append(body, heading(part.Heading))
		body = append(body, part.Paragraphs...)
	}
	body = append(body, heading(p.T("instruction.form.heading")), p.T("instruction.form.use"), "– "+strings.Join(WithdrawalForm(p), "\n– "), p.T("instruction.form.delete"),
		heading(p.T("guarantee.heading")))
	body = append(body, Guarantee(p)...)
	body = append(body, "--\n"+p.T("letter.order.kept", "date", text.Date(p.Lang, o.ExpiresAt)), p.LetterFooter())
	return letter.Letter{
		Kind: letter.Order, To: o.Address.Email, Lang: string(p.Lang),
		Subject: p.T("letter.order.subject", "number", o.Number), Text: shell.Paragraphs(body...),
	}
}

// OrderLink opens an order's page in any browser. It is absolute and holds the order's key.
func OrderLink(p shell.Page, o models.Order) string {
	return p.BaseURL + p.URL("/orders/"+o.Number) + "?key=" + url.QueryEscape(o.AccessKey)
}

// letterLine is one line of an order in a letter.
func letterLine(p shell.Page, l models.OrderLine) string {
	return strings.Join([]string{
		"* " + l.Name.In(p.Lang) + ", " + colourAndSize(p, l), "  " + l.Fibres.In(p.Lang),
		"  " + pieces(p, l) + ": " + text.Price(p.Lang, l.Total()),
	}, "\n")
}

// letterSums adds an order up in a letter.
func letterSums(p shell.Page, o models.Order) string {
	lines := []string{p.T("basket.subtotal") + ": " + text.Price(p.Lang, o.Goods)}
	if o.Reduction > 0 {
		lines = append(lines, p.T("order.sums.discount", "code", o.Discount)+": −"+text.Price(p.Lang, o.Reduction))
	}
	lines = append(lines, shippingLabel(p, o)+": "+p.PriceOrFree(o.Shipping), p.T("basket.total")+": "+text.Price(p.Lang, o.Total))
	for _, share := range o.VAT() {
		lines = append(lines, vatLabel(p, share)+": "+text.Price(p.Lang, share.Cents))
	}
	return strings.Join(lines, "\n")
}

// heading sets a heading of a plain letter apart.
func heading(words string) string { return "== " + words + " ==" }
