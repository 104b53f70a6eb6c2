package web_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/web"
)

// evidence are the fields of somebody who gives no measure at all.
func evidence(more ...string) []string {
	return append([]string{
		"sizing", "women", "unit", "cm", "preference", "regular",
		"usual_top", "m", "usual_top_system", "here", "usual_top", "38", "usual_top_system", "de-women",
		"own_2_type", "shirt", "own_2_bust", "52.0731", "own_2_waist", "49",
	}, more...)
}

// told keeps evidence with consents.
func told(t *testing.T, s *shop, purposes ...string) *browser {
	t.Helper()
	fields := evidence("age16", "1")
	for _, p := range purposes {
		fields = append(fields, "consent_"+p, "1")
	}
	b := s.visit(t)
	b.form("/de/fit", fields...).goesTo(t, "/de/fit?notice=saved")
	return b
}

func TestPostFit_EvidenceIsHeldByItself(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := told(t, s, "advice", "offers")
	for lang, want := range map[string]map[string]string{
		"de": {"usual.top": "M (dieser Laden)", "usual.top.2": "38 (Deutschland, 32 bis 56)", "owned.1": "52,0731"},
		"en": {"usual.top": "M (this shop)", "usual.top.2": "38 (Germany, 32 to 56)", "owned.1": "52.0731"},
	} {
		doc := b.get("/"+lang+"/my-data").want(t, http.StatusOK).page(t)
		for name, value := range want {
			rows := doc.Find(`[data-datum="` + name + `"][data-source="form"][data-expires]`)
			if rows.Length() != 2 || rows.Filter(`[data-purpose="advice"]`).Length() != 1 || rows.Filter(`[data-purpose="offers"]`).Length() != 1 {
				t.Errorf("%s: %s is held %d times", lang, name, rows.Length())
			}
			if !strings.Contains(rows.Text(), value) {
				t.Errorf("%s: %s reads %q, want %q", lang, name, rows.Text(), value)
			}
		}
		if doc.Find(`[data-datum="measured_with"]`).Length() != 0 {
			t.Errorf("%s: a tape is told of without any measure", lang)
		}
	}
	for _, canary := range []string{"52.0731", "52,0731"} {
		if where := s.holds(t, canary); where != "" {
			t.Errorf("%s stands in %s", canary, where)
		}
	}
	if !b.advised("/de/products/alma-t-shirt") {
		t.Error("usual sizes and a garment give no advice")
	}
	if got := b.journal(); !strings.Contains(got, "advice granted") {
		t.Errorf("the journal is %s", got)
	}
	if got := b.get("/en/my-data").page(t).Find("[data-access]").Text(); !strings.Contains(got, "Usual size (tops), entry 2") || !strings.Contains(got, "Garment that fits, no. 1") {
		t.Errorf("the journal does not name what was read: %q", got)
	}
}

func TestPostCorrectValue_Evidence(t *testing.T) {
	t.Parallel()
	b := told(t, openShop(t), "advice")
	const path = "/en/my-data/measurements/correct"
	b.form(path, "name", "usual.top.2", "usual_top", "US 8").goesTo(t, "/en/my-data?notice=corrected")
	b.form(path, "name", "owned.1", "own_1_type", "blouse", "own_1_bust", "20 in").goesTo(t, "/en/my-data?notice=corrected")
	doc := b.get("/en/my-data").page(t)
	for name, want := range map[string]string{"usual.top": "M (this shop)", "usual.top.2": "8 (USA, numbers)", "owned.1": "Blouse, laid flat"} {
		if got := doc.Find(`[data-datum="` + name + `"]`).Text(); !strings.Contains(got, want) {
			t.Errorf("%s reads %q, want %s", name, got, want)
		}
	}
	if got := doc.Find(`[data-datum="owned.1"]`).Text(); !strings.Contains(got, "50.8") || strings.Contains(got, "49") {
		t.Errorf("the garment reads %q", got)
	}
	for _, test := range []struct {
		fields  []string
		field   string
		message string
	}{
		{[]string{"name", "usual.top", "usual_top", "Q9", "usual_top_system", "here"}, "only-usual.top-usual_top", "We know"},
		{[]string{"name", "usual.top.2", "usual_top", "Q9", "usual_top_system", "de-women"}, "only-usual.top.2-usual_top", "36, 38"},
		{[]string{"name", "usual.top", "usual_top", " "}, "only-usual.top-usual_top", "enter something"},
		{[]string{"name", "owned.1", "own_1_type", "shirt", "own_1_bust", "104"}, "only-owned.1-own_1_bust", "25 to 95"},
		{[]string{"name", "owned.1", "own_1_bust", "52"}, "only-owned.1-own_1_type", "what it is"},
		{[]string{"name", "owned.1"}, "only-owned.1-own_1_type", "enter something"},
	} {
		doc := b.form(path, test.fields...).want(t, http.StatusUnprocessableEntity).page(t)
		if got := doc.Find(`.error-summary a[href="#` + test.field + `"]`).Text(); !strings.Contains(got, test.message) {
			t.Errorf("%v: summary %q", test.fields, got)
		}
		at := doc.Find("[id='" + test.field + "']")
		if at.Length() != 1 || at.Closest("details[open]").Length() != 1 {
			t.Errorf("%v: %d fields, or closed", test.fields, at.Length())
		}
		value := at.AttrOr("value", "")
		if goquery.NodeName(at) == "input" && test.fields[3] != " " && !strings.Contains(strings.Join(test.fields, "|"), "|"+value) {
			t.Errorf("%v came back as %q", test.fields, value)
		}
	}
	b.form(path, "name", "usual.hat", "usual_hat", "M").want(t, http.StatusUnprocessableEntity)
	b.form(path, "name", "usual.top.3", "usual_top", "M").want(t, http.StatusUnprocessableEntity)
	b.form(path, "name", "owned", "own_1_type", "shirt").want(t, http.StatusUnprocessableEntity)
}

