package web_test

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
)

// orderReduced orders what is in the basket with the discount.
func (b *browser) orderReduced(lang string, more ...string) (number string) {
	b.t.Helper()
	code := append(more, "discount", models.DiscountCode)
	redeemed := formOn(b.form("/"+lang+"/checkout", b.checkout(lang).with(append(code, "action", "redeem")...)...).want(b.t, http.StatusOK).page(b.t))
	return placed(b.t, b.form("/"+lang+"/checkout", redeemed.with(address(code...)...)...))
}

// reviewReturn goes through the first step of a return and returns its second page.
func (b *browser) reviewReturn(lang, number string, fields ...string) *goquery.Document {
	b.t.Helper()
	return b.form("/"+lang+"/orders/"+number+"/return", append(fields, "step", "review")...).want(b.t, http.StatusOK).page(b.t)
}

// confirmReturn sends what the second page of a return holds.
func (b *browser) confirmReturn(lang, number string, review *goquery.Document) answer {
	b.t.Helper()
	fields := []string{"step", "confirm"}
	review.Find(`main form input[type="hidden"]`).Each(func(_ int, s *goquery.Selection) {
		fields = append(fields, s.AttrOr("name", ""), s.AttrOr("value", ""))
	})
	return b.form("/"+lang+"/orders/"+number+"/return", fields...)
}

// sendBack announces a return and returns its number.
func (b *browser) sendBack(lang, number string, fields ...string) string {
	b.t.Helper()
	b.confirmReturn(lang, number, b.reviewReturn(lang, number, fields...)).want(b.t, http.StatusSeeOther)
	returns := attributes(b.get("/"+lang+"/orders/"+number).page(b.t).Find("[data-return]"), "data-return")
	if len(returns) == 0 {
		b.t.Fatal("the order's page shows no return")
	}
	return returns[len(returns)-1]
}

func TestPostReturn_ReasonAndRefund(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lang, hips, none, refund string }{
		{"de", "zu eng an der Hüfte", "Keine Angabe", "44,91\u00a0€"}, {"en", "too tight at the hip", "Rather not say", "€44.91"},
	} {
		s := openShop(t)
		b := s.visit(t)
		b.basket("alma-t-shirt-sage-m", "2")
		number := b.orderReduced(c.lang)
		order := "/" + c.lang + "/orders/" + number
		if href := b.get(order).page(t).Find(`#returns a[href="` + order + `/return"]`); href.Length() != 1 {
			t.Fatalf("%s: the order's page does not lead to its return", c.lang)
		}
		form := b.get(order+"/return").want(t, http.StatusOK).page(t)
		reasons := form.Find(`select[name="reason-0"]`)
		if got := reasons.Find("option[selected]").Length(); got != 0 || reasons.Find("option").First().Text() != c.none {
			t.Errorf("%s: %d reasons are preselected", c.lang, got)
		}
		if got := reasons.Find(`option[value="tight-hip"]`).Text(); got != c.hips {
			t.Errorf("%s: the reason reads %q", c.lang, got)
		}
		if reasons.Find(`option[value$="-inseam"], option[value$="-arm"]`).Length() != 0 {
			t.Errorf("%s: a short-sleeved top is said to fit at the arm or in the leg", c.lang)
		}
		review := b.reviewReturn(c.lang, number, "quantity-0", "1", "reason-0", "tight-hip")
		if got := review.Find("[data-refund-cents]"); got.AttrOr("data-refund-cents", "") != "4491" || got.Text() != c.refund {
			t.Errorf("%s: the refund reads %q", c.lang, got.Text())
		}
		if !strings.Contains(review.Find("main").Text(), c.hips) {
			t.Errorf("%s: the review does not show the reason", c.lang)
		}
		for range 2 { // a double click
			b.confirmReturn(c.lang, number, review).goesTo(t, order+"#returns")
		}
		returns := b.get(order).page(t).Find("[data-return]")
		if returns.Length() != 1 || returns.AttrOr("data-state", "") != "announced" {
			t.Fatalf("%s: %d returns", c.lang, returns.Length())
		}
		back := returns.AttrOr("data-return", "")
		label := b.get(order+"/returns/"+back+"/label").want(t, http.StatusOK).page(t)
		if text := said(label.Find("[data-return]").Text()); !strings.Contains(text, back) || !strings.Contains(text, "Jule Sommer") || !strings.Contains(text, "1 × Name of alma-t-shirt") {
			t.Errorf("%s: the label reads %q", c.lang, text)
		}
		b.get(order+"/returns/0000-0000-0000-0000/label").want(t, http.StatusNotFound)
		before := s.stock(t, "alma-t-shirt-sage-m")
		for range 2 {
			b.form(order+"/returns/"+back+"/arrived").goesTo(t, order+"#returns")
		}
		if got := s.stock(t, "alma-t-shirt-sage-m"); got != before+1 {
			t.Errorf("%s: stock %d after the arrival, %d before", c.lang, got, before)
		}
		if state := b.get(order).page(t).Find("[data-return]").AttrOr("data-state", ""); state != "refunded" {
			t.Errorf("%s: the return is %s", c.lang, state)
		}
		if row := b.get("/" + c.lang + "/my-data").page(t).Find(`[data-datum="return-1"][data-purpose="order"]`); row.Length() != 1 {
			t.Errorf("%s: my data do not show the return", c.lang)
		}
		if n := s.number(t, "SELECT count(*) FROM feedback"); n != 0 { // there is no consent to learning
			t.Errorf("%s: %d reasons are kept", c.lang, n)
		}
	}
}

