package web_test

import (
	"net/http"
	"strings"
	"testing"

	"ebenmass/web"
)

// showCode has a signed-in browser show a code and returns it.
func (b *browser) showCode(t *testing.T) string {
	t.Helper()
	b.form("/de/account/device").goesTo(t, "/de/account/device")
	return b.get("/de/account/device").want(t, http.StatusOK).page(t).Find("[data-device-code]").Text()
}

// typeCode types a code and returns the number that the browser then shows.
func (b *browser) typeCode(t *testing.T, code string) (check string) {
	t.Helper()
	b.form("/de/sign-in/device", "code", code).goesTo(t, "/de/sign-in/device?notice=typed")
	return b.get("/de/sign-in/device?notice=typed").want(t, http.StatusOK).page(t).Find("[data-check]").Text()
}

// letIn confirms the device that typed the code.
func (b *browser) letIn(t *testing.T) {
	t.Helper()
	check := b.get("/de/account/device").page(t).Find(`input[name="check"]`).AttrOr("value", "")
	b.form("/de/account/device/confirm", "check", check).goesTo(t, "/de/account/device")
}

// wantNotIn fails the test where a browser can sign in with the code it typed.
func (b *browser) wantNotIn(t *testing.T, why string) {
	t.Helper()
	b.form("/de/sign-in/device/enter", "take", "1").want(t, http.StatusGone)
	if b.signedIn() {
		t.Errorf("%s: signed in", why)
	}
}

// In the shop that mails nothing: code, confirmation, the same account on both.
func TestPostSignInDevice_WholeWay(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	first, second := s.visit(t), s.visit(t)
	first.form("/de/fit", canaryMeasures("age16", "1", "consent_advice", "1")...).goesTo(t, "/de/fit?notice=saved")
	first.signInByOutbox(jule)
	for path, want := range map[string]string{"/de/sign-in": "/de/sign-in/device", "/de/account": "/de/account/device"} {
		page := first.get(path).page(t)
		if page.Find(`main a[href="`+want+`"]`).Length() != 1 || !strings.Contains(page.Find("main").Text(), "ein zweites Gerät") {
			t.Errorf("%s does not say how a second device joins", path)
		}
	}
	code := first.showCode(t)
	if again := first.get("/de/account/device").page(t).Find("[data-device-code]").Text(); again != code || len(code) != 9 {
		t.Errorf("the page shows %q, and reloaded %q", code, again)
	}
	asked := second.get("/de/sign-in/device").want(t, http.StatusOK)
	if len(asked.Cookies()) > 0 || asked.page(t).Find(`meta[http-equiv="refresh"]`).Length() > 0 {
		t.Error("the form sets a cookie before one is needed, or reloads itself")
	}
	check := second.typeCode(t, " "+strings.ToLower(strings.Replace(code, "-", " ", 1))+" ")
	if second.signedIn() || strings.Contains(second.get("/de/sign-in/device").text, jule) {
		t.Error("something is handed over without a confirmation")
	}
	confirm := first.get("/en/account/device").want(t, http.StatusOK).page(t)
	if got := confirm.Find("[data-check]").Text(); got != check || len(check) != 3 {
		t.Errorf("the devices show %q and %q", got, check)
	}
	if confirm.Find("[data-device-code]").Length() != 0 {
		t.Error("a code that was typed is still shown")
	}
	first.letIn(t)
	if page := second.get("/en/sign-in/device").want(t, http.StatusOK); second.signedIn() || !strings.Contains(page.text, jule) {
		t.Error("reading the page signs in, or it does not say whose account it is")
	}
	old := second.cookie()
	second.form("/en/sign-in/device/enter").goesTo(t, "/en/account?notice=signed_in")
	if !second.signedIn() || second.cookie() == old {
		t.Error("not signed in, or under the identifier of before")
	}
	if mine := second.get("/de/my-data").text; !strings.Contains(mine, "93,7191") {
		t.Error("the second device does not see the account's measurements")
	}
	if n := first.get("/de/account").page(t).Find("[data-session]").Length(); n != 2 {
		t.Errorf("%d sessions", n)
	}
	if !strings.Contains(first.get("/de/outbox").text, "Another browser is signed in to your account") { // in the words of the second device
		t.Error("the owner got no letter")
	}
	for _, secret := range []string{code, strings.ReplaceAll(code, "-", "")} {
		if strings.Contains(s.log.String(), secret) || s.holds(t, secret) != "" {
			t.Error("the code is on record")
		}
	}
}

