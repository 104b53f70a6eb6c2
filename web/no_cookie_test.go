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

// Whoever asks for a link, or signs in, with cookies off is told which one is missing.
func TestPostSignIn_CookiesOff(t *testing.T) {
	t.Parallel()
	outbox := openShop(t)
	mailed, m := openMailed(t)
	link := func(b *browser) []string { return []string{"token", mailed.visit(t).ask(m, jule)} }
	address := func(*browser) []string { return []string{"email", jule} }
	for name, c := range map[string]struct {
		shop   *shop
		path   string
		fields func(b *browser) []string
		says   [2]string
	}{
		"a link into the outbox":       {outbox, "/sign-in", address, [2]string{"Die E-Mail finden Sie hier nicht", "You will not find the e-mail here"}},
		"a newsletter into the outbox": {outbox, "/mail", func(*browser) []string { return []string{"email", jule, "age16", "1"} }, [2]string{"Die E-Mail finden Sie hier nicht", "You will not find the e-mail here"}},
		"a link by mail":               {mailed, "/sign-in", address, [2]string{"kann diesen Browser aber nicht anmelden", "cannot sign in this browser"}},
		"the link":                     {mailed, "/sign-in/confirm", link, [2]string{"Dieser Browser ist nicht angemeldet", "This browser is not signed in"}},
	} {
		for i, lang := range []string{"/de", "/en"} {
			b := c.shop.withoutCookies(t)
			a := b.form(lang+c.path, c.fields(b)...)
			for range 3 {
				if a.StatusCode != http.StatusSeeOther {
					break
				}
				a = b.get(a.Header.Get("Location"))
			}
			page := a.want(t, http.StatusOK).page(t)
			note := page.Find("main [data-needs-cookie]")
			if note.AttrOr("data-needs-cookie", "") != "ebenmass" || !strings.Contains(note.Text(), c.says[i]) || note.Find(`a[href="`+lang+`/privacy#cookies"]`).Length() != 1 {
				t.Errorf("%s, %s: says %q", name, lang, note.Text())
			}
			if page.Find(`main [role="status"]`).Length() != 1 || len(a.Cookies()) > 0 {
				t.Errorf("%s, %s: it says something else too, or sets a cookie", name, lang)
			}
		}
	}
	b := outbox.visit(t)
	for _, path := range []string{"/de/sign-in", "/de/sign-in?notice=signed_out", "/de/sign-in?notice=everywhere", "/de/account", "/de/mail", "/de/mail?notice=confirmed"} {
		if a := b.get(path); strings.Contains(a.text, "data-needs-cookie") || strings.Contains(a.Header.Get("Location"), "lost") {
			t.Errorf("%s speaks of a cookie before one is needed", path)
		}
	}
	b.signInByOutbox(jule)
	for _, path := range []string{"/de/sign-in?notice=sent", "/de/sign-in?notice=lost", "/de/mail?notice=sent"} {
		if b.get(path).page(t).Find("[data-needs-cookie]").Length() != 0 {
			t.Errorf("%s misses a cookie that is there", path)
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
	for _, path := range []string{"/de/basket?notice=changed", "/de/checkout?notice=no_basket", "/de/fit?notice=saved"} {
		if b.get(path).page(t).Find("main .notice").Length() != 0 {
			t.Errorf("%s speaks of what is not there", path)
		}
	}
}
