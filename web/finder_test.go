package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/views/text"
)

// carried lists what a form posts that is not to be seen, in its order.
func carried(form *goquery.Selection) (fields []string) {
	for _, field := range form.Find("input[type=hidden]").EachIter() {
		fields = append(fields, field.AttrOr("name", ""), field.AttrOr("value", ""))
	}
	return fields
}

// everything is one of each kind of evidence, with values that occur nowhere else.
func everything() []string {
	return []string{
		"sizing", "women", "unit", "in", "measured_with", "memory", "preference", "loose",
		"height", "5′ 7″", "bust", "36 1/4", "usual_top", "M", "usual_top_system", "here", "usual_top", "38", "usual_top_system", "de-women",
		"usual_bottom", "W29/L32", "usual_bottom_system", "", "own_1_type", "shirt", "own_1_bust", "20.5", "way", "tape", "kind", "tops",
	}
}

func TestGetFit_FourWaysAlike(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, lang := range []string{"de", "en"} {
		came := b.get("/"+lang+"/fit").want(t, http.StatusOK)
		doc := came.page(t)
		var order []string
		for _, child := range doc.Find(".ways").Children().EachIter() {
			order = append(order, goquery.NodeName(child)+child.Find("input[name=way]").AttrOr("value", ""))
		}
		if want := []string{"labellabel", "div", "labelgarment", "div", "labeltape", "div", "labelheight", "div"}; !slices.Equal(order, want) {
			t.Errorf("%s: the ways come as %v", lang, order)
		}
		if n := doc.Find("input[name=way][checked]").Length(); n != 0 {
			t.Errorf("%s: %d ways are chosen beforehand", lang, n)
		}
		for _, worth := range doc.Find(".way-worth").EachIter() {
			if n := worth.Find("[data-for]:contains('±')").Length(); n == 0 {
				t.Errorf("%s: a way does not say what it is worth: %q", lang, worth.Text())
			}
		}
		for _, field := range []string{"bust", "waist", "hip", "inseam", "arm", "height", "usual_top", "usual_bottom", "usual_dress", "own_1_bust", "own_2_bust"} {
			if doc.Find(`.ways [name="`+field+`"]`).Length() == 0 {
				t.Errorf("%s: nobody can tell %s", lang, field)
			}
		}
		if keys := text.MissingKeys(came.text); len(keys) > 0 {
			t.Errorf("%s: no message %v", lang, keys)
		}
		if len(came.Cookies()) > 0 {
			t.Errorf("%s: a cookie before one is needed", lang)
		}
	}
}

// Whatever is pressed on the page of sizes, all that was typed goes along as it was typed, in
// hidden fields and in no address.
func TestPostFit_NothingTypedIsLost(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	doc := b.form("/de/fit", everything()...).want(t, http.StatusOK).page(t)
	forms := doc.Find(`main form[method=post]:has(input[name="sizing"])`)
	if forms.Length() < 4 {
		t.Fatalf("%d forms carry on what was told", forms.Length())
	}
	for _, form := range forms.EachIter() {
		fields, told := carried(form), everything()
		for i := 0; i < len(told); i += 2 {
			own := form.Find(`button[name="` + told[i] + `"]`).Length() // a button of this form chooses it anew
			if own == 0 && !containsPair(fields, told[i], told[i+1]) {
				t.Errorf("%s loses %s=%s", form.AttrOr("class", form.AttrOr("id", "a form")), told[i], told[i+1])
			}
		}
	}
	for _, link := range doc.Find("main a[href]").EachIter() {
		if href := link.AttrOr("href", ""); strings.Contains(href, "36") || strings.Contains(href, "W29") {
			t.Errorf("a measure stands in the address %s", href)
		}
	}
	back := b.form("/de/fit", append(carried(doc.Find("form#told")), "edit", "1")...).want(t, http.StatusOK).page(t)
	if back.Find("[data-advice]").Length() != 0 || back.Find(".error-summary").Length() != 0 {
		t.Error("changing the details shows sizes, or faults")
	}
	told := everything()
	for i := 0; i < len(told); i += 2 {
		if told[i+1] != "" && !holds(back.Find(`[name="`+told[i]+`"]`), told[i+1]) {
			t.Errorf("the form comes back without %s=%s", told[i], told[i+1])
		}
	}
	if got := back.Find("input[name=way][checked]").AttrOr("value", ""); got != "tape" {
		t.Errorf("the open way became %q", got)
	}
	s.keptNothing(t)
}

func containsPair(fields []string, name, value string) bool {
	for i := 0; i+1 < len(fields); i += 2 {
		if fields[i] == name && fields[i+1] == value {
			return true
		}
	}
	return false
}

