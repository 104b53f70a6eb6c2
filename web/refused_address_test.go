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
type choosyServer struct{ sent []letter.Letter }

func (s *choosyServer) Send(_ context.Context, _ string, l letter.Letter) error {
	if strings.ContainsFunc(l.To, func(r rune) bool { return r > 127 }) || strings.HasPrefix(l.To, "nobody") {
		return errors.Join(models.ErrNotSent, models.ErrAddressRefused)
	}
	s.sent = append(s.sent, l)
	return nil
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
		for lang, says := range map[string]string{"de": "Der Mailserver nimmt an diese Adresse nichts an", "en": "The mail server takes nothing for this address"} {
			for path, fields := range map[string][]string{
				"/mail": {"email", email, "age16", "1"},
				"/fit":  measures("age16", "1", "consent_mail", "1", "email", email),
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
	if len(server.sent) != 0 {
		t.Errorf("%d letters went", len(server.sent))
	}
}

func TestPostCheckout_AddressRefusedByServer(t *testing.T) {
	t.Parallel()
	s, server := openChoosy(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	to := b.form("/de/checkout", b.checkout("de").with(address("email", "ünal@example.org")...)...).want(t, http.StatusSeeOther).Header.Get("Location")
	path, notice, _ := strings.Cut(to, "?")
	if notice != "notice=refused" {
		t.Fatalf("the order leads to %s", to)
	}
	page := b.get(to).want(t, http.StatusOK).page(t)
	said := page.Find(`[data-notice="unconfirmed"]`)
	if !strings.Contains(said.Text(), "nimmt an ünal@example.org nichts an") || said.Find(`a[href$="#correct-address"]`).Length() != 1 {
		t.Errorf("the order's page says %q", said.Text())
	}
	if page.Find("#correct-address[open] #email").AttrOr("value", "") != "ünal@example.org" {
		t.Error("no form to correct the address")
	}
	if b.get(path).page(t).Find(`[data-notice="unconfirmed"]`).Length() != 1 {
		t.Error("later the page says nothing")
	}
	again := b.form(path+"/address", filled{}.with(address("email", "nobody@example.org")...)...).want(t, http.StatusUnprocessableEntity).page(t)
	if !strings.Contains(again.Find("#email-error").Text(), "Der Mailserver nimmt") || again.Find("#email").AttrOr("value", "") != "nobody@example.org" {
		t.Error("a second address that is refused is not told")
	}
	b.form(path+"/address", filled{}.with(address("email", "jule@example.org")...)...).goesTo(t, path+"?notice=corrected")
	if len(server.sent) != 1 || server.sent[0].To != "jule@example.org" || server.sent[0].Kind != letter.Order {
		t.Errorf("sent %+v", server.sent)
	}
	if b.get(path).page(t).Find(`[data-notice="unconfirmed"]`).Length() != 0 {
		t.Error("the page still says that nothing arrived")
	}
}
