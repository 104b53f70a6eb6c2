package web_test

import (
	"crypto/rand"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models/letter"
)

// declaring are the fields of a withdrawal.
func declaring(more ...string) []string {
	return append([]string{"name", "Jule Zilpzalp", "contract", "Leinenhemd Arne, bestellt am 20. November", "email", "jule@example.org"}, more...)
}

// review goes through the first step and returns the attempt that the second one names.
func (b *browser) review(lang string, fields ...string) (attempt string) {
	b.t.Helper()
	doc := b.form("/"+lang+"/withdraw", append(fields, "step", "review")...).want(b.t, http.StatusOK).page(b.t)
	return doc.Find(`input[name="attempt"]`).AttrOr("value", "")
}

func TestGetWithdraw_LinkedFromEveryPage(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for lang, words := range map[string]string{"de": "Vertrag widerrufen", "en": "Withdraw from contract here"} {
		for _, path := range append([]string{"/nowhere"}, pages...) {
			doc := b.get("/" + lang + path).page(t)
			if got := doc.Find(`footer a[href="/` + lang + `/withdraw"]`).Text(); got != words {
				t.Errorf("/%s%s: the footer says %q", lang, path, got)
			}
		}
	}
}

func TestPostWithdraw_TwoSteps(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lang, button, says, zone string }{
		{"de", "Widerruf bestätigen", "Hiermit widerrufe ich", "Europe/Berlin"},
		{"en", "Confirm withdrawal", "I hereby withdraw", "Europe/Berlin"},
	} {
		s := openShop(t)
		b := s.visit(t)
		form := b.get("/"+c.lang+"/withdraw").want(t, http.StatusOK).page(t)
		if got := attributes(form.Find("form.withdraw-form input"), "name"); strings.Join(got, " ") != "name contract email" {
			t.Errorf("%s: it asks for %v", c.lang, got)
		}
		reviewed := b.form("/"+c.lang+"/withdraw", declaring("step", "review")...).want(t, http.StatusOK)
		if button := reviewed.page(t).Find(`main button[value="confirm"]`).Text(); button != c.button || !strings.Contains(reviewed.text, c.says) {
			t.Errorf("%s: the button says %q", c.lang, button)
		}
		if len(reviewed.Cookies()) > 0 {
			t.Errorf("%s: a cookie before anything was declared", c.lang)
		}
		s.keptNothing(t)

		attempt := reviewed.page(t).Find(`input[name="attempt"]`).AttrOr("value", "")
		receipt := b.declare(c.lang, attempt)
		page := b.get(receipt).want(t, http.StatusOK)
		main := said(page.page(t).Find("main").Text())
		for _, want := range []string{"Jule Zilpzalp", "Leinenhemd Arne", "jule@example.org", c.says, c.zone} {
			if !strings.Contains(main, want) {
				t.Errorf("%s: the receipt lacks %q", c.lang, want)
			}
		}
		if page.Header.Get("Cache-Control") != "no-store" || page.Header.Get("Referrer-Policy") != "strict-origin" {
			t.Errorf("%s: %v", c.lang, page.Header)
		}
		letter := b.get("/" + c.lang + "/outbox").page(t).Find(`[data-letter="withdrawal"]`).Text()
		for _, want := range []string{"Jule Zilpzalp", "Leinenhemd Arne", c.says, c.zone} {
			if !strings.Contains(letter, want) {
				t.Errorf("%s: the letter lacks %q: %s", c.lang, want, letter)
			}
		}
		mine := b.get("/" + c.lang + "/my-data").page(t)
		if row := mine.Find(`[data-datum="withdrawal-1"][data-purpose="withdrawal"]`); row.Length() != 1 || row.AttrOr("data-expires", "") == "" {
			t.Errorf("%s: my data do not show it", c.lang)
		}
		for _, canary := range []string{"Zilpzalp", "Leinenhemd Arne, bestellt"} {
			if where := s.holds(t, canary); where != "" {
				t.Errorf("%s: %q stands readable in %s", c.lang, canary, where)
			}
		}
		b.form("/"+c.lang+"/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
		b.get(receipt).want(t, http.StatusNotFound)
		s.keptNothing(t)
	}
}

func TestPostWithdraw_Twice(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b, other := s.visit(t), s.visit(t) // the first answer's cookie may never arrive
	attempt := b.review("de", declaring()...)
	receipt := b.declare("de", attempt)
	for _, again := range []*browser{b, other} {
		again.form("/de/withdraw", declaring("step", "confirm", "attempt", attempt)...).goesTo(t, receipt)
	}
	if n := b.get("/de/outbox").page(t).Find("[data-letter]").Length(); n != 1 {
		t.Errorf("%d letters", n)
	}
	if n := b.get("/de/my-data").page(t).Find(`[data-purpose="withdrawal"][data-datum^="withdrawal"]`).Length(); n != 1 {
		t.Errorf("%d declarations", n)
	}
	if len(other.client.Jar.Cookies(b.get("/de/").Request.URL)) > 0 {
		t.Error("the second press began a visit")
	}
	for _, key := range []string{attempt, strings.TrimPrefix(receipt, "/de/withdraw/receipt?key=") + "X"} {
		if b.get("/en/withdraw/receipt?key="+key).StatusCode != http.StatusNotFound {
			t.Error("a key of none opens a receipt")
		}
	}
}

