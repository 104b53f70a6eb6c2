package web_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// onTheEdge are the fields of somebody whose advice changes with a single "too tight" in the
// size recommended, and that size.
func onTheEdge(t *testing.T) (fields []string, size string) {
	t.Helper()
	var articles []reference.Article
	for _, p := range fixture() {
		articles = append(articles, reference.Article{Name: p.Slug, Department: p.Sizing, System: string(p.Chart.System), Fit: p.Article()})
	}
	shop := reference.NewShop(articles)
	tee := articles[0]
	for bust := 84; bust < 110; bust++ {
		person := fit.Person{Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Regular}
		person.Given[fit.Bust] = float64(bust)
		before := shop.Advise(&person, &tee.Fit)
		if before.Verdict != fit.Recommended {
			continue
		}
		person.Worn = []fit.WornArticle{{Product: tee.Name, Size: before.Size, Outcome: fit.OutcomeSmall}}
		if after := shop.Advise(&person, &tee.Fit); after.Verdict != before.Verdict || after.Size != before.Size {
			return []string{
				"sizing", "women", "unit", "cm", "measured_with", "tape", "preference", "regular", "bust", strconv.Itoa(bust), "age16", "1",
			}, before.Size
		}
	}
	t.Fatal("nobody is on the edge between two sizes")
	return nil, ""
}

// advice is verdict, size and alternative on a product page, and the row of the article worn.
func (b *browser) advice(slug string) (said, own string) {
	b.t.Helper()
	doc := b.get("/de/products/"+slug).want(b.t, http.StatusOK).page(b.t)
	panel := doc.Find("[data-advice]")
	row := doc.Find(`[data-evidence][data-used="worn.` + slug + `"]`)
	return panel.AttrOr("data-verdict", "") + " " + panel.AttrOr("data-size", "") + " " + panel.AttrOr("data-alternative", ""), row.Text()
}

func TestPostFeedback_ChangesAdvice(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	fields, size := onTheEdge(t)
	b := s.visit(t)
	b.form("/de/fit", append(fields, "consent_advice", "1")...).goesTo(t, "/de/fit?notice=saved")
	b.basket("alma-t-shirt-sage-"+strings.ToLower(size), "1")
	order := "/de/orders/" + b.order("de")
	before, own := b.advice("alma-t-shirt")
	if own != "" || !strings.HasPrefix(before, "recommended "+size) {
		t.Fatalf("before any feedback: %s, %q", before, own)
	}

	// Without the consent the page offers it in its own words, asks nothing and keeps nothing.
	offer := b.get(order).want(t, http.StatusOK).page(t)
	if offer.Find(".feedback-line").Length() != 0 || offer.Find(`#feedback form input[name="purpose"][value="learn"]`).Length() != 1 {
		t.Error("the page asks without a consent, or does not offer it")
	}
	b.form(order+"/feedback", "line", "0", "answer", "tight-bust").goesTo(t, order+"#feedback-0")
	if b.get("/de/my-data").page(t).Find(`[data-datum][data-purpose="learn"]`).Length() != 0 {
		t.Fatal("feedback is kept without a consent")
	}

	b.form("/de/my-data/consents", "purpose", "learn", "action", "grant", "order", order[len("/de/orders/"):]).goesTo(t, order+"#feedback")
	b.form(order+"/feedback", "line", "0", "answer", "tight-bust").goesTo(t, order+"#feedback-0")
	if b.get(order).page(t).Find(`button[value="tight-bust"][aria-pressed="true"]`).Length() != 1 {
		t.Error("the order's page does not show what was answered")
	}
	after, own := b.advice("alma-t-shirt")
	if after == before || !strings.Contains(own, "war zu klein") {
		t.Errorf("after “too tight” the advice is %s as before %s, and says %q", after, before, own)
	}
	if rows := b.get("/de/my-data").page(t).Find(`[data-datum][data-purpose="learn"][data-source][data-expires]`).Length(); rows != 1 {
		t.Errorf("my data shows %d pieces of feedback", rows)
	}
	if !strings.Contains(b.journal(), "learn granted") {
		t.Error("the journal does not know of the reading")
	}

	gone := b.form("/de/my-data/consents", "purpose", "learn", "action", "withdraw").want(t, http.StatusSeeOther).Header.Get("Location")
	if !strings.HasPrefix(gone, "/de/my-data?notice=forgotten&receipt=") {
		t.Errorf("withdrawing leads to %s", gone)
	}
	if again, own := b.advice("alma-t-shirt"); again != before || own != "" {
		t.Errorf("after withdrawing: %s, %q, want %s", again, own, before)
	}
	if b.get("/de/my-data").page(t).Find(`[data-datum][data-purpose="learn"]`).Length() != 0 {
		t.Error("feedback is still there")
	}
}

