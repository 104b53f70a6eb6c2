package buy

import (
	"fmt"

	"ebenmass/models"
	"ebenmass/views/list"
	"ebenmass/views/parts"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// CheckoutPage asks for what an order needs and shows the whole order above its button.
type CheckoutPage struct {
	shell.Page
	Typed   CheckoutForm
	Lines   []SoldLine      // of the present basket, none where pieces lack
	Quotes  []CheckoutQuote // the order by way of delivery, the usual one first; none where pieces lack
	Short   []ShortLine     // what the basket holds beyond the stock
	Removed []RemovedLine   // what of the basket is sold no longer
	Changes []string        // what is no longer as it was shown, in words
	Attempt string          // the same for every try to place this order
	Outbox  bool            // letters stay in the outbox
	Errors  []shell.FieldError

	Returned bool // the form was sent before, and its card forgotten
}

// CheckoutForm is what was typed and chosen. It has no field for a card.
type CheckoutForm struct {
	Name     string
	Street   string
	Postcode string
	City     string
	Email    string
	Discount string // a code, redeemed where it is one
	Delivery models.Delivery
	Payment  models.Payment
}

// CheckoutQuote is the order as it would be placed with one way of delivery.
type CheckoutQuote struct {
	Order   models.Order
	Shown   string // stands for everything in it that could change
	Arrives product.DeliveryWindow
}

// ShortLine is a variant of which fewer pieces are left than the basket holds.
type ShortLine struct {
	Name, Colour, Size string
	Wanted, Left       int
}

// CheckoutEmptyPage says that there is nothing to order.
type CheckoutEmptyPage struct {
	shell.Page
	Latest  string // number of the order placed last in this session, "" for none
	Removed []RemovedLine

	NeedsCookie string // name of the cookie without which there is nothing to order, "" where it is there
}

// SoldLine is a line of an order with its place in the present catalogue.
type SoldLine struct {
	models.OrderLine
	Href     string      // "" where the article is no longer sold
	NameLang models.Lang // where its name is known in one language only; else ""
	Picture  list.Picture
}

// TestCards are the card numbers that card companies document for tests: no bank issues them.
// The card form takes no others.
var TestCards = [...]string{"4242 4242 4242 4242", "5555 5555 5555 4444"}

// way is one of several ways to choose from, with what it means and costs.
type way struct{ Value, Name, Words, Cost string }

// deliveryWays are the ways of delivery with their price and their days.
func (p CheckoutPage) deliveryWays() []way {
	ways := make([]way, len(p.Quotes))
	for i, quote := range p.Quotes {
		delivery := quote.Order.Delivery
		ways[i] = way{string(delivery), deliveryName(p.Page, delivery), arrival(p.Page, quote.Arrives), p.PriceOrFree(delivery.Cost())}
	}
	return ways
}

func (p CheckoutPage) paymentWays() []way {
	ways := make([]way, len(models.Payments))
	for i, payment := range models.Payments {
		name := string(payment)
		ways[i] = way{Value: name, Name: p.T("order.payment." + name), Words: p.T("checkout.payment." + name)}
	}
	return ways
}

// field is one of the form's fields.
func (p CheckoutPage) field(name, value, autocomplete string) parts.FieldProps {
	return addressField(p.Page, p.Errors, name, value, autocomplete)
}

// emailField says where the confirmation goes, and, where letters stay in the outbox, that an
// invented address will do.
func (p CheckoutPage) emailField() parts.FieldProps {
	f := p.field("email", p.Typed.Email, "email")
	f.Hint = p.T("checkout.email.hint")
	if p.Outbox {
		f.Hint = p.T("checkout.email.hint_demo")
	}
	return f
}

// cardField is a field of the demonstration's card. It is always empty, and offers no browser
// a place for a real card.
func (p CheckoutPage) cardField(name string) parts.FieldProps {
	f := p.field(name, "", "off")
	f.InputMode = "numeric"
	return f
}

func (p CheckoutPage) discountField() parts.FieldProps {
	f := p.field("discount", p.Typed.Discount, "off")
	f.Optional = true
	return f
}

// shortWords says of which variant how many are left.
func (p CheckoutPage) shortWords(l ShortLine) string {
	return p.T("checkout.short.line", "name", l.Name, "colour", l.Colour, "size", l.Size,
		"wanted", text.Plural(p.Lang, "checkout.short.wanted", l.Wanted), "left", text.Plural(p.Lang, "checkout.short.left", l.Left))
}

// asShown is a line as it was shown, so that the page can say what has changed when it comes back.
func (l SoldLine) asShown() string { return fmt.Sprintf("%s:%d:%d", l.SKU, l.Quantity, l.Price) }

// shownWithTotal is what a quote was shown as, with its total.
func (q CheckoutQuote) shownWithTotal() string { return fmt.Sprintf("%s:%d", q.Shown, q.Order.Total) }

// deliveryName names a way of delivery.
func deliveryName(p shell.Page, d models.Delivery) string { return p.T("order.delivery." + string(d)) }

// arrival says on which days a parcel would come.
func arrival(p shell.Page, w product.DeliveryWindow) string {
	if w.From.Equal(w.To) {
		return p.T("order.arrives.day", "day", text.WeekdayDate(p.Lang, w.From))
	}
	return p.T("order.arrives.days", "from", text.WeekdayDate(p.Lang, w.From), "to", text.WeekdayDate(p.Lang, w.To))
}

// priceOrFree is a price, or that there is none.
// shippingLabel names what delivery is paid for.
func shippingLabel(p shell.Page, o models.Order) string {
	return p.T("order.sums.shipping", "way", deliveryName(p, o.Delivery))
}

// colourAndSize names what was sold beyond the article: "Salbei, Größe M".
func colourAndSize(p shell.Page, l models.OrderLine) string {
	return l.Colour.In(p.Lang) + ", " + p.T("basket.size", "size", l.Size)
}

// pieces is how many at which price: "2 Stück zu je 49,90 €".
func pieces(p shell.Page, l models.OrderLine) string {
	return text.Plural(p.Lang, "order.pieces", l.Quantity, "price", text.Price(p.Lang, l.Price))
}

// vatLabel names the VAT contained at a rate.
func vatLabel(p shell.Page, s models.VATShare) string {
	return p.T("order.sums.vat", "rate", text.Percent(p.Lang, float64(s.Percent)/100))
}
