package web_test

import (
	"net/http"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// The finder asks what somebody knows, and about keeping it only below the sizes.
func TestPostFit_NothingTicked(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for name, b := range map[string]*browser{"stranger": s.visit(t), "known": consented(t, s, "advice", "offers")} {
		for _, lang := range []string{"de", "en"} {
			if n := b.get("/"+lang+"/fit").want(t, http.StatusOK).page(t).Find("input[type=checkbox]").Length(); n != 0 {
				t.Errorf("%s, %s: %d boxes before anything is shown", name, lang, n)
			}
			doc := b.form("/"+lang+"/fit", measures()...).want(t, http.StatusOK).page(t)
			boxes := doc.Find(`form.keep input[type=checkbox]`)
			if boxes.Length() < 3 || boxes.Filter("[checked]").Length() != 0 || boxes.Filter("[required]").Length() != 0 {
				t.Errorf("%s, %s: %d boxes, %d ticked, %d required", name, lang, boxes.Length(), boxes.Filter("[checked]").Length(), boxes.Filter("[required]").Length())
			}
			if all := doc.Find(`form.keep [name=consent_all], form.keep [name=consent]`).Length(); all != 0 {
				t.Errorf("%s, %s: one box for everything", name, lang)
			}
			answers := doc.Find(".keep-buttons .button")
			if answers.Length() != 2 || answers.First().AttrOr("class", "") != answers.Last().AttrOr("class", "?") {
				t.Errorf("%s, %s: yes and no do not look alike: %q, %q", name, lang, answers.First().AttrOr("class", ""), answers.Last().AttrOr("class", ""))
			}
		}
	}
}

// Withdrawing takes one post from each page on which one can grant, and says what it does.
func TestPostConsents_WithdrawIsOnePost(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, path := range []string{"/de/fit", "/en/my-data"} {
		b := consented(t, s, "advice", "offers")
		doc := b.get("/en/my-data").want(t, http.StatusOK).page(t)
		if path == "/de/fit" { // which offers to keep things below the sizes
			doc = b.form(path, measures()...).want(t, http.StatusOK).page(t)
		}
		button := doc.Find(`button[name=action][value=withdraw]`)
		if button.Length() != 2 {
			t.Fatalf("%s: %d buttons withdraw the two consents", path, button.Length())
		}
		if note := button.First().Parent().Find(".fine").Text(); note == "" {
			t.Errorf("%s does not say what withdrawing does to the data", path)
		}
		form := formOf(doc, button.First())
		if form.AttrOr("method", "") != "post" || form.Find("input:not([type=hidden])").Length() != 0 {
			t.Errorf("%s: withdrawing sends more than that", path)
		}
		purpose := form.Find("input[name=purpose]").AttrOr("value", "")
		b.form(form.AttrOr("action", ""), "purpose", purpose, "action", "withdraw").want(t, http.StatusSeeOther)
		if purpose != "advice" || b.advised("/de/products/alma-t-shirt") {
			t.Errorf("%s: %q goes on after its withdrawal", path, purpose)
		}
	}
}

// formOf finds the form a button belongs to, around it or by name.
func formOf(doc *goquery.Document, button *goquery.Selection) *goquery.Selection {
	if id, apart := button.Attr("form"); apart {
		return doc.Find("form#" + id)
	}
	return button.Closest("form")
}
