package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// withoutCookies is a visitor whose browser keeps none.
func (s *shop) withoutCookies(t *testing.T) *browser {
	t.Helper()
	b := s.visit(t)
	b.client.Jar = nil
	return b
}

func TestPost_CookiesOff(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.withoutCookies(t)
	for name, c := range map[string]struct {
		path   string
		fields []string
		says   [2]string
	}{
		"put in":           {"/basket/items", []string{"sku", "alma-t-shirt-sage-m", "quantity", "1", "add", "1"}, [2]string{"Im Warenkorb ist nichts angekommen", "Nothing has reached the basket"}},
		"another size":     {"/basket/items", []string{"sku", "mara-dress-ink-38", "quantity", "2", "add", "1"}, [2]string{"Im Warenkorb ist nichts angekommen", "Nothing has reached the basket"}},
		"quantity changed": {"/basket/items", []string{"sku", "alma-t-shirt-sage-m", "quantity", "2"}, [2]string{"Im Warenkorb ist nichts angekommen", "Nothing has reached the basket"}},
		"order":            {"/checkout", address("payment", "invoice", "delivery", "standard"), [2]string{"Bestellt ist nichts", "Nothing has been ordered"}},
		"measurements":     {"/fit", measures("age16", "1", "consent_advice", "1"), [2]string{"Wir finden nicht wieder", "We cannot find again"}},
	} {
		for i, lang := range []string{"de", "en"} {
			to := b.form("/"+lang+c.path, c.fields...).want(t, http.StatusSeeOther).Header.Get("Location")
			page := b.get(to).want(t, http.StatusOK)
			note := page.page(t).Find("main [data-needs-cookie]")
			if got := note.AttrOr("data-needs-cookie", ""); got != "ebenmass" || !strings.Contains(note.Text(), c.says[i]) || !strings.Contains(note.Text(), "ebenmass") {
				t.Errorf("%s, %s: %s says %q", name, lang, to, note.Text())
			}
			if page.page(t).Find("main .notice").Length() != 1 || len(page.Cookies()) > 0 {
				t.Errorf("%s, %s: it says something else too, or sets a cookie", name, lang)
			}
			if note.Find(`a[href="/`+lang+`/privacy#cookies"]`).Length() != 1 {
				t.Errorf("%s, %s: no way to more about the cookie", name, lang)
			}
		}
	}
}

func TestPost_CookiesOn(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for _, path := range []string{"/de/basket", "/en/checkout", "/de/my-data", "/de/basket?notice=removed", "/de/basket?notice=nonsense", "/de/my-data?notice=deleted"} {
		if page := b.get(path); page.page(t).Find("[data-needs-cookie]").Length() != 0 || len(page.Cookies()) > 0 {
			t.Errorf("%s speaks of a cookie before one is needed, or sets it", path)
		}
	}
	b.basket("alma-t-shirt-sage-m", "1")
	if page := b.get("/de/basket?notice=changed").page(t); page.Find("[data-needs-cookie]").Length() != 0 || !strings.Contains(page.Find(".notice").Text(), "Anzahl geändert") {
		t.Error("with a cookie the basket says something else than what was done")
	}
	s.change(t, "DELETE FROM customers") // over, but the browser keeps cookies
	for _, path := range []string{"/de/basket?notice=changed", "/de/checkout?notice=no_basket", "/de/my-data?notice=saved"} {
		if b.get(path).page(t).Find("main .notice").Length() != 0 {
			t.Errorf("%s speaks of what is not there", path)
		}
	}
}
