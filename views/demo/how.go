package demo

import (
	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// HowPage is the page that lays the model open, with what was released of the articles.
type HowPage struct {
	shell.Page
	Releases []models.Release // of this year and the last, the last one first
	Budget   models.Budget
	Epsilon  float64 // of one release
	Shares   EpsilonShares
	Every    int     // days between releases of the schedule
	CountSD  float64 // of the noise in an article's number of answers
	Costs    []NoiseCost
	Evidence *evidence.Results
}

func (p HowPage) figures() figures { return figures{p.Page, p.Evidence} }

// NoiseCost is what noise does to the offset of an article with so many answers.
type NoiseCost struct {
	Answers         int
	Without, Noised float64 // sd of the offset
}

// epsilon writes a privacy loss: 1, 12, 0,5.
func epsilon(p shell.Page, e float64) string { return text.CmPlain(p.Lang, e) }

// EpsilonShares is how a release parts its ε among what an answer bears on.
type EpsilonShares struct{ Fit, Reasons, TwoSizes float64 }

// spread writes the sd of an offset with its sign.
func (p HowPage) spread(sd float64) string {
	return p.T("how.learning.spread", "sd", text.Number(p.Lang, sd, 2))
}
