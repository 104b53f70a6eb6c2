package product

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/shell"
)

// FramePage is advice in the frame of another shop's page.
type FramePage struct {
	shell.Page
	Name     string       // of the article; "" where it was told without
	NameLang models.Lang  // where it is known in one language only
	Action   string       // the frame's own address
	Article  *fit.Article // nil where the link cannot be read
	Faults   []string     // what is wrong with the link, for those who made it
	Form     MeasureForm
	Advice   *AdvicePanel // nil before something was told
	Returned bool         // the form comes back with what was typed
}

// garment is what kind of usual size is asked for.
func (p FramePage) garment() fit.Garment { return usualGarment(p.Article) }

// measures are the fields asked for: the height and what the article is compared in.
func (p FramePage) measures() []fit.Measure {
	return append([]fit.Measure{fit.Height}, p.Article.Zones()...)
}

// usual is the usual size as typed.
func (p FramePage) usual() string {
	for _, u := range p.Form.Usual[p.garment()] {
		return u.Label
	}
	return ""
}

// zoneFigures says a zone of the size shown in figures: the body, the garment or the body that the
// size is made for, and the room between.
func (w adviceWords) zoneFigures(z fit.Zone) string {
	body := "frame.zone.body"
	if z.Source == fit.SourceEstimated {
		body = "frame.zone.estimated"
	}
	return w.t(w.ofBasis("frame.zone"), "body", w.t(body, "body", w.length(z.Body)), "garment", w.length(z.Garment),
		"ease", w.length(z.Ease), "low", w.plain(z.Low), "high", w.length(z.High))
}

func (p FramePage) words() adviceWords { return newWords(p.Lang, p.Advice) }
