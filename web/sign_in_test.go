package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ebenmass/models/letter"
	"ebenmass/web"
)

// signIn asks for a link and follows it.
func (b *browser) signIn(m *mailbox, address string) {
	b.t.Helper()
	a := b.form("/de/sign-in/confirm", "token", b.ask(m, address)).want(b.t, http.StatusSeeOther)
	if !strings.HasPrefix(a.Header.Get("Location"), "/de/account?notice=") {
		b.t.Fatalf("goes to %s", a.Header.Get("Location"))
	}
}

func (b *browser) cookie() string {
	u, _ := url.Parse(b.shop.URL)
	for _, c := range b.client.Jar.Cookies(u) {
		return c.Value
	}
	return ""
}

// copied is a second browser with the cookies of the first, as a thief would have.
func (b *browser) copied() *browser {
	u, _ := url.Parse(b.shop.URL)
	other := b.shop.visit(b.t)
	other.client.Jar.SetCookies(u, b.client.Jar.Cookies(u))
	return other
}

func (b *browser) signedIn() bool {
	return b.get("/de/account").StatusCode == http.StatusOK
}

func TestPostSignInConfirm_SecondDevice(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t)
	phone := s.visit(t)
	phone.form("/de/fit", canaryMeasures("age16", "1", "consent_advice", "1")...).goesTo(t, "/de/fit?notice=saved")
	phone.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2").want(t, http.StatusSeeOther)
	phone.signIn(m, jule)
	laptop := s.visit(t)
	laptop.signIn(m, jule)
	for name, b := range map[string]*browser{"phone": phone, "laptop": laptop} {
		mine := b.get("/de/my-data").want(t, http.StatusOK)
		doc := mine.page(t)
		if !strings.Contains(mine.text, "93,7191") || doc.Find(`[data-datum="basket-alma-t-shirt-sage-m"]`).Length() != 1 || doc.Find("[data-consent]").Length() != 1 {
			t.Errorf("%s: measurements, basket or consent are missing", name)
		}
		if got := doc.Find(`[data-datum="address"][data-purpose="account"]`).Text(); !strings.Contains(got, jule) {
			t.Errorf("%s: the address is not among the data", name)
		}
		account := b.get("/en/account").want(t, http.StatusOK).page(t)
		if account.Find("[data-session]").Length() != 2 || strings.Count(account.Find("[data-session]").Text(), "This browser") != 1 {
			t.Errorf("%s: sessions %s", name, account.Find("[data-session]").Text())
		}
	}
	for _, secret := range []string{jule, "jule.canary"} {
		if where := s.holds(t, secret); where != "" {
			t.Errorf("the address stands in %s", where)
		}
	}
}

func TestPostSignIn_SameWithoutAccount(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t)
	s.visit(t).signIn(m, jule)
	var answers, pages []string
	for _, address := range []string{jule, "stranger@example.org"} {
		b := s.visit(t)
		a := b.form("/de/sign-in", "email", address).want(t, http.StatusSeeOther)
		a.Header.Del("Date")
		a.Header.Del("Set-Cookie")
		answers = append(answers, a.Header.Get("Location"))
		pages = append(pages, b.get(a.Header.Get("Location")).want(t, http.StatusOK).text)
	}
	if answers[0] != answers[1] || pages[0] != pages[1] {
		t.Errorf("the answers differ: %q", answers)
	}
	known, unknown := m.letters[jule][1], m.letters["stranger@example.org"][0]
	if linkInLetter.ReplaceAllString(known.Text, "") != linkInLetter.ReplaceAllString(unknown.Text, "") || known.Subject != unknown.Subject {
		t.Error("the letters differ")
	}
}