func TestPostFeedback_OnlyWhoOrdered(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice", "learn")
	b.basket("alma-t-shirt-sage-m", "1")
	path := "/en/orders/" + b.order("en") + "/feedback"
	for _, fields := range [][]string{{}, {"line", "7", "answer", "right"}, {"line", "0", "answer", "tight-arm"}, {"line", "0", "answer", "short-bust"}, {"line", "x", "answer", "right"}} {
		b.form(path, fields...).want(t, http.StatusUnprocessableEntity)
	}
	s.visit(t).form(path, "line", "0", "answer", "right").want(t, http.StatusNotFound)
	consented(t, s, "learn", "advice").form(path, "line", "0", "answer", "right").want(t, http.StatusNotFound)
	b.form(path, "line", "0", "answer", "right").want(t, http.StatusSeeOther)
	doc := b.get("/en/my-data").page(t)
	if told := doc.Find(`[data-datum="feedback-1"]`); !strings.Contains(told.Text(), "fits") {
		t.Errorf("my data says %q", told.Text())
	}
	id := doc.Find(`form[action="/en/my-data/feedback/delete"] input[name="id"]`).AttrOr("value", "")
	s.visit(t).form("/en/my-data/feedback/delete", "id", id).want(t, http.StatusSeeOther)
	b.form("/en/my-data/feedback/delete", "id", id).goesTo(t, "/en/my-data?notice=feedback_deleted")
	if b.get("/en/my-data").page(t).Find(`[data-datum][data-purpose="learn"]`).Length() != 0 {
		t.Error("deleted feedback is still shown")
	}
}

func TestPostFeedbackDelete_GivesReceipt(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice", "learn")
	b.basket("alma-t-shirt-sage-m", "1")
	b.form("/de/orders/"+b.order("de")+"/feedback", "line", "0", "answer", "right").want(t, http.StatusSeeOther)
	if !strings.Contains(b.get("/de/my-data/delete?scope=feedback").want(t, http.StatusOK).text, "1 Rückmeldung zur Passform") {
		t.Error("the page does not say what goes")
	}
	next := b.form("/de/my-data/delete", "scope", "feedback").want(t, http.StatusSeeOther).Header.Get("Location")
	if !strings.HasPrefix(next, "/de/my-data/receipts/") {
		t.Fatalf("deleting leads to %s", next)
	}
	if !strings.Contains(b.get(next).want(t, http.StatusOK).text, "Rückmeldungen gelöscht") {
		t.Error("the receipt does not say what was deleted")
	}
	if b.held() == 0 {
		t.Error("the measurements went with the feedback")
	}
}

func TestPostReturn_ReasonTeachesOnlyByConsent(t *testing.T) {
	t.Parallel()
	for _, consents := range [][]string{{"consent_advice", "1"}, {"consent_advice", "1", "consent_learn", "1"}} {
		s := openShop(t)
		b := s.visit(t)
		fields, _ := onTheEdge(t)
		b.form("/de/fit", append(fields, consents...)...).goesTo(t, "/de/fit?notice=saved")
		b.basket("alma-t-shirt-sage-m", "1")
		number := b.order("de")
		review := b.reviewReturn("de", number, "quantity-0", "1", "reason-0", "tight-hip")
		b.confirmReturn("de", number, review).want(t, http.StatusSeeOther)
		learns := len(consents) > 2
		kept := b.get("/de/my-data").page(t).Find(`[data-datum][data-purpose="learn"]`).Length()
		if _, own := b.advice("alma-t-shirt"); (kept == 1) != learns || (own != "") != learns {
			t.Errorf("with %v: %d pieces of feedback are kept, and the advice says %q of them", consents, kept, own)
		}
	}
}
