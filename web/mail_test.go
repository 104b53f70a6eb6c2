package web_test

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/web"
)

const newcomer = "jule.canary@example.org"

// letters are the texts in a browser's outbox, latest first.
func (b *browser) letters() []string {
	b.t.Helper()
	var texts []string
	for _, l := range b.get("/de/outbox").want(b.t, http.StatusOK).page(b.t).Find("[data-letter] .letter-text").EachIter() {
		texts = append(texts, l.Text())
	}
	return texts
}

// linkIn finds the latest letter's link to a page below /mail, as path and query.
func (b *browser) linkIn(page string) string {
	b.t.Helper()
	link := b.get("/de/outbox").want(b.t, http.StatusOK).page(b.t).Find(`[data-letter] a[href*="/mail/` + page + `?token="]`).First()
	u, err := url.Parse(link.AttrOr("href", ""))
	if err != nil || u.RawQuery == "" {
		b.t.Fatalf("no link to %s in the outbox", page)
	}
	return u.RequestURI()
}

// tokenOf is the token in a link.
func tokenOf(t *testing.T, link string) string {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query().Get("token")
}

// confirm follows the link of the latest letter and presses its button.
func (b *browser) confirm() {
	b.t.Helper()
	page := b.get(b.linkIn("confirm")).want(b.t, http.StatusOK).page(b.t)
	form := page.Find(`main form[method=post]`)
	b.form(form.AttrOr("action", ""), "token", form.Find("[name=token]").AttrOr("value", "")).want(b.t, http.StatusSeeOther)
}

// subscribed is a visitor whose address is confirmed.
func subscribed(t *testing.T, s *shop) *browser {
	t.Helper()
	b := s.visit(t)
	b.form("/de/mail", "email", newcomer, "age16", "1").goesTo(t, "/de/mail?notice=sent")
	b.confirm()
	return b
}

// decisions is "mail action" for each entry of the ledger that my data show.
func (b *browser) decisions() string {
	b.t.Helper()
	var rows []string
	for _, row := range b.get("/de/my-data").want(b.t, http.StatusOK).page(b.t).Find("[data-consent]").EachIter() {
		rows = append(rows, row.AttrOr("data-consent", "?")+" "+row.AttrOr("data-action", "?"))
	}
	return strings.Join(rows, ", ")
}

func (b *browser) addresses() int {
	b.t.Helper()
	return b.get("/de/my-data").want(b.t, http.StatusOK).page(b.t).Find(`[data-datum="email"][data-purpose="mail"]`).Length()
}

func TestPostMail_SubscribedByLinkOnly(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	sent := b.form("/de/mail", "email", newcomer, "age16", "1")
	sent.goesTo(t, "/de/mail?notice=sent")
	if len(sent.Cookies()) != 1 {
		t.Error("the visitor cannot find the letter again")
	}
	if got := b.decisions(); got != "" {
		t.Errorf("an address typed is a consent already: %s", got)
	}
	if b.form("/de/mail/sample").goesTo(t, "/de/mail?notice=not_subscribed"); len(b.letters()) != 1 {
		t.Error("an address that is not confirmed gets the newsletter")
	}
	link := b.linkIn("confirm")
	for range 2 { // looking uses nothing up
		page := b.get(link).want(t, http.StatusOK)
		if page.page(t).Find("main form[method=post] button").Length() != 1 || page.Header.Get("Referrer-Policy") != "strict-origin" || page.Header.Get("Cache-Control") != "no-store" {
			t.Error("the link does not lead to one button that keeps its token to itself")
		}
	}
	if got := b.decisions(); got != "" {
		t.Errorf("looking at the link subscribes: %s", got)
	}
	b.confirm()
	if got := b.decisions(); !strings.HasSuffix(got, "granted") || strings.Contains(got, ",") {
		t.Errorf("ledger: %s", got)
	}
	b.get(link).want(t, http.StatusGone)
	b.form("/de/mail/confirm", "token", tokenOf(t, link)).want(t, http.StatusGone)
	b.form("/de/mail/sample").goesTo(t, "/de/mail?notice=sample")
	if texts := b.letters(); len(texts) != 2 || !strings.Contains(texts[0], "/de/mail/unsubscribe?token=") {
		t.Errorf("letters: %q", texts)
	}
}