func TestPostSignInConfirm_Once(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t)
	b := s.visit(t)
	token := b.ask(m, jule)
	path := "/de/sign-in/confirm?token=" + token
	for range 3 { // a mail scanner looks
		looked := s.visit(t).get(path).want(t, http.StatusOK)
		if looked.Header.Get("Referrer-Policy") != "strict-origin" || looked.Header.Get("Cache-Control") != "no-store" || len(looked.Cookies()) > 0 {
			t.Errorf("headers %v", looked.Header)
		}
		if warned := looked.page(t).Find(".notice-wrong").Length(); warned != 1 {
			t.Error("another browser is not told that it did not ask")
		}
	}
	own := b.get(path).want(t, http.StatusOK).page(t)
	if own.Find(".notice-wrong").Length() != 0 || !strings.Contains(own.Find("main").Text(), jule) {
		t.Error("the page does not say whose account it opens, or warns whoever asked")
	}
	b.form("/de/sign-in/confirm", "token", token).goesTo(t, "/de/account?notice=opened")
	thief := s.visit(t)
	for name, a := range map[string]answer{
		"looking": thief.get(path), "using": thief.form("/en/sign-in/confirm", "token", token), "own": b.form("/de/sign-in/confirm", "token", token),
	} {
		if doc := a.want(t, http.StatusGone).page(t); doc.Find("h1").Length() != 1 || strings.Contains(doc.Text(), jule) {
			t.Errorf("%s: %s", name, doc.Find("main").Text())
		}
	}
	if thief.signedIn() {
		t.Error("the thief is in")
	}
	if b.get("/de/account").page(t).Find("#replayed").Length() != 1 {
		t.Error("the customer is not told of the second try")
	}
	for _, wrong := range []string{"", "nonsense", strings.Repeat("A", 9000)} {
		s.visit(t).form("/de/sign-in/confirm", "token", wrong).want(t, http.StatusGone)
		s.visit(t).get("/de/sign-in/confirm?token="+wrong).want(t, http.StatusGone)
	}
	if strings.Contains(s.log.String(), token) || s.holds(t, token) != "" {
		t.Error("the token is on record")
	}
}

func TestPostSignInConfirm_EndsOldSession(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t)
	b := s.visit(t)
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1").want(t, http.StatusSeeOther)
	planted := b.copied() // somebody who gave the victim this session, or stole it
	before := b.cookie()
	b.signIn(m, jule)
	if b.cookie() == before || !b.signedIn() {
		t.Error("the session is the one of before")
	}
	if planted.signedIn() || planted.get("/de/basket").page(t).Find("[data-sku]").Length() != 0 {
		t.Error("the session of before still opens something")
	}
	again := b.copied()
	b.signIn(m, jule)
	if again.signedIn() {
		t.Error("signing in anew leaves the session of before alive")
	}
}

func TestPostSignInConfirm_Merges(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t)
	first := s.visit(t)
	first.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1").want(t, http.StatusSeeOther)
	first.signIn(m, jule)
	second := consented(t, s, "advice")
	second.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2").want(t, http.StatusSeeOther)
	second.form("/de/basket/items", "sku", "alma-t-shirt-sage-l", "quantity", "1").want(t, http.StatusSeeOther)
	told := second.get("/en/sign-in/confirm?token="+second.ask(m, jule)).want(t, http.StatusOK).page(t).Find("main").Text()
	if !strings.Contains(told, "The 2 items") || !strings.Contains(told, "go to the account with your consent") {
		t.Errorf("told %q", told)
	}
	second.signIn(m, jule)
	doc := first.get("/de/my-data").page(t)
	if got := doc.Find(`[data-datum="basket-alma-t-shirt-sage-m"]`).Text(); !strings.Contains(got, "3 Teile") && !strings.Contains(got, "3 Stück") {
		t.Errorf("basket: %q", got)
	}
	if doc.Find(`[data-datum="bust"]`).Length() == 0 || doc.Find("[data-consent]").Length() != 1 {
		t.Error("measurements or consent did not come along")
	}
	third := consented(t, s, "advice")
	told = third.get("/de/sign-in/confirm?token=" + third.ask(m, jule)).page(t).Find("main").Text()
	if !strings.Contains(told, "werden gelöscht") {
		t.Errorf("told %q", told)
	}
	stranger := s.visit(t)
	stranger.signIn(m, "other@example.org")
	told = stranger.get("/de/sign-in/confirm?token=" + stranger.ask(m, jule)).page(t).Find("main").Text()
	if !strings.Contains(told, "Das andere Konto") || strings.Contains(told, "werden gelöscht") {
		t.Errorf("told %q", told)
	}
}

