package web_test

import (
	"net/http"
	"strings"
	"testing"

	"ebenmass/models/fit"
)

// consented is a visitor who had the fixture's measures kept for some purposes.
func consented(t *testing.T, s *shop, purposes ...string) *browser {
	t.Helper()
	b := s.visit(t)
	fields := measures("age16", "1")
	for _, p := range purposes {
		fields = append(fields, "consent_"+p, "1")
	}
	b.form("/de/fit", fields...).goesTo(t, "/de/fit?notice=saved")
	return b
}

// journal lists the accesses my data shows, as "purpose result".
func (b *browser) journal() string {
	b.t.Helper()
	var rows []string
	for _, row := range b.get("/de/my-data").want(b.t, http.StatusOK).page(b.t).Find("[data-access]").EachIter() {
		rows = append(rows, row.AttrOr("data-purpose", "?")+" "+row.AttrOr("data-result", "?"))
	}
	return strings.Join(rows, ", ")
}

func (b *browser) advised(path string) bool {
	b.t.Helper()
	return b.get(path).want(b.t, http.StatusOK).page(b.t).Find("[data-advice]").Length() > 0
}

// held counts the data my data shows as held for a purpose of the registry.
func (b *browser) held() int {
	b.t.Helper()
	page := b.get("/de/my-data").want(b.t, http.StatusOK).page(b.t)
	return page.Find(`[data-datum][data-purpose="advice"], [data-datum][data-purpose="offers"]`).Length()
}

func TestPostFit_LearningAlone(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	once := b.form("/de/fit", measures("consent_learn", "1", "age16", "1")...).want(t, http.StatusOK)
	if len(once.Cookies()) != 1 || once.page(t).Find("[data-datum]").Length() != 0 {
		t.Error("the consent to learning is not remembered, or more is")
	}
	page := b.get("/de/my-data").want(t, http.StatusOK).page(t)
	if page.Find("[data-consent]").Length() != 1 || b.held() != 0 {
		t.Errorf("%d consents and %d measurements are on record", page.Find("[data-consent]").Length(), b.held())
	}
}

func TestGetProduct_AdvisesByProfile(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice")
	for _, p := range fixture() {
		if !b.advised("/de/products/" + p.Slug) {
			t.Errorf("no advice on %s", p.Slug)
		}
	}
	if s.visit(t).advised("/de/products/alma-t-shirt") {
		t.Error("a stranger sees advice")
	}
	listing := b.get("/de/products?fits=1&sort=fits").want(t, http.StatusOK).page(t)
	if got := listing.Find(`a[href^="/de/products/"]`).Length(); got == 0 {
		t.Error("without the purpose the list is not shown whole")
	}
	if journal := b.journal(); !strings.Contains(journal, "advice granted") || !strings.Contains(journal, "offers denied") {
		t.Errorf("journal: %s", journal)
	}
	if got := b.held(); got != 9 {
		t.Errorf("%d data are shown, want 9", got)
	}
}

func TestGetProducts_FilterByFit(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "offers")
	doc := b.get("/de/products?fits=1").want(t, http.StatusOK).page(t)
	if doc.Find(`a[href^="/de/products/alma-t-shirt"]`).Length() == 0 {
		t.Error("an article that fits is not listed")
	}
	if doc.Find(`a[href^="/de/products/tilda-t-shirt"]`).Length() != 0 {
		t.Error("an article that does not fit is listed")
	}
	if b.advised("/de/products/alma-t-shirt") {
		t.Error("offers are used for advice")
	}
	if journal := b.journal(); !strings.Contains(journal, "offers granted") || !strings.Contains(journal, "advice denied") {
		t.Errorf("journal: %s", journal)
	}
}

func TestPostBasketItems_NoJournal(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1", "add", "1").want(t, http.StatusSeeOther)
	b.get("/de/products/alma-t-shirt").want(t, http.StatusOK)
	b.get("/de/products?fits=1").want(t, http.StatusOK)
	if journal := b.journal(); journal != "" {
		t.Errorf("journal: %s", journal)
	}
}

func TestGetProduct_NotRecommended(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	doc := b.form("/en/products/tilda-t-shirt/advice", measures()...).want(t, http.StatusOK).page(t)
	advice := doc.Find("[data-advice]").First()
	if advice.AttrOr("data-verdict", "") == string(fit.Recommended) || advice.AttrOr("data-size", "") != "" {
		t.Errorf("verdict %q, size %q", advice.AttrOr("data-verdict", ""), advice.AttrOr("data-size", ""))
	}
	if advice.AttrOr("data-verdict", "") == string(fit.NotRecommended) && doc.Find(`[data-instead="alma-t-shirt"]`).Length() == 0 {
		t.Error("no alternative is shown")
	}
	if doc.Find("#basket button").Length() == 0 {
		t.Error("it cannot be bought")
	}
}

