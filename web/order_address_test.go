package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestPostCheckout_SentAgainChanged(t *testing.T) {
	t.Parallel()
	for name, changed := range map[string][]string{
		"street":            {"street", "Birkenweg 12"},
		"name":              {"name", "Jule Winter"},
		"one letter":        {"city", "Koeln"},
		"case":              {"name", "jule sommer"},
		"postcode":          {"postcode", "50667"},
		"e-mail address":    {"email", "jule.sommer@example.org"},
		"delivery":          {"delivery", "express"},
		"payment":           {"payment", "prepayment"},
		"discount":          {"discount", "EBENMASS10"},
		"street and e-mail": {"street", "Birkenweg 12", "email", "other@example.org"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := openShop(t)
			b := s.visit(t)
			b.basket("alma-t-shirt-sage-m", "2")
			form := b.checkout("de")
			number := placed(t, b.form("/de/checkout", form.with(address()...)...))
			to := "/de/orders/" + number + "?notice=stands"
			b.form("/de/checkout", form.with(append(address(), changed...)...)...).goesTo(t, to)
			notice := b.get(to).page(t).Find(`[data-notice="stands"]`)
			for _, want := range []string{"Jule Sommer", "Lindenstraße 7", "10115 Köln", "jule@example.org", "gab es schon", "Adresse ändern"} {
				if !strings.Contains(notice.Text(), want) {
					t.Errorf("the page does not say %q: %q", want, notice.Text())
				}
			}
			if notice.Find(`a[href$="#correct-address"]`).Length() != 1 || notice.Find(`a[href="/de/withdraw?order=`+number+`"]`).Length() != 1 {
				t.Error("it names no way to change the order")
			}
			if s.stock(t, "alma-t-shirt-sage-m") != 1 || b.get("/de/outbox").page(t).Find(`[data-letter="order"]`).Length() != 1 {
				t.Error("there is a second order, or a second letter")
			}
			if again := placed(t, b.form("/de/checkout", form.with(address("name", " Jule  Sommer ")...)...)); again != number {
				t.Error("the same again is another order")
			}
		})
	}
}

func TestPostOrderAddress_Corrects(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("en")
	path := "/en/orders/" + number
	link := b.get(path).page(t).Find(".order-link a").AttrOr("href", "")
	wrong := b.form(path+"/address", filled{}.with(address("street", "", "email", "a@1.2.3.4", "city", "Pirol-8842")...)...).want(t, http.StatusUnprocessableEntity).page(t)
	if links := attributes(wrong.Find("#error-summary a"), "href"); strings.Join(links, " ") != "#street #email" {
		t.Errorf("the summary names %v", links)
	}
	if wrong.Find("#city").AttrOr("value", "") != "Pirol-8842" || wrong.Find("#correct-address[open]").Length() != 1 {
		t.Error("what was typed is lost or folded away")
	}
	b.form(path+"/address", filled{}.with(address("name", "Jule Winter", "street", "Neuntoeter-8842", "email", "wiedehopf-8842@example.org")...)...).goesTo(t, path+"?notice=corrected")
	page := b.get(path + "?notice=corrected").page(t)
	if said := page.Find("#delivery .address").Text(); !strings.Contains(said, "Jule Winter") || !strings.Contains(said, "Neuntoeter-8842") || strings.Contains(said, "Lindenstraße") {
		t.Errorf("the order goes to %q", said)
	}
	if page.Find(`[data-notice="corrected"]`).Length() != 1 {
		t.Error("the page does not say so")
	}
	letters := b.get("/en/outbox").page(t).Find(`[data-letter="order"]`)
	if letters.Length() != 2 || !strings.Contains(letters.Text(), "Neuntoeter-8842") {
		t.Errorf("%d letters, none to the new address", letters.Length())
	}
	b.form(path+"/address", filled{}.with(address("name", "Jule Winter", "street", "Neuntoeter-8842", "email", "wiedehopf-8842@example.org")...)...).want(t, http.StatusSeeOther)
	if n := b.get("/en/outbox").page(t).Find(`[data-letter="order"]`).Length(); n != 2 {
		t.Errorf("the same address again sends a letter: %d", n)
	}
	for _, canary := range []string{"Neuntoeter-8842", "wiedehopf-8842", "Pirol-8842"} {
		if where := s.holds(t, canary); where != "" || strings.Contains(s.log.String(), canary) {
			t.Errorf("%s stands readable in %q or the log", canary, where)
		}
	}
	stranger := s.visit(t)
	key := link[strings.Index(link, "key=")+4:]
	stranger.form(path+"/address", filled{}.with(address("key", key)...)...).want(t, http.StatusNotFound)
	if stranger.get(path+"?key="+key).want(t, http.StatusOK).page(t).Find("#correct-address").Length() != 0 {
		t.Error("the key, which only reads, offers to change the address")
	}
}
