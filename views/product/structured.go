package product

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

type productGroup struct {
	Type         string       `json:"@type"`
	ID           string       `json:"productGroupID"`
	Name         string       `json:"name"`
	Description  string       `json:"description"`
	URL          string       `json:"url"`
	Material     string       `json:"material"`
	Manufacturer organization `json:"manufacturer"`
	Audience     audience     `json:"audience"`
	VariesBy     []string     `json:"variesBy"`
	Variants     []any        `json:"hasVariant"`
}

type audience struct {
	Type   string `json:"@type"`
	Gender string `json:"suggestedGender"`
}

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
}

// otherColour stands for the variants that another page describes.
type otherColour struct {
	URL string `json:"url"`
}

type sizeSpec struct {
	Type   string `json:"@type"`
	System string `json:"sizeSystem,omitempty"`
	Name   string `json:"name"`
}

type offer struct {
	Type         string    `json:"@type"`
	URL          string    `json:"url"`
	Price        string    `json:"price"`
	Currency     string    `json:"priceCurrency"`
	Availability string    `json:"availability"`
	Condition    string    `json:"itemCondition"`
	Returns      reference `json:"hasMerchantReturnPolicy"`
	Shipping     reference `json:"shippingDetails"`
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
	return page.WithGraph(describe(page, p), page.Breadcrumbs(p.Crumbs), returns(page), delivery())
}

// describe tells of the sizes of the shown colour, which is what the page shows and
// sells; the other colours are named by their pages. All of them here would make the page
// of a pair of jeans, a hundred variants, twice as heavy.
func describe(p shell.Page, shown Page) productGroup {
	product := shown.Product
	group := productGroup{
		Type: "ProductGroup", ID: product.ID, Name: product.Name.In(p.Lang), Description: product.Description.In(p.Lang),
		URL: p.CanonicalURL(p.Lang), Material: models.Composition(product.Fibres).In(p.Lang),
		Manufacturer: organization{Type: "Organization", Name: product.Maker.Name},
		Audience:     audience{Type: "PeopleAudience", Gender: gender(product.Sizing)},
		VariesBy:     []string{"https://schema.org/color", "https://schema.org/size"},
	}
	for _, row := range shown.sizeGroups() {
		for _, size := range row.Sizes {
			group.Variants = append(group.Variants, describeSize(p, shown, size))
		}
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
			Returns: reference{returnsID}, Shipping: reference{deliveryID},
		},
	}
	if size.Stock > 0 {
		v.Offers.Availability = "InStock"
	}
	if path := p.OwnPicture(); path != "" {
		v.Image = p.BaseURL + path
	}
	return v
}

func gender(sizing fit.Sizing) string {
	if sizing == fit.Women {
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

// reference points to a thing that stands elsewhere in the graph.
type reference struct {
	ID string `json:"@id"`
}

type organization struct {
	Type string `json:"@type"`
	ID   string `json:"@id,omitempty"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
	Logo string `json:"logo,omitempty"`
}
