package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/views/text"
)

// dataOf lists the data a page says entered the advice with a row of their own.
func dataOf(doc *goquery.Document) []string {
	return doc.Find("[data-advice] [data-evidence]").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("data-datum", "") })
}

func TestPostAdvice_EveryEvidence(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for _, test := range []struct {
		name   string
		fields []string
		data   []string
	}{
		{"height alone", []string{"height", "168"}, []string{"measurements.height"}},
		{"a size of this shop", []string{"usual_top", "M", "usual_top_system", "here"}, []string{"usual.top"}},
		{"a size of some brand", []string{"usual_top", "m", "usual_top_system", ""}, []string{"usual.top"}},
		{"a size of a country", []string{"usual_top", "Gr. 40", "usual_top_system", "de-women"}, []string{"usual.top"}},
		{"two of one garment", []string{"usual_top", "M", "usual_top_system", "here", "usual_top", "40", "usual_top_system", "de-women"}, []string{"usual.top", "usual.top.2"}},
		{"the second row alone", []string{"usual_top", "", "usual_top_system", "", "usual_top", "40", "usual_top_system", "de-women"}, []string{"usual.top"}},
		{"jeans", []string{"usual_bottom", "29/32", "usual_bottom_system", "here"}, []string{"usual.bottom"}},
		{"a dress", []string{"usual_dress", "38", "usual_dress_system", "here"}, []string{"usual.dress"}},
		{"a garment at home", []string{"own_1_type", "shirt", "own_1_bust", "52"}, []string{"owned.1"}},
		{"two garments", []string{"own_1_type", "shirt", "own_1_bust", "52", "own_2_type", "jeans", "own_2_waist", "41", "own_2_inseam", "78"}, []string{"owned.1", "owned.2"}},
		{"everything", []string{"height", "168", "bust", "92", "usual_dress", "40", "usual_dress_system", "here", "own_1_type", "shirt", "own_1_bust", "53"},
			[]string{"measurements.height", "measurements.bust", "usual.dress", "owned.1"}},
	} {
		for _, lang := range []string{"de", "en"} {
			once := b.form("/"+lang+"/products/alma-t-shirt/advice", append([]string{"sizing", "women"}, test.fields...)...).want(t, http.StatusOK)
			doc := once.page(t)
			if got := dataOf(doc); !slices.Equal(got, test.data) {
				t.Errorf("%s %s: %v, want %v", lang, test.name, got, test.data)
			}
			if keys := text.MissingKeys(once.text); len(keys) > 0 {
				t.Errorf("%s %s: no message %v", lang, test.name, keys)
			}
			if used := doc.Find("[data-evidence][data-used]").Length(); used != len(test.data) {
				t.Errorf("%s %s: %d of %d data are called used", lang, test.name, used, len(test.data))
			}
			again := doc.Find("#one-off")
			for i := 0; i+1 < len(test.fields); i += 2 {
				name, value := test.fields[i], test.fields[i+1]
				if value == "" {
					continue
				}
				if field := again.Find(`[name="` + name + `"]`); !holds(field, value) {
					t.Errorf("%s %s: %s came back without %q", lang, test.name, name, value)
				}
			}
		}
	}
	s.keptNothing(t)
}

// holds reports whether one of some fields holds a value, as typed or as chosen.
func holds(fields *goquery.Selection, value string) bool {
	for _, field := range fields.EachIter() {
		if field.AttrOr("value", field.Find("option[selected]").AttrOr("value", "")) == value {
			return true
		}
	}
	return false
}

func TestPostEvidence_WrongComesBack(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for _, test := range []struct {
		field  string // that is wrong
		fields []string
	}{
		{"usual_top", []string{"usual_top", "Quark"}},
		{"usual_top", []string{"usual_top", "99", "usual_top_system", "here"}},
		{"usual_top_2", []string{"usual_top", "M", "usual_top_system", "here", "usual_top", "Quark", "usual_top_system", "here"}},
		{"usual_bottom_system", []string{"usual_bottom", "W29", "usual_bottom_system", "moon"}},
		{"usual_dress_system", []string{"usual_dress", "50", "usual_dress_system", "de-men"}},
		{"own_1_bust", []string{"own_1_type", "shirt", "own_1_bust", "500"}},
		{"own_1_bust", []string{"own_1_type", "shirt", "own_1_bust", "wide"}},
		{"own_1_type", []string{"own_1_bust", "52"}},
		{"own_2_inseam", []string{"own_2_type", "jeans", "own_2_inseam", "20"}},
		{"own_1_waist", []string{"own_1_type", "jeans", "own_1_bust", "52"}},
		{"measurements", []string{"own_1_type", "shirt"}},
		{"measurements", nil},
	} {
		for _, lang := range []string{"de", "en"} {
			for path, prefix := range map[string]string{"/products/alma-t-shirt/advice": "own-", "/fit": ""} {
				came := b.form("/"+lang+path, append([]string{"sizing", "women"}, test.fields...)...).want(t, http.StatusUnprocessableEntity)
				doc := came.page(t)
				if doc.Find(`.error-summary a[href="#`+prefix+test.field+`"]`).Length() != 1 || doc.Find("#"+prefix+test.field).Length() != 1 {
					t.Errorf("%s %s %v: the summary does not lead to %s", lang, path, test.fields, test.field)
				}
				if field := doc.Find("#" + prefix + test.field); test.field != "measurements" && field.AttrOr("aria-invalid", "") != "true" {
					t.Errorf("%s %s %v: %s is not called wrong", lang, path, test.fields, test.field)
				}
				if closed := doc.Find("#" + prefix + test.field).ParentsFiltered("details:not([open])").Length(); closed != 0 {
					t.Errorf("%s %s: %s lies in a closed fold", lang, path, test.field)
				}
				if keys := text.MissingKeys(came.text); len(keys) > 0 {
					t.Errorf("%s %s: no message %v", lang, path, keys)
				}
				for i := 0; i+1 < len(test.fields); i += 2 {
					if name, value := test.fields[i], test.fields[i+1]; value != "moon" && !holds(doc.Find(`[name="`+name+`"]`), value) {
						t.Errorf("%s %s: %s came back without %q", lang, path, name, value)
					}
				}
			}
		}
	}
	s.keptNothing(t)
}

