package web_test

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
)

// stocked is the fixture with many pieces of everything that is not sold out.
func stocked() []models.Product {
	products := fixture()
	for _, p := range products[:5] {
		for i := range p.Variants {
			p.Variants[i].Stock = 1000
		}
	}
	return products
}

// twenty are five pieces of each of four articles.
var twenty = []string{"alma-t-shirt-sage-m", "tilda-t-shirt-sage-m", "arne-linen-shirt-sage-m", "mara-dress-sage-38"}

func (b *browser) takeTwenty(t *testing.T) {
	t.Helper()
	for _, sku := range twenty {
		b.basket(sku, "5")
	}
}

func TestPostBasketItems_PiecesPerArticleAndOrder(t *testing.T) {
	t.Parallel()
	s := openShopWith(t, stocked())
	for _, lang := range []string{"de", "en"} {
		b := s.visit(t)
		b.takeTwenty(t)
		for name, c := range map[string]struct {
			fields []string
			says   map[string]string
		}{
			"one more":          {[]string{"sku", twenty[0], "quantity", "1", "add", "1"}, map[string]string{"de": "Höchstens 5 Stück je Artikel", "en": "At most 5 pieces per item"}},
			"in another size":   {[]string{"sku", "alma-t-shirt-sage-l", "quantity", "1", "add", "1"}, map[string]string{"de": "Höchstens 5 Stück je Artikel", "en": "At most 5 pieces per item"}},
			"in another colour": {[]string{"sku", "alma-t-shirt-ink-m", "quantity", "1"}, map[string]string{"de": "Höchstens 5 Stück je Artikel", "en": "At most 5 pieces per item"}},
			"six in one line":   {[]string{"sku", twenty[1], "quantity", "6"}, map[string]string{"de": "Höchstens 5 Stück je Artikel", "en": "At most 5 pieces per item"}},
			"a fifth article":   {[]string{"sku", "jule-jeans-ink-w29-l32", "quantity", "1", "add", "1"}, map[string]string{"de": "Höchstens 20 Stück je Bestellung", "en": "At most 20 pieces per order"}},
		} {
			a := b.form("/"+lang+"/basket/items", c.fields...).want(t, http.StatusUnprocessableEntity)
			if !strings.Contains(a.page(t).Find("main").Text(), c.says[lang]) {
				t.Errorf("%s, %s: the page does not say %q", lang, name, c.says[lang])
			}
			if got := b.get("/" + lang + "/basket").page(t).Find("li.basket-line").Length(); got != len(twenty) {
				t.Fatalf("%s, %s: %d lines in the basket", lang, name, got)
			}
		}
		b.form("/"+lang+"/basket/items", "sku", twenty[0], "quantity", "4").want(t, http.StatusSeeOther)
		b.form("/"+lang+"/basket/items", "sku", "alma-t-shirt-sage-l", "quantity", "1", "add", "1").want(t, http.StatusSeeOther)
	}
}

// One network orders 40 pieces an hour; others, and who waits, order on.
func TestPostCheckout_PiecesPerNetwork(t *testing.T) {
	t.Parallel()
	var m moving
	s := openShopOf(t, stocked(), m.now, behindProxy)
	full := func(ip string) (b *browser, form []string) {
		b = s.from(t, ip)
		b.takeTwenty(t)
		return b, b.checkout("de").with(address()...)
	}
	for _, ip := range []string{"198.51.100.1", "198.51.100.2"} {
		b, form := full(ip)
		placed(t, b.form("/de/checkout", form...))
		placed(t, b.form("/de/checkout", form...)) // the same form: the same order
	}
	before := s.stock(t, twenty[0])
	b, form := full("198.51.100.3")
	refused := b.form("/de/checkout", form...).want(t, http.StatusTooManyRequests)
	text := refused.page(t).Find("main").Text()
	if wait, err := strconv.Atoi(refused.Header.Get("Retry-After")); err != nil || wait < 60 || wait > 3600 {
		t.Errorf("Retry-After %q", refused.Header.Get("Retry-After"))
	}
	if !strings.Contains(text, "höchstens 40 in der Stunde") || refused.page(t).Find(`input[name="name"]`).AttrOr("value", "") != "Jule Sommer" {
		t.Errorf("the page says neither why nor what was typed:\n%s", text)
	}
	if s.stock(t, twenty[0]) != before || b.get("/de/basket").page(t).Find("li.basket-line").Length() != len(twenty) {
		t.Error("a refused order changed stock or basket")
	}
	if a := b.form("/en/checkout", b.checkout("en").with(address()...)...).want(t, http.StatusTooManyRequests); !strings.Contains(a.text, "the limit is 40 an hour") {
		t.Error("in English the page does not say why")
	}
	for _, ip := range []string{"198.51.101.1", "2001:db8::1", "2001:db8:0:2::1"} { // the last two are one network
		b, form := full(ip)
		placed(t, b.form("/de/checkout", form...))
	}
	six, form6 := full("2001:db8:0:3::1")
	six.form("/de/checkout", form6...).want(t, http.StatusTooManyRequests)
	m.passed.Add(int64(time.Hour))
	placed(t, b.form("/de/checkout", form...))
}

// A program that starts a new visit for every order does not get far either.
func TestPostCheckout_StockNotEmptied(t *testing.T) {
	t.Parallel()
	s := openShopWith(t, stocked())
	sold := 0
	for i := range 8 {
		b := s.visit(t)
		b.basket(twenty[i%len(twenty)], "5")
		b.basket(twenty[(i+1)%len(twenty)], "5")
		a := b.form("/de/checkout", b.checkout("de").with(address("email", fmt.Sprintf("a%d@example.org", i))...)...)
		if a.StatusCode == http.StatusSeeOther {
			sold += 10
		}
	}
	if sold != 40 {
		t.Errorf("%d pieces sold to one client", sold)
	}
}
