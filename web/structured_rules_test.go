package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed"
)

// rule is what public documentation says of one property: on which type, at which path from it,
// whether it must be there, what it may be, and where that is written.
type rule struct {
	on, path string
	required bool
	words    []string // nil for any text or number
	from     string
}

// Where the rules are from.
const (
	fromVariants = "developers.google.com/search/docs/appearance/structured-data/product-variants"
	fromListing  = "developers.google.com/search/docs/appearance/structured-data/merchant-listing"
	fromSizes    = "schema.org/SizeSpecification" // and support.google.com/merchants/answer/6324502, which names it for size_system
	fromWearable = "schema.org/WearableMeasurementTypeEnumeration"
	fromBody     = "schema.org/BodyMeasurementTypeEnumeration" // suggestedMeasurement is a range of body measurements: schema.org/suggestedMeasurement
	fromMeasures = "schema.org/hasMeasurement"
)

var structuredRules = []rule{
	{"ProductGroup", "name", true, nil, fromVariants},
	{"ProductGroup", "productGroupID", false, nil, fromVariants},
	{"ProductGroup", "url", false, nil, fromVariants},
	{"ProductGroup", "description", false, nil, fromVariants},
	{"ProductGroup", "brand.name", false, nil, fromVariants},
	{"ProductGroup", "variesBy", false, []string{"https://schema.org/color", "https://schema.org/size", "https://schema.org/material", "https://schema.org/pattern", "https://schema.org/suggestedAge", "https://schema.org/suggestedGender"}, fromVariants},
	{"ProductGroup", "audience.suggestedGender", false, []string{"female", "male", "unisex"}, fromVariants},
	{"ProductGroup", "hasVariant", false, nil, fromVariants},
	{"Product", "name", true, nil, fromListing},
	{"Product", "offers", true, nil, fromListing},
	{"Product", "sku", false, nil, fromListing},
	{"Product", "color", false, nil, fromListing},
	{"Product", "size.name", false, nil, fromSizes},
	{"Product", "size.sizeSystem", false, []string{"WearableSizeSystemDE"}, fromSizes},
	{"Product", "hasMeasurement.valueReference", false, wearableWords, fromWearable},
	{"Product", "hasMeasurement.unitCode", false, []string{"CMT"}, fromMeasures},
	{"Product", "size.suggestedMeasurement.valueReference", false, bodyWords, fromBody},
	{"Offer", "price", true, nil, fromListing},
	{"Offer", "priceCurrency", true, []string{"EUR"}, fromListing},
	{"Offer", "availability", false, []string{"InStock", "OutOfStock"}, fromListing},
	{"Offer", "itemCondition", false, []string{"NewCondition"}, fromListing},
	{"Offer", "url", false, nil, fromListing},
	{"Offer", "shippingDetails", false, nil, fromListing},
	{"Offer", "hasMerchantReturnPolicy", false, nil, fromListing},
}

// wearableWords are those of WearableMeasurementTypeEnumeration that the shop has measures for.
var wearableWords = []string{
	"WearableMeasurementChestOrBust", "WearableMeasurementWaist", "WearableMeasurementHips", "WearableMeasurementInseam",
	"WearableMeasurementSleeve", "WearableMeasurementLength",
}

// bodyWords are those of BodyMeasurementTypeEnumeration that makers' charts have measures for.
var bodyWords = []string{"BodyMeasurementBust", "BodyMeasurementChest", "BodyMeasurementWaist", "BodyMeasurementHips", "BodyMeasurementInsideLeg", "BodyMeasurementArm"}

// optional are properties that not every article can have.
var optionalProperties = map[string]bool{"size.sizeSystem": true, "hasMeasurement.valueReference": true, "hasMeasurement.unitCode": true, "size.suggestedMeasurement.valueReference": true}

// valuesAt collects what stands at a path below a thing, through lists.
func valuesAt(v any, path []string) (all []any) {
	if list, ok := v.([]any); ok {
		for _, one := range list {
			all = append(all, valuesAt(one, path)...)
		}
		return all
	}
	if len(path) == 0 {
		return []any{v}
	}
	object, ok := v.(map[string]any)
	if !ok || object[path[0]] == nil {
		return nil
	}
	return valuesAt(object[path[0]], path[1:])
}

// ofType finds all things of a type, wherever they stand.
func ofType(v any, name string) (all []map[string]any) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			all = append(all, ofType(one, name)...)
		}
	case map[string]any:
		if v["@type"] == name {
			all = append(all, v)
		}
		for _, one := range v {
			all = append(all, ofType(one, name)...)
		}
	}
	return all
}

