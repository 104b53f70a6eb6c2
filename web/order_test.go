package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ebenmass/models/letter"
)

func TestGetOrder_NeedsKey(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("de")
	own := b.get("/de/orders/"+number).want(t, http.StatusOK).page(t)
	link, err := url.Parse(own.Find(".order-link a").AttrOr("href", ""))
	if err != nil || link.Query().Get("key") == "" || link.Path != "/de/orders/"+number {
		t.Fatalf("the link to save is %v, %v", link, err)
	}
	if twin := own.Find(`a[hreflang="en"]`).AttrOr("href", ""); strings.Contains(twin, "key") {
		t.Errorf("with a session the key stands in the address: %s", twin)
	}
	other := s.visit(t)
	byKey := other.get(link.RequestURI()).want(t, http.StatusOK)
	if !strings.Contains(byKey.text, "Jule Sommer") || len(byKey.Cookies()) > 0 || byKey.Header.Get("Cache-Control") != "no-store" {
		t.Error("the key does not open the order, or leaves a cookie or a copy")
	}
	if byKey.Header.Get("Referrer-Policy") != "strict-origin" {
		t.Error("the key goes along to other pages")
	}
	if twin := byKey.page(t).Find(`a[hreflang="en"]`).AttrOr("href", ""); !strings.HasSuffix(twin, "?"+link.RawQuery) {
		t.Errorf("in the other language the order does not open: %s", twin)
	}
	other.get("/en/orders/"+strings.ToLower(strings.ReplaceAll(number, "-", ""))+"?"+link.RawQuery).want(t, http.StatusOK)

	wrong := other.get("/de/orders/"+number+"?key="+strings.Repeat("A", 26)).want(t, http.StatusNotFound).text
	for _, path := range []string{"/de/orders/" + number, "/de/orders/0000-0000-0000-0000?" + link.RawQuery, "/de/orders/x", "/de/orders/" + number + "?key="} {
		none := other.get(path).want(t, http.StatusNotFound).text
		if a, b := withoutPath(wrong), withoutPath(none); a != b {
			t.Errorf("%s is told from a wrong key", path)
		}
	}
}

// withoutPath is the words of a page of an error: its links name the path that was asked for.
func withoutPath(html string) string {
	doc, _, _ := strings.Cut(html, "</main>")
	_, main, _ := strings.Cut(doc, "<main")
	return main
}

func TestGetCheckout_NoCookie(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, path := range []string{"/de/checkout", "/en/checkout", "/de/orders/0000-0000-0000-0000"} {
		if a := b.get(path); len(a.Cookies()) > 0 || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d cookies, Cache-Control %q", path, len(a.Cookies()), a.Header.Get("Cache-Control"))
		}
	}
	if a := b.form("/de/checkout", address()...); len(a.Cookies()) > 0 {
		t.Error("posting without a basket sets a cookie")
	}
}

func TestOrderLetter_WholeOrder(t *testing.T) {
	t.Parallel()
	for lang, words := range map[string][]string{
		"de": {"Name of alma-t-shirt, Salbei, Größe M", "Baumwolle", "2 Stück zu je 49,90 €: 99,80 €", "Rabatt (EBENMASS10): −9,98 €", "Versand (Express): 5,90 €",
			"Gesamt: 95,72 €", "darin 19 % Mehrwertsteuer: 15,28 €", "Vorkasse", "10115 Köln", "Ebenmaß Vorführung GmbH",
			"binnen vierzehn Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen", "/de/withdraw ausüben", "Folgen des Widerrufs",
			"Muster-Widerrufsformular", "(*) Unzutreffendes streichen.", "Gesetzliches Gewährleistungsrecht", "kein Geld"},
		"en": {"Name of alma-t-shirt, sage, size M", "cotton", "2 at €49.90 each: €99.80", "Discount (EBENMASS10): −€9.98", "Delivery (Express): €5.90",
			"Total: €95.72", "of which 19% VAT: €15.28", "Prepayment", "10115 Köln", "Ebenmaß Vorführung GmbH",
			"within 14 days without giving any reason", "/en/withdraw without", "Effects of withdrawal",
			"Model withdrawal form", "(*) Delete as appropriate.", "Legal guarantee of conformity", "no payment"},
	} {
		var sent sentLetters
		s := openShop(t, posting(&sent))
		b := s.visit(t)
		b.basket("alma-t-shirt-sage-m", "2")
		page := b.form("/"+lang+"/checkout", b.checkout(lang).with(address("discount", "EBENMASS10", "action", "redeem", "delivery", "express", "payment", "prepayment")...)...).page(t)
		number := placed(t, b.form("/"+lang+"/checkout", formOn(page).with()...))
		s.deliver(t)
		if len(sent.all) != 1 {
			t.Fatalf("%s: %d letters", lang, len(sent.all))
		}
		l := sent.all[0]
		if l.Kind != letter.Order || l.To != "jule@example.org" || l.Lang != lang || !strings.Contains(l.Subject, number) {
			t.Errorf("%s: the letter is %s to %s, %q", lang, l.Kind, l.To, l.Subject)
		}
		body := strings.ReplaceAll(l.Text, "\u00a0", " ")
		for _, word := range words {
			if !strings.Contains(body, word) {
				t.Errorf("%s: the letter lacks %q", lang, word)
			}
		}
		link := b.get("/"+lang+"/orders/"+number).page(t).Find(".order-link a").AttrOr("href", "none")
		if !strings.Contains(l.Text, link) {
			t.Errorf("%s: the letter lacks the link %s", lang, link)
		}
	}
}

func TestPostCheckout_LetterOnce(t *testing.T) {
	t.Parallel()
	var clock moving
	sent := sentLetters{down: true}
	s := openShopAt(t, clock.now, posting(&sent))
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("de")
	page := "/de/orders/" + number + "?notice=placed"
	if said := b.get(page).want(t, http.StatusOK); !strings.Contains(said.text, "wird gerade an jule@example.org verschickt") {
		t.Error("the page does not say that the letter is underway")
	}
	s.deliver(t)
	if said := b.get(page).want(t, http.StatusOK); !strings.Contains(said.text, "konnte noch nicht verschickt werden") {
		t.Error("the page does not say that the letter waits")
	}
	sent.setDown(false)
	s.deliver(t)
	if n := len(sent.letters()); n != 0 {
		t.Errorf("%d letters went before their time", n)
	}
	clock.minutes(1)
	s.deliver(t)
	s.deliver(t)
	if all := sent.letters(); len(all) != 1 || all[0].Kind != letter.Order {
		t.Errorf("sent %+v", all)
	}
	if said := b.get(page); !strings.Contains(said.text, "ging an jule@example.org") {
		t.Error("the page does not say that the letter went out")
	}
}

func TestGetCheckout_LastAddress(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t)
	b := s.visit(t)
	b.signIn(m, jule)
	b.basket("alma-t-shirt-sage-m", "1")
	if first := b.checkout("de"); first["email"][0] != jule || first["name"][0] != "" {
		t.Errorf("at first the form says %v", first)
	}
	b.order("de")
	b.basket("alma-t-shirt-ink-m", "1")
	if next := b.checkout("de"); next["street"][0] != "Lindenstraße 7" || next["email"][0] != jule {
		t.Errorf("the next time it says %v", next)
	}
	guest := s.visit(t)
	guest.basket("alma-t-shirt-ink-m", "1")
	if form := guest.checkout("de"); form["name"][0]+form["email"][0] != "" {
		t.Errorf("a guest finds %v", form)
	}
}
