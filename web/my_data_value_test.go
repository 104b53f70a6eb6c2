package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestPostCorrectValue_OthersStay(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice")
	b.form("/en/my-data/measurements/correct", "name", "bust", "value", "94,25").goesTo(t, "/en/my-data?notice=corrected")
	b.form("/en/my-data/measurements/correct", "name", "preference", "value", "loose").goesTo(t, "/en/my-data?notice=corrected")
	doc := b.get("/en/my-data?notice=corrected").want(t, http.StatusOK).page(t)
	for name, want := range map[string]string{"bust": "94.25", "waist": "76", "preference": "Loose"} {
		if got := doc.Find(`[data-datum="` + name + `"]`).Text(); !strings.Contains(got, want) {
			t.Errorf("%s reads %q, want %s", name, got, want)
		}
	}
	if doc.Find("[role=status]:not([hidden])").Length() != 1 {
		t.Error("no word of it")
	}
}

func TestPostCorrectValue_Invalid(t *testing.T) {
	t.Parallel()
	b := consented(t, openShop(t), "advice")
	for value, want := range map[string]string{"999": "60", "x": "98.5", "": "98.5", "92.12345": "four", "36 ft": "180", "1e2": "98.5"} {
		doc := b.form("/en/my-data/measurements/correct", "name", "bust", "value", value).want(t, http.StatusUnprocessableEntity).page(t)
		if got := doc.Find(`.error-summary a[href="#only-bust"]`).Text(); !strings.Contains(got, want) {
			t.Errorf("%q: summary %q", value, got)
		}
		if doc.Find(`#only-bust[aria-invalid="true"]`).AttrOr("value", "?") != value || doc.Find("#value-bust details[open]").Length() != 1 {
			t.Errorf("%q is not kept in its open field", value)
		}
	}
	doc := b.form("/de/my-data/measurements/correct", "name", "sizing", "value", "robots").want(t, http.StatusUnprocessableEntity).page(t)
	if doc.Find(`.error-summary a[href="#only-sizing"]`).Length() != 1 {
		t.Error("a wrong choice is not named")
	}
	b.form("/de/my-data/measurements/correct", "name", "weight", "value", "70").want(t, http.StatusUnprocessableEntity)
	if got := b.get("/de/my-data").page(t).Find(`[data-datum="bust"]`).Text(); !strings.Contains(got, "92") {
		t.Errorf("a refused value was kept: %q", got)
	}
}

func TestPostDeleteValue_GoneFromFiles(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/fit", canaryMeasures("consent_advice", "1", "consent_offers", "1", "age16", "1")...).goesTo(t, "/de/fit?notice=saved")
	b.form("/de/my-data/measurements/delete", "name", "bust").goesTo(t, "/de/my-data?notice=value_deleted")
	page := b.get("/de/my-data?notice=value_deleted").want(t, http.StatusOK)
	if doc := page.page(t); doc.Find(`[data-datum="bust"], [data-value="bust"]`).Length() != 0 || doc.Find(`[data-datum="waist"]`).Length() != 2 {
		t.Error("the deleted value is shown, or another one is not")
	}
	if strings.Contains(page.text, "93,7191") {
		t.Error("the page still shows the value")
	}
	if file := b.get("/de/my-data/export.json").want(t, http.StatusOK); strings.Contains(file.text, "93.7191") || !strings.Contains(file.text, "77.4182") {
		t.Error("the export has the deleted value, or lacks another")
	}
	b.form("/de/my-data/measurements/delete", "name", "preference").want(t, http.StatusUnprocessableEntity)
	b.form("/de/my-data/measurements/delete").want(t, http.StatusUnprocessableEntity)
}

func TestPostDeleteValue_LastTakesProfile(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/fit", "sizing", "women", "unit", "cm", "bust", "92", "waist", "76", "consent_advice", "1", "consent_offers", "1", "age16", "1").goesTo(t, "/de/fit?notice=saved")
	const warning = "Das ist Ihre letzte Angabe zum Körper"
	if strings.Contains(b.get("/de/my-data").text, warning) {
		t.Error("two measures, and each is called the last")
	}
	b.form("/de/my-data/measurements/delete", "name", "waist").goesTo(t, "/de/my-data?notice=value_deleted")
	if !strings.Contains(b.get("/de/my-data").page(t).Find("#value-bust").Text(), warning) {
		t.Error("the page does not say what goes with the last measure")
	}
	b.form("/de/my-data/measurements/delete", "name", "bust").goesTo(t, "/de/my-data?notice=last_deleted")
	if b.held() != 0 || b.advised("/de/products/alma-t-shirt") {
		t.Error("something of the profile stayed")
	}
	if n := b.get("/de/my-data").page(t).Find(`[data-consent][data-action="withdrawn"]`).Length(); n != 2 {
		t.Errorf("%d consents are withdrawn, want both", n)
	}
	b.form("/de/my-data/measurements/delete", "name", "bust").goesTo(t, "/de/fit")
}

func TestPostCorrectValue_WithoutProfile(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/my-data/measurements/correct", "name", "bust", "value", "92").goesTo(t, "/de/fit")
	b.form("/de/my-data/measurements/correct", "name", "bust", "value", "x").goesTo(t, "/de/fit")
	b.form("/de/my-data/measurements/delete", "name", "bust").goesTo(t, "/de/fit")
	s.keptNothing(t)
}

func TestGetMyData_ValuesTellWhoRead(t *testing.T) {
	t.Parallel()
	b := consented(t, openShop(t), "advice")
	b.get("/de/products/alma-t-shirt").want(t, http.StatusOK)
	b.get("/de/products/jule-jeans").want(t, http.StatusOK)
	b.get("/de/products?fits=1").want(t, http.StatusOK)
	doc := b.get("/de/my-data").want(t, http.StatusOK).page(t)
	for _, name := range []string{"bust", "preference"} {
		reads := doc.Find(`[data-value="` + name + `"] [data-read]`)
		if n := reads.Filter(`[data-purpose="advice"][data-kind="product"]`).Length(); n != 1 {
			t.Errorf("%s: %d lines for advice on product pages, want one for the day", name, n)
		}
		if reads.Filter(`[data-purpose="offers"]`).Length() != 0 {
			t.Errorf("%s: a refused access counts as a reading", name)
		}
	}
}
