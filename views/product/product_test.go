package product

import (
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/list"
	"ebenmass/views/pagetest"
	"ebenmass/views/shell"
)

func TestPages_WholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for name, page := range productPages(t, lang) {
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

func TestShow_ReductionNamesLowestPrice(t *testing.T) {
	p := productFixture(models.German)
	p.Price, p.Reduction = 7900, &models.Reduction{Lowest: 9900, Percent: 20}
	head := pagetest.Look(t, Show(p)).Find(".buy-head").Text()
	for _, want := range []string{"79,00\u00a0€", "20\u00a0%", "letzten 30 Tage: 99,00\u00a0€", "inkl. MwSt."} {
		if !strings.Contains(head, want) {
			t.Errorf("%q is missing in %q", want, head)
		}
	}
}

func TestShow_BasketWithoutAdvice(t *testing.T) {
	doc := pagetest.Look(t, Show(productFixture(models.German)))
	if n := doc.Find("[data-advice], [data-zone], #why").Length(); n != 0 {
		t.Errorf("%d marks of an advice nobody asked for", n)
	}
	form := doc.Find(`form#basket[method="post"][action="/de/basket/items"]`)
	if form.Find(`button[type="submit"]`).Length() != 1 || form.Find(`input[name="add"][value="1"]`).Length() != 1 {
		t.Error("the basket form is not whole")
	}
	if n := doc.Find(`input[type="radio"][name="sku"][form="basket"]`).Length(); n != 6 {
		t.Errorf("%d sizes to choose", n)
	}
	if !strings.Contains(doc.Find("#one-off").Text(), "Gespeichert wird nichts") {
		t.Error("the one-off form does not say that nothing is stored")
	}
	if got := doc.Find("#one-off").AttrOr("action", ""); got != "/de/products/arne-linen-shirt/advice?colour=sage" {
		t.Errorf("the one-off form goes to %q", got)
	}
}

func TestShow_SoldOutSize(t *testing.T) {
	doc := pagetest.Look(t, Show(productFixture(models.English)))
	size := doc.Find(`[data-sku="arne-linen-shirt-sage-xs"]`)
	if size.AttrOr("data-stock", "") != "0" || size.AttrOr("data-price-cents", "") != "8900" {
		t.Error("its marks are wrong")
	}
	if _, disabled := size.Find("input").Attr("disabled"); !disabled || !strings.Contains(size.Text(), "sold out") {
		t.Error("it can be chosen, or does not say that it is sold out")
	}
	if doc.Find(`[data-stock]:not([data-stock="0"]) input[disabled]`).Length() != 0 {
		t.Error("a size in stock cannot be chosen")
	}
}

func TestShow_LegalParticulars(t *testing.T) {
	body := pagetest.Look(t, Show(productFixture(models.English))).Find(".buy").Text()
	for _, want := range []string{"70% linen, 30% cotton", "Wash at 40 °C. Iron damp.", "Weberei Lindner GmbH", "Am Mühlgraben 4", "produkte@lindner.example", "EM-24-0117", "None.", "19%", "Thu 26 November"} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestShow_OneOffFormErrors(t *testing.T) {
	p := productFixture(models.German)
	p.OneOff.Values[fit.Bust] = "980"
	p.OneOff.Errors = []shell.FieldError{{Field: "bust", Message: "Brust muss zwischen 60 und 180 cm liegen"}}
	doc := pagetest.Look(t, Show(p))
	if _, open := doc.Find(".one-off").Attr("open"); !open {
		t.Error("the form is folded away")
	}
	if doc.Find(`.error-summary a[href="#own-bust"]`).Length() != 1 {
		t.Error("the summary does not lead to the field")
	}
	field := doc.Find("#own-bust")
	if field.AttrOr("value", "") != "980" || field.AttrOr("aria-invalid", "") != "true" || field.AttrOr("inputmode", "") != "decimal" {
		t.Error("the field lost its value or its mark")
	}
}

func TestGallery_NamesViews(t *testing.T) {
	p := productFixture(models.German)
	p.Gallery = []list.Picture{
		{Base: "arne-linen-shirt/sage-front", Alt: "Leinenhemd Arne", Caption: "Vorderseite"},
		{Base: "arne-linen-shirt/sage-back", Alt: "Leinenhemd Arne, von hinten", Caption: "Rückseite"},
	}
	views := pagetest.Look(t, Show(p)).Find(".gallery .view")
	if views.Length() != 2 {
		t.Fatalf("%d views", views.Length())
	}
	if got := views.First().Find("img"); got.AttrOr("fetchpriority", "") != "high" || got.AttrOr("loading", "") == "lazy" {
		t.Error("the first picture has no priority")
	}
	if got := views.Last().Find("img").AttrOr("loading", ""); got != "lazy" {
		t.Errorf("the second picture loads %q", got)
	}
	if got := strings.Join(strings.Fields(views.Last().Find("figcaption").Text()), " "); got != "Rückseite 2/2" {
		t.Errorf("the second is called %q", got)
	}
}

func TestGallery_OnePicture(t *testing.T) {
	gallery := pagetest.Look(t, Show(productFixture(models.German))).Find(".gallery")
	if gallery.HasClass("gallery-many") || gallery.Is("[tabindex]") || gallery.Find("figcaption").Length() != 0 {
		t.Error("a single picture is shown as a row to swipe through")
	}
}
