package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// checkedFor are the values of the radio buttons that are checked for the basket.
func checkedFor(doc *goquery.Document, name string) []string {
	return doc.Find(`input[form="basket"][name="` + name + `"][checked]`).Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("value", "") })
}

// hiddenFields are the names and values of what a form keeps, in its order.
func hiddenFields(form *goquery.Selection) (fields []string) {
	for _, input := range form.Find(`input[type="hidden"]`).EachIter() {
		fields = append(fields, input.AttrOr("name", ""), input.AttrOr("value", ""))
	}
	return fields
}

func TestPostBasketItems_WaistAndLength(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, test := range []struct {
		name                    string
		colour, waist, length   string
		sku                     string // "" for refused
		keptWaists, keptLengths []string
	}{
		{"as shown", "sage", "W29", "L32", "jule-jeans-sage-w29-l32", nil, nil},
		{"numbers alone", "ink", "31", "34", "jule-jeans-ink-w31-l34", nil, nil},
		{"no length", "sage", "W29", "", "", []string{"W29"}, nil},
		{"no waist", "sage", "", "L32", "", nil, []string{"L32"}},
		{"neither", "sage", "", "", "", nil, nil},
		{"a length that does not exist", "sage", "W29", "L99", "", []string{"W29"}, nil},
	} {
		b := s.visit(t)
		fields := []string{"product", "jule-jeans", "colour", test.colour, "waist", test.waist, "length", test.length, "quantity", "1", "add", "1"}
		if test.sku != "" {
			b.form("/de/basket/items", fields...).goesTo(t, "/de/basket?notice=added")
			if n := b.get("/de/basket").page(t).Find(`[data-sku="` + test.sku + `"]`).Length(); n == 0 {
				t.Errorf("%s: %s is not in the basket", test.name, test.sku)
			}
			continue
		}
		doc := b.form("/de/basket/items", fields...).want(t, http.StatusUnprocessableEntity).page(t)
		if got := doc.Find("#basket .field-error").Text(); got != "Bitte wählen Sie zuerst Weite und Länge." {
			t.Errorf("%s: refused with %q", test.name, got)
		}
		if w, l := checkedFor(doc, "waist"), checkedFor(doc, "length"); !slices.Equal(w, test.keptWaists) || !slices.Equal(l, test.keptLengths) {
			t.Errorf("%s: %v and %v are kept", test.name, w, l)
		}
	}
	b := s.visit(t)
	b.form("/de/basket/items", "product", "jule-jeans", "colour", "pink", "waist", "W29", "length", "L32", "quantity", "1", "add", "1").want(t, http.StatusUnprocessableEntity)
	b.form("/de/basket/items", "product", "nobody", "colour", "sage", "waist", "W29", "length", "L32", "quantity", "1", "add", "1").want(t, http.StatusUnprocessableEntity)
}

func TestGetProduct_WaistAndLengthInQuery(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, test := range []struct {
		query           string
		waists, lengths []string
		button          string
	}{
		{"?waist=W29&length=L32", []string{"W29"}, []string{"L32"}, "W29/L32 in den Warenkorb"},
		{"?waist=29&length=32", []string{"W29"}, []string{"L32"}, "W29/L32 in den Warenkorb"},
		{"?size=W30/L34", []string{"W30"}, []string{"L34"}, "W30/L34 in den Warenkorb"},
		{"?waist=W29", []string{"W29"}, nil, ""},
		{"?waist=W99&length=L32", nil, []string{"L32"}, ""},
		{"", nil, nil, ""},
	} {
		doc := b.get("/de/products/jule-jeans"+test.query).want(t, http.StatusOK).page(t)
		if w, l := checkedFor(doc, "waist"), checkedFor(doc, "length"); !slices.Equal(w, test.waists) || !slices.Equal(l, test.lengths) {
			t.Errorf("%q: %v and %v are chosen", test.query, w, l)
		}
		if got := strings.TrimSpace(doc.Find(".basket-button > span").First().Text()); !strings.HasPrefix(got, test.button) {
			t.Errorf("%q: the button says %q", test.query, got)
		}
	}
}