func TestPostReturn_Invalid(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("en")
	path := "/en/orders/" + number + "/return"
	for _, c := range []struct {
		why, field string
		fields     []string
	}{
		{"nothing chosen", "#quantity-0", nil},
		{"more than bought", "#quantity-0", []string{"quantity-0", "2"}},
		{"no number", "#quantity-0", []string{"quantity-0", "many"}},
		{"a reason of none", "#reason-0", []string{"quantity-0", "1", "reason-0", "short-inseam"}},
		{"an exchange for itself", "#exchange-0", []string{"quantity-0", "1", "exchange-0", "alma-t-shirt-sage-m"}},
		{"an exchange for another colour", "#exchange-0", []string{"quantity-0", "1", "exchange-0", "alma-t-shirt-ink-l"}},
	} {
		doc := b.form(path, append(c.fields, "step", "review")...).want(t, http.StatusUnprocessableEntity).page(t)
		if links := attributes(doc.Find("#error-summary a"), "href"); len(links) != 1 || links[0] != c.field || doc.Find(c.field).Length() != 1 {
			t.Errorf("%s: the summary names %v", c.why, links)
		}
	}
	review := b.reviewReturn("en", number, "quantity-0", "1")
	other := b.reviewReturn("en", number, "quantity-0", "1") // in another tab
	b.confirmReturn("en", number, review).want(t, http.StatusSeeOther)
	if doc := b.confirmReturn("en", number, other).page(t); doc.Find("main form").Length() != 0 || b.get("/en/orders/"+number).page(t).Find("[data-return]").Length() != 1 {
		t.Error("the same piece goes back twice")
	}
}