// Every way in which a code signs nobody in.
func TestPostSignInDevice_SignsNobodyIn(t *testing.T) {
	t.Parallel()
	for name, act := range map[string]func(t *testing.T, s *shop, first, second *browser, clock *moving, code string){
		"never confirmed": func(t *testing.T, _ *shop, _, second *browser, _ *moving, code string) { second.typeCode(t, code) },
		"typed after two minutes": func(t *testing.T, _ *shop, _, second *browser, clock *moving, code string) {
			clock.minutes(2)
			second.form("/de/sign-in/device", "code", code).want(t, http.StatusUnprocessableEntity)
		},
		"confirmed after two minutes": func(t *testing.T, _ *shop, first, second *browser, clock *moving, code string) {
			check := second.typeCode(t, code)
			clock.minutes(2)
			first.form("/de/account/device/confirm", "check", check).want(t, http.StatusGone)
		},
		"entered after two minutes": func(t *testing.T, _ *shop, first, second *browser, clock *moving, code string) {
			second.typeCode(t, code)
			first.letIn(t)
			clock.minutes(2)
		},
		"confirmed by another account": func(t *testing.T, s *shop, _, second *browser, _ *moving, code string) {
			check := second.typeCode(t, code)
			stranger := s.visit(t)
			stranger.signInByOutbox("stranger@example.org")
			stranger.form("/de/account/device/confirm", "check", check).want(t, http.StatusGone)
			s.visit(t).form("/de/account/device/confirm", "check", check).goesTo(t, "/de/sign-in")
		},
		"confirmed by itself": func(t *testing.T, _ *shop, _, second *browser, _ *moving, code string) {
			second.form("/de/account/device/confirm", "check", second.typeCode(t, code)).goesTo(t, "/de/sign-in")
		},
		"another number confirmed": func(t *testing.T, _ *shop, first, second *browser, _ *moving, code string) {
			second.typeCode(t, code)
			for _, wrong := range []string{"", "12", "1000", "nonsense"} {
				first.form("/de/account/device/confirm", "check", wrong).want(t, http.StatusGone)
			}
		},
		"typed by somebody else before": func(t *testing.T, s *shop, first, second *browser, _ *moving, code string) {
			thief := s.visit(t)
			thief.typeCode(t, code)
			second.form("/de/sign-in/device", "code", code).want(t, http.StatusUnprocessableEntity)
			first.letIn(t)
		},
		"a new code since": func(t *testing.T, _ *shop, first, second *browser, _ *moving, code string) {
			check := second.typeCode(t, code)
			if first.showCode(t) == code {
				t.Error("the new code is the one before")
			}
			first.form("/de/account/device/confirm", "check", check).want(t, http.StatusGone)
		},
		"discarded": func(t *testing.T, _ *shop, first, second *browser, _ *moving, code string) {
			second.typeCode(t, code)
			first.letIn(t)
			first.form("/de/account/device/drop").goesTo(t, "/de/account/device?notice=dropped")
		},
		"signed out everywhere": func(t *testing.T, _ *shop, first, second *browser, _ *moving, code string) {
			second.typeCode(t, code)
			first.letIn(t)
			first.form("/de/account/sign-out-everywhere").goesTo(t, "/de/sign-in?notice=everywhere")
		},
		"signed out on the first": func(t *testing.T, _ *shop, first, second *browser, _ *moving, code string) {
			second.typeCode(t, code)
			first.letIn(t)
			first.form("/de/account/sign-out").goesTo(t, "/de/sign-in?notice=signed_out")
		},
		"everything deleted": func(t *testing.T, _ *shop, first, second *browser, _ *moving, code string) {
			second.typeCode(t, code)
			first.letIn(t)
			first.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
		},
		"typed without a cookie": func(t *testing.T, s *shop, first, second *browser, _ *moving, code string) {
			a := s.withoutCookies(t).form("/de/sign-in/device", "code", code)
			a.goesTo(t, "/de/sign-in/device?notice=typed")
			second.form("/de/sign-in/device", "code", code).want(t, http.StatusUnprocessableEntity)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var clock moving
			s := openShopAt(t, clock.now)
			first, second := s.visit(t), s.visit(t)
			first.signInByOutbox(jule)
			act(t, s, first, second, &clock, first.showCode(t))
			second.wantNotIn(t, name)
		})
	}
}

