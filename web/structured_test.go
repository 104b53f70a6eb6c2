package web_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
	"ebenmass/views/text"
)

// thing is one thing of schema.org as a reader of the page gets it, whatever its type.
type thing struct {
	Type     string `json:"@type"`
	ID       string `json:"@id"`
	Name     string
	URL      string
	Material string
	SKU      string
	Color    string
	Image    string
	Size     struct{ Name, SizeSystem string }
	Brand    struct {
		Type string `json:"@type"`
		Name string
	}
	Manufacturer struct{ Name string }
	Audience     struct {
		SuggestedGender string
		SuggestedMinAge int
	}
	Price, PriceType, PriceCurrency string
	Offers                          struct {
		URL, Price, PriceCurrency, Availability string
		Before                                  struct {
			ID string `json:"@id"`
		} `json:"priceSpecification"`
		Returns struct {
			ID string `json:"@id"`
		} `json:"hasMerchantReturnPolicy"`
		Shipping struct {
			ID string `json:"@id"`
		} `json:"shippingDetails"`
	}
	HasVariant      []thing
	ItemListElement []struct{ Name, Item string }
	Days            int    `json:"merchantReturnDays"`
	ReturnFees      string `json:"returnFees"`
	ShippingRate    struct{ Value, Currency string }
	ShippingRegion  struct{ AddressCountry string } `json:"shippingDestination"`
	DeliveryTime    struct {
		HandlingTime, TransitTime struct{ MinValue, MaxValue int }
	}
	PotentialAction  struct{ Target struct{ URLTemplate string } }
	ApplicableRegion string   `json:"applicableCountry"`
	ReturnsTo        string   `json:"returnPolicyCountry"`
	LabelSource      string   `json:"returnLabelSource"`
	RefundType       []string `json:"refundType"`
}

// linkedData reads the page's structured data by type; there must be one of each.
func linkedData(t *testing.T, doc *goquery.Document) (things map[string]thing, raw string) {
	t.Helper()
	script := doc.Find(`head script[type="application/ld+json"]`)
	if script.Length() != 1 {
		t.Fatalf("%d blocks of structured data", script.Length())
	}
	var data struct {
		Context string  `json:"@context"`
		Graph   []thing `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(script.Text()), &data); err != nil {
		t.Fatal(err)
	}
	if data.Context != "https://schema.org" {
		t.Errorf("the vocabulary is %q", data.Context)
	}
	things = map[string]thing{}
	for _, thing := range data.Graph {
		things[thing.Type] = thing
	}
	return things, script.Text()
}

// heaviestData is the most that the structured data may weigh, compressed: the measures of all sizes of
// a pair of jeans are a fifth of it.
const heaviestData = 2304

func TestStructuredData_SameAsPage(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	s := wholeShop(t)
	b := s.visit(t)
	for _, entry := range b.sitemap() {
		path := strings.TrimPrefix(entry.Loc, s.URL)
		if !strings.Contains(path, "/products/") {
			continue
		}
		doc := b.get(path).want(t, http.StatusOK).page(t)
		things, raw := linkedData(t, doc)
		group := things["ProductGroup"]
		if got, want := group.Name, doc.Find("h1").Text(); got != want || group.URL != entry.Loc {
			t.Errorf("%s: named %q at %s, the page says %q", path, got, group.URL, want)
		}
		if shown := strings.Join(strings.Fields(doc.Text()), " "); !strings.Contains(shown, strings.Join(strings.Fields(group.Material), " ")) {
			t.Errorf("%s: the material %q is not shown", path, group.Material)
		}
		if shown := doc.Find("main").Text(); group.Brand.Type != "Brand" || group.Brand.Name == "" || group.Brand.Name != group.Manufacturer.Name || !strings.Contains(shown, group.Brand.Name) {
			t.Errorf("%s: brand %+v of %q", path, group.Brand, group.Manufacturer.Name)
		}
		if department := doc.Find(".crumbs li").First().Find("a").AttrOr("href", ""); group.Audience.SuggestedMinAge != 13 || strings.HasSuffix(department, "women") != (group.Audience.SuggestedGender == "female") {
			t.Errorf("%s: audience %+v under %s", path, group.Audience, department)
		}
		compareReduction(t, path, doc, things)
		compareVariants(t, path, doc, group, s.URL)
		compareCrumbs(t, path, doc, things["BreadcrumbList"], s.URL)
		if n := zipped(t, raw); n > heaviestData {
			t.Errorf("%s: structured data weighs %d bytes compressed", path, n)
		}
	}
}

// compareVariants holds every size on the page beside its variant.
func compareVariants(t *testing.T, path string, doc *goquery.Document, group thing, base string) {
	t.Helper()
	variants := map[string]thing{}
	others := 0
	for _, v := range group.HasVariant {
		if v.Type == "" {
			others++
			continue
		}
		variants[v.SKU] = v
	}
	sizes := doc.Find("[data-sku]")
	if sizes.Length() == 0 || len(variants) != sizes.Length() {
		t.Errorf("%s: %d variants for %d sizes", path, len(variants), sizes.Length())
	}
	if colours := doc.Find(".swatches").First().Find(".swatch").Length(); others != colours-1 {
		t.Errorf("%s: %d other colours, the page shows %d in all", path, others, colours)
	}
	sizes.Each(func(_ int, size *goquery.Selection) {
		v := variants[size.AttrOr("data-sku", "")]
		label := size.Find(".size-name").Text()
		if label == "" { // a waist with one of the lengths, in their order
			waist := size.Closest(".size")
			label = waist.Find(".size-name").Text() + "/" + doc.Find(`#size [name="length"] ~ .size-name`).Eq(waist.Find("[data-sku]").IndexOfSelection(size)).Text()
		}
		if v.Size.Name != label {
			t.Errorf("%s: size %q of %q", path, v.Size.Name, label)
		}
		cents := strings.Replace(v.Offers.Price, ".", "", 1)
		if shown := size.AttrOr("data-price-cents", ""); cents != shown || v.Offers.PriceCurrency != "EUR" {
			t.Errorf("%s %s: %s %s, the page says %s cents", path, label, v.Offers.Price, v.Offers.PriceCurrency, shown)
		}
		availability := "InStock"
		if size.AttrOr("data-stock", "") == "0" {
			availability = "OutOfStock"
		}
		if v.Offers.Availability != availability {
			t.Errorf("%s %s: %s with stock %s", path, label, v.Offers.Availability, size.AttrOr("data-stock", ""))
		}
		if !strings.Contains(doc.Find(".picker-label").First().Text(), v.Color) {
			t.Errorf("%s %s: colour %q is not the shown one", path, label, v.Color)
		}
		if shown := doc.Find(".gallery img").First().AttrOr("srcset", ""); v.Image == "" || !strings.Contains(shown, strings.TrimPrefix(v.Image, base)) {
			t.Errorf("%s %s: picture %q is not the first shown", path, label, v.Image)
		}
		if !strings.HasPrefix(v.Offers.URL, base+path+"?") || v.Offers.Returns.ID == "" || v.Offers.Shipping.ID == "" {
			t.Errorf("%s %s: offer %+v", path, label, v.Offers)
		}
	})
}