func TestGetReturn_ExchangeSizes(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("de")
	form := b.get("/de/orders/" + number + "/return").page(t)
	if form.Find("[data-advice-for]").Length() != 0 || form.Find(`a[href="/de/products/alma-t-shirt/size-chart"]`).Length() != 1 {
		t.Error("without a profile the way leads to the size chart")
	}
	b.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	form = b.get("/de/orders/" + number + "/return").page(t)
	if form.Find(`[data-advice-for="alma-t-shirt"]`).Length() != 1 {
		t.Error("with a profile kept for advice, the advice is not shown again")
	}
	if b.get("/de/my-data").page(t).Find(`[data-access][data-purpose="advice"]`).Length() == 0 {
		t.Error("the look at the profile is not in the journal")
	}
	if got := form.Find(`select[name="exchange-0"] option`).Length(); got != 5 { // the money, and four other sizes
		t.Errorf("%d choices", got)
	}
	before := s.stock(t, "alma-t-shirt-sage-l")
	b.sendBack("de", number, "quantity-0", "1", "exchange-0", "alma-t-shirt-sage-l")
	if got := s.stock(t, "alma-t-shirt-sage-l"); got != before-1 {
		t.Errorf("%d pieces of the other size are left of %d", got, before)
	}
	if cents := b.get("/de/orders/"+number).page(t).Find("[data-return]").AttrOr("data-refund-cents", ""); cents != "0" {
		t.Errorf("an exchange gives back %s", cents)
	}
}

func TestGetReturn_ByKey(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "2")
	number := b.order("en")
	link := b.get("/en/orders/"+number).page(t).Find(".order-link a").AttrOr("href", "")
	_, key, _ := strings.Cut(link, "key=")
	guest := s.visit(t)
	path := "/en/orders/" + number + "/return"
	guest.get(path).want(t, http.StatusNotFound)
	guest.get(path+"?key=wrong").want(t, http.StatusNotFound)
	guest.form(path, "quantity-0", "1").want(t, http.StatusNotFound)
	form := guest.get(path+"?key="+key).want(t, http.StatusOK)
	if form.Header.Get("Referrer-Policy") != "strict-origin" || form.page(t).Find(`input[name="key"]`).AttrOr("value", "") != key {
		t.Error("the key is not passed on as it should be")
	}
	for name, email := range map[string]string{"none": "", "another": "somebody@example.org"} {
		for _, step := range []string{"review", "confirm"} {
			doc := guest.form(path, "quantity-0", "1", "key", key, "email", email, "step", step, "attempt", strings.Repeat("A", 26)).want(t, http.StatusUnprocessableEntity).page(t)
			if doc.Find(`#error-summary a[href="#email"]`).Length() != 1 {
				t.Errorf("%s, %s: the e-mail address is not asked for", name, step)
			}
		}
	}
	review := guest.reviewReturn("en", number, "quantity-0", "1", "key", key, "email", "JULE@example.org")
	guest.confirmReturn("en", number, review).goesTo(t, "/en/orders/"+number+"?key="+key+"#returns")
	sheet := guest.get("/en/orders/" + number + "?key=" + key).page(t).Find("#returns")
	guest.get(sheet.Find(`a[href*="/label"]`).AttrOr("href", "")).want(t, http.StatusOK)
	if sheet.Find(`form[action$="/arrived"]`).Length() != 0 {
		t.Error("the key books an arrival")
	}
	arrived := "/en/orders/" + number + "/returns/" + sheet.Find("[data-return]").AttrOr("data-return", "") + "/arrived"
	guest.form(arrived, "key", key).want(t, http.StatusForbidden)
	guest.form(arrived, "key", key, "email", "somebody@example.org").want(t, http.StatusForbidden)
	guest.form(arrived, "key", key, "email", "jule@example.org").want(t, http.StatusSeeOther)
}

