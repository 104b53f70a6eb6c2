package web_test

import (
	"net/http"
	"slices"
	"testing"
)

func TestGetMyData_OpensWhatIsAskedFor(t *testing.T) {
	t.Parallel()
	b := consented(t, openShop(t), "advice", "offers")
	b.basket("alma-t-shirt-sage-m", "1")
	b.order("de")
	for path, want := range map[string][]string{
		"/de/my-data":               {"values"},
		"/de/my-data?open=take":     {"values", "take"},
		"/de/my-data?open=purposes": {"values", "purposes"},
		"/en/my-data?open=x":        {"values"},
	} {
		page := b.get(path).want(t, http.StatusOK).page(t)
		if open := attributes(page.Find("details.md-fold[open] > .md-body"), "id"); !slices.Equal(open, want) {
			t.Errorf("%s opens %q, want %q", path, open, want)
		}
		all := page.Find("details.md-fold").Length()
		if page.Find(`details.md-fold [data-datum]`).Length() != page.Find("[data-datum]").Length() || all < 12 {
			t.Errorf("%s: a datum stands outside of the %d parts", path, all)
		}
	}
	for _, act := range attributes(b.get("/de/my-data").page(t).Find(".acts a"), "href") {
		if act[0] != '#' {
			b.get(act).want(t, http.StatusOK)
		}
	}
}

func TestGetMyData_LastValueIsDeletedFromItsPage(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.form("/de/fit", "sizing", "women", "unit", "cm", "bust", "92", "consent_advice", "1", "age16", "1").want(t, http.StatusSeeOther)
	row := b.get("/de/my-data").page(t).Find("#value-bust")
	way := row.Find("a.datum-delete").AttrOr("href", "")
	if row.Find("form.datum-delete").Length() != 0 || way == "" {
		t.Fatal("the last value goes with one click, and the profile with it")
	}
	if b.get(way).want(t, http.StatusOK).page(t).Find(`form input[name="scope"][value="measurements"]`).Length() != 1 {
		t.Error("its page does not delete the measurements")
	}
}
