package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestPostCheckout_InvalidKeepsAllButCard(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	form := b.checkout("de")
	card := []string{"payment", "card", "card_number", "4242424242424242", "card_expiry", "12/39", "card_code", "123"}
	for name, c := range map[string]struct {
		fields []string
		wrong  string // the field, "" where it would be ordered
	}{
		"no name":                {[]string{"name", " \t"}, "name"},
		"a name of signs":        {[]string{"name", "---"}, "name"},
		"a name too long":        {[]string{"name", strings.Repeat("ü", 101)}, "name"},
		"a name with a control":  {[]string{"name", "Jule\x07"}, "name"},
		"a name of broken bytes": {[]string{"name", "Jule\xff"}, "name"},
		"no street":              {[]string{"street", ""}, "street"},
		"four digits":            {[]string{"postcode", "1011"}, "postcode"},
		"letters":                {[]string{"postcode", "1O115"}, "postcode"},
		"no such region":         {[]string{"postcode", "00999"}, "postcode"},
		"Arabic digits":          {[]string{"postcode", "١٠١١٥"}, "postcode"},
		"no city":                {[]string{"city", ""}, "city"},
		"no e-mail address":      {[]string{"email", "jule@"}, "email"},
		"no such delivery":       {[]string{"delivery", "drone"}, "delivery"},
		"no such payment":        {[]string{"payment", "cash"}, "payment"},
		"no such code":           {[]string{"discount", "GRATIS"}, "discount"},
		"a real-looking card":    {append(card, "card_number", "4111 1111 1111 1111"), "card_number"},
		"no card":                {append(card, "card_number", ""), "card_number"},
		"a card that is over":    {append(card, "card_expiry", "01/24"), "card_expiry"},
		"a thirteenth month":     {append(card, "card_expiry", "13/39"), "card_expiry"},
		"a code of words":        {append(card, "card_code", "abc"), "card_code"},
	} {
		sent := form.with(address(c.fields...)...)
		doc := b.form("/de/checkout", sent...).want(t, http.StatusUnprocessableEntity)
		page := doc.page(t)
		if links := page.Find("#error-summary a"); links.Length() != 1 || links.AttrOr("href", "") != "#"+c.wrong {
			t.Errorf("%s: the summary says %q", name, page.Find("#error-summary").Text())
		}
		if page.Find("#"+c.wrong).Length() != 1 || !strings.HasPrefix(page.Find("title").Text(), "Fehler:") {
			t.Errorf("%s: there is no %s to mend, or the title does not say so", name, c.wrong)
		}
		for i := 0; i+1 < len(address()); i += 2 {
			if field := address()[i]; field != c.wrong && page.Find(`input[name="`+field+`"]`).AttrOr("value", "") != address()[i+1] {
				t.Errorf("%s: %s is lost", name, field)
			}
		}
		forgotten(t, doc)
	}
	if b.get("/de/outbox").page(t).Find("[data-letter]").Length() != 0 {
		t.Fatal("something was ordered")
	}
	for _, c := range []string{"12/39", "12 / 2039", "1.30"} {
		b.basket("alma-t-shirt-sage-m", "1")
		b.order("de", append(card, "card_number", "5555 5555 5555 4444", "card_expiry", c)...)
	}
}

func TestPostCheckout_RedeemDiscount(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	typed := address("email", "not yet", "discount", " ebenmass10 ")
	page := b.form("/en/checkout", b.checkout("en").with(append(typed, "action", "redeem")...)...).want(t, http.StatusOK).page(t)
	if sums := page.Find(".checkout-quote-standard").Text(); !strings.Contains(sums, "−€4.99") || !strings.Contains(sums, "€44.91") {
		t.Errorf("the sums are %q", sums)
	}
	keeps(t, page, []string{"name", "Jule Sommer", "street", "Lindenstraße 7", "postcode", "10115", "city", "Köln", "email", "not yet"})
	placed(t, b.form("/en/checkout", formOn(page).with("email", "jule@example.org")...))

	b.basket("alma-t-shirt-sage-m", "1") // a code that was typed but not redeemed changes the total: it is shown first
	back := b.form("/en/checkout", b.checkout("en").with(address("discount", "EBENMASS10")...)...).want(t, http.StatusUnprocessableEntity).page(t)
	if said := back.Find("#error-summary").Text(); !strings.Contains(said, "now €44.91, was €49.90") {
		t.Errorf("the page says %q", said)
	}
	placed(t, b.form("/en/checkout", formOn(back).with()...))
}

func TestPostCheckout_ForeignForm(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/checkout", address("payment", "invoice", "delivery", "standard")...).goesTo(t, "/de/checkout?notice=no_basket")
	b.basket("alma-t-shirt-sage-m", "1")
	for _, attempt := range []string{"", "x", strings.Repeat("A", 27), strings.Repeat("a", 26)} {
		back := b.form("/de/checkout", address("payment", "invoice", "delivery", "standard", "attempt", attempt, "was", "nonsense:9", "shown-standard", ":-5")...)
		form := formOn(back.want(t, http.StatusUnprocessableEntity).page(t))
		if got := form["attempt"]; len(got) != 1 || len(got[0]) != 26 {
			t.Errorf("the attempt is %q", got)
		}
	}
	if s.stock(t, "alma-t-shirt-sage-m") != 3 {
		t.Error("something was sold")
	}
}

func TestPostCheckout_NothingReadableKept(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	canaries := []string{"name", "Goldammer-8841", "street", "Neuntoeter-8841", "city", "Pirol-8841", "email", "wiedehopf-8841@example.org"}
	form := b.checkout("de").with(address(append(canaries, "payment", "card", "card_number", "4929 8841 8841 8841", "card_expiry", "11/88", "card_code", "8841")...)...)
	b.form("/de/checkout", form...).want(t, http.StatusUnprocessableEntity)
	number := b.order("de", canaries...)
	b.get("/de/orders/"+number).want(t, http.StatusOK)
	b.get("/en/orders/"+number).want(t, http.StatusOK)
	metrics := s.scrape(t)
	for _, canary := range []string{"Goldammer-8841", "Neuntoeter-8841", "Pirol-8841", "wiedehopf-8841", "4929 8841 8841 8841", "4929884188418841"} {
		if where := s.holds(t, canary); where != "" {
			t.Errorf("%s stands in %s", canary, where)
		}
		if strings.Contains(metrics, canary) {
			t.Errorf("%s stands in the metrics", canary)
		}
	}
	for _, where := range []string{s.log.String(), metrics} {
		if strings.Contains(where, number) {
			t.Error("the order's number is logged or counted")
		}
	}
}
