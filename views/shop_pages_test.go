package views

import (
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

func TestEveryShopPageIsWholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for name, page := range shopPages(t, lang) {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				doc := look(t, page)
				if got := doc.Find("html").AttrOr("lang", ""); got != string(lang) {
					t.Errorf("lang %q", got)
				}
				if n := doc.Find("h1").Length(); n != 1 {
					t.Errorf("%d h1", n)
				}
				if n := doc.Find("header, main, footer").Filter("body > *").Length(); n != 3 {
					t.Errorf("%d of header, main and footer", n)
				}
				if strings.ContainsAny(doc.Find("body").Text(), "{}") {
					t.Error("a placeholder was left unfilled")
				}
				if n := doc.Find("[style], [onclick], script:not([src]):not([type='application/ld+json']), style").Length(); n != 0 {
					t.Errorf("%d things the content security policy forbids", n)
				}
				if n := doc.Find("img:not([alt]), img:not([width]), img:not([height])").Length(); n != 0 {
					t.Errorf("%d pictures without words or size", n)
				}
				checkReferences(t, doc)
				checkScript(t, doc)
			})
		}
	}
}

func TestThePageLeadsToItsTwin(t *testing.T) {
	doc := look(t, Listing(listingFixture(models.German)))
	if got := doc.Find(`link[hreflang="en"]`).AttrOr("href", ""); got != "http://localhost:8080/en/products?size=M" {
		t.Errorf("alternate %q", got)
	}
	if n := doc.Find(`a[hreflang="en"][href="/en/products?size=M"]`).Length(); n != 2 {
		t.Errorf("%d links to the English page", n)
	}
}

func TestTheChromeCountsTheBasketAndNamesThePlace(t *testing.T) {
	p := listingFixture(models.English)
	p.BasketCount, p.Nav, p.HasError, p.Title = 3, "shirts", true, "Shirts"
	doc := look(t, Listing(p))
	if got := doc.Find(`a[href="/en/basket"]`).AttrOr("aria-label", ""); got != "Basket, 3 items" {
		t.Errorf("basket is called %q", got)
	}
	if got := doc.Find(`.site-nav [aria-current="page"]`).Text(); got != "Shirts" {
		t.Errorf("current entry %q", got)
	}
	if got := doc.Find("title").Text(); got != "Error: Shirts – Ebenmaß" {
		t.Errorf("title %q", got)
	}
}

func TestAReductionNamesTheLowestPriceOfThirtyDays(t *testing.T) {
	p := productFixture(models.German)
	p.Price, p.Reduction = 7900, &models.Reduction{Lowest: 9900, Percent: 20}
	head := look(t, Product(p)).Find(".buy-head").Text()
	for _, want := range []string{"79,00\u00a0€", "20\u00a0%", "letzten 30 Tage: 99,00\u00a0€", "inkl. MwSt."} {
		if !strings.Contains(head, want) {
			t.Errorf("%q is missing in %q", want, head)
		}
	}
}

