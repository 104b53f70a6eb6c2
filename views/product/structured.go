package product

import (
	"fmt"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

type productGroup struct {
	Type         string             `json:"@type"`
	ID           string             `json:"productGroupID"`
	Name         string             `json:"name"`
	Description  string             `json:"description,omitempty"`
	URL          string             `json:"url"`
	Material     string             `json:"material,omitempty"`
	Brand        brand              `json:"brand"`
	Manufacturer shell.Organization `json:"manufacturer"`
	Audience     audience           `json:"audience"`
	VariesBy     []string           `json:"variesBy"`
	Variants     []any              `json:"hasVariant"`
}

// brand is whose name an article bears. None has another than its maker's.
type brand struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type audience struct {
	Type   string `json:"@type"`
	Gender string `json:"suggestedGender"`
	MinAge int    `json:"suggestedMinAge"` // years
}

// adultAge is from which age search engines count sizes as those of adults, the only ones here.
const adultAge = 13

// variant is one size of the shown colour. What differs from size to size stands together:
// compressed, the rest of it costs next to nothing.
type variant struct {
	Type   string   `json:"@type"`
	Name   string   `json:"name"`
	Color  string   `json:"color"`
	Image  string   `json:"image,omitempty"`
	SKU    string   `json:"sku"`
	Size   sizeSpec `json:"size"`
	Offers offer    `json:"offers"`

	Measures []quantity `json:"hasMeasurement,omitempty"`     // of the finished garment
	Others   []property `json:"additionalProperty,omitempty"` // measures that schema.org has no word for
}

// otherColour stands for the variants that another page describes.
type otherColour struct {
	URL string `json:"url"`
}

type sizeSpec struct {
	Type   string `json:"@type"`
	System string `json:"sizeSystem,omitempty"`
	Name   string `json:"name"`

	Bodies []quantity `json:"suggestedMeasurement,omitempty"` // whom the maker makes it for: body charts only
}

type offer struct {
	Type         string           `json:"@type"`
	URL          string           `json:"url"`
	Price        string           `json:"price"`
	Currency     string           `json:"priceCurrency"`
	Availability string           `json:"availability"`
	Condition    string           `json:"itemCondition"`
	Before       *shell.Reference `json:"priceSpecification,omitempty"` // nil without a reduction
	Returns      shell.Reference  `json:"hasMerchantReturnPolicy"`
	Shipping     shell.Reference  `json:"shippingDetails"`
}

// earlierPrice is the one that a reduction is announced against.
type earlierPrice struct {
	Type     string `json:"@type"`
	ID       string `json:"@id"`
	Kind     string `json:"priceType"`
	Price    string `json:"price"`
	Currency string `json:"priceCurrency"`
}

// head names the page for search engines and messengers. Colour and size choose what is
// shown of one article, so that all their addresses count as the article's.
func (p Page) head() shell.Page {
	page := p.Page
	price := text.Price(p.Lang, p.Price)
	page.Title = p.T("product.title."+string(p.Product.Sizing), "name", p.Product.Name.In(p.Lang), "price", price)
	page.Description = p.T("product.summary", "name", p.Product.Name.In(p.Lang), "fibres", models.Composition(p.Product.Fibres).In(p.Lang),
		"colours", text.Plural(p.Lang, "card.colours", len(p.Colours)), "price", price)
	page.Canonical = "/products/" + p.Product.Slug
	if len(p.Gallery) > 0 {
		page = page.WithPicture(p.Gallery[0].Base, p.Gallery[0].Alt)
	}
	graph := []any{describe(page, p), page.Breadcrumbs(p.Crumbs), returns(page), delivery()}
	if p.Reduction != nil {
		graph = append(graph, earlierPrice{
			Type: "UnitPriceSpecification", ID: beforeID, Kind: "https://schema.org/StrikethroughPrice",
			Price: decimal(p.Reduction.Lowest), Currency: currency,
		})
	}
	return page.WithGraph(graph...)
}

// describe tells of the sizes of the shown colour, which is what the page shows and
// sells; the other colours are named by their pages. All of them here would make the page
// of a pair of jeans, a hundred variants, twice as heavy.
func describe(p shell.Page, shown Page) productGroup {
	product := shown.Product
	group := productGroup{
		Type: "ProductGroup", ID: product.ID, Name: product.Name.In(p.Lang), Description: product.Description.In(p.Lang),
		URL: p.CanonicalURL(p.Lang), Material: material(product, p.Lang),
		Brand:        brand{Type: "Brand", Name: product.Maker.Name},
		Manufacturer: shell.Organization{Type: "Organization", Name: product.Maker.Name},
		Audience:     audience{Type: "PeopleAudience", Gender: gender(product), MinAge: adultAge},
		VariesBy:     []string{"https://schema.org/color", "https://schema.org/size"},
	}
	for _, size := range shown.allSizes() {
		group.Variants = append(group.Variants, describeSize(p, shown, size))
	}
	for _, colour := range shown.Colours {
		if !colour.Current {
			// Without a size: the address must not depend on what a visitor chose.
			group.Variants = append(group.Variants, otherColour{p.CanonicalURL(p.Lang) + "?colour=" + colour.Key})
		}
	}
	return group
}

func describeSize(p shell.Page, shown Page, size SizeChoice) variant {
	product, colour := shown.Product, shown.Colour.Name.In(p.Lang)
	v := variant{
		Type: "Product", SKU: size.SKU, Color: colour,
		Name: product.Name.In(p.Lang) + ", " + colour,
		Size: sizeSpec{Type: "SizeSpecification", Name: size.Label, System: sizeSystem(product.Chart.System)},
		Offers: offer{
			Type: "Offer", URL: p.BaseURL + size.Href, Price: decimal(shown.Price), Currency: currency,
			Availability: "OutOfStock", Condition: "NewCondition",
			Returns: shell.Reference{ID: returnsID}, Shipping: shell.Reference{ID: deliveryID},
		},
	}
	if shown.Reduction != nil {
		v.Offers.Before = &shell.Reference{ID: beforeID}
	}
	if size.Stock > 0 {
		v.Offers.Availability = "InStock"
	}
	v.Measures, v.Others, v.Size.Bodies = measurements(p.Lang, product, size.Label)
	if path := p.OwnPicture(); path != "" {
		v.Image = p.BaseURL + path
	}
	return v
}

// material is the composition as data; "" where the fibres are not stated.
func material(p *models.Product, lang models.Lang) string {
	if len(p.Fibres) == 0 {
		return ""
	}
	return models.Composition(p.Fibres).In(lang)
}

// gender is for whom an article is, which need not be whose sizes its chart has.
func gender(p *models.Product) string {
	switch {
	case p.Unisex:
		return "unisex"
	case p.Sizing == fit.Women:
		return "female"
	}
	return "male"
}

// sizeSystem names the system of German numbers; letters and W/L sizes belong to no
// country's system.
func sizeSystem(system models.SizeSystem) string {
	if system == models.SizeNumeric {
		return "WearableSizeSystemDE"
	}
	return ""
}

type returnPolicy struct {
	Type     string   `json:"@type"`
	ID       string   `json:"@id"`
	Country  string   `json:"applicableCountry"`
	To       string   `json:"returnPolicyCountry"`
	Category string   `json:"returnPolicyCategory"`
	Days     int      `json:"merchantReturnDays"`
	Method   string   `json:"returnMethod"`
	Label    string   `json:"returnLabelSource"`
	Refund   []string `json:"refundType"`
	Fees     string   `json:"returnFees"`
	Amount   *money   `json:"returnShippingFeesAmount,omitempty"`
	Link     string   `json:"merchantReturnLink"`
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
		Type: "MerchantReturnPolicy", ID: returnsID, Country: models.ShipsTo, To: models.ShipsTo,
		Category: "MerchantReturnFiniteReturnWindow", Days: models.ReturnDays,
		Method: "ReturnByMail", Label: "ReturnLabelDownloadAndPrint", Refund: []string{"FullRefund", "ExchangeRefund"}, Fees: "FreeReturn",
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
	beforeID   = "#before"
)
