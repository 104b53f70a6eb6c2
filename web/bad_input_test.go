package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// nasty are values that no field takes.
var nasty = map[string]string{
	"negative": "-92", "zero": "0", "NaN": "NaN", "infinite": "Inf", "overflow": "1e309", "exponent": "9e1", "hex": "0x5C",
	"word": "abc", "HTML": `"><script>alert(1)</script>`, "SQL": "1'; DROP TABLE sessions; --", "huge": strings.Repeat("9", 40000),
	"far": "1000000000", "NUL": "9\x002", "not UTF-8": "9\xff2", "too exact": "92.123456789", "other unit": "92 in", "formula": "=1+1",
}

func TestPostFit_InvalidMeasures(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for name, value := range nasty {
		for _, path := range []string{"/de/products/alma-t-shirt/advice", "/en/fit"} {
			fields := measures("consent_advice", "1", "age16", "1")
			for i := range fields {
				if fields[i] == "bust" {
					fields[i+1] = value
				}
			}
			a := b.form(path, fields...)
			doc := a.page(t)
			if a.StatusCode != http.StatusUnprocessableEntity {
				t.Errorf("%s at %s: status %d", name, path, a.StatusCode)
			}
			if doc.Find(`a[href$="bust"]`).Length() == 0 || !strings.Contains(doc.Find("title").Text(), map[string]string{"/en": "Error:", "/de": "Fehler:"}[path[:3]]) {
				t.Errorf("%s at %s: no error summary", name, path)
			}
			if strings.Contains(a.text, "<script>alert") || len(a.Cookies()) > 0 {
				t.Errorf("%s at %s: unescaped, or a cookie", name, path)
			}
		}
	}
	for name, fields := range map[string][]string{
		"nothing":       {},
		"no measure":    {"sizing", "women", "unit", "cm"},
		"unknown value": {"sizing", "robots", "bust", "92"},
		"unit":          {"unit", "furlong", "bust", "92"},
		"preference":    {"preference", "'; --", "bust", "92"},
		"measured with": {"measured_with", "laser", "bust", "92"},
		"no age":        measures("consent_advice", "1"),
	} {
		if a := b.form("/de/fit", fields...); a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, a.StatusCode)
		}
	}
	s.keptNothing(t)
}

func TestPostBasketItems_Invalid(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	const sku = "alma-t-shirt-sage-m"
	for name, fields := range map[string][]string{
		"nothing": {}, "no sku": {"quantity", "1"}, "unknown sku": {"sku", "absent", "quantity", "1"}, "no quantity": {"sku", sku},
		"negative": {"sku", sku, "quantity", "-1"}, "billion": {"sku", sku, "quantity", "1000000000"}, "beyond int": {"sku", sku, "quantity", "99999999999999999999"},
		"word": {"sku", sku, "quantity", "abc"}, "half": {"sku", sku, "quantity", "1.5"}, "stock": {"sku", sku, "quantity", "4"},
		"sold out": {"sku", "olga-knit-sage-m", "quantity", "1", "add", "1"}, "SQL": {"sku", "' OR 1=1 --", "quantity", "1"}, "adding none": {"sku", sku, "quantity", "0", "add", "1"},
	} {
		a := b.form("/en/basket/items", fields...)
		if a.StatusCode != http.StatusUnprocessableEntity || len(a.Cookies()) > 0 {
			t.Errorf("%s: %d, %d cookies", name, a.StatusCode, len(a.Cookies()))
		}
	}
	s.keptNothing(t)
	b.form("/en/basket/items", "sku", sku, "quantity", "2", "add", "1").goesTo(t, "/en/basket?notice=added")
	again := b.form("/en/basket/items", "sku", sku, "quantity", "2", "add", "1").want(t, http.StatusUnprocessableEntity)
	if !strings.Contains(again.text, "Available: 3") {
		t.Error("the product page does not say how many are left")
	}
	wrong := b.form("/en/basket/items", "sku", sku, "quantity", "abc").want(t, http.StatusUnprocessableEntity).page(t)
	if wrong.Find(`input[name="quantity"][value="abc"]`).Length() != 1 {
		t.Error("the wrong value is not kept in its field")
	}
}

