package models

import "time"

// OrderLine is what was sold, as it was then: a later change of the catalogue does not
// change what somebody bought.
type OrderLine struct {
	Position   int // from 0, in the order of the basket
	SKU        string
	Product    string // slug
	Name       Text
	Colour     Text
	ColourKey  string
	Size       string
	Fibres     Text // the textile label in words
	Quantity   int  // 1 to MaxPerArticle
	Price      Cents
	VATPercent int
}

// Total returns the price of all pieces of the line, VAT included.
func (l OrderLine) Total() Cents { return l.Price.Times(l.Quantity) }

// Delivery is how a parcel comes.
type Delivery string

// Ways of delivery.
const (
	DeliveryStandard Delivery = "standard" // free, within DeliveryMin to DeliveryMax working days
	DeliveryExpress  Delivery = "express"  // the next working day, for ExpressCost
)

// Deliveries lists the ways of delivery, the usual one first.
var Deliveries = [...]Delivery{DeliveryStandard, DeliveryExpress}

// Cost returns what a way of delivery costs, VAT included, whatever the order's value.
func (d Delivery) Cost() Cents {
	if d == DeliveryExpress {
		return ExpressCost
	}
	return ShippingCost
}

// Days returns the working days a way of delivery takes at least and at most.
func (d Delivery) Days() (least, most int) {
	if d == DeliveryExpress {
		return ExpressDays, ExpressDays
	}
	return DeliveryMin, DeliveryMax
}

// Payment is how an order would be paid. No money moves.
type Payment string

// Ways of payment.
const (
	PaymentInvoice    Payment = "invoice"
	PaymentPrepayment Payment = "prepayment"
	PaymentCard       Payment = "card" // the documented test numbers only; nothing of a card is kept
)

// Payments lists the ways of payment.
var Payments = [...]Payment{PaymentInvoice, PaymentPrepayment, PaymentCard}

// Address is where a parcel goes and who is told. It has no form of address: nobody needs
// to know it to deliver (CJEU C-394/23).
type Address struct {
	Name     string `json:"name"`
	Street   string `json:"street"` // with the number of the house
	Postcode string `json:"postcode"`
	City     string `json:"city"`
	Email    string `json:"email"` // as letter.ParseAddress returns it
}

// OrderState is how far an order has come. In this demo no parcel leaves: what is placed
// counts as delivered.
type OrderState string

// States of an order.
const (
	OrderPlaced    OrderState = "placed"
	OrderWithdrawn OrderState = "withdrawn" // the whole contract, by the withdrawal function
)

// LetterState is where the letter is that confirms an order or the receipt of a withdrawal.
type LetterState string

// States of a letter.
const (
	LetterUnderway LetterState = "underway" // the mail server has not been asked yet
	LetterDelayed  LetterState = "delayed"  // the mail server did not take it yet, and is asked again
	LetterRefused  LetterState = "refused"  // the mail server takes nothing for its address, and is not asked again
	LetterSent     LetterState = "sent"     // it was handed over
)

// Order is one contract.
type Order struct {
	Number    string // unguessable and uncountable, for people: "E7K3-9XQ4-M2TB-6HWD"
	PlacedAt  time.Time
	ExpiresAt time.Time // when the demo deletes it
	Lang      Lang      // in which it was ordered
	State     OrderState
	Withdrawn time.Time // zero unless withdrawn
	Lines     []OrderLine
	Address   Address
	Delivery  Delivery
	Payment   Payment
	Discount  string // the code, "" for none
	Goods     Cents  // the lines together
	Reduction Cents  // what the code takes off the goods
	Shipping  Cents
	Total     Cents       // Goods − Reduction + Shipping
	Letter    LetterState // where the confirmation is
	AccessKey string      // the key of its page, only where the order's own seal was opened
}

// DiscountCode is the one code that takes DiscountPercent off the goods. It is printed on
// the basket's page: a code that only some know would be a price for some.
const (
	DiscountCode    = "EBENMASS10"
	DiscountPercent = 10
)

// Discount returns what a code takes off goods of a value, rounded down to a cent; ok is
// false for a code that is none. The empty code takes nothing.
func Discount(code string, goods Cents) (off Cents, ok bool) {
	switch code {
	case "":
		return 0, true
	case DiscountCode:
		return goods * DiscountPercent / 100, true
	}
	return 0, false
}
