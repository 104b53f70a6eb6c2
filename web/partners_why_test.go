package web_test

import (
	"bytes"
	"crypto/sha512"
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/static"
	"ebenmass/views/shell"
	"ebenmass/web"
)

// The frame says why in centimetres, as the shop's own page does, and stays small.
func TestPostEmbedAdvice_SaysWhy(t *testing.T) {
	t.Parallel()
	b := openShop(t, withPartners(merchant)).visit(t)
	person := []string{"sizing", "women", "unit", "cm", "bust", "92", "height", "170"}
	for lang, want := range map[string]struct{ body, garment, question string }{
		"de": {"Ihr Maß 9", "Stück 1", "Warum"}, "en": {"You 9", "garment 1", "Why"},
	} {
		a := b.form("/"+lang+"/embed/advice?product=alma-t-shirt", person...).want(t, http.StatusOK)
		doc := a.page(t)
		shop := b.form("/"+lang+"/products/alma-t-shirt/advice", person...).want(t, http.StatusOK).page(t)
		size := doc.Find("[data-advice]").AttrOr("data-size", "")
		if got := shop.Find("[data-advice]").AttrOr("data-size", ""); size == "" || got != size {
			t.Errorf("%s: the frame says %q, the shop %q", lang, size, got)
		}
		why := doc.Find("#why")
		if heading := why.Find("h2").Text(); heading != shop.Find("#why-heading").Text() || !strings.HasPrefix(heading, want.question) {
			t.Errorf("%s: asks %q", lang, heading)
		}
		rows := shop.Find(`#why [data-zone][data-size="` + size + `"]`)
		if n := why.Find("[data-why-zone]").Length(); n != rows.Length() || n < int(fit.Hip) {
			t.Errorf("%s: %d zones in figures, %d on the shop's page", lang, n, rows.Length())
		}
		if got := said(why.Find(`[data-why-zone="bust"]`).Text()); !strings.HasPrefix(got, want.body) || !strings.Contains(got, want.garment) {
			t.Errorf("%s: the bust reads %q", lang, got)
		}
		for _, row := range why.Find("[data-zone]").EachIter() {
			twin := shop.Find(`#why [data-zone="` + row.AttrOr("data-zone", "") + `"][data-size="` + row.AttrOr("data-size", "") + `"]`)
			for _, mark := range []string{"data-body", "data-garment", "data-ease"} {
				if row.AttrOr(mark, "none") != twin.AttrOr(mark, "") {
					t.Errorf("%s: %s of %s %s is %q, in the shop %q", lang, mark, row.AttrOr("data-size", ""), row.AttrOr("data-zone", ""), row.AttrOr(mark, ""), twin.AttrOr(mark, ""))
				}
			}
		}
		if why.Find("svg.ease-track").Length() != rows.Length() || why.Find("[data-counterfactual]").Length() == 0 || why.Find(`[data-used]`).Length() == 0 {
			t.Errorf("%s: %d bars, %d changes", lang, why.Find("svg.ease-track").Length(), why.Find("[data-counterfactual]").Length())
		}
		if doc.Find("script, img, iframe, style, [style], use, image, a[href^='http']").Length() != 0 || len(a.Cookies()) > 0 {
			t.Errorf("%s: the frame loads or keeps something", lang)
		}
		if len(a.text) > 48<<10 {
			t.Errorf("%s: the frame has %d bytes", lang, len(a.text))
		}
	}
	if sheet := b.get(static.Path(shell.FrameSheet)).want(t, http.StatusOK).text; len(sheet) > 6<<10 {
		t.Errorf("its style sheet has %d bytes", len(sheet))
	}
}

// Where too little is known, the frame says what is missing instead of figures.
func TestPostEmbedAdvice_UnsureSaysSo(t *testing.T) {
	t.Parallel()
	b := openShop(t, withPartners(merchant)).visit(t)
	for _, lang := range []string{"de", "en"} {
		why := b.form("/"+lang+"/embed/advice?product=jule-jeans", "sizing", "women", "unit", "cm", "height", "170").want(t, http.StatusOK).page(t).Find("#why")
		if why.Find("h2").Text() == "" || strings.Contains(said(why.Text()), "⟦") || why.Find("[data-used]").Length() == 0 {
			t.Errorf("%s: %q", lang, said(why.Text()))
		}
	}
}

// The hash that integrators copy is that of the file that is served, byte for byte.
func TestIntegrate_HashOfServedComponent(t *testing.T) {
	t.Parallel()
	b := openShop(t, withPartners(merchant)).visit(t)
	served := b.get(web.ScriptPath).want(t, http.StatusOK).text
	sum := sha512.Sum384([]byte(served))
	for _, lang := range []string{"de", "en"} {
		printed := b.get("/"+lang+"/demo/integrate").want(t, http.StatusOK).page(t).Find(`[data-markup="component"]`).Text()
		_, after, _ := strings.Cut(printed, `integrity="sha384-`)
		hash, _, closed := strings.Cut(after, `"`)
		if got, err := base64.StdEncoding.DecodeString(hash); err != nil || !closed || !bytes.Equal(got, sum[:]) {
			t.Errorf("%s: prints %q, the file has %s", lang, hash, base64.StdEncoding.EncodeToString(sum[:]))
		}
	}
}