func TestPost_LargeBody(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	large := strings.Repeat("A", 10<<20)
	for _, path := range []string{"/de/fit", "/de/products/alma-t-shirt/advice", "/de/basket/items", "/de/my-data/delete"} {
		a := b.do(http.MethodPost, path, strings.NewReader("bust="+large), "Content-Type", "application/x-www-form-urlencoded").want(t, http.StatusRequestEntityTooLarge)
		if !strings.Contains(a.text, "<html") {
			t.Errorf("%s: no page", path)
		}
	}
	if a := b.json("/api/v1/advice", `{"product":"`+large+`"}`).want(t, http.StatusRequestEntityTooLarge); !strings.Contains(a.text, `"code":"too_large"`) {
		t.Errorf("API: %.100s", a.text)
	}
	b.do(http.MethodPost, "/de/fit", strings.NewReader("bust=%zz"), "Content-Type", "application/x-www-form-urlencoded").want(t, http.StatusBadRequest)
	b.do(http.MethodPost, "/de/fit", strings.NewReader("--x"), "Content-Type", "multipart/form-data; boundary=x").want(t, http.StatusUnprocessableEntity)
	s.keptNothing(t)
}

func TestGet_OddQueries(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, query := range []string{"q=%00", "q=%ff%fe", "page=-1", "page=99999999999999999999", "sort=%27", "size=" + strings.Repeat("x", 5000),
		"price_max=-1", "price_max=1e309", "category=%3Cscript%3E", "colour=&colour=&colour=", "fits=2", "q=" + strings.Repeat("a+", 500)} {
		for _, path := range []string{"/de/products?", "/en/products/alma-t-shirt?", "/de/my-data?notice=x&", "/de/basket?notice=x&"} {
			if a := b.get(path + query); a.StatusCode != http.StatusOK || strings.Contains(a.text, "<script>") {
				t.Errorf("%s%.40s: %d", path, query, a.StatusCode)
			}
		}
	}
}

func TestPostMyData_WithoutProfile(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/my-data/measurements", measures()...).goesTo(t, "/de/fit")
	b.form("/de/my-data/measurements", "bust", "x").want(t, http.StatusUnprocessableEntity)
	b.form("/de/my-data/consents", "purpose", "advice", "action", "withdraw").goesTo(t, "/de/my-data?notice=withdrawn")
	b.form("/de/my-data/consents", "purpose", "advice", "action", "grant").goesTo(t, "/de/fit")
	b.form("/de/my-data/delete", "scope", "all").goesTo(t, "/de/my-data?notice=deleted")
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "0").goesTo(t, "/de/basket?notice=removed")
	b.form("/de/my-data/consents", "purpose", "learn", "action", "grant", "age16", "1").goesTo(t, "/de/fit")
	b.form("/de/my-data/feedback/delete", "id", "x").goesTo(t, "/de/my-data?notice=feedback_deleted")
	for _, fields := range [][]string{{}, {"purpose", "advice", "action", "sell"}, {"purpose", "x", "action", "withdraw"}} {
		b.form("/de/my-data/consents", fields...).want(t, http.StatusUnprocessableEntity)
	}
	for _, scope := range []string{"", "x", "ALL"} {
		b.form("/de/my-data/delete", "scope", scope).want(t, http.StatusUnprocessableEntity)
	}
	s.keptNothing(t)
}

func TestLoadVisitor_ForgedOrOutdatedCookie(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2").want(t, http.StatusSeeOther)
	for _, cookie := range []string{"ebenmass=x", "ebenmass=" + strings.Repeat("A", 3000), "__Host-ebenmass=x"} {
		a := s.visit(t).get("/de/basket", "Cookie", cookie).want(t, http.StatusOK)
		if a.page(t).Find("[data-sku]").Length() != 0 {
			t.Error("a forged cookie sees a basket")
		}
	}
}
