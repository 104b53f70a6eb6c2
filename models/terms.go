package models

// What the shop promises about delivery and returns, wherever it says so: in words, in
// what a product page tells search engines, and in the delivery window.
const (
	// ShipsTo is the one country the shop delivers to, as ISO 3166-1 names it.
	ShipsTo = "DE"
	// ShippingCost is the price of the usual delivery, whatever the order's value.
	ShippingCost Cents = 0
	// ExpressCost is the price of delivery on the next working day.
	ExpressCost Cents = 590

	// ReturnDays is how many days after receipt an order may be sent back without a reason.
	ReturnDays = 14
	// ReturnCost is what sending back costs the customer.
	ReturnCost Cents = 0
)

// Working days, Monday to Friday, between order and arrival.
const (
	HandlingMin, HandlingMax = 0, 1 // until the parcel leaves
	TransitMin, TransitMax   = 2, 3 // on its way

	DeliveryMin = HandlingMin + TransitMin
	DeliveryMax = HandlingMax + TransitMax
	// ExpressDays is how long delivery for ExpressCost takes.
	ExpressDays = 1
)