// TestPostWithdraw_ChosenAttempt: whatever attempt somebody sends, nobody else's receipt comes
// back: its key is the shop's own.
func TestPostWithdraw_ChosenAttempt(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, attempt := range []string{strings.Repeat("A", 26), strings.Repeat("7", 26), rand.Text()} {
		first := s.visit(t).declare("de", attempt)
		if strings.Contains(first, attempt) {
			t.Errorf("the client chose the key of %s", first)
		}
		for name, fields := range map[string][]string{
			"others":       {"name", "Somebody Else", "contract", "EM-99", "email", "else@example.org"},
			"another name": {"name", "Somebody Else", "contract", "Leinenhemd Arne, bestellt am 20. November", "email", "jule@example.org"},
			"shifted":      {"name", "Jule", "contract", "Zilpzalp Leinenhemd Arne, bestellt am 20. November", "email", "jule@example.org"},
		} {
			next := s.visit(t)
			a := next.form("/de/withdraw", append(fields, "step", "confirm", "attempt", attempt)...).want(t, http.StatusSeeOther)
			if a.Header.Get("Location") == first || strings.Contains(next.get(a.Header.Get("Location")).want(t, http.StatusOK).text, "Zilpzalp ") && name == "others" {
				t.Errorf("%s: the first one's receipt came", name)
			}
		}
		for _, empty := range [][]string{{"step", "confirm", "attempt", attempt}, {"step", "review", "attempt", attempt}} {
			s.visit(t).form("/de/withdraw", empty...).want(t, http.StatusUnprocessableEntity)
		}
		s.visit(t).form("/de/withdraw", "receipt", attempt).want(t, http.StatusNotFound)
	}
}

// declare confirms a declaration and returns the path of its receipt.
func (b *browser) declare(lang, attempt string) string {
	b.t.Helper()
	receipt := b.form("/"+lang+"/withdraw", declaring("step", "confirm", "attempt", attempt)...).want(b.t, http.StatusSeeOther).Header.Get("Location")
	if !strings.HasPrefix(receipt, "/"+lang+"/withdraw/receipt?key=") {
		b.t.Fatalf("goes to %s", receipt)
	}
	return receipt
}

func TestPostWithdraw_Invalid(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for _, step := range []string{"review", "confirm"} {
		doc := b.form("/en/withdraw", "step", step, "name", " ", "contract", "EM-7", "email", "jule").want(t, http.StatusUnprocessableEntity).page(t)
		if links := attributes(doc.Find("#error-summary a"), "href"); strings.Join(links, " ") != "#name #email" {
			t.Errorf("%s: the summary names %v", step, links)
		}
		if doc.Find(`input[name="contract"]`).AttrOr("value", "") != "EM-7" || doc.Find(`input[name="email"]`).AttrOr("value", "") != "jule" {
			t.Errorf("%s: what was typed is gone", step)
		}
	}
	forged := b.form("/en/withdraw", declaring("step", "confirm", "attempt", "short")...).want(t, http.StatusUnprocessableEntity).page(t)
	if attempt := forged.Find(`input[name="attempt"]`).AttrOr("value", ""); len(attempt) != 26 {
		t.Errorf("no new attempt is offered: %q", attempt)
	}
	back := b.form("/en/withdraw", declaring("step", "edit", "attempt", "x")...).want(t, http.StatusOK).page(t)
	if back.Find(`form.withdraw-form input[name="name"]`).AttrOr("value", "") != "Jule Zilpzalp" {
		t.Error("going back loses the name")
	}
	s.keptNothing(t)
}

func TestPostWithdraw_LetterNotSent(t *testing.T) {
	t.Parallel()
	var clock moving
	sent := sentLetters{down: true}
	s := openShopAt(t, clock.now, posting(&sent))
	b := s.visit(t)
	receipt := b.declare("de", b.review("de", declaring()...))
	state := func(want string) *goquery.Document {
		t.Helper()
		page := b.get(receipt).want(t, http.StatusOK).page(t)
		if got := page.Find("[data-letter-state]").AttrOr("data-letter-state", ""); got != want {
			t.Errorf("the page says %q of the letter, want %q", got, want)
		}
		return page
	}
	s.deliver(t)
	page := state("delayed")
	key := page.Find(`main form input[name="receipt"]`).AttrOr("value", "")
	if !strings.HasSuffix(receipt, "key="+key) || key == "" {
		t.Fatal("the letter cannot be sent again")
	}
	sent.setDown(false)
	b.form("/de/withdraw", "receipt", key).goesTo(t, receipt)
	if all := sent.letters(); len(all) != 1 || all[0].To != "jule@example.org" || all[0].Kind != letter.Withdrawal {
		t.Errorf("sent %+v", all)
	}
	if state("sent").Find("main form").Length() != 0 {
		t.Error("a letter that went out is offered again")
	}
	b.form("/de/withdraw", "receipt", key, "email", "other@example.org").goesTo(t, receipt)
	clock.days(1)
	s.deliver(t)
	if n := len(sent.letters()); n != 1 {
		t.Errorf("%d letters", n)
	}
}

func TestPostWithdraw_LetterOnce(t *testing.T) {
	t.Parallel()
	var clock moving
	sent := sentLetters{down: true}
	s := openShopAt(t, clock.now, posting(&sent))
	b := s.visit(t)
	receipt := b.declare("en", b.review("en", declaring()...))
	s.deliver(t)
	sent.setDown(false)
	s.deliver(t)
	if n := len(sent.letters()); n != 0 {
		t.Errorf("%d letters went before their time", n)
	}
	clock.minutes(1)
	s.deliver(t)
	s.deliver(t)
	if all := sent.letters(); len(all) != 1 || all[0].Kind != letter.Withdrawal || all[0].Lang != "en" || !strings.Contains(all[0].Text, "Leinenhemd Arne") {
		t.Errorf("sent %+v", all)
	}
	if b.get(receipt).want(t, http.StatusOK).page(t).Find("main form").Length() != 0 {
		t.Error("a letter that went out is offered again")
	}
}
