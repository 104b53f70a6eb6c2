package catalogue

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

var today = time.Date(2026, 9, 30, 12, 0, 0, 0, time.UTC)

// article is a product in one line.
type article struct {
	slug, de, en string
	sizing       fit.Sizing
	kind         fit.Type
	material     string
	colours      []string // families
	sizes        []string
	cents        []models.Cents // older price first
	age          int            // days in the shop
	soldOut      []string       // sizes without stock
}

var letter = []string{"S", "M", "L"}

// shop is a small catalogue in which every group and both departments occur.
var shop = []article{
	{"arne", "Leinenhemd Arne", "Arne linen shirt", fit.Men, fit.Shirt, "linen", []string{"green", "white"}, letter, []models.Cents{8990}, 10, []string{"L"}},
	{"bo", "Oxfordhemd Bo", "Bo Oxford shirt", fit.Men, fit.Shirt, "cotton", []string{"blue"}, letter, []models.Cents{6990}, 70, nil},
	{"carla", "Hemd Carla", "Carla shirt", fit.Women, fit.Shirt, "cotton", []string{"white"}, []string{"36", "38"}, []models.Cents{7990, 5990}, 80, nil},
	{"dina", "Seidenbluse Dina", "Dina silk blouse", fit.Women, fit.Blouse, "silk", []string{"pink", "black"}, []string{"36", "38", "40"}, []models.Cents{12990}, 5, nil},
	{"emil", "T-Shirt Emil", "Emil T-shirt", fit.Men, fit.TShirt, "cotton", []string{"white", "black"}, letter, []models.Cents{2490}, 100, nil},
	{"finn", "Wollmantel Finn", "Finn wool coat", fit.Men, fit.Coat, "wool", []string{"grey"}, []string{"48", "50"}, []models.Cents{24990, 19990}, 90, nil},
	{"gesa", "Strickkleid Gesa", "Gesa knitted dress", fit.Women, fit.Dress, "wool", []string{"red"}, letter, []models.Cents{11990}, 60, nil},
	{"hanne", "Rock Hanne", "Hanne skirt", fit.Women, fit.Skirt, "viscose", []string{"green"}, []string{"36", "38"}, []models.Cents{5990}, 61, []string{"36", "38"}},
	{"ida", "Bundfaltenhose Ida", "Ida pleated trousers", fit.Women, fit.Trousers, "linen", []string{"beige"}, []string{"36", "38"}, []models.Cents{8490}, 62, nil},
	{"jan", "Jeans Jan", "Jan jeans", fit.Men, fit.Jeans, "cotton", []string{"blue"}, []string{"W30/L32", "W32/L32"}, []models.Cents{9990}, 63, nil},
	{"kai", "Pullover Kai", "Kai jumper", fit.Men, fit.Knit, "wool", []string{"brown"}, letter, []models.Cents{7990}, 64, nil},
	{"lou", "Sakko Lou", "Lou blazer", fit.Men, fit.Blazer, "wool", []string{"blue"}, []string{"48"}, []models.Cents{17990}, 65, nil},
	{"mia", "Steppjacke Mía", "Mía quilted jacket", fit.Women, fit.Jacket, "polyester", []string{"green"}, letter, []models.Cents{9990}, 66, nil},
	{"nele", "Sweatshirt Nele", "Nele sweatshirt", fit.Women, fit.Sweatshirt, "cotton", []string{"grey"}, letter, []models.Cents{4990}, 67, nil},
}

func products(articles []article) []models.Product {
	list := make([]models.Product, 0, len(articles))
	for _, a := range articles {
		p := models.Product{
			Slug: a.slug, Sizing: a.sizing, Type: a.kind, Material: a.material,
			Name:  models.Text{DE: a.de, EN: a.en},
			Added: today.AddDate(0, 0, -a.age),
		}
		for i, cents := range a.cents {
			p.Prices = append(p.Prices, models.PricePoint{Since: today.AddDate(0, 0, -100+40*i), Cents: cents})
		}
		for _, family := range a.colours {
			p.Colours = append(p.Colours, models.Colour{Key: "c-" + family, Family: family, Name: models.Text{DE: "Ton", EN: "tone"}})
		}
		switch {
		case a.sizes[0][0] == 'W':
			p.Chart.System = models.SizeJeans
		case a.sizes[0][0] < 'A':
			p.Chart.System = models.SizeNumeric
		default:
			p.Chart.System = models.SizeLetters
		}
		for i, label := range a.sizes {
			p.Chart.Sizes = append(p.Chart.Sizes, models.ChartSize{Label: label, Waist: i, Measures: map[models.Dim]float64{models.DimBust: float64(90 + len(list))}})
		}
		for _, c := range p.Colours {
			for i, label := range a.sizes {
				stock := 3 + i
				if slices.Contains(a.soldOut, label) {
					stock = 0
				}
				p.Variants = append(p.Variants, models.Variant{SKU: models.SKU(a.slug, c.Key, label), Colour: c.Key, Size: label, Stock: stock})
			}
		}
		list = append(list, p)
	}
	return list
}

func testShop() *Snapshot { return New(products(shop), today) }

// slugs of a result in its order.
func slugs(r Result) []string {
	list := []string{}
	for _, p := range r.Products {
		list = append(list, p.Slug)
	}
	return list
}

func wantSlugs(t *testing.T, r Result, want ...string) {
	t.Helper()
	got := slugs(r)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

// manyProducts repeats the shop under numbered slugs.
func manyProducts(n int) []models.Product {
	list := make([]models.Product, 0, n)
	for i := 0; len(list) < n; i++ {
		for _, p := range products(shop) {
			p.Slug = fmt.Sprintf("%s-%d", p.Slug, i)
			list = append(list, p)
		}
	}
	return list[:n]
}
