package web_test

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// chances are the numbers of 100 cases in a text.
func chances(said string) (all []int) {
	for _, found := range regexp.MustCompile(`(\d+) (?:von|of) 100`).FindAllStringSubmatch(said, -1) {
		n, _ := strconv.Atoi(found[1])
		all = append(all, n)
	}
	return all
}

// returnAdvice is what the return form says of an article, and the size that it calls returned.
func returnAdvice(form *goquery.Document, product string) (said, returned string) {
	block := form.Find(`[data-advice-for="` + product + `"]`)
	return strings.Join(strings.Fields(block.Text()), " "), block.AttrOr("data-returned-size", "")
}

func TestGetReturn_AdviceNamesTheReturnedSize(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for lang, want := range map[string]struct{ same, tight, loose string }{
		"de": {"L, die Größe, die zurückgeht, nennt auch die Empfehlung", "War sie zu eng?", "War sie zu weit?"},
		"en": {"L, the size going back, is also what your details point to", "Was it too tight?", "Was it too loose?"},
	} {
		b := s.visit(t)
		b.form("/"+lang+"/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
		if got := b.get("/"+lang+"/products/alma-t-shirt").page(t).Find("[data-advice]").AttrOr("data-size", ""); got != "L" {
			t.Fatalf("the advice names %q", got)
		}
		b.basket("alma-t-shirt-sage-l", "1")
		number := b.order(lang)
		said, returned := returnAdvice(b.get("/"+lang+"/orders/"+number+"/return").page(t), "alma-t-shirt")
		if returned != "L" || !strings.Contains(said, want.same) {
			t.Errorf("the form recommends the returned size without a word of it: %q", said)
		}
		for _, way := range []string{want.tight, want.loose} {
			if !strings.Contains(said, way) {
				t.Errorf("%q is not answered: %q", way, said)
			}
		}
		if n := chances(said); len(n) < 3 {
			t.Errorf("no chances are told: %q", said)
		}
	}
}

func TestGetReturn_AdviceNamesAnotherSize(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.form("/en/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	b.basket("alma-t-shirt-sage-xl", "1")
	said, returned := returnAdvice(b.get("/en/orders/"+b.order("en")+"/return").page(t), "alma-t-shirt")
	if returned != "" || !strings.Contains(said, "By your details today") || strings.Contains(said, "Was it too tight?") {
		t.Errorf("for another size than the advised one the form says %q", said)
	}
}

func TestPostReturn_ReasonTurnsTheAdvice(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.form("/en/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	b.basket("alma-t-shirt-sage-l", "1")
	number := b.order("en")
	for reason, want := range map[string]struct{ has, not string }{
		"tight-bust": {"You found it too tight.", "too loose"},
		"loose-bust": {"You found it too loose.", "too tight"},
		"looks":      {"the size is not to blame", "Then"},
		"":           {"Was it too tight?", "You found it"},
	} {
		form := b.form("/en/orders/"+number+"/return", "step", "edit", "quantity-0", "1", "reason-0", reason).want(t, http.StatusOK).page(t)
		said, returned := returnAdvice(form, "alma-t-shirt")
		if returned != "L" || !strings.Contains(said, want.has) || strings.Contains(said, want.not) {
			t.Errorf("%q: the form says %q", reason, said)
		}
	}
}

func TestGetReturn_AdviceAfterFeedback(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.form("/en/fit", measures("age16", "1", "consent_advice", "1", "consent_learn", "1")...).want(t, http.StatusSeeOther)
	b.basket("alma-t-shirt-sage-l", "2")
	number := b.order("en")
	b.form("/en/orders/"+number+"/feedback", "line", "0", "answer", "tight-bust").want(t, http.StatusSeeOther)
	said, returned := returnAdvice(b.get("/en/orders/"+number+"/return").page(t), "alma-t-shirt")
	if strings.Contains(said, "Was it too tight?") {
		t.Errorf("the form asks what was told: %q", said)
	}
	if returned != "L" || !strings.Contains(said, "You found it too tight.") {
		t.Errorf("returned %q, and the form says %q", returned, said)
	}
	page := b.get("/en/products/alma-t-shirt").page(t)
	if note := page.Find("[data-worn-size]").Text(); page.Find("[data-advice]").AttrOr("data-size", "") != "L" || !strings.Contains(note, "You found L too tight") {
		t.Errorf("the product page names a size that was too tight, and says %q", note)
	}
	b.form("/en/orders/"+number+"/feedback", "line", "0", "answer", "right").want(t, http.StatusSeeOther)
	if note := b.get("/en/products/alma-t-shirt").page(t).Find("[data-worn-size]"); note.Length() != 0 {
		t.Errorf("of a size that fits the product page says %q", note.Text())
	}
}
