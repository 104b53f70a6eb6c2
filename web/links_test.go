package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// What strangers type stands in letters to whatever address they enter: names hold no links, and
// a contract is quoted without live ones.
func TestLetters_NoLinksOfStrangers(t *testing.T) {
	t.Parallel()
	var sent sentLetters
	s := openShop(t, posting(&sent))
	for lang, says := range map[string]string{"de": "Web- oder E-Mail-Adresse", "en": "web or e-mail address"} {
		b := s.visit(t)
		b.basket("alma-t-shirt-sage-m", "1")
		for _, field := range []string{"name", "street", "city"} {
			for _, typed := range []string{"Win https://evil.com", "www.evil.com", "evil.com/win", "win@evil.com"} {
				a := b.form("/"+lang+"/checkout", b.checkout(lang).with(address(field, typed)...)...).want(t, http.StatusUnprocessableEntity)
				if doc := a.page(t); doc.Find(`#error-summary a[href="#`+field+`"]`).Length() != 1 || !strings.Contains(doc.Find("#error-summary").Text(), says) {
					t.Errorf("%s, %s: %q is refused without words", lang, field, typed)
				}
			}
		}
		number := b.order(lang, "name", "Dr.Meyer-Li", "street", "St.Pauli-Hafenstraße 7/9", "city", "evil.com")
		s.deliver(t)
		text := sent.all[len(sent.all)-1].Text
		if !strings.Contains(text, number) || !strings.Contains(text, "> Dr.Meyer-Li\n> St.Pauli-Hafenstraße 7/9\n> 10115 evil[.]com\n") {
			t.Errorf("%s: the letter reads\n%s", lang, text)
		}
		b.form("/"+lang+"/withdraw", "name", "https://evil.com", "contract", number, "email", "bob@example.org").want(t, http.StatusUnprocessableEntity)
		fields := []string{"name", "Bob", "contract", "https://evil.com/login evil.de " + number, "email", "bob@example.org"}
		attempt := b.review(lang, fields...)
		b.form("/"+lang+"/withdraw", append(fields, "step", "confirm", "attempt", attempt)...).want(t, http.StatusSeeOther)
		s.deliver(t)
		text = sent.all[len(sent.all)-1].Text
		if strings.Contains(text, "://evil") || strings.Contains(text, "evil.") || !strings.Contains(text, "https[:]//evil[.]com/login evil[.]de "+number) {
			t.Errorf("%s: the receipt reads\n%s", lang, text)
		}
	}
}