func TestPostMailConfirm_AnyBrowser(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b, other := s.visit(t), s.visit(t)
	b.form("/en/mail", "email", newcomer, "age16", "1").goesTo(t, "/en/mail?notice=sent")
	token := tokenOf(t, b.linkIn("confirm"))
	a := other.form("/en/mail/confirm", "token", token)
	a.goesTo(t, "/en/mail?notice=confirmed")
	if len(a.Cookies()) != 0 {
		t.Error("the link signs a browser in")
	}
	if page := other.get("/en/mail?notice=confirmed").want(t, http.StatusOK); strings.Contains(page.text, newcomer) {
		t.Error("another browser sees the address")
	}
	if page := b.get("/en/mail").want(t, http.StatusOK); !strings.Contains(page.text, newcomer) {
		t.Error("who typed the address does not see it")
	}
}

func TestGetOutbox_OwnLettersOnly(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b, thief := s.visit(t), s.visit(t)
	b.form("/de/mail", "email", newcomer, "age16", "1").goesTo(t, "/de/mail?notice=sent")
	thief.form("/de/mail", "email", newcomer, "age16", "1").goesTo(t, "/de/mail?notice=sent")
	mine, theirs := b.letters(), thief.letters()
	if len(mine) != 1 || len(theirs) != 1 || mine[0] == theirs[0] {
		t.Errorf("%d and %d letters, the same: %v", len(mine), len(theirs), slices.Equal(mine, theirs))
	}
	if got := s.visit(t).letters(); len(got) != 0 {
		t.Errorf("a stranger reads %q", got)
	}
	if doc := b.get("/de/my-data/delete").page(t); !strings.Contains(doc.Find(".delete-goes").Text(), "Postausgang") {
		t.Error("deletion does not name the letter")
	}
	b.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
	if len(b.letters()) != 0 || len(thief.letters()) != 1 {
		t.Error("a letter outlives its customer, or another's goes with it")
	}
}

func TestGetOutbox_LinksToUsOnly(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/mail", "email", newcomer, "age16", "1").goesTo(t, "/de/mail?notice=sent")
	for _, a := range b.get("/de/outbox").page(t).Find(".letter-text a").EachIter() {
		if href := a.AttrOr("href", ""); !strings.HasPrefix(href, s.URL+"/") {
			t.Errorf("a link to %s", href)
		}
	}
}

func TestPostUnsubscribe_OneClick(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := subscribed(t, s)
	b.form("/de/mail/sample").goesTo(t, "/de/mail?notice=sample")
	link := b.linkIn("unsubscribe")
	// What a mail program does (RFC 8058): a post of its own, maybe with an origin of its own.
	program := s.visit(t)
	if page := program.get(link).want(t, http.StatusOK).page(t); page.Find("main form[method=post] button").Length() != 1 || b.addresses() != 1 {
		t.Error("looking at the link is not one button, or unsubscribes")
	}
	for range 2 {
		a := program.do(http.MethodPost, link, strings.NewReader("List-Unsubscribe=One-Click"),
			"Content-Type", "application/x-www-form-urlencoded", "Origin", "https://mail.example", "Sec-Fetch-Site", "cross-site")
		if a.want(t, http.StatusOK); len(a.Cookies()) != 0 {
			t.Error("it sets a cookie")
		}
	}
	if b.addresses() != 0 || b.decisions() != "mail withdrawn, mail granted" {
		t.Errorf("%d addresses are left; ledger: %s", b.addresses(), b.decisions())
	}
	if where := s.holds(t, newcomer); where != "" {
		t.Errorf("the address stands in %s", where)
	}
	b.form("/de/mail/sample").goesTo(t, "/de/mail?notice=not_subscribed")
	program.do(http.MethodPost, "/de/mail/unsubscribe?token=NEVEROURS", strings.NewReader("")).want(t, http.StatusOK)
	program.form("/de/mail/unsubscribe").want(t, http.StatusUnprocessableEntity)
}

func TestPostUnsubscribe_Multipart(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := subscribed(t, s)
	b.form("/de/mail/sample").goesTo(t, "/de/mail?notice=sample")
	body := "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
	s.visit(t).do(http.MethodPost, b.linkIn("unsubscribe"), strings.NewReader(body), "Content-Type", "multipart/form-data; boundary=x").want(t, http.StatusOK)
	if b.addresses() != 0 {
		t.Error("still subscribed")
	}
}

func TestPostMail_CrossSite(t *testing.T) {
	t.Parallel()
	b := subscribed(t, openShop(t))
	for _, path := range []string{"/de/mail", "/de/mail/sample", "/de/mail/confirm", "/de/my-data/consents"} {
		b.do(http.MethodPost, path, strings.NewReader("purpose=mail&action=withdraw&token=x"), "Content-Type", "application/x-www-form-urlencoded",
			"Sec-Fetch-Site", "cross-site").want(t, http.StatusForbidden)
	}
	if b.addresses() != 1 {
		t.Error("another site unsubscribed the visitor")
	}
}

