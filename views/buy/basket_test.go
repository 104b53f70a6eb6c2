package buy

import (
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/views/list"
	"ebenmass/views/pagetest"
	"ebenmass/views/shell"
)

func chrome(lang models.Lang, path string) shell.Page {
	return shell.Page{Lang: lang, Path: path, BaseURL: "http://localhost:8080"}
}

func basketFixture(lang models.Lang) BasketPage {
	return BasketPage{
		Page: chrome(lang, "/basket"), Total: 17800, Shipping: 490,
		Lines: []BasketLine{
			{SKU: "arne-linen-shirt-sage-m", Name: "Leinenhemd Arne", Href: "/de/products/arne-linen-shirt", Colour: "Salbei", Size: "M", Quantity: 2, Stock: 5, Price: 8900, Total: 17800, Picture: list.Picture{Base: "arne-linen-shirt/sage-front"}},
			{SKU: "nora-lime-s", Name: "T-Shirt Nora", Href: "/de/products/nora", Colour: "Kalk", Size: "S", Quantity: 1, Price: 2900, Gone: true, Picture: list.Picture{Base: "nora/lime-front"}},
		},
	}
}

func TestBasket_WholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for name, page := range map[string]templ.Component{
			"basket": Basket(basketFixture(lang)), "empty basket": Basket(BasketPage{Page: chrome(lang, "/basket")}),
		} {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				doc := pagetest.Look(t, page)
				pagetest.CheckWhole(t, doc, lang)
				pagetest.CheckScript(t, doc)
				if n := doc.Find("img:not([alt]), img:not([width]), img:not([height])").Length(); n != 0 {
					t.Errorf("%d pictures without words or size", n)
				}
			})
		}
	}
}

func TestBasket_ChangesAndRemovesByForm(t *testing.T) {
	p := basketFixture(models.English)
	p.Errors = []shell.FieldError{{Field: "quantity-arne-linen-shirt-sage-m", Message: "At most 5"}}
	p.Lines[0].Typed = "99"
	doc := pagetest.Look(t, Basket(p))
	line := doc.Find(`[data-sku="arne-linen-shirt-sage-m"]`)
	if got := line.Find(`input[name="quantity"][type="text"]`).AttrOr("value", ""); got != "99" {
		t.Errorf("the typed quantity became %q", got)
	}
	if line.Find(`input[name="quantity"][value="0"]`).Length() != 1 {
		t.Error("it cannot be removed")
	}
	if line.Find(`button[name="quantity"][value="1"]:not([disabled])`).Length() != 1 || line.Find(`button[name="quantity"][value="3"]:not([disabled])`).Length() != 1 {
		t.Error("from two, one fewer and one more are not a step away")
	}
	if gone := doc.Find(`[data-sku="nora-lime-s"]`); gone.Find(`input[type="text"]`).Length() != 0 || !strings.Contains(gone.Text(), "No longer available") {
		t.Error("what is gone can still be changed")
	}
	if sum := doc.Find(".sums-total dd").Text(); sum != "€182.90" {
		t.Errorf("total %q", sum)
	}
	if doc.Find(`a[href="/en/checkout"]`).Length() != 1 || !strings.Contains(doc.Text(), models.DiscountCode) {
		t.Error("there is no way to the checkout, or the discount code is not printed for everyone")
	}
}

func TestBasketLineAllows_Stock(t *testing.T) {
	for _, tt := range []struct {
		stock, quantity int
		want            bool
	}{{5, 0, false}, {5, 1, true}, {5, 5, true}, {5, 6, false}, {models.MaxPerArticle + 5, models.MaxPerArticle + 1, false}} {
		if got := (BasketLine{Stock: tt.stock}).allows(tt.quantity); got != tt.want {
			t.Errorf("%d of %d: %v", tt.quantity, tt.stock, got)
		}
	}
}

func TestBasket_NamesPaymentAndWhere(t *testing.T) {
	for lang, want := range map[models.Lang][]string{
		models.German:  {"nur Deutschland", "Rechnung, Vorkasse und Karte", "kostenlos"},
		models.English: {"Germany only", "Invoice, Prepayment and Card", "free"},
	} {
		p := basketFixture(lang)
		p.Shipping = 0
		summary := pagetest.Look(t, Basket(p)).Find(".basket-summary").Text()
		for _, words := range want {
			if !strings.Contains(summary, words) {
				t.Errorf("%s: the summary does not say %q: %q", lang, words, summary)
			}
		}
		if strings.Contains(summary, "zzgl.") {
			t.Errorf("%s: free delivery is said to come on top", lang)
		}
	}
}