func TestPostSignOut_HereAndEverywhere(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t)
	one, two, three := s.visit(t), s.visit(t), s.visit(t)
	for _, b := range []*browser{one, two, three} {
		b.signIn(m, jule)
	}
	stolen := one.copied()
	out := one.form("/de/account/sign-out")
	out.goesTo(t, "/de/sign-in?notice=signed_out")
	if one.cookie() != "" || stolen.signedIn() {
		t.Error("the session or its cookie outlives signing out")
	}
	if out.Header.Get("Clear-Site-Data") != `"cache"` {
		t.Error("the browser keeps the pages of before")
	}
	end, _ := two.get("/de/account").page(t).Find(`form[action$="/sign-out"][action*="/sessions/"]`).Attr("action")
	two.form(strings.TrimPrefix(end, "/de")).want(t, http.StatusNotFound) // without its language it is no route
	two.form(end).goesTo(t, "/de/account?notice=ended")
	if three.signedIn() || !two.signedIn() {
		t.Error("ending one session ended another")
	}
	three.signIn(m, jule)
	pending, elsewhere := three.ask(m, jule), s.visit(t).ask(m, jule)
	three.form("/en/account/sign-out-everywhere").goesTo(t, "/en/sign-in?notice=everywhere")
	for _, token := range []string{pending, elsewhere} {
		three.get("/en/sign-in/confirm?token="+token).want(t, http.StatusGone)
		three.form("/en/sign-in/confirm", "token", token).want(t, http.StatusGone)
	}
	if two.signedIn() || three.signedIn() {
		t.Error("somebody is still signed in")
	}
	two.form("/de/account/sign-out").goesTo(t, "/de/sign-in")
	one.signIn(m, jule)
	one.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
	if one.signedIn() {
		t.Error("a deleted account is signed in")
	}
}

func TestPostDevice_Named(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t)
	b := s.visit(t)
	b.signIn(m, jule)
	path := "/de/account/sessions/" + b.get("/de/account").page(t).Find("[data-session]").AttrOr("data-session", "?") + "/device"
	b.form(path, "device", "phone").goesTo(t, "/de/account?notice=named")
	if got := b.get("/de/account?notice=named").page(t).Find("[data-session] strong").Text(); got != "Telefon" {
		t.Errorf("called %q", got)
	}
	b.form(path, "device", "fridge").want(t, http.StatusUnprocessableEntity)
}

// TestPostSignIn_Limited: strangers who ask for links to somebody's address are not refused, nor
// told, and keep its owner from nothing.
func TestPostSignIn_Limited(t *testing.T) {
	t.Parallel()
	var time moving
	m := &mailbox{letters: map[string][]letter.Letter{}}
	s := openShopAt(t, time.now, func(c *web.Config) { c.Post = m })
	stranger, owner := s.visit(t), s.visit(t)
	for range 12 {
		stranger.form("/de/sign-in", "email", jule).goesTo(t, "/de/sign-in?notice=sent")
	}
	if n := len(m.letters[jule]); n != 3 { // links: nobody has an account yet
		t.Errorf("one asker had %d letters sent to one address", n)
	}
	time.minutes(1)
	before := len(m.letters[jule])
	owner.signIn(m, jule)
	if len(m.letters[jule]) != before+1 || !owner.signedIn() {
		t.Error("the owner is kept out")
	}
	for range 5 {
		time.minutes(1)
		for range 12 { // each time as somebody else
			s.visit(t).form("/de/sign-in", "email", jule).goesTo(t, "/de/sign-in?notice=sent")
		}
	}
	if n := len(m.letters[jule]); n > 13 {
		t.Errorf("an address got %d letters in seven minutes", n)
	}
	owner.copied().form("/de/account/sign-out").want(t, http.StatusSeeOther)
	time.minutes(1)
	back := s.visit(t)
	back.form("/de/sign-in", "email", jule).goesTo(t, "/de/sign-in?notice=sent")
	back.form("/de/sign-in/confirm", "token", m.token(t, jule)).goesTo(t, "/de/account?notice=signed_in")
}

