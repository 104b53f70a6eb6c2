package demo

import (
	"math"
	"strings"

	"ebenmass/models/report"
	"ebenmass/views/text"
)

// factorsHeading names what moves the result most.
func (p ReportPage) factorsHeading() string {
	return p.T("report.factors.heading", "factor", p.factorName(p.Figures.Factors[0]))
}

// factorName is a factor's name within a sentence.
func (p ReportPage) factorName(f report.Factor) string {
	name := []rune(p.T("report.factor." + f.Key))
	return strings.ToLower(string(name[0])) + string(name[1:])
}

// factorEnds says between what a factor was varied.
func (p ReportPage) factorEnds(f report.Factor) string {
	ends := p.T("report.factors.ends", "low", p.T("report.factor."+f.Key+".low"), "high", p.T("report.factor."+f.Key+".high"))
	if f.Own {
		return p.T("report.factors.own") + ": " + ends
	}
	return ends
}

// published fills what others report with its figures.
func (p ReportPage) published(key string, o report.Published) string {
	var args []any
	for i, name := range []string{"first", "second", "third", "fourth"} {
		if i < len(o.Figures) {
			decimals := 1
			if math.Abs(100*o.Figures[i]-math.Round(100*o.Figures[i])) < 1e-9 {
				decimals = 0
			}
			args = append(args, name, text.Share(p.Lang, o.Figures[i], decimals))
		}
	}
	return p.T(key, args...)
}

func (p ReportPage) publishedWords(o report.Published) string {
	return p.published("report.published."+o.Key, o)
}

func (p ReportPage) publishedCaveat(o report.Published) string {
	return p.published("report.published."+o.Key+".caveat", o)
}

func (p ReportPage) trialHeading() string {
	if plan := &p.Figures.Plan; plan.Feasible() {
		return p.T("report.trial.heading.feasible", "n", text.Number(p.Lang, float64(plan.Weeks), 0))
	}
	return p.T("report.trial.heading.long")
}

// trialSize says how many orders it takes to find what was computed.
func (p ReportPage) trialSize() string {
	plan := &p.Figures.Plan
	if plan.Arm == 0 {
		return p.T("report.trial.size.none")
	}
	whole := func(n int64) string { return text.Number(p.Lang, float64(n), 0) }
	share := func(x float64) string { return text.Number(p.Lang, 100*x, 1) }
	return p.T("report.trial.size", "arm", whole(plan.Arm), "weeks", whole(plan.Weeks), "orders", whole(p.Figures.Inputs.Orders),
		"before", share(plan.Before), "after", share(plan.After))
}

func (p ReportPage) trialSmallest() string {
	return p.T("report.trial.smallest", "n", text.Number(p.Lang, math.Ceil(1000*p.Figures.Plan.Smallest), 0))
}

// trialStop says when the trial may end.
func (p ReportPage) trialStop() string {
	var weeks, bounds []string
	for _, look := range p.Figures.Plan.Looks {
		weeks = append(weeks, text.Number(p.Lang, float64(look.Weeks), 0))
		bounds = append(bounds, text.Number(p.Lang, look.Z, 2))
	}
	return p.T("report.trial.stop", "weeks", text.List(p.Lang, weeks), "z", text.List(p.Lang, bounds))
}

func (p ReportPage) trialFormula() string {
	return p.T("report.trial.formula", "rho", text.Number(p.Lang, report.DayCorrelation, 3), "more", text.Share(p.Lang, report.LooksMore-1, 1))
}
