package product

import (
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/views/figure"
	"ebenmass/views/parts"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// faults lists everything to mend, in the order of the fields on the page.
func (p FitPage) faults() []parts.Fault {
	all := append(shell.Faults("", p.Errors), shell.Faults("", p.Form.Errors)...)
	if p.FileError != "" {
		all = append(all, parts.Fault{ID: "file", Message: p.FileError})
	}
	return all
}

// purposeField is the form field of a purpose.
func purposeField(purpose consent.Purpose) string { return "consent_" + string(purpose) }

// withdrawForm is the id of the form that withdraws a consent.
func withdrawForm(purpose consent.Purpose) string { return "withdraw-" + string(purpose) }

// grantedNote says that a consent is in force, and what ticking its box again would do.
func (p FitPage) grantedNote(choice PurposeChoice) string {
	if choice.Definition.Purpose == consent.PurposeMail {
		return p.T("mail.fit.granted")
	}
	return p.T("fit.purposes.granted")
}

// withdrawNote says what withdrawing does to the stored measurements.
func (p FitPage) withdrawNote(choice PurposeChoice) string {
	if choice.Definition.Purpose == consent.PurposeMail {
		return p.T("mail.withdraw_note")
	}
	if choice.Definition.Purpose == consent.PurposeLearn {
		return p.T("my_data.feedback.withdraw_note")
	}
	for _, other := range p.Purposes {
		if other.Granted && other.Definition.Holds && other.Definition.Purpose != choice.Definition.Purpose {
			return p.T("my_data.purposes.withdraw_other")
		}
	}
	return p.T("my_data.purposes.withdraw_last")
}

// drawing is how to measure, numbered in the order of the fields.
func drawing(p shell.Page, sizing string) figure.MeasureProps {
	m := figure.MeasureProps{
		ID: "how", Title: p.T("fit.measure.drawing"), Desc: p.T("fit.measure.drawing_text"), Sizing: fit.Women,
	}
	if sizing == string(fit.Men) {
		m.Sizing = fit.Men
	}
	for _, measure := range fit.Measures {
		m.Labels = append(m.Labels, figure.MeasureLabel{Measure: measure, Text: p.T("measure.name." + measure.String())})
	}
	return m
}

// verdictGroup is all articles of one verdict.
type verdictGroup struct {
	Verdict fit.Verdict
	Rows    []CatalogueAdviceRow
	Open    bool // shown at once; the others are folded
}

// groups sorts the rows by verdict, the helpful ones first, and leaves empty groups out.
func (a CatalogueAdvice) groups() []verdictGroup {
	groups := []verdictGroup{
		{Verdict: fit.Recommended, Open: true},
		{Verdict: fit.Between, Open: true},
		{Verdict: fit.CannotSay},
		{Verdict: fit.NotRecommended},
	}
	filled := groups[:0]
	for _, g := range groups {
		for _, row := range a.Rows {
			if row.Verdict == g.Verdict {
				g.Rows = append(g.Rows, row)
			}
		}
		if len(g.Rows) > 0 {
			filled = append(filled, g)
		}
	}
	return filled
}

// count returns the number of articles with a verdict.
func (a CatalogueAdvice) count(v fit.Verdict) int {
	n := 0
	for _, row := range a.Rows {
		if row.Verdict == v {
			n++
		}
	}
	return n
}

// summary says in a sentence or two what came of it.
func (p FitPage) summary() string {
	s := text.Plural(p.Lang, "fit.once.summary", p.Once.count(fit.Recommended),
		"total", text.Number(p.Lang, float64(p.Once.Total), 0))
	if n := p.Once.count(fit.Between); n > 0 {
		s += " " + text.Plural(p.Lang, "fit.once.between", n)
	}
	return s
}

// answer is the size a row names, in words; of two the smaller first.
func answer(p shell.Page, row CatalogueAdviceRow) string {
	switch {
	case row.Size == "":
		return p.T("fit.once.no_size")
	case row.Verdict == fit.Between && row.AlternativeFirst:
		return p.T("fit.once.sizes", "size", row.Alternative, "other", row.Size)
	case row.Verdict == fit.Between:
		return p.T("fit.once.sizes", "size", row.Size, "other", row.Alternative)
	default:
		return p.T("fit.once.size", "size", row.Size)
	}
}

// FitPage is the consent form with the measurements.
type FitPage struct {
	shell.Page
	Form       MeasureForm
	Purposes   []PurposeChoice
	Age16      bool
	Errors     []shell.FieldError // consent and age errors; those of the measures are in Form
	Email      string             // as typed, for the newsletter
	Outbox     bool               // letters stay in the outbox
	LetterSent bool               // a letter that confirms the newsletter was sent with Once
	Stored     bool               // a profile is stored: the form shows how to correct it
	Imported   bool               // the form was filled from a file, for its owner to look through
	FileError  string             // why no profile could be read from a file; "" for none
	Once       *CatalogueAdvice   // the advice for the whole catalogue, computed once, kept nowhere
}

// PurposeChoice is one consent box. It is ticked only where the visitor ticked it and the form came back.
type PurposeChoice struct {
	Definition consent.Definition
	Ticked     bool
	Granted    bool // an earlier consent is in force
	Changed    bool // there was a consent, to a text that promised something else: it asks anew
}

// CatalogueAdvice is the advice for all articles at once.
type CatalogueAdvice struct {
	Total int
	Rows  []CatalogueAdviceRow
}

// CatalogueAdviceRow is one article's advice in short.
type CatalogueAdviceRow struct {
	Card             Card
	Verdict          fit.Verdict
	Size             string
	Alternative      string
	AlternativeFirst bool    // it is the smaller of the two
	PFits            float64 // of Size
}