// The question names what to tell next, carries everything told, and tells what it is worth: it
// turns open articles into sizes.
func TestPostFit_NextQuestion(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	count := func(doc *goquery.Document) int { return doc.Find(`[data-advice][data-verdict="cannot_say"]`).Length() }
	for _, lang := range []string{"de", "en"} {
		doc := b.form("/"+lang+"/fit", "sizing", "women", "height", "168").want(t, http.StatusOK).page(t)
		question := doc.Find("[data-next-question]")
		datum := question.AttrOr("data-next-question", "")
		name, ok := strings.CutPrefix(datum, "measurements.")
		if question.Length() != 1 || !ok || question.Find(`input[name="`+name+`"]`).Length() != 1 {
			t.Fatalf("%s: %d questions, about %q", lang, question.Length(), datum)
		}
		if question.Find(`details input[name^="usual_"]`).Length() != 1 {
			t.Errorf("%s: no way without a tape", lang)
		}
		value := map[string]string{"bust": "92", "waist": "76", "hip": "100"}[name]
		then := b.form("/"+lang+"/fit", append(carried(question), name, value)...).want(t, http.StatusOK).page(t)
		if count(then) >= count(doc) {
			t.Errorf("%s: %d articles were open, %d are with %s", lang, count(doc), count(then), name)
		}
	}
}

// Whoever comes from an article goes back to it, stored or not, and never to my data.
func TestPostFit_FromArticle(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	const article = "/de/products/alma-t-shirt"
	card := article + "?colour=sage" // the colour it is shown in everywhere
	b := s.visit(t)
	asking := b.get("/de/fit?from=alma-t-shirt").want(t, http.StatusOK).page(t)
	if asking.Find(`.finder-form input[name=from][value=alma-t-shirt]`).Length() != 1 || asking.Find(`input[name=kind][value=tops][checked]`).Length() != 1 {
		t.Error("the form forgets where somebody comes from, or what they look for")
	}
	if got := asking.Find(".finder-end a").AttrOr("href", ""); got != card {
		t.Errorf("the way on without telling anything leads to %s", got)
	}
	once := b.form("/de/fit", append(everything(), "from", "alma-t-shirt")...).want(t, http.StatusOK).page(t)
	if !strings.Contains(once.Find("h1").Text(), "alma-t-shirt") {
		t.Errorf("the heading answers %q", once.Find("h1").Text())
	}
	button := once.Find(`.found-from button`)
	if got := button.AttrOr("formaction", ""); got != article+"/advice" || button.AttrOr("form", "") != "told" {
		t.Fatalf("the way back posts to %q", got)
	}
	advised := b.form(article+"/advice", carried(once.Find("form#told"))...).want(t, http.StatusOK).page(t)
	for datum, used := range map[string]int{"measurements.bust": 1, "usual.top": 1, "usual.top.2": 1, "usual.bottom": 1, "owned.1": 1} {
		if n := advised.Find(`[data-evidence][data-datum="` + datum + `"]`).Length(); n != used {
			t.Errorf("the article's page knows %s %d times", datum, n)
		}
	}
	if got := once.Find(`.keep-buttons button[value=none]`).AttrOr("formaction", ""); got != article+"/advice" {
		t.Errorf("storing nothing leads to %q", got)
	}
	s.keptNothing(t)

	for _, test := range []struct {
		consents []string
		status   int
		to       string
	}{
		{[]string{"consent_advice", "1", "age16", "1"}, http.StatusSeeOther, card},
		{[]string{"consent_offers", "1", "age16", "1"}, http.StatusTemporaryRedirect, article + "/advice"},
		{[]string{"consent_learn", "1", "age16", "1"}, http.StatusOK, ""},
		{[]string{"consent_advice", "1", "age16", "1", "keep", "none"}, http.StatusOK, ""},
	} {
		fresh := s.visit(t)
		a := fresh.form("/de/fit", slices.Concat(everything(), []string{"from", "alma-t-shirt"}, test.consents)...).want(t, test.status)
		if got := a.Header.Get("Location"); got != test.to {
			t.Errorf("%v lead to %q, want %q", test.consents, got, test.to)
		}
	}
	if b.get("/de/fit?from=no-such-article").want(t, http.StatusOK).page(t).Find("input[name=from]").Length() != 0 {
		t.Error("an article that does not exist is carried on")
	}
}