func TestPostConsents_WithdrawalUnsubscribes(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := subscribed(t, s)
	b.form("/de/my-data/consents", "purpose", "mail", "action", "withdraw").goesTo(t, "/de/my-data?notice=unsubscribed")
	if b.addresses() != 0 || b.decisions() != "mail withdrawn, mail granted" {
		t.Errorf("%d addresses are left; ledger: %s", b.addresses(), b.decisions())
	}
	b.form("/de/my-data/consents", "purpose", "mail", "action", "grant").goesTo(t, "/de/mail")
	// An address that waits goes as well, and nothing was ever consented to.
	waiting := s.visit(t)
	waiting.form("/de/mail", "email", newcomer, "age16", "1").goesTo(t, "/de/mail?notice=sent")
	link := waiting.linkIn("confirm")
	waiting.form("/de/my-data/consents", "purpose", "mail", "action", "withdraw").goesTo(t, "/de/my-data?notice=unsubscribed")
	if waiting.addresses() != 0 || waiting.decisions() != "" {
		t.Errorf("%d addresses are left; ledger: %s", waiting.addresses(), waiting.decisions())
	}
	waiting.get(link).want(t, http.StatusGone)
}

func TestPostFit_Subscribes(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	with := s.visit(t)
	with.form("/de/fit", measures("consent_advice", "1", "consent_mail", "1", "email", newcomer, "age16", "1")...).goesTo(t, "/de/fit?notice=saved_and_sent")
	with.confirm()
	if with.addresses() != 1 || !with.advised("/de/products/alma-t-shirt") {
		t.Error("with measures: not both")
	}
	once := s.visit(t)
	page := once.form("/de/fit", measures("consent_mail", "1", "email", newcomer, "age16", "1")...).want(t, http.StatusOK).page(t)
	if page.Find("[data-advice]").Length() == 0 || len(once.letters()) != 1 || once.get("/de/my-data").page(t).Find(`[data-datum="bust"]`).Length() != 0 {
		t.Error("the newsletter alone: no advice, no letter, or the measures were kept")
	}
	alone := s.visit(t)
	alone.form("/de/fit", "consent_mail", "1", "email", newcomer, "age16", "1").goesTo(t, "/de/mail?notice=sent")
	if len(alone.letters()) != 1 {
		t.Error("without measures: no letter")
	}
}

func TestPostMail_InvalidAddress(t *testing.T) {
	t.Parallel()
	for path, more := range map[string][]string{"/de/mail": {"age16", "1"}, "/en/fit": measures("consent_mail", "1", "consent_advice", "1", "age16", "1")} {
		s := openShop(t)
		b := s.visit(t)
		for _, typed := range []string{"", "jule", "jule@example", "Jule <jule@example.org>", `"><script>@example.org`, "a@b.example\r\nBcc: c@d.example", strings.Repeat("a", 5000) + "@example.org"} {
			a := b.form(path, append(slices.Clone(more), "email", typed)...).want(t, http.StatusUnprocessableEntity)
			if a.page(t).Find(`#error-summary a[href="#email"]`).Length() != 1 || len(a.Cookies()) != 0 || strings.Contains(a.text, "<script>@") {
				t.Errorf("%s: %q comes back without words, with a cookie, or unescaped", path, typed)
			}
		}
		kept := b.form(path, append(measures("consent_mail", "1"), "email", "jule@example")...).want(t, http.StatusUnprocessableEntity).page(t)
		if kept.Find(`input[name=email][value="jule@example"][aria-invalid=true]`).Length() != 1 || kept.Find(`#error-summary a[href="#age16"]`).Length() != 1 {
			t.Errorf("%s: the value is not kept, or the age is not asked for", path)
		}
		s.keptNothing(t)
	}
}

func TestPostMail_LimitedPerClient(t *testing.T) {
	t.Parallel()
	var clock moving
	b := openShopAt(t, clock.now).visit(t)
	status := map[int]int{}
	for i := range 8 {
		address := string(rune('a'+i)) + "@example.org"
		status[b.form("/de/mail", "email", address, "age16", "1").StatusCode]++
		status[b.form("/de/fit", measures("consent_mail", "1", "email", address, "age16", "1")...).StatusCode]++
	}
	if status[http.StatusTooManyRequests] != 4 {
		t.Errorf("statuses %v of sixteen letters in a moment", status)
	}
	b.form("/de/fit", measures()...).want(t, http.StatusOK) // which costs no letter
}