func TestPostFit_OnceByUsualSizes(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	doc := b.form("/en/fit", "sizing", "women", "usual_dress", "38", "usual_dress_system", "here", "usual_bottom", "W29/L32", "usual_bottom_system", "here").want(t, http.StatusOK).page(t)
	if n := doc.Find(`[data-advice][data-verdict="recommended"][data-size="38"]`).Length(); n == 0 {
		t.Error("the dress usually taken here is not recommended")
	}
	if n := doc.Find(`[data-advice][data-size^="W29"]`).Length(); n == 0 {
		t.Error("the jeans usually taken here are not named")
	}
}

func TestPostAdvice_InchesStayInches(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for lang, unit := range map[string]string{"de": "\u00a0Zoll", "en": "\u00a0in"} {
		fields := []string{"sizing", "women", "unit", "in", "bust", "36 1/4", "usual_top", "L", "own_1_type", "shirt", "own_1_bust", "20.5"}
		doc := b.form("/"+lang+"/products/alma-t-shirt/advice", fields...).want(t, http.StatusOK).page(t)
		for _, part := range []string{".advice-answer", ".why"} {
			if s := doc.Find(part).Text(); strings.Contains(s, "\u00a0cm") || strings.Contains(s, " cm") {
				t.Errorf("%s: centimetres in %s: %q", lang, part, s)
			}
		}
		if s := doc.Find(`[data-evidence][data-datum="owned.1"]`).Text(); !strings.Contains(s, "20.5"+unit) && !strings.Contains(s, "20,5"+unit) {
			t.Errorf("%s: the garment at home is said as %q", lang, s)
		}
		if got := doc.Find(`[data-zone="bust"]`).First().AttrOr("data-given", ""); got != "92.075" {
			t.Errorf("%s: the mark says %s, want cm", lang, got)
		}
		wrong := b.form("/"+lang+"/products/alma-t-shirt/advice", "sizing", "women", "unit", "in", "bust", "200", "own_1_type", "shirt", "own_1_bust", "90").want(t, http.StatusUnprocessableEntity).page(t)
		if s := wrong.Find(".error-summary").Text(); strings.Contains(s, "cm") {
			t.Errorf("%s: centimetres in %q", lang, s)
		}
	}
}

func TestGetMyData_InchesStayInches(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	fields := []string{"sizing", "women", "unit", "in", "bust", "36 1/4", "waist", "28.5", "own_1_type", "shirt", "own_1_bust", "20.5", "age16", "1", "consent_advice", "1"}
	b.form("/en/fit", fields...).goesTo(t, "/en/fit?notice=saved")
	mine := b.get("/en/my-data").page(t)
	for name, want := range map[string]string{"bust": "36.25\u00a0in", "waist": "28.5\u00a0in", "owned.1": "20.5\u00a0in"} {
		if s := mine.Find(`[data-datum="` + name + `"]`).Text(); !strings.Contains(s, want) {
			t.Errorf("%s is shown as %q", name, s)
		}
	}
	if mine.Find(`form[action="/en/my-data/measurements"] input[name="unit"][value="in"][checked]`).Length() != 1 ||
		mine.Find(`form[action="/en/my-data/measurements"] input[name="bust"]`).AttrOr("value", "") != "36.25" {
		t.Error("the form for correcting is not filled in inches")
	}
	if s := b.get("/en/products/alma-t-shirt").page(t).Find(".advice-answer, .why").Text(); strings.Contains(s, "\u00a0cm") || !strings.Contains(s, "\u00a0in") {
		t.Errorf("the advice by what is stored says %q", s)
	}
	b.form("/en/my-data/measurements/correct", "name", "bust", "unit", "in", "value", "36.5").goesTo(t, "/en/my-data?notice=corrected")
	if s := b.get("/en/my-data").page(t).Find(`[data-datum="bust"]`).Text(); !strings.Contains(s, "36.5\u00a0in") {
		t.Errorf("corrected to %q", s)
	}
	wrong := b.form("/en/my-data/measurements/correct", "name", "bust", "unit", "in", "value", "3").want(t, http.StatusUnprocessableEntity)
	if s := wrong.page(t).Find(".error-summary").Text(); strings.Contains(s, "cm") {
		t.Errorf("centimetres in %q", s)
	}
}