func TestPostAdvice_NextQuestionKeepsAll(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	doc := b.form("/de/products/alma-t-shirt/advice?colour=ink", "sizing", "women", "height", "168", "preference", "loose", "own_1_type", "dress", "own_1_hip", "51").want(t, http.StatusOK).page(t)
	told := dataOf(doc)
	ask := doc.Find("form[data-next-question]")
	field := ask.Find(`input:not([type="hidden"])`).AttrOr("name", "")
	answer := map[string]string{"usual_top": "M", "bust": "92", "waist": "75", "hip": "99"}[field]
	if answer == "" {
		t.Fatalf("it asks for %q", field)
	}
	again := b.form(ask.AttrOr("action", ""), append(hiddenFields(ask), field, answer)...).want(t, http.StatusOK).page(t)
	if got, want := dataOf(again), append(told, ask.AttrOr("data-next-question", "")); len(got) != len(want) || !slices.Contains(got, want[len(want)-1]) {
		t.Errorf("from %v came %v, want %v", told, got, want)
	}
	if got := again.Find(`#one-off input[name="preference"][checked]`).AttrOr("value", ""); got != "loose" {
		t.Errorf("the preference came back as %q", got)
	}
	if got := again.Find(`.swatch[aria-current]`).AttrOr("href", ""); !strings.Contains(got, "colour=ink") {
		t.Errorf("the colour is now %q", got)
	}
	wrong := b.form(ask.AttrOr("action", ""), append(hiddenFields(ask), field, "no size of anybody")...).want(t, http.StatusUnprocessableEntity).page(t)
	if !holds(wrong.Find(`#one-off [name="height"]`), "168") || wrong.Find(`#one-off [aria-invalid="true"]`).Length() != 1 {
		t.Error("with a wrong answer what was told before is lost")
	}
	s.keptNothing(t)
}

func TestPostAdvice_AlternativeTakesDataAlong(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	doc := b.form("/en/products/tilda-t-shirt/advice", measures()...).want(t, http.StatusOK).page(t)
	if got := doc.Find("[data-advice]").AttrOr("data-verdict", ""); got != "not_recommended" {
		t.Fatalf("the narrow shirt is %s", got)
	}
	first := doc.Find("[data-instead]").First()
	button := first.Find("button")
	there := b.form(button.AttrOr("formaction", ""), hiddenFields(doc.Find("form.alternatives"))...).want(t, http.StatusOK).page(t)
	size := first.AttrOr("data-size", "")
	if got := there.Find("[data-advice]").AttrOr("data-size", ""); first.AttrOr("data-instead", "") != "alma-t-shirt" || got != size || size == "" {
		t.Errorf("%s was announced in %q and is advised in %q", first.AttrOr("data-instead", ""), size, got)
	}
	if got := there.Find(`[data-chance][data-size="`+size+`"]`).AttrOr("data-p-fits", ""); got != first.AttrOr("data-p-fits", "?") {
		t.Errorf("it was announced with %s and fits with %s", first.AttrOr("data-p-fits", ""), got)
	}
	if got := first.Text(); !strings.Contains(got, "34\u00a0cm more ") {
		t.Errorf("it says %q", got)
	}
	s.keptNothing(t)
}

func TestGetProduct_StoredAdviceSelected(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice")
	doc := b.get("/de/products/alma-t-shirt").want(t, http.StatusOK).page(t)
	size := doc.Find("[data-advice]").AttrOr("data-size", "")
	if got := checkedFor(doc, "sku"); size == "" || len(got) != 1 || got[0] != "alma-t-shirt-sage-"+strings.ToLower(size) {
		t.Errorf("%v is selected, advised is %q", got, size)
	}
	if doc.Find(".picks [data-chance]").Length() != 2 || doc.Find("[data-chance]").Length() != 2 {
		t.Error("not two sizes stand side by side")
	}
	if ask := doc.Find("form[data-next-question]"); ask.Length() > 0 && !strings.Contains(ask.Text(), "Gespeichert wird dabei nichts") {
		t.Error("the question does not say what an answer does to what is stored")
	}
}
