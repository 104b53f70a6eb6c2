package web_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/web"
)

// choosyServer is a mail server that takes no mailbox beyond ASCII, and none of "nobody".
type choosyServer struct{ sentLetters }

func (s *choosyServer) Send(ctx context.Context, customer string, l letter.Letter) error {
	if strings.ContainsFunc(l.To, func(r rune) bool { return r > 127 }) || strings.HasPrefix(l.To, "nobody") {
		return errors.Join(models.ErrNotSent, models.ErrAddressRefused)
	}
	return s.sentLetters.Send(ctx, customer, l)
}

// openChoosy opens a shop with such a mail server.
func openChoosy(t *testing.T) (*shop, *choosyServer) {
	t.Helper()
	var server choosyServer
	return openShop(t, func(c *web.Config) { c.Post = &server }), &server
}

func TestPost_AddressRefusedByServer(t *testing.T) {
	t.Parallel()
	s, server := openChoosy(t)
	for _, email := range []string{"ünal@example.org", "nobody@example.org"} {
		for lang, says := range map[string]string{"de": "Der Mailserver nimmt an diese Adresse nichts an", "en": "The mail server accepts nothing for this address"} {
			for path, fields := range map[string][]string{
				"/mail":    {"email", email, "age16", "1"},
				"/fit":     measures("age16", "1", "consent_mail", "1", "email", email),
				"/sign-in": {"email", email},
			} {
				page := s.visit(t).form("/"+lang+path, fields...).want(t, http.StatusUnprocessableEntity).page(t)
				if said := page.Find("#email-error").Text(); !strings.Contains(said, says) {
					t.Errorf("%s%s: the field says %q", lang, path, said)
				}
				if page.Find("#email").AttrOr("value", "") != email || page.Find(`#error-summary a[href="#email"]`).Length() != 1 {
					t.Errorf("%s%s: what was typed is gone, or the summary does not lead to it", lang, path)
				}
			}
		}
	}
	s.deliver(t)
	if n := len(server.letters()); n != 0 {
		t.Errorf("%d letters went", n)
	}
}

func TestPostCheckout_AddressRefusedByServer(t *testing.T) {
	t.Parallel()
	s, server := openChoosy(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := placed(t, b.form("/de/checkout", b.checkout("de").with(address("email", "ünal@example.org")...)...))
	path := "/de/orders/" + number
	s.deliver(t)
	for _, notice := range []string{"?notice=placed", ""} {
		page := b.get(path+notice).want(t, http.StatusOK).page(t)
		said := page.Find(`[data-notice="unconfirmed"]`)
		if !strings.Contains(said.Text(), "nimmt an ünal@example.org nichts an") || said.Find(`a[href$="#correct-address"]`).Length() != 1 {
			t.Errorf("the order's page says %q", said.Text())
		}
		if page.Find("#correct-address[open] #email").AttrOr("value", "") != "ünal@example.org" {
			t.Error("no form to correct the address")
		}
	}
	again := b.form(path+"/address", filled{}.with(address("email", "nobody@example.org")...)...).want(t, http.StatusUnprocessableEntity).page(t)
	if !strings.Contains(again.Find("#email-error").Text(), "Der Mailserver nimmt") || again.Find("#email").AttrOr("value", "") != "nobody@example.org" {
		t.Error("a second address that is refused is not told")
	}
	b.form(path+"/address", filled{}.with(address("email", "jule@example.org")...)...).goesTo(t, path+"?notice=corrected")
	if sent := server.letters(); len(sent) != 1 || sent[0].To != "jule@example.org" || sent[0].Kind != letter.Order {
		t.Errorf("sent %+v", sent)
	}
	if b.get(path).page(t).Find(`[data-notice="unconfirmed"]`).Length() != 0 {
		t.Error("the page still says that nothing arrived")
	}
	s.deliver(t)
	if n := len(server.letters()); n != 1 {
		t.Errorf("%d letters", n)
	}
}

func TestPostWithdraw_AddressRefusedByServer(t *testing.T) {
	t.Parallel()
	for lang, says := range map[string]string{"de": "nimmt an ünal@example.org nichts an", "en": "accepts nothing for ünal@example.org"} {
		s, server := openChoosy(t)
		b := s.visit(t)
		fields := []string{"name", "Jule Zilpzalp", "contract", "Leinenhemd Arne", "email", "ünal@example.org"}
		receipt := b.form("/"+lang+"/withdraw", append(fields, "step", "confirm", "attempt", b.review(lang, fields...))...).want(t, http.StatusSeeOther).Header.Get("Location")
		s.deliver(t)
		page := s.visit(t).get(receipt).want(t, http.StatusOK).page(t) // whoever has the receipt
		if said := page.Find(`[data-letter-state="refused"]`).Text(); !strings.Contains(said, says) {
			t.Errorf("%s: the receipt says %q", lang, said)
		}
		key := page.Find(`#receipt-address[open] input[name="receipt"]`).AttrOr("value", "")
		if key == "" || page.Find("#receipt-address #email").AttrOr("value", "") != "ünal@example.org" {
			t.Fatalf("%s: no form to correct the address", lang)
		}
		for _, wrong := range []string{"nobody@example.org", "jule", ""} {
			page := b.form("/"+lang+"/withdraw", "receipt", key, "email", wrong).want(t, http.StatusUnprocessableEntity).page(t)
			if page.Find("#email-error").Length() != 1 || page.Find(`#error-summary a[href="#email"]`).Length() != 1 {
				t.Errorf("%s, %q: no message at the field", lang, wrong)
			}
			if got := page.Find("#email").AttrOr("value", ""); wrong != "" && got != wrong {
				t.Errorf("%s: %q comes back as %q", lang, wrong, got)
			}
		}
		b.form("/"+lang+"/withdraw", "receipt", key, "email", "jule@example.org").goesTo(t, receipt)
		if sent := server.letters(); len(sent) != 1 || sent[0].To != "jule@example.org" || !strings.Contains(sent[0].Text, "ünal@example.org") {
			t.Errorf("%s: sent %+v, want the receipt of what was declared", lang, sent)
		}
		if b.get(receipt).page(t).Find(`[data-letter-state="sent"]`).Length() != 1 {
			t.Errorf("%s: the page still says that nothing arrived", lang)
		}
		b.form("/"+lang+"/withdraw", "receipt", strings.Repeat("A", len(key)), "email", "jule@example.org").want(t, http.StatusNotFound)
	}
}
