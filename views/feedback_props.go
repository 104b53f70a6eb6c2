package views

import (
	"math"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// OrderFeedback asks how the lines of an order fit, or whether it may.
type OrderFeedback struct {
	Page
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

// MyDataLearning is the purpose of learning with what was told, as my data show it.
type MyDataLearning struct {
	Definition consent.Definition
	Granted    bool
	Since      time.Time
	AskAge     bool
	Told       []HeldFeedback // latest first
}

// HeldFeedback is feedback with the article's name.
type HeldFeedback struct {
	models.Feedback
	Name string
}

// answerList says zone by zone what was told, in the order of the body.
func (p Page) answerList(answers models.Answers) string {
	var said []string
	for z := range fit.Measure(fit.NumZones) {
		if reason, ok := answers[z]; ok {
			said = append(said, p.T("feedback.said", "zone", p.T("zone.name."+z.String()), "answer", p.T("feedback.answer."+string(reason))))
		}
	}
	return text.List(p.Lang, said)
}

// ownOffset is what the visitor's own feedback does to the score, and what follows from it.
func (w adviceWords) ownOffset() (value, consequence string) {
	own, one := w.Person.Offset.Value, text.Number(w.lang, w.Person.Offset.Value, 1)
	switch {
	case math.Abs(own) < 0.05:
		return text.Number(w.lang, 0, 1), w.t("why.own.same")
	case own < 0:
		return one, w.t("why.own.larger")
	}
	return "+" + one, w.t("why.own.smaller")
}