// checkRules reports where structured data breaks a rule.
func checkRules(raw string) (problems []string) {
	var data map[string]any
	if err := json.Unmarshal([]byte(raw), &data); err != nil {
		return []string{err.Error()}
	}
	for _, r := range structuredRules {
		things := ofType(data["@graph"], r.on)
		if len(things) == 0 {
			problems = append(problems, "there is no "+r.on)
		}
		for _, thing := range things {
			values := valuesAt(thing, strings.Split(r.path, "."))
			if len(values) == 0 && (r.required || !optionalProperties[r.path]) {
				problems = append(problems, r.on+" without "+r.path+", see "+r.from)
			}
			for _, v := range values {
				ok := v != "" && r.words == nil
				for _, w := range r.words {
					ok = ok || v == w
				}
				if !ok {
					problems = append(problems, fmt.Sprintf("%s.%s is %v, see %s", r.on, r.path, v, r.from))
				}
			}
		}
	}
	return problems
}

func TestStructuredData_SearchEnginesRules(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	all, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	body := all[0]
	body.Slug, body.Chart = "by-body-chart", models.Chart{System: models.SizeLetters, Basis: fit.BasisBodyChart, Sizes: []models.ChartSize{
		{Label: "S", Body: map[models.Dim][2]float64{models.DimBust: {84, 88}}}, {Label: "M", Waist: 1, Body: map[models.Dim][2]float64{models.DimBust: {89, 94.5}}},
	}}
	body.Variants = []models.Variant{{SKU: "b-s", Colour: body.Colours[0].Key, Size: "S", Stock: 1}, {SKU: "b-m", Colour: body.Colours[0].Key, Size: "M", Stock: 1}}
	b := openShopWith(t, append(all[:len(all):len(all)], body)).visit(t)
	for i := range all {
		p := &all[i]
		_, raw := linkedData(t, b.get("/en/products/"+p.Slug).want(t, http.StatusOK).page(t))
		for _, problem := range checkRules(raw) {
			t.Errorf("%s: %s", p.Slug, problem)
		}
		compareMeasures(t, p, raw)
	}
	bust := map[fit.Sizing]string{fit.Women: "BodyMeasurementBust", fit.Men: "BodyMeasurementChest"}[body.Sizing]
	_, raw := linkedData(t, b.get("/en/products/"+body.Slug).want(t, http.StatusOK).page(t))
	if problems := checkRules(raw); len(problems) > 0 || strings.Contains(raw, "hasMeasurement") || strings.Contains(raw, "additionalProperty") ||
		!strings.Contains(raw, `"suggestedMeasurement":[{"@type":"QuantitativeValue","valueReference":"`+bust+`","unitCode":"CMT","minValue":89,"maxValue":94.5}]`) {
		t.Errorf("a body chart: %v\n%s", problems, raw)
	}
}

// compareMeasures holds the structured measures beside the chart's.
func compareMeasures(t *testing.T, p *models.Product, raw string) {
	t.Helper()
	var data struct {
		Graph []struct {
			Variants []struct {
				Size     struct{ Name string }
				Measures []struct {
					What  string `json:"valueReference"`
					Value float64
				} `json:"hasMeasurement"`
				Others []struct{ Value float64 } `json:"additionalProperty"`
			} `json:"hasVariant"`
		} `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(raw), &data); err != nil {
		t.Fatal(err)
	}
	words := map[string]models.Dim{
		wearableWords[0]: models.DimBust, wearableWords[1]: models.DimWaist, wearableWords[2]: models.DimHip, wearableWords[3]: models.DimInseam,
		wearableWords[4]: models.DimSleeve, wearableWords[5]: models.DimLength,
	}
	for _, v := range data.Graph[0].Variants {
		if v.Size.Name == "" {
			continue // another colour
		}
		got := map[models.Dim]float64{}
		for _, m := range v.Measures {
			got[words[m.What]] = m.Value
		}
		for _, o := range v.Others {
			got[models.DimShoulder] = o.Value
		}
		for _, s := range p.Chart.Sizes {
			if s.Label == v.Size.Name && !reflect.DeepEqual(got, s.Measures) {
				t.Errorf("%s %s: %v, the chart says %v", p.Slug, s.Label, got, s.Measures)
			}
		}
	}
}

func TestStructuredData_RulesFindMistakes(t *testing.T) {
	t.Parallel()
	for name, raw := range map[string]string{
		"no price":                 `{"@graph":[{"@type":"ProductGroup","name":"a","hasVariant":[{"@type":"Product","name":"a","offers":{"@type":"Offer","priceCurrency":"EUR"}}]}]}`,
		"another word":             `{"@graph":[{"@type":"ProductGroup","name":"a","hasVariant":[{"@type":"Product","name":"a","hasMeasurement":[{"valueReference":"Chest"}],"offers":{"@type":"Offer","price":"1","priceCurrency":"EUR"}}]}]}`,
		"a body told as a garment": `{"@graph":[{"@type":"ProductGroup","name":"a","hasVariant":[{"@type":"Product","name":"a","size":{"suggestedMeasurement":[{"valueReference":"WearableMeasurementWaist"}]},"offers":{"@type":"Offer","price":"1","priceCurrency":"EUR"}}]}]}`,
		"nothing":                  `{"@graph":[]}`,
	} {
		if len(checkRules(raw)) == 0 {
			t.Errorf("%s is let through", name)
		}
	}
}
