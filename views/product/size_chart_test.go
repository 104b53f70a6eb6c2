package product

import (
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/pagetest"
)

func TestSizeChart_BothLanguages(t *testing.T) {
	for lang, want := range map[models.Lang]struct{ caption, sleeve string }{
		models.German:  {"Fertige Maße in cm", "Ärmel: von der Schulternaht"},
		models.English: {"Finished measurements in cm", "Sleeve: from the shoulder seam"},
	} {
		doc := pagetest.Look(t, SizeChart(sizeChartFixture(lang)))
		if got := doc.Find(".chart-cm caption").Text(); got != want.caption {
			t.Errorf("%s: caption %q", lang, got)
		}
		if rows := doc.Find(".chart-cm tbody tr").Length(); rows != 6 {
			t.Errorf("%s: %d sizes", lang, rows)
		}
		if got := doc.Find(".figure-flat figcaption").Text(); !strings.Contains(got, want.sleeve) {
			t.Errorf("%s: the drawing does not say %q but %q", lang, want.sleeve, got)
		}
		canonical := "http://localhost:8080/" + string(lang) + "/products/arne-linen-shirt/size-chart"
		if got := doc.Find(`link[rel="canonical"]`).AttrOr("href", ""); got != canonical {
			t.Errorf("%s: canonical %q", lang, got)
		}
		if n := doc.Find(`main a[href="/` + string(lang) + `/products/arne-linen-shirt"]`).Length(); n == 0 {
			t.Errorf("%s: no way back to the article", lang)
		}
	}
}

func TestShow_OpensChartOnce(t *testing.T) {
	doc := pagetest.Look(t, Show(productFixture(models.German)))
	if n := doc.Find(".chart-cm").Length(); n != 1 {
		t.Errorf("%d tables in cm, want one", n)
	}
	if doc.Find(`#size-chart[popover] .chart-cm`).Length() != 1 || doc.Find(`button[popovertarget="size-chart"]:not([popovertargetaction])`).Length() != 1 {
		t.Error("no button opens the chart")
	}
	if doc.Find(`#size-chart button[popovertargetaction="hide"][aria-label="Schließen"]`).Length() != 1 {
		t.Error("the opened chart cannot be closed by a button")
	}
	if doc.Find(`#size a[href="/de/products/arne-linen-shirt/size-chart"]`).Length() != 1 {
		t.Error("without popovers nothing leads to the chart")
	}
}

func TestChart_DrawnInMarkedSize(t *testing.T) {
	p := productFixture(models.German)
	bust := func(p Page) float64 { return p.chart().drawing().Garment.Bust }
	if got := bust(p); got != 110 {
		t.Errorf("nothing is marked: the chest drawn is %v cm, want the middle size's 110", got)
	}
	p.ChosenSize = "XL"
	if got := bust(p); got != 122 {
		t.Errorf("XL is chosen: the chest drawn is %v cm, want 122", got)
	}
	p = advisedFixture(t, models.German, fit.Recommended)
	advised := p.Product.Chart.Sizes
	for _, size := range advised {
		if size.Label == p.advisedSize() && bust(p) != size.Measures[models.DimBust] {
			t.Errorf("%s is advised and %v cm drawn", size.Label, bust(p))
		}
	}
}

func TestShow_ChartInCentimetresAndInches(t *testing.T) {
	p := advisedFixture(t, models.English, fit.Recommended)
	p.ChosenSize = "L"
	doc := pagetest.Look(t, Show(p))
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