// Storing shows the sizes of what was stored, with no boxes to tick again.
func TestGetFit_Saved(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for purpose, hasFields := range map[string]bool{"advice": true, "offers": false} {
		b := consented(t, s, purpose)
		doc := b.get("/de/fit?notice=saved").want(t, http.StatusOK).page(t)
		if doc.Find("[data-advice]").Length() != len(fixture()) || doc.Find(`.notice[role=status] a[href="/de/my-data"]`).Length() != 1 {
			t.Errorf("%s: the sizes, or the word that something was stored, are missing", purpose)
		}
		if doc.Find("input[type=checkbox]").Length() != 0 {
			t.Errorf("%s: boxes to tick again", purpose)
		}
		if doc.Find(`.fit-card a[href^="/de/products/"]`).Length() != len(fixture()) {
			t.Errorf("%s: the cards do not lead to the articles", purpose)
		}
		if got := doc.Find(`input[name=bust]`).Length() > 0; got && !hasFields {
			t.Errorf("%s: what is kept for lists goes to product pages", purpose)
		}
		if journal := b.journal(); !strings.Contains(journal, purpose+" granted") {
			t.Errorf("%s: the journal says %s", purpose, journal)
		}
		if again := b.get("/de/fit").want(t, http.StatusOK).page(t); again.Find("[data-advice]").Length() != 0 {
			t.Errorf("%s: the profile is read without an act", purpose)
		}
	}
}

// A consent that lacks something comes back with its ticks and with everything told.
func TestPostFit_ConsentComesBack(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	doc := b.form("/en/fit", append(everything(), "consent_offers", "1", "consent_mail", "1", "email", "no address")...).want(t, http.StatusUnprocessableEntity).page(t)
	keep := doc.Find("form.keep")
	if keep.Find("#consent_offers[checked]").Length() != 1 || keep.Find("#consent_mail[checked]").Length() != 1 || keep.Find("#consent_advice[checked]").Length() != 0 {
		t.Error("the ticks are not those that were set")
	}
	if got := keep.Find("#email").AttrOr("value", ""); got != "no address" {
		t.Errorf("the address became %q", got)
	}
	for _, id := range []string{"age16", "email"} {
		if doc.Find(`.error-summary a[href="#`+id+`"]`).Length() != 1 || doc.Find("#"+id+`[aria-invalid="true"]`).Length() != 1 {
			t.Errorf("%s is not named", id)
		}
	}
	for i, told := 0, everything(); i < len(told); i += 2 {
		if !containsPair(carried(keep), told[i], told[i+1]) {
			t.Errorf("lost: %s=%s", told[i], told[i+1])
		}
	}
	if doc.Find(".mini li").Length() == 0 {
		t.Error("the sizes are out of sight")
	}
	wrong := b.form("/en/fit", "bust", "999", "consent_offers", "1", "age16", "1").want(t, http.StatusUnprocessableEntity).page(t)
	if wrong.Find("#consent_offers[checked]").Length() != 1 || wrong.Find("#age16[checked]").Length() != 1 {
		t.Error("a wrong measure costs the ticks")
	}
	s.keptNothing(t)
}

func TestPostFit_OnlyWhatFits(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	doc := b.form("/de/fit", measures("fits", "1")...).want(t, http.StatusOK).page(t)
	if n := doc.Find("[data-advice]").Length(); n == 0 || n != doc.Find(`[data-advice]:not([data-size=""])`).Length() {
		t.Errorf("%d articles, of which some have no size", n)
	}
	if doc.Find(`button[name=fits][value="1"][aria-pressed=true]`).Length() != 1 {
		t.Error("the filter does not say that it is on")
	}
}

// The numbers of the bar are those of the cards of one's own department.
func TestPostFit_BarCountsCards(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	doc := b.form("/de/fit", measures()...).want(t, http.StatusOK).page(t)
	for verdict, class := range map[string]string{"recommended": "clear", "between": "two", "cannot_say": "open", "not_recommended": "none"} {
		cards := doc.Find(`.fit-group [data-verdict="` + verdict + `"]`).Not(".fit-others *").Length()
		key := doc.Find(".split-key li:has(.split-" + class + ") b").Text()
		if cards > 0 && key != fmt.Sprint(cards) || cards == 0 && key != "" {
			t.Errorf("%s: %d cards, and the bar says %q", verdict, cards, key)
		}
	}
}

func TestPostFit_Contradiction(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for name, test := range map[string]struct {
		fields []string
		sizes  bool // the answers go without the datum
	}{
		"two":  {[]string{"bust", "62", "waist", "160"}, false},
		"four": {[]string{"bust", "92", "waist", "76", "hip", "100", "height", "230"}, true},
	} {
		doc := b.form("/de/fit", append([]string{"sizing", "women"}, test.fields...)...).want(t, http.StatusOK).page(t)
		if doc.Find("[data-contradiction]").Length() != 1 {
			t.Errorf("%s: the contradiction is not named", name)
		}
		if sizes := doc.Find(`[data-advice]:not([data-size=""])`).Length() > 0; sizes != test.sizes {
			t.Errorf("%s: sizes are named: %t", name, sizes)
		}
		if !test.sizes && doc.Find("[data-next-question]").Length() != 0 {
			t.Errorf("%s: more is asked for", name)
		}
	}
}
