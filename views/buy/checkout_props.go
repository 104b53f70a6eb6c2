package buy

import (
	"ebenmass/models"
	"ebenmass/views/product"
	"ebenmass/views/shell"
)

// CheckoutPage asks for what an order needs and shows the whole order above its button.
type CheckoutPage struct {
	shell.Page
	Typed   CheckoutForm
	Lines   []SoldLine      // of the present basket, none where pieces lack
	Quotes  []CheckoutQuote // the order by way of delivery, the usual one first; none where pieces lack
	Short   []ShortLine     // what the basket holds beyond the stock
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
	Latest string // number of the order placed last in this session, "" for none
}

// SoldLine is a line of an order with its place in the present catalogue.
type SoldLine struct {
	models.OrderLine
	Href    string // "" where the article is no longer sold
	Picture product.Picture
}