// Sizes that mean nothing in the other department keep the department.
func TestPostCorrectValue_SizingOfSizes(t *testing.T) {
	t.Parallel()
	b := told(t, openShop(t), "advice")
	doc := b.form("/en/my-data/measurements/correct", "name", "sizing", "value", "men").want(t, http.StatusUnprocessableEntity).page(t)
	if got := doc.Find(`.error-summary a[href="#only-sizing"]`).Text(); !strings.Contains(got, "usual sizes") {
		t.Errorf("summary %q", got)
	}
}

func TestPostDeleteValue_Evidence(t *testing.T) {
	t.Parallel()
	b := told(t, openShop(t), "advice")
	const path = "/de/my-data/measurements/delete"
	shown := b.get("/de/my-data").page(t).Find("[id='value-usual.top'] input[name=shown]").AttrOr("value", "")
	b.form(path, "name", "usual.top", "shown", shown).goesTo(t, "/de/my-data?notice=value_deleted")
	b.form(path, "name", "usual.top", "shown", shown).want(t, http.StatusUnprocessableEntity) // a second click takes nothing else
	doc := b.get("/de/my-data").page(t)
	if got := doc.Find(`[data-datum="usual.top"]`).Text(); !strings.Contains(got, "38") || doc.Find(`[data-datum="usual.top.2"]`).Length() != 0 {
		t.Errorf("what is left is %q", got)
	}
	b.form(path, "name", "usual.top.2").want(t, http.StatusUnprocessableEntity)
	b.form(path, "name", "owned.1").goesTo(t, "/de/my-data?notice=value_deleted")
	if page := b.get("/de/my-data"); strings.Contains(page.text, "52,0731") || !strings.Contains(page.page(t).Find("[id='value-usual.top']").Text(), "letzte Angabe") {
		t.Error("the garment is shown still, or the last detail is not called so")
	}
	b.form(path, "name", "usual.top").goesTo(t, "/de/my-data?notice=last_deleted")
	if b.held() != 0 || b.advised("/de/products/alma-t-shirt") {
		t.Error("something of the profile stayed")
	}
}

// What was told comes back whole by the copy to take along.
func TestPostFitImport_Evidence(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := told(t, s, "advice")
	file := b.get("/en/my-data/export.json").want(t, http.StatusOK).text
	for _, want := range []string{`"name": "usual.top.2"`, `"label": "38"`, `"system": "de-women"`, `"name": "owned.1"`, `"type": "shirt"`, `"bust": 52.0731`} {
		if !strings.Contains(file, want) {
			t.Errorf("the file lacks %s", want)
		}
	}
	table := b.get("/en/my-data/export.csv").want(t, http.StatusOK).text
	for _, want := range []string{"measurements,usual.top,label,M,advice,form,", "measurements,owned.1,bust,52.0731,advice,form,"} {
		if !strings.Contains(table, want) {
			t.Errorf("the table lacks %s", want)
		}
	}
	doc := s.visit(t).upload("/de/fit/import", "file", []byte(file)).want(t, http.StatusOK).page(t)
	for selector, want := range map[string]string{
		"#usual_top input[checked]": "M", "input[name=usual_top_system][checked]": "here", "#usual_top_2": "38", "#usual_top_2_system option[selected]": "de-women",
		"#own_1_type option[selected]": "shirt", "#own_1_bust": "52,0731", "#own_1_waist": "49",
	} {
		if got := doc.Find(selector).AttrOr("value", ""); got != want {
			t.Errorf("%s is %q, want %q", selector, got, want)
		}
	}
}