func TestPostMail_LimitedPerAddress(t *testing.T) {
	t.Parallel()
	var clock moving
	b := openShopAt(t, clock.now).visit(t)
	refused := 0
	for range 10 {
		if a := b.form("/de/mail", "email", newcomer, "age16", "1"); a.StatusCode == http.StatusTooManyRequests {
			refused++
		}
	}
	if n := len(b.letters()); refused != 7 || n != 3 {
		t.Errorf("%d letters to one address in a moment, %d refused", n, refused)
	}
	b.confirm() // the last link works
}

// sentLetters is a mail server that takes letters, or does not. What is sent while the test
// looks is read through letters.
type sentLetters struct {
	mu   sync.Mutex
	all  []letter.Letter
	down bool
}

func (s *sentLetters) Send(_ context.Context, _ string, l letter.Letter) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down {
		return models.ErrNotSent
	}
	s.all = append(s.all, l)
	return nil
}

func (s *sentLetters) setDown(down bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.down = down
}

func (s *sentLetters) letters() []letter.Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.all)
}

func posting(way *sentLetters) option { return func(c *web.Config) { c.Post = way } }

func TestPostMail_MailServer(t *testing.T) {
	t.Parallel()
	var sent sentLetters
	s := openShop(t, posting(&sent))
	b := s.visit(t)
	b.form("/de/mail", "email", newcomer, "age16", "1").goesTo(t, "/de/mail?notice=sent")
	if len(sent.all) != 1 || sent.all[0].To != newcomer || sent.all[0].Kind != letter.Confirm || sent.all[0].OneClick != "" {
		t.Fatalf("sent %+v", sent.all)
	}
	outbox := b.get("/de/outbox").want(t, http.StatusOK)
	if len(b.letters()) != 0 || !strings.Contains(outbox.text, "wirklich") {
		t.Error("the outbox shows a letter, or does not say that letters go out")
	}
	if page := b.get("/de/mail"); strings.Contains(page.text, "erfunden") || strings.Contains(page.text, "/de/outbox") {
		t.Error("the page speaks of an outbox that there is not")
	}
	sent.setDown(true) // then it waits
	b.form("/de/mail", "email", newcomer, "age16", "1").goesTo(t, "/de/mail?notice=sent")
	if n := len(sent.letters()); n != 1 || strings.Contains(s.log.String(), newcomer) {
		t.Errorf("%d letters, or the log says to whom", n)
	}
}

// The newsletter of somebody whose measures are held is the one everybody gets.
func TestPostMailSample_SameForEverybody(t *testing.T) {
	t.Parallel()
	var sent sentLetters
	s := openShop(t, posting(&sent))
	issue := func(address string, profile bool) letter.Letter {
		b := s.visit(t)
		b.form("/de/mail", "email", address, "age16", "1").goesTo(t, "/de/mail?notice=sent")
		_, link, _ := strings.Cut(sent.all[len(sent.all)-1].Text, s.URL)
		b.form("/de/mail/confirm", "token", tokenOf(t, strings.Fields(link)[0])).goesTo(t, "/de/mail?notice=confirmed")
		if profile {
			b.form("/de/fit", canaryMeasures("age16", "1", "consent_advice", "1", "consent_offers", "1")...).goesTo(t, "/de/fit?notice=saved")
			b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1", "add", "1").want(t, http.StatusSeeOther)
		}
		b.form("/de/mail/sample").goesTo(t, "/de/mail?notice=sample")
		l := sent.all[len(sent.all)-1]
		for _, canary := range append(canaries, "loose", "locker", "alma-t-shirt") {
			if strings.Contains(l.Text+l.Subject+l.OneClick, canary) {
				t.Errorf("the newsletter knows %q", canary)
			}
		}
		token := tokenOf(t, l.OneClick)
		l.Text, l.OneClick = strings.ReplaceAll(l.Text, token, "…"), strings.ReplaceAll(l.OneClick, token, "…")
		l.To = strings.ReplaceAll(l.To, address, "…")
		return l
	}
	if with, without := issue("anna@example.org", true), issue("bert@example.org", false); with != without {
		t.Errorf("with a profile:\n%+v\nwithout:\n%+v", with, without)
	}
}

func TestPostMail_NothingLogged(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := subscribed(t, s)
	b.form("/de/mail/sample").goesTo(t, "/de/mail?notice=sample")
	link := b.linkIn("unsubscribe")
	b.get(link).want(t, http.StatusOK)
	for _, secret := range []string{newcomer, "canary", tokenOf(t, link), "token="} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
	for _, secret := range []string{newcomer, tokenOf(t, link)} {
		if where := s.holds(t, secret); where != "" {
			t.Errorf("%q stands in %s", secret, where)
		}
	}
}
