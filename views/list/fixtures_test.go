package list

import (
	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/views/shell"
)

func chrome(lang models.Lang, path string) shell.Page {
	return shell.Page{Lang: lang, Path: path, BaseURL: "http://localhost:8080"}
}

func cardFixture() Card {
	return Card{
		Slug: "nora", Name: "T-Shirt Nora", Price: 2900, Href: "/de/products/nora",
		Picture: Picture{Base: "nora/lime-front", Alt: "T-Shirt Nora"}, Colours: []Swatch{{Key: "lime", Hex: "#e2ded2"}},
	}
}

func listingFixture(lang models.Lang) ListingPage {
	return ListingPage{
		Page: chrome(lang, "/products?size=M"), Heading: "Hemden", Total: 30, Cards: []Card{cardFixture(), cardFixture()},
		Facets: []Facet{
			{Name: "size", Options: []Option{{Name: "size", Value: "M", Label: "M", Count: 12, Selected: true}, {Name: "size", Value: "L", Label: "L", Count: 3, More: true}}},
			{Name: "colour", Options: []Option{{Name: "colour", Value: "green", Label: "Grün", Count: 3, Hex: "#76856b"}}},
			{Name: "category", Single: true, Options: []Option{{Name: "category", Value: "women", Label: "Damen", Count: 20, Selected: true}, {Name: "category", Value: "men", Label: "Herren", Count: 10}}},
		},
		Sort: "new", Sorts: []Option{{Value: "new", Label: "Neueste zuerst", Selected: true}, {Value: "price", Label: "Preis"}},
		Active: []FacetChip{{Label: "Größe M", Remove: "Größe M entfernen", Href: "/de/products"}}, ClearHref: "/de/products",
		PageNumber: 1, Pages: 2, NextHref: "/de/products?size=M&page=2", FitsState: FitsUnavailable,
	}
}

func measuredFixture() *MeasuredArticle {
	return &MeasuredArticle{
		Card: cardFixture(), Size: "M", Sizes: 6, ChartHref: "/de/products/nora/size-chart",
		Measures: []GarmentMeasure{{Dim: models.DimBust, Cm: 110}, {Dim: models.DimLength, Cm: 77}},
	}
}

// listPages is every page of this package, in the states that look different.
func listPages(lang models.Lang) map[string]templ.Component {
	home := HomePage{Page: chrome(lang, "/"), New: []Card{cardFixture()}, Outfit: []Card{cardFixture(), cardFixture(), cardFixture()}, Measured: measuredFixture(), Kinds: []KindLink{{Key: "shirts", Card: cardFixture(), Count: 4}}}
	empty := listingFixture(lang)
	empty.Cards, empty.Total, empty.DidYouMean = nil, 0, "Hemd"
	empty.WaysOut = []WayOut{{Label: "Ohne M", Href: "/de/products", Count: 30}}
	return map[string]templ.Component{"home": Home(home), "listing": Listing(listingFixture(lang)), "empty listing": Listing(empty)}
}
