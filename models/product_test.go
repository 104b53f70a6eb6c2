package models_test

import (
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

func day(month time.Month, d int) time.Time { return time.Date(2026, month, d, 0, 0, 0, 0, time.UTC) }

func TestPrice_InForce(t *testing.T) {
	t.Parallel()
	p := models.Product{Prices: []models.PricePoint{{Since: day(3, 1), Cents: 8900}, {Since: day(9, 1), Cents: 6900}}}
	for _, c := range []struct {
		now  time.Time
		want models.Cents
	}{
		{day(1, 1), 8900}, {day(3, 1), 8900}, {day(8, 31), 8900}, {day(9, 1), 6900}, {day(12, 1), 6900},
	} {
		if got := p.Price(c.now); got != c.want {
			t.Errorf("on %s: %d cents, want %d", c.now.Format(time.DateOnly), got, c.want)
		}
	}
}

func TestReduction_LowestOfThirtyDays(t *testing.T) {
	t.Parallel()
	now := day(11, 20)
	for _, c := range []struct {
		name    string
		prices  []models.PricePoint
		lowest  models.Cents
		percent int
		ok      bool
	}{
		{"one price is no reduction", []models.PricePoint{{day(3, 1), 8900}}, 0, 0, false},
		{"a plain reduction", []models.PricePoint{{day(3, 1), 10000}, {day(11, 1), 7500}}, 10000, 25, true},
		{"a rise shortly before does not help", []models.PricePoint{{day(3, 1), 8000}, {day(10, 20), 12000}, {day(11, 1), 8000}}, 0, 0, false},
		{"it counts from the lowest, not from the last", []models.PricePoint{{day(3, 1), 10000}, {day(10, 20), 12000}, {day(11, 1), 8000}}, 10000, 20, true},
		{"older prices are forgotten", []models.PricePoint{{day(1, 1), 5000}, {day(3, 1), 10000}, {day(11, 1), 8000}}, 10000, 20, true},
		{"a price that ended within the 30 days counts", []models.PricePoint{{day(1, 1), 7000}, {day(10, 10), 10000}, {day(11, 1), 8000}}, 0, 0, false},
		{"a price to come changes nothing", []models.PricePoint{{day(3, 1), 10000}, {day(12, 1), 5000}}, 0, 0, false},
		{"less than one percent is not announced", []models.PricePoint{{day(3, 1), 10000}, {day(11, 1), 9950}}, 0, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := models.Product{Prices: c.prices}
			got, ok := p.Reduction(now)
			if ok != c.ok || got.Lowest != c.lowest || got.Percent != c.percent {
				t.Errorf("%+v, %v; want lowest %d, %d %%, %v", got, ok, c.lowest, c.percent, c.ok)
			}
		})
	}
}

func TestArticle_ArmOnlyWithLongSleeves(t *testing.T) {
	t.Parallel()
	p := models.Product{
		Type: fit.Shirt, Free: []fit.Measure{fit.Hip},
		Chart: models.Chart{Sizes: []models.ChartSize{{Label: "M", Measures: map[models.Dim]float64{models.DimBust: 104, models.DimSleeve: 62}}}},
	}
	for sleeve, want := range map[models.Sleeve]float64{models.SleeveLong: 62, models.SleeveShort: 0, models.SleeveThreeQuarter: 0} {
		p.Sleeve = sleeve
		a := p.Article()
		if got := a.Sizes[0].Garment[fit.Arm]; got != want {
			t.Errorf("%s sleeve: arm %g, want %g", sleeve, got, want)
		}
		if a.Sizes[0].Garment[fit.Bust] != 104 || !a.Free[fit.Hip] {
			t.Errorf("article %+v has lost the bust or the free hip", a)
		}
	}
}

func TestSKU_Parts(t *testing.T) {
	t.Parallel()
	if got := models.SKU("nils-jeans", "indigo", "W32/L34"); got != "nils-jeans-indigo-w32-l34" {
		t.Error(got)
	}
}

func TestVariant_ByColourAndSize(t *testing.T) {
	t.Parallel()
	p := models.Product{
		Colours:  []models.Colour{{Key: "sage"}},
		Variants: []models.Variant{{SKU: "a", Colour: "sage", Size: "M", Stock: 0}, {SKU: "b", Colour: "navy", Size: "M", Stock: 2}},
	}
	if _, ok := p.Colour("red"); ok {
		t.Error("a colour it does not come in is found")
	}
	if v, ok := p.Variant("navy", "M"); !ok || v.SKU != "b" {
		t.Errorf("%+v, %v", v, ok)
	}
	for colour, want := range map[string]bool{"": true, "sage": false, "navy": true} {
		if p.SizeInStock("M", colour) != want {
			t.Errorf("M in %q in stock: want %v", colour, want)
		}
	}
}

func TestParseLang_Known(t *testing.T) {
	t.Parallel()
	if l, ok := models.ParseLang("en"); !ok || l.Other() != models.German {
		t.Errorf("%s, %v", l, ok)
	}
	if _, ok := models.ParseLang("fr"); ok {
		t.Error("French is not spoken here")
	}
	text := models.Text{DE: "Hemd", EN: "shirt"}
	if text.In(models.German) != "Hemd" || text.In(models.English) != "shirt" {
		t.Errorf("%+v", text)
	}
}