func TestTheBasketButtonWorksWithoutAdvice(t *testing.T) {
	doc := look(t, Product(productFixture(models.German)))
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

func TestASoldOutSizeIsMarkedBeforeTheClick(t *testing.T) {
	doc := look(t, Product(productFixture(models.English)))
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

func TestTheLegalParticularsStandOnTheProductPage(t *testing.T) {
	body := look(t, Product(productFixture(models.English))).Find(".buy").Text()
	for _, want := range []string{"70% linen, 30% cotton", "Wash at 40 °C. Iron damp.", "Weberei Lindner GmbH", "Am Mühlgraben 4", "produkte@lindner.example", "EM-24-0117", "None.", "19%", "Thu 26 November"} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestTheSizeChartSpeaksCentimetresAndInches(t *testing.T) {
	p := advisedFixture(t, models.English, fit.Recommended)
	p.ChosenSize = "L"
	doc := look(t, Product(p))
	if got := doc.Find(".chart-cm tbody tr").Eq(2).Find("td").First().Text(); got != "110" {
		t.Errorf("chest of M in cm: %q", got)
	}
	if got := doc.Find(".chart-in tbody tr").Eq(2).Find("td").First().Text(); got != "43.3" {
		t.Errorf("chest of M in inches: %q", got)
	}
	if n := doc.Find(".chart-cm .chart-marked").Length(); n != 2 {
		t.Errorf("%d rows marked, want the advised and the chosen one", n)
	}
}

func TestAFormThatCameBackIsOpenAndLeadsToItsErrors(t *testing.T) {
	p := productFixture(models.German)
	p.OneOff.Values[fit.Bust] = "980"
	p.OneOff.Errors = []FieldError{{Field: "bust", Message: "Brust muss zwischen 60 und 180 cm liegen"}}
	doc := look(t, Product(p))
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

func TestTheListingFormReproducesItself(t *testing.T) {
	doc := look(t, Listing(listingFixture(models.German)))
	form := doc.Find(`form.filters-form[method="get"][action="/de/products"]`)
	if _, checked := form.Find(`input[name="size"][value="M"]`).Attr("checked"); !checked {
		t.Error("the chosen size is not ticked")
	}
	if form.Find(`a[href="/de/fit"]`).Length() != 1 || form.Find(`input[name="fits"]`).Length() != 0 {
		t.Error("without offers consent the filter has to explain itself")
	}
	if doc.Find(`a[rel="next"]`).Length() != 1 || doc.Find(`a[rel="prev"]`).Length() != 0 {
		t.Error("the first page leads on and not back")
	}
	if doc.Find(`.article-card img[loading="lazy"]`).Length() != 0 {
		t.Error("pictures of the first row wait")
	}
}

func TestTheFiltersOpenAsASheetAndStayOpenWithAnError(t *testing.T) {
	p := listingFixture(models.German)
	doc := look(t, Listing(p))
	sheet := doc.Find("#filters[popover]")
	if sheet.Find(`form.filters-form button[type="submit"]`).Length() != 1 || sheet.Find(`[popovertargetaction="hide"]`).Length() != 1 {
		t.Error("the sheet cannot be applied or closed")
	}
	if got := strings.Join(strings.Fields(doc.Find(`button[popovertarget="filters"].filters-open`).Text()), " "); got != "Filtern und sortieren 1 gewählt" {
		t.Errorf("the button says %q", got)
	}
	if doc.Find(`.chips a.chip[href="/de/products"]`).Length() != 1 {
		t.Error("the chosen filter cannot be taken off above the results")
	}
	p.PriceMax, p.PriceError = "viel", "Bitte eine Zahl"
	doc = look(t, Listing(p))
	if doc.Find("#filters[popover]").Length() != 0 || doc.Find(".filters-open").Length() != 0 || doc.Find(`#filters #price_max[aria-invalid="true"]`).Length() != 1 {
		t.Error("the wrong price is hidden in the sheet")
	}
}

func TestAnEmptyListingShowsWaysOut(t *testing.T) {
	p := listingFixture(models.English)
	p.Cards, p.DidYouMean, p.WaysOut = nil, "shirt", []WayOut{{Label: "Without size M", Href: "/en/products?q=x", Count: 1}}
	doc := look(t, Listing(p))
	if got := doc.Find(".empty-ways li").First().Text(); !strings.Contains(got, "Without size M") || !strings.Contains(got, "1 article") {
		t.Errorf("way out %q", got)
	}
	if doc.Find(`.notice a[href="/en/products?q=shirt"]`).Length() != 1 {
		t.Error("no link to the corrected search")
	}
}

func TestTheBasketChangesAndRemovesByForm(t *testing.T) {
	p := basketFixture(models.English)
	p.Errors = []FieldError{{Field: "quantity-arne-linen-shirt-sage-m", Message: "At most 5"}}
	p.Lines[0].Typed = "99"
	doc := look(t, Basket(p))
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

func TestAFaultNamesItsReferenceAndTheWaysOn(t *testing.T) {
	doc := look(t, Error(ErrorPage{Page: chrome(models.German, "/x"), Status: 500, Ref: "K7QX2M"}))
	if main := doc.Find("main").Text(); !strings.Contains(main, "K7QX2M") || !strings.Contains(main, "Fehler 500") {
		t.Errorf("got %q", main)
	}
	if doc.Find(`main a[href="/de/"]`).Length() != 1 {
		t.Error("no way home")
	}
}

func TestALineStopsAtWhatThereIs(t *testing.T) {
	for _, tt := range []struct {
		stock, quantity int
		want            bool
	}{{5, 0, false}, {5, 1, true}, {5, 5, true}, {5, 6, false}, {models.MaxPerLine + 5, models.MaxPerLine + 1, false}} {
		if got := (BasketLine{Stock: tt.stock}).allows(tt.quantity); got != tt.want {
			t.Errorf("%d of %d: %v", tt.quantity, tt.stock, got)
		}
	}
}

func TestWhatIsNotHereIsSearchedForElsewhere(t *testing.T) {
	for status, offered := range map[int]int{404: 1, 410: 1, 422: 0, 429: 0, 500: 0} {
		doc := look(t, Error(ErrorPage{Page: chrome(models.German, "/x"), Status: status}))
		if n := doc.Find(`main form[action="/de/products"] input[name="q"]`).Length(); n != offered {
			t.Errorf("%d: %d searches", status, n)
		}
		if n := doc.Find("main .motif").Length(); n != 1 {
			t.Errorf("%d: %d drawings", status, n)
		}
	}
}
