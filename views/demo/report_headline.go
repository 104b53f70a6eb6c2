package demo

import (
	"math"

	"ebenmass/models/report"
	"ebenmass/views/text"
)

// reportLine is a sentence with one figure in it: what stands before, the figure, what follows. It
// is chosen by the figures, so that it stays true when the advice loses.
type reportLine struct{ before, figure, after string }

func (p ReportPage) split(key, placeholder, figure string) reportLine {
	before, after := text.Split(p.Lang, key, placeholder)
	return reportLine{before, figure, after}
}

// headlineReturns says whether fewer parcels come back.
func (p ReportPage) headlineReturns() reportLine {
	x := p.Figures.Minus.Returned.Value
	n := p.rounded(x, stepReturns)
	if n == 0 {
		return reportLine{before: p.T("report.headline.same")}
	}
	key, form := "report.headline.fewer", "_other"
	if n > 0 {
		key = "report.headline.more"
	}
	if math.Abs(n) == 1 {
		form = "_one"
	}
	h := p.split(key+form, "n", p.returns(math.Abs(x)))
	if !p.done() {
		h.before = p.T("report.headline.so_far") + h.before
	}
	if p.opposed() {
		h.after += ","
	}
	return h
}

// opposed reports whether returns and money go up together, or down.
func (p ReportPage) opposed() bool {
	m := &p.Figures.Minus
	return p.rounded(m.Returned.Value, stepReturns)*p.rounded(float64(m.Money.Value)/100, stepEuros) > 0
}

// headlineMoney says whether that brings money. "But" joins what pulls in two directions.
func (p ReportPage) headlineMoney() reportLine {
	m := &p.Figures.Minus
	euros := p.rounded(float64(m.Money.Value)/100, stepEuros)
	joint := "and"
	if p.opposed() {
		joint = "but"
	}
	switch {
	case euros > 0:
		return p.split("report.headline."+joint+"_more", "eur", p.euros(m.Money.Value))
	case euros < 0:
		return p.split("report.headline."+joint+"_less", "eur", p.euros(-m.Money.Value))
	}
	return reportLine{before: p.T("report.headline.and_same")}
}

// than says against what, and with which range.
func (p ReportPage) than() string {
	if !p.done() {
		return p.T("report.than_so_far")
	}
	m := &p.Figures.Minus
	return p.T("report.than", "returns_from", p.returnsChange(m.Returned.Low), "returns_to", p.returnsChange(m.Returned.High),
		"eur_from", p.eurosChange(m.Money.Low), "eur_to", p.eurosChange(m.Money.High))
}

// verdict says whether the sign of the money is sure.
func (p ReportPage) verdict() string {
	switch m := &p.Figures.Minus.Money; {
	case m.Low > 0:
		return p.T("report.settled_more")
	case m.High < 0:
		return p.T("report.settled_less")
	}
	return p.T("report.open", "factor", p.factorName(p.Figures.Decisive()))
}

// keptWords says what fewer returns cost in sales.
func (p ReportPage) keptWords() string {
	x := p.Figures.Minus.Kept.Value
	switch n := p.rounded(x, stepReturns); {
	case n < 0:
		return p.T("report.kept.less", "n", p.returns(-x))
	case n > 0:
		return p.T("report.kept.more", "n", p.returns(x))
	}
	return p.T("report.kept.same")
}

// uptakeNote says what it would be if everybody answered; "" where they do.
func (p ReportPage) uptakeNote() string {
	uptake, all := p.Figures.Inputs.Uptake, &p.Figures.Everybody
	if uptake == 1 {
		return ""
	}
	return p.T("report.uptake_note", "n", p.ofHundred(uptake), "returns", p.returnsChange(all.Returned.Value), "eur", p.eurosChange(all.Money.Value))
}

// ranked are the policies, the one that brings most first.
func (p ReportPage) ranked() []report.Outcome {
	return report.Ranked(p.Figures.Outcomes)
}