func TestPostSignIn_InvalidAddress(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t)
	for _, typed := range []string{"", "jule", "jule@", "Jule <jule@example.org>", "jule@example.org\r\nBcc: x@example.org", strings.Repeat("a", 5000) + "@example.org"} {
		b := s.visit(t)
		a := b.form("/en/sign-in", "email", typed)
		if a.StatusCode == http.StatusTooManyRequests {
			break // of this client
		}
		doc := a.want(t, http.StatusUnprocessableEntity).page(t)
		if doc.Find(`.error-summary a[href="#email"]`).Length() != 1 || len(a.Cookies()) > 0 {
			t.Errorf("%q: no summary, or a cookie", shortened(typed))
		}
	}
	if len(m.letters) != 0 {
		t.Error("a letter went out")
	}
	s.keptNothing(t)
}

func shortened(s string) string { return s[:min(len(s), 40)] }

func TestGetAccount_NeedsSignIn(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, b := range []*browser{s.visit(t), consented(t, s, "advice")} {
		b.get("/de/account").goesTo(t, "/de/sign-in")
		for _, path := range []string{"/de/account/sign-out", "/de/account/sign-out-everywhere", "/de/account/sessions/x/sign-out", "/de/account/passkeys/x/remove"} {
			b.form(path).goesTo(t, "/de/sign-in")
		}
	}
}

// TestGetSignIn_SaysWhatLinksOpen: the page says what a link can do in this shop.
func TestGetSignIn_SaysWhatLinksOpen(t *testing.T) {
	t.Parallel()
	mailed, _ := openMailed(t)
	for name, c := range map[string]struct {
		s    *shop
		path string
		want string
		not  string
	}{
		"de":     {openShop(t), "/de/sign-in", "Andere Konten mit derselben Adresse bleiben davon getrennt", "erfundene"},
		"en":     {openShop(t), "/en/sign-in", "Other accounts with the same address stay separate", "invented"},
		"mailed": {mailed, "/en/sign-in", "With a link by e-mail", "outbox"},
	} {
		told := c.s.visit(t).get(c.path).want(t, http.StatusOK).page(t).Find("main").Text()
		if !strings.Contains(told, c.want) || strings.Contains(told, c.not) {
			t.Errorf("%s: %s", name, told)
		}
	}
}

// TestPostSignInConfirm_Elsewhere: a link asked for in another browser signs in, and moves nothing
// of this visit unless that is ticked.
func TestPostSignInConfirm_Elsewhere(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t)
	for name, take := range map[string]string{"left": "", "taken": "1"} {
		for _, there := range []bool{true, false} {
			address := fmt.Sprintf("%s.%v@example.org", name, there)
			if there {
				s.visit(t).signIn(m, address)
			}
			b := consented(t, s, "advice")
			b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2").want(t, http.StatusSeeOther)
			token := s.visit(t).ask(m, address)
			doc := b.get("/en/sign-in/confirm?token="+token).want(t, http.StatusOK).page(t)
			if box := doc.Find(`input[type=checkbox][name=take]`); box.Length() != 1 || box.Is("[checked]") {
				t.Errorf("%s: no unticked box", address)
			}
			b.form("/en/sign-in/confirm", "token", token, "take", take).want(t, http.StatusSeeOther)
			mine := b.get("/en/my-data").want(t, http.StatusOK).page(t)
			if got := mine.Find(`[data-datum="basket-alma-t-shirt-sage-m"]`).Length() + mine.Find(`[data-datum="bust"]`).Length(); (got == 2) != (take == "1") || !b.signedIn() {
				t.Errorf("%s: %d of basket and measurements are there", address, got)
			}
		}
	}
	own := s.visit(t)
	own.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2").want(t, http.StatusSeeOther)
	if own.get("/en/sign-in/confirm?token="+own.ask(m, jule)).page(t).Find(`input[name=take]`).Length() != 0 {
		t.Error("who asked is asked again")
	}
}