// compareReduction holds the price that a reduction is announced against beside the page's.
func compareReduction(t *testing.T, path string, doc *goquery.Document, things map[string]thing) {
	t.Helper()
	before, reduced := things["UnitPriceSpecification"]
	header := doc.Find("h1").Closest("header")
	lang := models.Lang(strings.Trim(path[:4], "/"))
	euros, err := strconv.ParseFloat("0"+before.Price, 64)
	if err != nil || reduced != (header.Find(".price-off").Length() > 0) {
		t.Errorf("%s: reduced: %v in the data, on the page %q", path, reduced, header.Text())
	}
	if reduced && (before.PriceCurrency != "EUR" || before.PriceType != "https://schema.org/StrikethroughPrice" || !strings.Contains(header.Text(), text.Price(lang, models.Cents(math.Round(euros*100))))) {
		t.Errorf("%s: before %s %s, the page says %q", path, before.Price, before.PriceCurrency, header.Text())
	}
	for _, v := range things["ProductGroup"].HasVariant {
		if v.Type != "" && v.Offers.Before.ID != before.ID {
			t.Errorf("%s %s: reduced from %q, the page from %q", path, v.SKU, v.Offers.Before.ID, before.ID)
		}
	}
}

func compareCrumbs(t *testing.T, path string, doc *goquery.Document, list thing, base string) {
	t.Helper()
	shown := doc.Find(".crumbs li")
	if shown.Length() != len(list.ItemListElement) {
		t.Fatalf("%s: %d steps, the page shows %d", path, len(list.ItemListElement), shown.Length())
	}
	shown.Each(func(i int, step *goquery.Selection) {
		item := list.ItemListElement[i]
		href := step.Find("a").AttrOr("href", "")
		if item.Name != strings.TrimSpace(step.Text()) || strings.TrimPrefix(item.Item, base) != href {
			t.Errorf("%s: step %+v, the page shows %q to %q", path, item, step.Text(), href)
		}
	})
}

func TestStructuredData_NothingPersonal(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	const path = "/de/products/alma-t-shirt"
	_, anonymous := linkedData(t, s.visit(t).get(path).page(t))
	known := consented(t, s, "advice")
	for name, a := range map[string]answer{
		"stored profile": known.get(path),
		"chosen size":    s.visit(t).get(path + "?size=M"),
		"one-off advice": s.visit(t).form(path+"/advice", measures("bust", "91.7371")...),
		"refused advice": s.visit(t).form(path+"/advice", "sizing", "women", "bust", "91.7371x"),
	} {
		doc := a.page(t)
		if _, raw := linkedData(t, doc); raw != anonymous {
			t.Errorf("%s: structured data differs:\n%s\n%s", name, raw, anonymous)
		}
		if head := doc.Find("head").Text(); strings.Contains(head, "91.7371") {
			t.Errorf("%s: the head holds a measure", name)
		}
	}
}

func TestStructuredData_Search(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	things, _ := linkedData(t, b.get("/en/").page(t))
	template := things["WebSite"].PotentialAction.Target.URLTemplate
	url, ok := strings.CutSuffix(template, "{search_term_string}")
	if !ok || things["OnlineStore"].Name != "Ebenmaß" {
		t.Fatalf("search %q of %+v", template, things["OnlineStore"])
	}
	doc := b.get(strings.TrimPrefix(url, s.URL)+"alma").want(t, http.StatusOK).page(t)
	if !strings.Contains(doc.Find("h1").Text(), "alma") {
		t.Errorf("searching leads to %q", doc.Find("h1").Text())
	}
}

func TestStructuredData_Escaped(t *testing.T) {
	t.Parallel()
	products := fixture()[:1]
	products[0].Name = both(`Shirt </script><script>alert(1)</script>`)
	doc := openShopWith(t, products).visit(t).get("/de/products/alma-t-shirt").page(t)
	things, _ := linkedData(t, doc)
	if doc.Find("head script:not([src])").Length() != 1 || things["ProductGroup"].Name != products[0].Name.DE {
		t.Errorf("the name became %q", things["ProductGroup"].Name)
	}
}

func zipped(t *testing.T, s string) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