// TestGetOrder_KeyReadsOnly: whoever has an order's key alone sees it, but for the e-mail address
// that changing it takes, and changes nothing; guesses at the address run out.
func TestGetOrder_KeyReadsOnly(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "2")
	number := b.order("de")
	own := b.get("/de/orders/" + number + "?notice=placed")
	_, key, _ := strings.Cut(own.page(t).Find(".order-link a").AttrOr("href", ""), "key=")
	if !strings.Contains(own.text, "jule@example.org") || own.page(t).Find("[data-by-key]").Length() != 0 {
		t.Error("its owner does not see the address")
	}
	guest := s.visit(t)
	for _, path := range []string{"/de/orders/" + number, "/en/orders/" + number, "/de/orders/" + number + "/return", "/en/orders/" + number + "/return"} {
		for _, notice := range []string{"", "&notice=placed"} {
			got := guest.get(path+"?key="+key+notice).want(t, http.StatusOK)
			if strings.Contains(got.text, "jule@example") || got.page(t).Find(`input[name="email"]`).Length() != 1 {
				t.Errorf("%s: the address is told, or not asked for", path)
			}
		}
	}
	deleting := "/de/orders/" + number + "/delete"
	guest.form(deleting).want(t, http.StatusNotFound)
	guest.form(deleting, "email", "jule@example.org").want(t, http.StatusNotFound)
	guest.form(deleting, "key", strings.Repeat("A", 26), "email", "jule@example.org").want(t, http.StatusNotFound)
	limited := false
	for i := range 20 {
		a := guest.form(deleting, "key", key, "email", fmt.Sprintf("jule%d@example.org", i))
		if limited = a.StatusCode == http.StatusTooManyRequests; limited {
			break
		}
		if a.want(t, http.StatusUnprocessableEntity).page(t).Find(`#error-summary a[href="#email"]`).Length() != 1 {
			t.Error("the page does not say what is missing")
		}
	}
	if !limited {
		t.Error("the address can be guessed without end")
	}
	guest.form("/de/orders/"+number+"/feedback", "key", key, "email", "jule@example.org", "line", "0", "answer", "right").want(t, http.StatusNotFound)
	b.get("/de/orders/"+number).want(t, http.StatusOK)
	b.form(deleting).want(t, http.StatusSeeOther)
	guest.get("/de/orders/"+number+"?key="+key).want(t, http.StatusNotFound)
}

func TestPostWithdraw_SameWithoutOrder(t *testing.T) {
	t.Parallel()
	at := time.Now()
	s := openShopAt(t, func() time.Time { return at }) // the receipts name the second
	buyer := s.visit(t)
	buyer.basket("alma-t-shirt-sage-m", "2")
	number := buyer.orderReduced("de", "delivery", "express")
	shape := func(b *browser, contract, email string) string {
		t.Helper()
		fields := []string{"name", "Somebody", "contract", contract, "email", email}
		attempt := b.review("de", fields...)
		receipt := b.form("/de/withdraw", append(fields, "step", "confirm", "attempt", attempt)...).want(t, http.StatusSeeOther).Header.Get("Location")
		_, key, _ := strings.Cut(receipt, "key=")
		page := b.get(receipt).want(t, http.StatusOK).text
		for _, own := range []string{key, contract, email} {
			page = strings.ReplaceAll(page, own, "")
		}
		return page
	}
	wrong := shape(s.visit(t), "0000-0000-0000-0000", "jule@example.org")
	strange := shape(s.visit(t), number, "somebody@example.org")
	if state := buyer.get("/de/orders/" + number).page(t).Find("[data-withdrawn]").Length(); state != 0 {
		t.Fatal("withdrawn from by what does not match")
	}
	right := shape(s.visit(t), number, "jule@example.org")
	if wrong != right || strange != right {
		t.Error("the receipt tells whether there is such an order")
	}
	sheet := buyer.get("/de/orders/" + number).page(t).Find("#returns")
	paid := 2*4990 - 998
	if text := said(sheet.Find("[data-withdrawn]").Text()); !strings.Contains(text, "89,82") || !strings.Contains(text, "Europe/Berlin") {
		t.Errorf("the order's page says %q", text)
	}
	if back := sheet.Find("[data-return]"); back.AttrOr("data-refund-cents", "") != strconv.Itoa(paid) {
		t.Errorf("what is left gives back %s of %d", back.AttrOr("data-refund-cents", ""), paid)
	}
	if sheet.Find(`a[href$="/return"]`).Length() != 0 {
		t.Error("a withdrawn order offers a return")
	}
	buyer.get("/de/orders/"+number+"/return").want(t, http.StatusOK)
}
