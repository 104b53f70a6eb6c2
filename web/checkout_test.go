package web_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// numbered is an order's number as it stands in a path.
var numbered = regexp.MustCompile(`^/(?:de|en)/orders/((?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4})\?notice=placed$`)

// filled is a checkout form as a browser would send it, by the page it stands on.
type filled map[string][]string

// with returns the form with some fields changed.
func (f filled) with(fields ...string) []string {
	next := filled{}
	for name, values := range f {
		next[name] = values
	}
	for i := 0; i+1 < len(fields); i += 2 {
		next[fields[i]] = []string{fields[i+1]}
	}
	var pairs []string
	for name, values := range next {
		for _, value := range values {
			pairs = append(pairs, name, value)
		}
	}
	return pairs
}

// address is that of somebody who orders.
func address(more ...string) []string {
	return append([]string{"name", "Jule Sommer", "street", "Lindenstraße 7", "postcode", "10115", "city", "Köln", "email", "jule@example.org"}, more...)
}

// formOn reads what the checkout form on a page would send.
func formOn(page *goquery.Document) filled {
	f := filled{}
	page.Find("form.checkout input").Each(func(_ int, s *goquery.Selection) {
		if _, checked := s.Attr("checked"); s.AttrOr("type", "") == "radio" && !checked {
			return
		}
		name := s.AttrOr("name", "")
		f[name] = append(f[name], s.AttrOr("value", ""))
	})
	return f
}

// basket puts pieces into the basket.
func (b *browser) basket(sku, quantity string) {
	b.t.Helper()
	b.form("/de/basket/items", "sku", sku, "quantity", quantity).want(b.t, http.StatusSeeOther)
}

// checkout opens the checkout and returns its form.
func (b *browser) checkout(lang string) filled {
	b.t.Helper()
	return formOn(b.get("/"+lang+"/checkout").want(b.t, http.StatusOK).page(b.t))
}

// order orders what is in the basket and returns the order's number.
func (b *browser) order(lang string, more ...string) (number string) {
	b.t.Helper()
	return placed(b.t, b.form("/"+lang+"/checkout", b.checkout(lang).with(address(more...)...)...))
}

func placed(t testing.TB, a answer) string {
	t.Helper()
	match := numbered.FindStringSubmatch(a.want(t, http.StatusSeeOther).Header.Get("Location"))
	if match == nil {
		t.Fatalf("an order leads to %q", a.Header.Get("Location"))
	}
	return match[1]
}

func TestPostCheckout_Guest(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, lang := range []string{"de", "en"} {
		b := s.visit(t)
		b.basket("alma-t-shirt-sage-m", "1")
		checkout := b.get("/"+lang+"/checkout").want(t, http.StatusOK)
		doc := checkout.page(t)
		button := map[string]string{"de": "Zahlungspflichtig bestellen", "en": "Order with obligation to pay"}[lang]
		order := doc.Find(`button[name="action"][value="order"]`)
		if order.Length() != 1 || order.Text() != button {
			t.Errorf("%s: the button reads %q", lang, order.Text())
		}
		review := doc.Find("#review").Text()
		essentials := map[string][]string{
			"de": {"Name of alma-t-shirt", "Salbei", "Größe M", "Baumwolle", "49,90", "kostenlos", "Versand", "Mehrwertsteuer", "7,97", "Widerrufsrecht"},
			"en": {"Name of alma-t-shirt", "sage", "size M", "cotton", "49.90", "free", "Delivery", "VAT", "7.97", "right of withdrawal"},
		}
		for _, essential := range essentials[lang] {
			if !strings.Contains(review, essential) {
				t.Errorf("%s: above the button %q is missing", lang, essential)
			}
		}
		completed := map[string]string{"name": "name", "street": "street-address", "postcode": "postal-code", "city": "address-level2", "email": "email", "card_number": "off"}
		for name, complete := range completed {
			if got := doc.Find(`input[name="`+name+`"]`).AttrOr("autocomplete", ""); got != complete {
				t.Errorf("%s: %s is completed as %q", lang, name, got)
			}
		}
		number := b.order(lang, "delivery", "express", "payment", "prepayment")
		page := b.get("/"+lang+"/orders/"+number+"?notice=placed").want(t, http.StatusOK)
		if page.Header.Get("Cache-Control") != "no-store" || page.page(t).Find(`meta[name="robots"][content="noindex"]`).Length() != 1 {
			t.Errorf("%s: the order's page may be kept or listed", lang)
		}
		for _, shown := range []string{number, "Jule Sommer", "Lindenstraße 7", "10115 Köln", "Name of alma-t-shirt", "/outbox"} {
			if !strings.Contains(page.text, shown) {
				t.Errorf("%s: the order's page lacks %q", lang, shown)
			}
		}
		if total := page.page(t).Find(".sums-total dd").Text(); total != map[string]string{"de": "55,80\u00a0€", "en": "€55.80"}[lang] {
			t.Errorf("%s: the total is %q", lang, total)
		}
		again := b.get("/"+lang+"/checkout").want(t, http.StatusOK)
		if again.page(t).Find(`a[href="/`+lang+`/orders/`+number+`"]`).Length() == 0 {
			t.Errorf("%s: with an empty basket nothing leads to the order just placed", lang)
		}
	}
}

