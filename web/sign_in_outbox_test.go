package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"ebenmass/web"
)

// TestSignIn_OutboxTakeover: without a mail server nobody comes into another browser's account
// by its address, whatever they ask for.
func TestSignIn_OutboxTakeover(t *testing.T) {
	t.Parallel()
	device := &authenticator{flags: userPresent | userVerified}
	s := openShop(t, func(c *web.Config) {
		c.BaseURL = strings.Replace(c.BaseURL, "127.0.0.1", "localhost", 1)
		device.origin = c.BaseURL
	})
	link := func(b *browser, address string) string {
		b.form("/de/sign-in", "email", address).goesTo(t, "/de/sign-in?notice=sent")
		return tokenOf(t, b.linkInOutbox("/sign-in/confirm", "token"))
	}
	owner := s.visit(t)
	owner.form("/de/fit", canaryMeasures("age16", "1", "consent_advice", "1")...).goesTo(t, "/de/fit?notice=saved")
	number := owner.anyOrder()
	owner.form("/de/sign-in/confirm", "token", link(owner, jule)).goesTo(t, "/de/account?notice=opened")
	owner.addPasskey(t, device)
	mine := owner.get("/de/my-data").want(t, http.StatusOK).text
	if !strings.Contains(mine, "93,7191") || !strings.Contains(mine, number) {
		t.Fatal("the owner's visit did not become the account")
	}

	for name, come := range map[string]func() *browser{
		"new browser": func() *browser {
			b := s.visit(t)
			b.form("/de/sign-in/confirm", "token", link(b, jule)).goesTo(t, "/de/account?notice=opened")
			return b
		},
		"another spelling": func() *browser {
			b := s.visit(t)
			b.form("/en/sign-in/confirm", "token", link(b, " JULE.canary@EXAMPLE.org ")).goesTo(t, "/en/account?notice=opened")
			return b
		},
		"visit taken along": func() *browser {
			b := consented(t, s, "advice")
			b.form("/de/sign-in/confirm", "token", link(b, jule), "take", "1").goesTo(t, "/de/account?notice=opened")
			return b
		},
		"signed in elsewhere": func() *browser {
			b := s.visit(t)
			b.form("/de/sign-in/confirm", "token", link(b, "thief@example.org")).goesTo(t, "/de/account?notice=opened")
			b.form("/de/sign-in/confirm", "token", link(b, jule)).goesTo(t, "/de/account?notice=signed_in")
			return b
		},
		"the owner's own link": func() *browser {
			b := s.visit(t)
			b.form("/de/sign-in/confirm", "token", link(owner, jule)).goesTo(t, "/de/account?notice=opened")
			return b
		},
		"newsletter": func() *browser {
			b := s.visit(t)
			b.form("/de/mail", "email", jule, "consent_mail", "1", "age16", "1")
			return b
		},
	} {
		thief := come()
		for _, path := range []string{"/de/my-data", "/de/account", "/de/outbox", "/de/checkout", "/de/my-data/export.json", "/de/basket", "/en/fit"} {
			got := thief.get(path).text
			for _, secret := range []string{"93.7191", "93,7191", number} {
				if strings.Contains(got, secret) {
					t.Errorf("%s: %s shows the owner's %s", name, path, secret)
				}
			}
		}
		if page := thief.get("/de/account"); page.StatusCode == http.StatusOK {
			if doc := page.page(t); doc.Find("[data-session]").Length() != 1 || doc.Find(`form[action$="/remove"]`).Length() != 0 {
				t.Errorf("%s: sees the owner's sessions or passkeys", name)
			}
			thief.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
		}
		if owner.get("/de/my-data").want(t, http.StatusOK).text == "" || !owner.signedIn() || owner.get("/de/account").page(t).Find("[data-session]").Length() != 1 {
			t.Fatalf("%s: the owner lost the account, or is not alone in it", name)
		}
	}

	owner.form("/de/account/sign-out").want(t, http.StatusSeeOther)
	device.counter++
	owner.enter(t, device).want(t, http.StatusOK)
	if !strings.Contains(owner.get("/de/my-data").text, "93,7191") {
		t.Error("the passkey does not lead back")
	}
}

// TestPostSignIn_OutboxSameAnswer: without a mail server, too, the pages are the same whether or
// not there is an account of the address.
func TestPostSignIn_OutboxSameAnswer(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.visit(t).signInByOutbox(jule)
	var pages []string
	for _, address := range []string{jule, "nobody.here@example.org"} {
		b := s.visit(t)
		a := b.form("/de/sign-in", "email", address)
		token := tokenOf(t, b.linkInOutbox("/sign-in/confirm", "token"))
		confirm := b.get("/de/sign-in/confirm?token="+token).want(t, http.StatusOK).page(t).Find("main").Text()
		pages = append(pages, a.Header.Get("Location")+b.get("/de/sign-in?notice=sent").text+strings.ReplaceAll(confirm, address, ""))
	}
	withoutTimes := regexp.MustCompile(`bis [^<]*Weltzeit`)
	if withoutTimes.ReplaceAllString(pages[0], "") != withoutTimes.ReplaceAllString(pages[1], "") {
		t.Errorf("the pages differ:\n%s\n%s", pages[0], pages[1])
	}
}

func TestPostSignIn_OutboxOfWhoAsked(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b, other := s.visit(t), s.visit(t)
	a := b.form("/de/sign-in", "email", jule)
	a.goesTo(t, "/de/sign-in?notice=sent")
	if cookies := a.Cookies(); len(cookies) != 1 || cookies[0].MaxAge > 3600 {
		t.Errorf("a visit begun for a link lasts %v", cookies)
	}
	if !strings.Contains(b.get("/de/sign-in?notice=sent").page(t).Find("[role=status]").Text(), "Postausgang") {
		t.Error("nothing leads to the outbox")
	}
	other.form("/de/sign-in", "email", jule).want(t, http.StatusSeeOther)
	match := linkInLetter.FindStringSubmatch(b.get("/de/outbox").page(t).Find(".letter-text a").AttrOr("href", ""))
	if match == nil {
		t.Fatal("the link is not in the outbox")
	}
	if strings.Contains(other.get("/de/outbox").text, match[1]) {
		t.Error("another visitor reads it too")
	}
	b.form("/de/sign-in/confirm", "token", match[1]).goesTo(t, "/de/account?notice=opened")
}