// The form of all values comes filled, and what it leaves out goes.
func TestPostCorrect_Evidence(t *testing.T) {
	t.Parallel()
	b := told(t, openShop(t), "advice")
	doc := b.get("/de/my-data").page(t)
	if doc.Find(".correct-form #usual_top_2").AttrOr("value", "") != "38" || doc.Find(".correct-form #own_1_bust").AttrOr("value", "") != "52,0731" {
		t.Error("the form does not come with what is stored")
	}
	b.form("/de/my-data/measurements", "sizing", "women", "unit", "cm", "usual_top", "L", "usual_top_system", "here").goesTo(t, "/de/my-data?notice=corrected")
	doc = b.get("/de/my-data").page(t)
	if got := doc.Find(`[data-datum="usual.top"]`).Text(); !strings.Contains(got, "L (") || doc.Find(`[data-datum="owned.1"]`).Length() != 0 {
		t.Errorf("kept %q", got)
	}
}

// A consent to the text that named measures only keeps those and nothing more, until it is
// given to the present text.
func TestPostConsents_EarlierTextRenewed(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice")
	if b.get("/de/my-data").page(t).Find("[data-renew]").Length() != 0 {
		t.Error("a consent to the present text is to be renewed")
	}
	s.change(t, `INSERT INTO consents (customer, purpose, action, at, text_version, text_sha256, lang, form, age16, receipt)
		SELECT customer, purpose, action, at + 1, '2026-11-2', text_sha256, lang, form, age16, 'EARLIERTEXTEARLIERTEXTEARLIER' FROM consents`)
	fields := measures("usual_top", "M", "usual_top_system", "here")
	doc := b.form("/en/my-data/measurements", fields...).want(t, http.StatusUnprocessableEntity).page(t)
	if got := doc.Find(".error-summary").Text(); !strings.Contains(got, "consent anew") {
		t.Errorf("summary %q", got)
	}
	if doc.Find(".correct-form #usual_top").AttrOr("value", "") != "M" {
		t.Error("what was typed is gone")
	}
	b.form("/en/my-data/measurements", measures()...).goesTo(t, "/en/my-data?notice=corrected") // measures it covers
	doc = b.get("/en/my-data").page(t)
	if doc.Find(`[data-datum="usual.top"]`).Length() != 0 || !strings.Contains(doc.Find(`[data-renew="advice"]`).Text(), "earlier text") {
		t.Error("a size is kept without a consent that names it, or the page does not offer one")
	}
	if !b.advised("/de/products/alma-t-shirt") {
		t.Error("the earlier consent gives no advice any more")
	}
	b.form("/en/my-data/consents", "purpose", "advice", "action", "grant").goesTo(t, "/en/my-data?notice=granted")
	b.form("/en/my-data/measurements", fields...).goesTo(t, "/en/my-data?notice=corrected")
	doc = b.get("/en/my-data").page(t)
	if doc.Find(`[data-datum="usual.top"][data-purpose="advice"]`).Length() != 1 || doc.Find("[data-renew]").Length() != 0 {
		t.Error("renewed, but the size is not kept")
	}
}

// Somebody's own word on a purchase enters their advice with the consent to that, and counts
// for the article by measures only.
func TestPostFeedback_WithoutMeasuresCountsNothing(t *testing.T) {
	t.Parallel()
	clock := &stepped{}
	s := openShopOf(t, fixture(), clock.now, behindProxy, func(c *web.Config) { c.Demo = true })
	for ip, fields := range map[string][]string{"198.51.100.1": evidence(), "198.51.101.1": measures()} {
		b := s.from(t, ip)
		b.form("/de/fit", append(fields, "age16", "1", "consent_advice", "1", "consent_learn", "1")...).goesTo(t, "/de/fit?notice=saved")
		b.basket("alma-t-shirt-sage-m", "1")
		told := buyer{b, b.order("de")}
		clock.minutes(11)
		told.tell(t)
		if want := strconv.FormatBool(ip == "198.51.101.1"); told.counts(t) != want {
			t.Errorf("%v: counts %s, want %s", fields, told.counts(t), want)
		}
		if doc := b.get("/de/products/alma-t-shirt").page(t); doc.Find(`[data-datum="worn.alma-t-shirt"]`).Length() == 0 {
			t.Errorf("%v: the own word does not enter the advice", fields)
		}
	}
}