func TestPostSignInDeviceEnter_Once(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	first, second := s.visit(t), s.visit(t)
	first.signInByOutbox(jule)
	code := first.showCode(t)
	second.typeCode(t, code)
	thief := second.copied()
	first.letIn(t)
	second.form("/de/sign-in/device/enter").goesTo(t, "/de/account?notice=signed_in")
	thief.wantNotIn(t, "a copy of the cookie of before")
	again := s.visit(t)
	again.form("/de/sign-in/device", "code", code).want(t, http.StatusUnprocessableEntity)
	again.wantNotIn(t, "used before")
	if first.get("/de/account/device").page(t).Find(`[data-awaits="none"]`).Length() != 1 {
		t.Error("the first device still shows a code that was used")
	}
}

// A code typed where it is shown leads nowhere; one typed in another account's browser goes over.
func TestPostSignInDevice_WhoTypes(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	first, other := s.visit(t), s.visit(t)
	first.signInByOutbox(jule)
	other.signInByOutbox("other@example.org")
	code := first.showCode(t)
	first.form("/de/sign-in/device", "code", code).want(t, http.StatusUnprocessableEntity)
	other.typeCode(t, code)
	first.letIn(t)
	if told := other.get("/de/sign-in/device").page(t).Find("main").Text(); !strings.Contains(told, "Das andere Konto") || !strings.Contains(told, jule) {
		t.Errorf("told %q", told)
	}
	other.form("/de/sign-in/device/enter").goesTo(t, "/de/account?notice=signed_in")
	if got := other.get("/de/account").page(t).Find(".page-head").Text(); !strings.Contains(got, jule) {
		t.Errorf("signed in as %q", got)
	}
}

// What the second device's visit holds comes along only if that is ticked.
func TestPostSignInDeviceEnter_TakesAlong(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fields []string
		lines  int
	}{"not ticked": {nil, 0}, "ticked": {[]string{"take", "1"}, 1}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := openShop(t)
			first, second := s.visit(t), s.visit(t)
			first.signInByOutbox(jule)
			second.basket("alma-t-shirt-sage-m", "2")
			second.typeCode(t, first.showCode(t))
			first.letIn(t)
			page := second.get("/en/sign-in/device").page(t)
			if page.Find(`input[name="take"]:not([checked])`).Length() != 1 || !strings.Contains(page.Find("main").Text(), "The one item") {
				t.Errorf("told %q", page.Find("main").Text())
			}
			second.form("/en/sign-in/device/enter", c.fields...).goesTo(t, "/en/account?notice=signed_in")
			if n := first.get("/de/basket").page(t).Find("[data-sku]").Length(); (n > 0) != (c.lines > 0) {
				t.Errorf("%d lines in the account's basket", n)
			}
		})
	}
}

// Guesses are limited by network, begin no visit and set no cookie; others are not kept out.
func TestPostSignInDevice_Limited(t *testing.T) {
	t.Parallel()
	var clock moving
	s := openShopAt(t, clock.now, behindProxy)
	owner := s.from(t, "203.0.113.9")
	owner.signInByOutbox(jule)
	code := owner.showCode(t)
	rows := s.rows(t)
	refused := 0
	for i := range 40 { // from many addresses of one network
		guess := s.from(t, "198.51.100."+string(rune('1'+i%9)))
		a := guess.form("/de/sign-in/device", "code", "K7M2-9XQ"+string("0123456789"[i%10]))
		switch {
		case a.StatusCode == http.StatusTooManyRequests && a.Header.Get("Retry-After") != "":
			refused++
		case a.StatusCode != http.StatusUnprocessableEntity || len(a.Cookies()) > 0 || strings.Contains(a.text, "K7M2-9XQ4\""):
			t.Errorf("status %d, %d cookies", a.StatusCode, len(a.Cookies()))
		}
	}
	if refused < 25 {
		t.Errorf("%d of 40 guesses were refused", refused)
	}
	if s.rows(t) != rows {
		t.Error("guesses leave rows")
	}
	s.from(t, "198.51.100.200").form("/de/sign-in/device", "code", code).want(t, http.StatusTooManyRequests)
	second := s.from(t, "192.0.2.4")
	second.typeCode(t, code)
	owner.letIn(t)
	second.form("/de/sign-in/device/enter").goesTo(t, "/de/account?notice=signed_in")
}

// What is no code at all is answered as a wrong one.
func TestPostSignInDevice_NoCode(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for i, typed := range []string{"", "-", "K7M2", "K7M2-9XQ4-K7M2", "ÄÖÜß-ÄÖÜß", strings.Repeat("A", 9000), "K7M2\x009XQ4", "' OR 1=1", "<b>K7M29"} {
		b := s.visit(t)
		lang := []string{"de", "en"}[i%2]
		doc := b.form("/"+lang+"/sign-in/device", "code", typed).want(t, http.StatusUnprocessableEntity).page(t)
		if doc.Find("#code-error").Length() != 1 || doc.Find("#code").AttrOr("value", "") != "" || b.cookie() != "" {
			t.Errorf("%.20q: %s", typed, doc.Find("main").Text())
		}
	}
}

