package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// canaries are values nobody has by accident, as typed in both languages, in inches, and
// as the bytes of their cm.
var canaries = []string{"93.7191", "93,7191", "77.4182", "36.8973", "52.0731", "52,0731"}

func canaryMeasures(more ...string) []string {
	return append([]string{"sizing", "women", "unit", "cm", "bust", "93.7191", "waist", "77.4182", "measured_with", "memory", "preference", "loose",
		"usual_top", "M", "usual_top_system", "here", "own_1_type", "shirt", "own_1_bust", "52.0731"}, more...)
}

func TestPostAdvice_LeavesNoTrace(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for _, lang := range []string{"de", "en"} {
		once := b.form("/"+lang+"/products/alma-t-shirt/advice?colour=ink", canaryMeasures()...).want(t, http.StatusOK)
		doc := once.page(t)
		if doc.Find("[data-advice]").Length() == 0 || doc.Find("[data-zone]").Length() == 0 {
			t.Errorf("%s: no advice on the page", lang)
		}
		if once.Header.Get("Cache-Control") != "no-store" || len(once.Cookies()) > 0 {
			t.Errorf("%s: Cache-Control %q, %d cookies", lang, once.Header.Get("Cache-Control"), len(once.Cookies()))
		}
		all := b.form("/"+lang+"/fit", canaryMeasures("age16", "1")...).want(t, http.StatusOK)
		for _, p := range fixture() {
			if !strings.Contains(all.text, "/"+lang+"/products/"+p.Slug) {
				t.Errorf("%s: the advice for the whole catalogue lacks %s", lang, p.Slug)
			}
		}
		if all.Header.Get("Cache-Control") != "no-store" || len(all.Cookies()) > 0 {
			t.Errorf("%s: fit: Cache-Control %q, %d cookies", lang, all.Header.Get("Cache-Control"), len(all.Cookies()))
		}
	}
	b.form("/de/fit", "bust", "93.7191", "waist", "nonsense 77.4182").want(t, http.StatusUnprocessableEntity)
	b.json("/api/v1/advice", `{"product":"alma-t-shirt","unit":"in","measurements":{"bust":36.8973}}`).want(t, http.StatusOK)
	b.json("/api/v1/advice", `{"product":"alma-t-shirt","measurements":{"bust":93.7191,"waist":"77.4182"}}`).want(t, http.StatusUnprocessableEntity)
	s.keptNothing(t)
	for _, canary := range canaries {
		if where := s.holds(t, canary); where != "" {
			t.Errorf("%s stands in %s", canary, where)
		}
	}
}

func TestPostFit_StoredUnreadably(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/en/fit", canaryMeasures("age16", "1", "consent_advice", "1")...).goesTo(t, "/en/fit?notice=saved")
	mine := b.get("/en/my-data").want(t, http.StatusOK)
	if !strings.Contains(mine.text, "93.7191") {
		t.Error("my data do not show the value as it is stored")
	}
	for _, canary := range canaries {
		if where := s.holds(t, canary); where != "" {
			t.Errorf("%s stands in %s", canary, where)
		}
	}
}
