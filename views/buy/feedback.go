package buy

import (
	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// OrderFeedback asks how the lines of an order fit, or whether it may.
type OrderFeedback struct {
	shell.Page
	Order      string // its number
	Definition consent.Definition
	Granted    bool
	Paused     bool
	AskAge     bool // no consent in force declares the age yet
	Measured   bool // measurements are stored
	Lines      []FeedbackLine
}

// FeedbackLine is one line with what was told of it.
type FeedbackLine struct {
	Line    models.OrderLine
	Zones   []fit.Measure // in which the article is compared
	Answers models.Answers
	Href    string // of its product page
}

// zoneWords names a zone of any item: an order line does not say whose department it is from.
func zoneWords(p shell.Page, z fit.Measure) string {
	if z == fit.Bust {
		return p.T("measure.name.bust")
	}
	return p.T("zone.name." + z.String())
}

// AnswerList says zone by zone what was told, in the order of the body.
func AnswerList(p shell.Page, answers models.Answers) string {
	var said []string
	for z := range fit.Measure(fit.NumZones) {
		if reason, ok := answers[z]; ok {
			said = append(said, p.T("feedback.said", "zone", zoneWords(p, z), "answer", p.T("feedback.answer."+string(reason))))
		}
	}
	return text.List(p.Lang, said)
}
