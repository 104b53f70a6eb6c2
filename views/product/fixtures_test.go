package product

import (
	"testing"
	"time"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/fit"
	sizes "ebenmass/models/reference"
	"ebenmass/views/list"
	"ebenmass/views/shell"
)

func chrome(lang models.Lang, path string) shell.Page {
	return shell.Page{Lang: lang, Path: path, BaseURL: "http://localhost:8080"}
}

// shirtFixture is a shirt in six letter sizes with a long sleeve.
func shirtFixture() *models.Product {
	p := &models.Product{
		Slug: "arne-linen-shirt", ID: "EM-24-0117", Sizing: fit.Men, Type: fit.Shirt, Cut: fit.CutRegular,
		Stretch: fit.StretchNone, Sleeve: models.SleeveLong,
		Name:        models.Text{DE: "Leinenhemd Arne", EN: "Arne linen shirt"},
		Description: models.Text{DE: "Gerade geschnitten.", EN: "Cut straight."},
		Care:        []models.Text{{DE: "Bei 40 °C waschen.", EN: "Wash at 40 °C."}, {DE: "Feucht bügeln", EN: "Iron damp"}},
		Fibres:      []models.Fibre{{Percent: 70, Name: models.Text{DE: "Leinen", EN: "linen"}}, {Percent: 30, Name: models.Text{DE: "Baumwolle", EN: "cotton"}}},
		Maker:       models.Maker{Name: "Weberei Lindner GmbH", Address: "Am Mühlgraben 4, 02763 Zittau", Email: "produkte@lindner.example"},
		VATPercent:  19,
		Colours:     []models.Colour{{Key: "sage", Name: models.Text{DE: "Salbei", EN: "Sage"}, Hex: "#76856b"}},
		Chart:       models.Chart{System: models.SizeLetters, Dims: []models.Dim{models.DimBust, models.DimWaist, models.DimHip, models.DimSleeve}},
	}
	for i, label := range []string{"XS", "S", "M", "L", "XL", "XXL"} {
		step := float64(i)
		p.Chart.Sizes = append(p.Chart.Sizes, models.ChartSize{Label: label, Waist: i, Measures: map[models.Dim]float64{
			models.DimBust: 98 + 6*step, models.DimWaist: 94 + 6*step, models.DimHip: 98 + 5*step, models.DimSleeve: 62.5 + step,
		}})
	}
	return p
}

func personFixture(bust, waist, hip float64) fit.Person {
	p := fit.Person{Sizing: fit.Men, MeasuredWith: fit.Tape, Preference: fit.Regular}
	p.Given[fit.Bust], p.Given[fit.Waist], p.Given[fit.Hip] = bust, waist, hip
	return p
}

// peopleFixture is one person per verdict on the shirt.
func peopleFixture() map[fit.Verdict]fit.Person {
	height := fit.Person{Sizing: fit.Men, MeasuredWith: fit.Memory, Preference: fit.Regular}
	height.Given[fit.Height] = 178
	return map[fit.Verdict]fit.Person{
		fit.Recommended:    personFixture(98, 84, 99),
		fit.Between:        personFixture(101, 87, 102),
		fit.NotRecommended: personFixture(136, 124, 130),
		fit.CannotSay:      height,
	}
}

func adviceFixture(p *models.Product, person fit.Person) *AdvicePanel {
	article := p.Article()
	shop := sizes.NewShop([]sizes.Article{{Name: p.Slug, Department: p.Sizing, System: string(p.Chart.System), Fit: article}})
	return &AdvicePanel{Advice: shop.Explain(&person, &article), Person: person, Article: article}
}

func productFixture(lang models.Lang) Page {
	product := shirtFixture()
	p := Page{
		Page: chrome(lang, "/products/arne-linen-shirt"), Product: product, Price: 8900,
		Crumbs:  []shell.Crumb{{Label: "Hemden", Href: "/de/products?kind=shirts"}, {Label: "Arne"}},
		Gallery: []list.Picture{{Base: "arne-linen-shirt/sage-front", Alt: "Leinenhemd Arne"}},
		Colours: []list.Swatch{{Key: "sage", Name: "Salbei", Hex: "#76856b", Href: "?colour=sage", Current: true}, {Key: "night", Name: "Nacht", Hex: "#3a4556", Href: "?colour=night", SoldOut: true}},
		Colour:  product.Colours[0],
		OneOff:  &MeasureForm{Sizing: "men", Unit: "cm", MeasuredWith: "tape", Preference: "regular", Values: map[fit.Measure]string{}},
		Delivery: DeliveryWindow{
			From: time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC), To: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC),
		},
		Related: []list.Card{cardFixture()},
	}
	for i, size := range product.Chart.Sizes {
		p.Sizes = append(p.Sizes, SizeChoice{Label: size.Label, SKU: models.SKU(product.Slug, "sage", size.Label), Stock: i})
	}
	return p
}

func advisedFixture(t *testing.T, lang models.Lang, verdict fit.Verdict) Page {
	t.Helper()
	p := productFixture(lang)
	p.Advice = adviceFixture(p.Product, peopleFixture()[verdict])
	if got := p.Advice.Advice.Verdict; got != verdict {
		t.Fatalf("the fixture for %s is answered with %s", verdict, got)
	}
	return p
}

func cardFixture() list.Card {
	return list.Card{
		Slug: "nora", Name: "T-Shirt Nora", Price: 2900, Href: "/de/products/nora",
		Picture: list.Picture{Base: "nora/lime-front", Alt: "T-Shirt Nora"}, Colours: []list.Swatch{{Key: "lime", Hex: "#e2ded2"}},
	}
}

func sizeChartFixture(lang models.Lang) SizeChartPage {
	p := shirtFixture()
	return SizeChartPage{
		Page: chrome(lang, "/products/arne-linen-shirt/size-chart"), Product: p,
		Picture: list.Picture{Base: "arne-linen-shirt/sage-front"}, Crumbs: []shell.Crumb{{Label: "Arne", Href: "/de/products/arne-linen-shirt"}, {Label: "Maßtabelle"}},
	}
}

// productPages is every page of this package, in the states that look different.
func productPages(t *testing.T, lang models.Lang) map[string]templ.Component {
	wrong := productFixture(lang)
	wrong.HasError = true
	wrong.OneOff.Errors = []shell.FieldError{{Field: "bust", Message: "Brust prüfen"}, {Field: "inseam", Message: "Innenbein prüfen"}, {Field: "measurements", Message: "Ein Maß angeben"}}
	pages := map[string]templ.Component{
		"product": Show(productFixture(lang)), "product with errors": Show(wrong),
		"size chart": SizeChart(sizeChartFixture(lang)),
	}
	for verdict := range peopleFixture() {
		pages["product "+string(verdict)] = Show(advisedFixture(t, lang, verdict))
	}
	return pages
}