func TestPostConsents_WithdrawalEndsUse(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice", "offers")
	b.form("/de/my-data/consents", "purpose", "advice", "action", "withdraw").goesTo(t, "/de/my-data?notice=withdrawn")
	if b.advised("/de/products/alma-t-shirt") {
		t.Error("advice goes on after its withdrawal")
	}
	if b.held() == 0 {
		t.Error("what offers still hold is gone")
	}
	b.form("/de/my-data/consents", "purpose", "advice", "action", "grant").goesTo(t, "/de/my-data?notice=granted")
	if !b.advised("/de/products/alma-t-shirt") {
		t.Error("no advice after granting again")
	}
	b.form("/de/my-data/consents", "purpose", "offers", "action", "withdraw").goesTo(t, "/de/my-data?notice=withdrawn")
	b.form("/de/my-data/consents", "purpose", "advice", "action", "withdraw").goesToReceipt(t, "/de/my-data?notice=erased&receipt=")
	if got := b.held(); got != 0 {
		t.Errorf("%d data are held for no purpose", got)
	}
	b.form("/de/my-data/consents", "purpose", "advice", "action", "grant").goesTo(t, "/de/fit")
}

func TestPostMeasurements_Replaces(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice")
	b.form("/en/my-data/measurements", "sizing", "women", "unit", "in", "bust", "38,5", "preference", "loose").goesTo(t, "/en/my-data?notice=corrected")
	doc := b.get("/en/my-data?notice=corrected").want(t, http.StatusOK).page(t)
	if got := doc.Find(`[data-datum="bust"]`).Text(); !strings.Contains(got, "38.5\u00a0in") { // inches stay inches
		t.Errorf("bust reads %q", got)
	}
	if file := b.get("/en/my-data/export.json").want(t, http.StatusOK).text; !strings.Contains(file, `"cm": 97.79`) {
		t.Error("the file does not have the bust in cm, unrounded")
	}
	if doc.Find(`[data-datum="waist"]`).Length() != 0 || doc.Find("[role=status]").Length() == 0 {
		t.Error("a value that was taken out is still there, or no word of it")
	}
	wrong := b.form("/en/my-data/measurements", "bust", "x").want(t, http.StatusUnprocessableEntity).page(t)
	if wrong.Find(`input[value="x"]`).Length() == 0 {
		t.Error("the wrong value is not kept in its field")
	}
}

func TestPostDelete_LeavesNobody(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice", "offers")
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2", "add", "1").want(t, http.StatusSeeOther)
	if goes := b.get("/de/my-data/delete").want(t, http.StatusOK).page(t); goes.Find(`form input[name=scope][value=all]`).Length() != 1 {
		t.Error("the page does not offer to delete everything")
	}
	a := b.form("/de/my-data/delete", "scope", "measurements")
	a.goesToReceipt(t, "/de/my-data/receipts/")
	if a.Header.Get("Clear-Site-Data") != `"cache"` {
		t.Errorf("Clear-Site-Data %q", a.Header.Get("Clear-Site-Data"))
	}
	if b.advised("/de/products/alma-t-shirt") {
		t.Error("advice without measurements")
	}
	if b.get("/de/basket").page(t).Find("[data-sku]").Length() == 0 {
		t.Error("the basket went with the measurements")
	}
	b.form("/de/my-data/delete", "scope", "all").goesToReceipt(t, "/de/my-data/receipts/")
	if b.get("/de/my-data").page(t).Find("[data-datum]").Length() != 0 {
		t.Error("data are left")
	}
	if left := b.client.Jar.Cookies(b.get("/de/").Request.URL); len(left) != 0 {
		t.Errorf("cookies are left: %v", left)
	}
	s.keptNothing(t)
}

func TestCookie_FirstActAndLifetime(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for name, c := range map[string]struct {
		path   string
		fields []string
		days   int
	}{
		"basket":  {"/de/basket/items", []string{"sku", "alma-t-shirt-sage-m", "quantity", "1", "add", "1"}, 3},
		"profile": {"/de/fit", measures("age16", "1", "consent_offers", "1"), 365},
	} {
		cookies := s.visit(t).form(c.path, c.fields...).want(t, http.StatusSeeOther).Cookies()
		if len(cookies) != 1 {
			t.Fatalf("%s: %d cookies", name, len(cookies))
		}
		k := cookies[0]
		if !k.HttpOnly || k.SameSite != http.SameSiteLaxMode || k.Secure || k.Path != "/" || k.MaxAge < (c.days-1)*86400 || k.MaxAge > (c.days+1)*86400 {
			t.Errorf("%s: %+v", name, k)
		}
	}
}