func TestPostCheckout_SentTwiceIsOneOrder(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "2")
	form := b.checkout("de").with(address()...)
	first := placed(t, b.form("/de/checkout", form...))
	for range 3 {
		if again := placed(t, b.form("/de/checkout", form...)); again != first {
			t.Errorf("sent again it is the order %s, at first it was %s", again, first)
		}
	}
	if stock := s.stock(t, "alma-t-shirt-sage-m"); stock != 1 {
		t.Errorf("of 3 pieces 2 were sold, %d are left", stock)
	}
	if letters := b.get("/de/outbox").page(t).Find(`[data-letter="order"]`).Length(); letters != 1 {
		t.Errorf("%d letters confirm one order", letters)
	}
	b.basket("alma-t-shirt-ink-m", "1") // a new basket is not ordered by the old form
	if again := placed(t, b.form("/de/checkout", form...)); again != first {
		t.Errorf("the old form ordered anew")
	}
	if b.get("/de/basket").page(t).Find("[data-sku]").Length() != 1 {
		t.Error("the new basket is gone")
	}
}

// stock is how many pieces of a variant are left.
func (s *shop) stock(t *testing.T, sku string) int {
	t.Helper()
	v, _, err := s.store.Variant(t.Context(), sku)
	if err != nil {
		t.Fatal(err)
	}
	return v.Stock
}

func TestPostCheckout_PriceChanged(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	form := b.checkout("de").with(address("payment", "card", "card_number", "4242 4242 4242 4242", "card_expiry", "12/39", "card_code", "123")...)
	s.change(t, fmt.Sprintf("INSERT INTO prices (product, since, cents) SELECT slug, %d, 4490 FROM products", time.Now().Add(-time.Minute).UnixMicro()))
	back := b.form("/de/checkout", form...).want(t, http.StatusUnprocessableEntity)
	doc := back.page(t)
	if summary := doc.Find("#error-summary").Text(); !strings.Contains(summary, "jetzt 44,90\u00a0€ je Stück, vorher 49,90\u00a0€") || !strings.Contains(summary, "Gesamt: jetzt 44,90\u00a0€, vorher 49,90\u00a0€") {
		t.Errorf("the page says %q", summary)
	}
	keeps(t, doc, address())
	forgotten(t, back)
	if b.get("/de/outbox").page(t).Find("[data-letter]").Length() != 0 {
		t.Error("it was ordered all the same")
	}
	placed(t, b.form("/de/checkout", formOn(doc).with("payment", "invoice")...))
}

func TestPostCheckout_SoldOutMeanwhile(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b, other := s.visit(t), s.visit(t)
	b.basket("alma-t-shirt-sage-m", "2")
	b.basket("mara-dress-ink-38", "1")
	form := b.checkout("en").with(address()...)
	other.basket("alma-t-shirt-sage-m", "3")
	other.order("de")
	back := b.form("/en/checkout", form...).want(t, http.StatusUnprocessableEntity)
	doc := back.page(t)
	if short := doc.Find("#review").Text(); !strings.Contains(short, "Name of alma-t-shirt, sage, M: 2 wanted, 0 left") {
		t.Errorf("the page says %q", short)
	}
	if doc.Find(`button[value="order"]`).Length() != 0 {
		t.Error("it can be ordered all the same")
	}
	keeps(t, doc, address())
	rest := b.form("/en/checkout", formOn(doc).with("action", "adjust")...).want(t, http.StatusOK).page(t)
	keeps(t, rest, address())
	placed(t, b.form("/en/checkout", formOn(rest).with()...))
}

// keeps wants every field that was typed to stand on a page.
func keeps(t *testing.T, doc *goquery.Document, fields []string) {
	t.Helper()
	for i := 0; i+1 < len(fields); i += 2 {
		if got := doc.Find(`input[name="`+fields[i]+`"]`).AttrOr("value", ""); got != fields[i+1] {
			t.Errorf("%s came back as %q", fields[i], got)
		}
	}
}

// forgotten wants nothing of a card to stand on a page.
func forgotten(t *testing.T, a answer) {
	t.Helper()
	doc := a.page(t)
	for _, name := range []string{"card_number", "card_expiry", "card_code"} {
		if value := doc.Find(`input[name="`+name+`"]`).AttrOr("value", "none"); value != "" {
			t.Errorf("%s came back as %q", name, value)
		}
	}
}
