package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// TestGetProducts_SearchAsWritten searches the fixture as people write, in both languages.
func TestGetProducts_SearchAsWritten(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	all := []string{"alma-t-shirt", "arne-linen-shirt", "jule-jeans", "mara-dress", "olga-knit", "tilda-t-shirt"}
	for _, c := range []struct {
		want  []string
		typed []string
	}{
		{[]string{"mara-dress"}, []string{"Kleid", "grünes Kleid", "blaue Kleider", "Kleid –jeans", "dress 40/42", "Kleid Gr. 38", "salbeigrünes Kleid", "dunkelblaues Kleid", "dark blue dress", "Kleid aus 100 % Baumwolle", "100% cotton dress"}},
		{[]string{"arne-linen-shirt"}, []string{"leinenes", "100 % Leinen", "100% linen", "Leinen\u00adhemd", "Leinen‑Hemd", "linen shirt"}},
		{[]string{"jule-jeans"}, []string{"Hose", "W28L32", "28/32", "w28 l32", "trousers -knit"}},
		{[]string{"alma-t-shirt", "tilda-t-shirt"}, []string{"T-Shirt", "T–Shirts", "tshirt", "T‑Shirt -kleid"}},
		{[]string{"alma-t-shirt", "arne-linen-shirt", "olga-knit", "tilda-t-shirt"}, []string{"-kleid -jeans", "ohne Kleid -Jeans"}},
		{all, []string{"grün", "gruenes", "hellgrün", "light green", "blauem", "Tinte", "sage"}},
		{nil, []string{"rotes", "75 % Baumwolle", "dunkelgrün", "kleid -kleid"}},
	} {
		for _, typed := range c.typed {
			for _, lang := range []string{"de", "en"} {
				doc := b.get("/"+lang+"/products?q="+url.QueryEscape(typed)).want(t, http.StatusOK).page(t)
				found := []string{}
				for _, a := range doc.Find(".listing-results .article-card a[href]").EachIter() {
					slug, _, _ := strings.Cut(strings.TrimPrefix(a.AttrOr("href", ""), "/"+lang+"/products/"), "?")
					if !slices.Contains(found, slug) {
						found = append(found, slug)
					}
				}
				slices.Sort(found)
				if !slices.Equal(found, append([]string{}, c.want...)) {
					t.Errorf("%s, %q finds %v, want %v", lang, typed, found, c.want)
				}
			}
		}
	}
}

func TestGetProducts_OtherSearches(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for lang, words := range map[string]string{"de": "Meinten Sie", "en": "Did you mean"} {
		doc := b.get("/"+lang+"/products?q="+url.QueryEscape("Samtkleid qwertz")).want(t, http.StatusOK).page(t)
		link := doc.Find(".empty [data-meant] a").First()
		if !strings.Contains(doc.Find(".empty").Text(), words) || strings.TrimSpace(link.Text()) != "kleid" || link.AttrOr("href", "") != "/"+lang+"/products?q=kleid" {
			t.Errorf("%s: %q", lang, doc.Find(".empty").Text())
		}
		if n := b.get(link.AttrOr("href", "")).want(t, http.StatusOK).page(t).Find(".article-card").Length(); n != 1 {
			t.Errorf("%s: the other search finds %d", lang, n)
		}
	}
}

func TestGetProducts_AmountAsWritten(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for typed, field := range map[string]string{"€69.90": "69.90", "80 Euro": "80", "69,90\u00a0€": "69.90", "1.299,00": "1299", "EUR 80,-": "80"} {
		doc := b.get("/de/products?price_max="+url.QueryEscape(typed)).want(t, http.StatusOK).page(t)
		if got := doc.Find("#price_max").AttrOr("value", ""); got != field || doc.Find(".error-summary").Length() != 0 {
			t.Errorf("%q reads %q, want %q", typed, got, field)
		}
	}
	if doc := b.get("/de/products?price_max="+url.QueryEscape("$80")).want(t, http.StatusOK).page(t); doc.Find(".error-summary").Length() != 1 {
		t.Error("dollars are taken")
	}
}

// TestPostFit_LengthsAsWritten: what is typed in inches is read, and a refusal gives an
// example of its own field in the unit chosen.
func TestPostFit_LengthsAsWritten(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.form("/en/fit", "unit", "in", "sizing", "women", "height", "5'7\"", "bust", "38 1/2", "waist", "33½", "hip", "101 cm", "inseam", "0,80 m").want(t, http.StatusOK)
	for lang, unit := range map[string]string{"de": "cm", "en": "in"} {
		doc := b.form("/"+lang+"/fit", "unit", unit, "sizing", "women", "height", "tall", "bust", "x", "inseam", "12").want(t, http.StatusUnprocessableEntity).page(t)
		for field, want := range map[string]map[string]string{
			"height": {"de": "172", "en": "5′ 8″"}, "bust": {"de": "98,5", "en": "38 ¾"}, "inseam": {"de": "50 bis 110", "en": "19.7 to 43.3"},
		} {
			if got := doc.Find("#" + field + "-error").Text(); !strings.Contains(got, want[lang]) {
				t.Errorf("%s, %s: %q lacks %q", lang, field, got, want[lang])
			}
		}
	}
}