// A code is as good as a sign-in: whoever finds a browser open gets none.
func TestPostAccountDevice_FreshProof(t *testing.T) {
	t.Parallel()
	var clock moving
	s := openShopAt(t, clock.now)
	b := s.visit(t)
	b.signInByOutbox(jule)
	clock.minutes(11)
	if b.get("/de/account/device").page(t).Find("[data-proof] a").Length() != 1 {
		t.Error("the page does not ask for a fresh proof")
	}
	b.form("/de/account/device").goesTo(t, "/de/sign-in?notice=fresh")
	b.signInByOutbox(jule)
	if b.showCode(t) == "" {
		t.Error("no code after a fresh proof")
	}
	s.visit(t).form("/de/account/device").goesTo(t, "/de/sign-in")
}

// The picture brings the code behind the #, which no server sees, and is one of our own.
func TestGetAccountDeviceCode_Picture(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.signInByOutbox(jule)
	b.get("/de/account/device/code.svg").want(t, http.StatusNotFound)
	code := b.showCode(t)
	if src := b.get("/de/account/device").page(t).Find("img.device-picture").AttrOr("src", ""); src != "/de/account/device/code.svg" {
		t.Errorf("the picture is at %q", src)
	}
	a := b.get("/de/account/device/code.svg").want(t, http.StatusOK)
	if a.Header.Get("Content-Type") != "image/svg+xml" || a.Header.Get("Cache-Control") != "no-store" || !strings.HasPrefix(a.text, "<svg ") || strings.Contains(a.text, code) {
		t.Errorf("%v, %.80s", a.Header, a.text)
	}
	s.visit(t).get("/de/account/device/code.svg").goesTo(t, "/de/sign-in")
}

func TestPostSignInDevice_CookiesOff(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	first, second := s.visit(t), s.withoutCookies(t)
	first.signInByOutbox(jule)
	for lang, says := range map[string]string{"de": "Wir erkennen dieses Gerät nicht wieder", "en": "We cannot recognise this device again"} {
		to := second.form("/"+lang+"/sign-in/device", "code", first.showCode(t)).want(t, http.StatusSeeOther).Header.Get("Location")
		note := second.get(to).page(t).Find("main [data-needs-cookie]")
		if note.AttrOr("data-needs-cookie", "") != "ebenmass" || !strings.Contains(strings.ToLower(note.Text()), strings.ToLower(says)) {
			t.Errorf("%s says %q", to, note.Text())
		}
	}
}

// With a mail server a second device may come by a code too, and the letter goes to the address
// that was proved.
func TestPostSignInDeviceEnter_Mailed(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t, func(*web.Config) {})
	first, second := s.visit(t), s.visit(t)
	first.signIn(m, jule)
	second.typeCode(t, first.showCode(t))
	first.letIn(t)
	second.form("/en/sign-in/device/enter").goesTo(t, "/en/account?notice=signed_in")
	s.deliver(t)
	letters := m.letters[jule]
	if last := letters[len(letters)-1]; last.Subject != "Another browser is signed in to your account" {
		t.Errorf("the last letter is %q", last.Subject)
	}
}

// However often the pages of both devices are opened, nothing is used up, confirmed or written.
func TestGetDevice_ChangesNothing(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s countedShop) {
		first, second := s.visit(t), s.visit(t)
		first.signInByOutbox(jule)
		second.basket("alma-t-shirt-sage-m", "1")
		look := func(state string) {
			before := s.dump(t)
			for _, b := range []*browser{first, second} {
				for _, path := range []string{"/account/device", "/account/device/code.svg", "/sign-in/device", "/sign-in/device?code=other", "/sign-in/device/enter", "/account/device/confirm"} {
					for _, lang := range []string{"/de", "/en"} {
						b.get(lang + path)
					}
				}
			}
			if changed := changes(before, s.dump(t)); len(changed) > 0 {
				t.Errorf("%s: GETs change %q", state, changed)
			}
		}
		look("no code")
		code := first.showCode(t)
		look("a code")
		second.typeCode(t, code)
		look("typed")
		first.letIn(t)
		look("confirmed")
		second.form("/de/sign-in/device/enter").goesTo(t, "/de/account?notice=signed_in")
	})
}
