package buy

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/views/pagetest"
	"ebenmass/views/shell"
)

// unfolded are the paragraphs of a sheet that stand outside of folds and forms.
func unfolded(sheet *goquery.Selection) *goquery.Selection {
	return sheet.Find(".sheet-body p").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return s.Closest("details, form").Length() == 0
	})
}

func TestFeedbackSheet_OneLineBeforeTheFold(t *testing.T) {
	t.Parallel()
	learn, _ := consent.Find(consent.PurposeLearn)
	for _, lang := range models.Langs {
		p := OrderFeedback{Page: shell.Page{Lang: lang}, Order: "0000-9XQ4-M2TB-6HWD", Definition: learn, AskAge: true}
		offer := pagetest.Look(t, FeedbackSheet(p)).Find("#feedback")
		if n := unfolded(offer).Length(); n != 1 {
			t.Errorf("%s: %d paragraphs stand before the consent, want one", lang, n)
		}
		folded := offer.Find("details:not([open])").Text()
		for _, words := range []consent.Text{learn.Title, learn.Use, learn.NotDone, learn.Retention, learn.Basis} {
			if !strings.Contains(folded, words.In(string(lang))) {
				t.Errorf("%s: the fold lacks %q", lang, words.In(string(lang)))
			}
		}
		if offer.Find(`form button[value="grant"]`).Length() != 1 || offer.Find("input[checked]").Length() != 0 {
			t.Errorf("%s: the consent is not one button with nothing ticked", lang)
		}

		p.Granted, p.Lines = true, []FeedbackLine{{Line: models.OrderLine{Name: models.Text{DE: "Arne", EN: "Arne"}}, Zones: []fit.Measure{fit.Bust}}}
		asked := pagetest.Look(t, FeedbackSheet(p)).Find("#feedback")
		if n := unfolded(asked).Length(); n != 1 {
			t.Errorf("%s: %d paragraphs stand beside the question, want one", lang, n)
		}
		if got := asked.Find(`a[href$="#learning"]`).AttrOr("href", ""); got != "/"+string(lang)+"/my-data?open=learning#learning" {
			t.Errorf("%s: the way to the answers is %q", lang, got)
		}
	}
}
