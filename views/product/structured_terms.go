package product

import (
	"fmt"

	"ebenmass/models"
	"ebenmass/views/shell"
)

type returnPolicy struct {
	Type     string `json:"@type"`
	ID       string `json:"@id"`
	Country  string `json:"applicableCountry"`
	Category string `json:"returnPolicyCategory"`
	Days     int    `json:"merchantReturnDays"`
	Method   string `json:"returnMethod"`
	Fees     string `json:"returnFees"`
	Amount   *money `json:"returnShippingFeesAmount,omitempty"`
	Link     string `json:"merchantReturnLink"`
}

type shippingDetails struct {
	Type        string       `json:"@type"`
	ID          string       `json:"@id"`
	Rate        money        `json:"shippingRate"`
	Destination region       `json:"shippingDestination"`
	Time        deliveryTime `json:"deliveryTime"`
}

type region struct {
	Type    string `json:"@type"`
	Country string `json:"addressCountry"`
}

type deliveryTime struct {
	Type         string       `json:"@type"`
	BusinessDays openingHours `json:"businessDays"`
	Handling     dayRange     `json:"handlingTime"`
	Transit      dayRange     `json:"transitTime"`
}

type openingHours struct {
	Type string   `json:"@type"`
	Days []string `json:"dayOfWeek"`
}

// dayRange counts working days.
type dayRange struct {
	Type string `json:"@type"`
	Min  int    `json:"minValue"`
	Max  int    `json:"maxValue"`
	Unit string `json:"unitCode"`
}

func days(least, most int) dayRange {
	return dayRange{Type: "QuantitativeValue", Min: least, Max: most, Unit: "DAY"}
}

type money struct {
	Type     string `json:"@type"`
	Value    string `json:"value"`
	Currency string `json:"currency"`
}

func euros(amount models.Cents) money {
	return money{Type: "MonetaryAmount", Value: decimal(amount), Currency: currency}
}

const currency = "EUR"

// decimal writes an amount as data has it: "89.00".
func decimal(amount models.Cents) string { return fmt.Sprintf("%d.%02d", amount/100, amount%100) }

// returns are the conditions of sending back as the page of shipping and returns states them.
func returns(p shell.Page) returnPolicy {
	policy := returnPolicy{
		Type: "MerchantReturnPolicy", ID: returnsID, Country: models.ShipsTo,
		Category: "MerchantReturnFiniteReturnWindow", Days: models.ReturnDays,
		Method: "ReturnByMail", Fees: "FreeReturn",
		Link: p.BaseURL + p.URL("/shipping"),
	}
	if cost := models.ReturnCost; cost > 0 {
		amount := euros(cost)
		policy.Fees, policy.Amount = "ReturnShippingFees", &amount
	}
	return policy
}

// delivery is the cost and time of delivery as the page of shipping and returns states them.
func delivery() shippingDetails {
	return shippingDetails{
		Type: "OfferShippingDetails", ID: deliveryID, Rate: euros(models.ShippingCost),
		Destination: region{Type: "DefinedRegion", Country: models.ShipsTo},
		Time: deliveryTime{
			Type:         "ShippingDeliveryTime",
			BusinessDays: openingHours{Type: "OpeningHoursSpecification", Days: []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}},
			Handling:     days(models.HandlingMin, models.HandlingMax),
			Transit:      days(models.TransitMin, models.TransitMax),
		},
	}
}

// Names of what all offers share, so that it stands in the graph once.
const (
	returnsID  = "#returns"
	deliveryID = "#delivery"
)
