package web_test

import (
	"net/http"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// bodySkirt is an article of which only the maker's body chart is known.
func bodySkirt() models.Product {
	chart := models.Chart{System: models.SizeNumeric, Basis: fit.BasisBodyChart}
	for i, label := range []string{"36", "38", "40"} {
		step := 4 * float64(i)
		chart.Sizes = append(chart.Sizes, models.ChartSize{Label: label, Waist: i, Body: map[models.Dim][2]float64{
			models.DimWaist: {66 + step, 70 + step}, models.DimHip: {89.5 + step, 93.5 + step},
		}})
	}
	return product("rosa-skirt", fit.Women, fit.Skirt, chart)
}

func TestProduct_BodyChart(t *testing.T) {
	t.Parallel()
	s := openShopWith(t, append(fixture(), bodySkirt()))
	b := s.visit(t)
	for _, lang := range []string{"de", "en"} {
		doc := b.get("/"+lang+"/products/rosa-skirt").want(t, http.StatusOK).page(t)
		if doc.Find(`#size [data-basis="body_chart"]`).Length() != 1 {
			t.Errorf("%s: the product page does not say that no garment was measured", lang)
		}
		if head := doc.Find("#size-chart thead").First().Text(); !strings.Contains(head, map[string]string{"de": "Taille", "en": "Waist"}[lang]) {
			t.Errorf("%s: columns %q", lang, head)
		}
		chart := b.get("/"+lang+"/products/rosa-skirt/size-chart").want(t, http.StatusOK).page(t)
		row := strings.Join(strings.Fields(chart.Find(".chart-cm tbody tr").First().Text()), " ")
		if want := map[string]string{"de": "36 66–7089,5–93,5", "en": "36 66–7089.5–93.5"}[lang]; row != want {
			t.Errorf("%s: the chart says %q, want %q", lang, row, want)
		}
		if chart.Find(".chart-where").Length() != 0 || chart.Find(`[data-basis="body_chart"]`).Length() == 0 {
			t.Errorf("%s: the chart shows a garment", lang)
		}
		advised := b.form("/"+lang+"/products/rosa-skirt/advice", "sizing", "women", "waist", "72,5", "hip", "95,5", "height", "170").want(t, http.StatusOK).page(t)
		if got := advised.Find("[data-advice]").AttrOr("data-size", ""); got != "38" {
			t.Errorf("%s: advised %q", lang, got)
		}
		why := advised.Find("#why")
		if why.Find(".why-figure svg").Length() != 0 || why.Find("[data-garment]").Length() != 0 || why.Find(`[data-zone][data-basis="body_chart"]`).Length() != 6 {
			t.Errorf("%s: the panel shows a garment measure", lang)
		}
		// 74 cm is the middle of 38's waists and their designed ease: a measure nobody took
		if text := why.Text(); strings.Contains(text, "74,0") || strings.Contains(text, "74.0") || strings.Contains(text, "Spielraum je Stelle") {
			t.Errorf("%s: %s", lang, text)
		}
		if ease := why.Find(`[data-zone="waist"][data-size="38"]`).AttrOr("data-ease", ""); !strings.HasPrefix(ease, "-0.") {
			t.Errorf("%s: 38's waists are %s from 72.5", lang, ease)
		}
	}
	if a := b.json("/api/v1/advice", `{"product":"rosa-skirt","measurements":{"waist":72}}`).want(t, http.StatusOK); !strings.Contains(a.text, `"basis":"body_chart"`) {
		t.Error("the API does not name the basis")
	}
	if catalogue := b.get("/de/fit/device/catalogue.json").want(t, http.StatusOK); strings.Count(catalogue.text, `"basis":"body_chart"`) != 1 {
		t.Error("the device's catalogue does not name the basis")
	}
	for _, path := range []string{"/de/", "/de/products", "/de/fit", "/sitemap.xml"} {
		b.get(path).want(t, http.StatusOK)
	}
}
