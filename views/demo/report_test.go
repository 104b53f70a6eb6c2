package demo

import (
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/models/report"
	"ebenmass/views/pagetest"
	"ebenmass/views/text"
)

// reportFixture is a simulation in which the advice brings returns and kept pieces so many more
// than the usual size, per 1,000 orders of those who answer.
func reportFixture(lang models.Lang, returned, kept float64, change func(*ReportPage)) ReportPage {
	s := report.Simulation{Seed: 1, People: 20, Orders: 920, Planned: 920, Articles: 92, Elapsed: 1e9}
	s.Mean[report.UsualReturned], s.Mean[report.UsualKept] = 0.3, 0.6
	s.Mean[report.AdviceReturned], s.Mean[report.AdviceKept] = 0.3+returned/1000, 0.6+kept/1000
	s.Mean[report.ChartReturned], s.Mean[report.ChartKept] = 0.4, 0.5
	s.Mean[report.TwoReturned], s.Mean[report.TwoKept] = 0.95, 0.7
	for _, key := range report.Factors() {
		s.Factors = append(s.Factors, report.Varied{Key: key, Low: s.Mean, High: s.Mean})
	}
	in := report.Standard()
	in.Uptake = 1
	p := ReportPage{Page: chrome(lang, "/demo/report"), Evidence: evidence.Committed(), Now: given, Typed: map[string]string{}}
	p.Figures = report.Compute(s, in)
	if change != nil {
		change(&p)
	}
	return p
}

func reportStates(lang models.Lang) map[string]ReportPage {
	return map[string]ReportPage{
		"done": reportFixture(lang, -100, 10, nil),
		"running": reportFixture(lang, -100, 10, func(p *ReportPage) {
			p.Figures.Simulation.Planned, p.Refresh = 36800, ReportRefresh
		}),
		"waiting": reportFixture(lang, 0, 0, func(p *ReportPage) {
			p.Figures.Simulation.Orders, p.Figures.Simulation.Waiting = 0, true
		}),
		"busy":    reportFixture(lang, 0, 0, func(p *ReportPage) { p.Figures.Simulation.Orders, p.Busy = 0, true }),
		"stopped": reportFixture(lang, 50, 10, func(p *ReportPage) { p.Figures.Simulation.Planned, p.Stopped = 36800, true }),
		"faulty": reportFixture(lang, 50, -10, func(p *ReportPage) {
			for _, field := range report.Fields() {
				p.Typed[field] = "abc"
				p.Faults = append(p.Faults, report.Fault{Field: field, Code: report.FaultUnreadable})
			}
		}),
		"out of range": reportFixture(lang, 50, -10, func(p *ReportPage) {
			for _, field := range report.Fields()[:4] {
				p.Typed[field] = "-1"
				p.Faults = append(p.Faults, report.Fault{Field: field, Code: report.FaultRange})
			}
		}),
		"some answer": reportFixture(lang, -100, 10, func(p *ReportPage) {
			p.Figures.Inputs.Uptake = 0.33
			p.Figures = report.Compute(p.Figures.Simulation, p.Figures.Inputs)
		}),
	}
}

func TestReport_WholeInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		for name, p := range reportStates(lang) {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				doc := pagetest.Look(t, Report(p))
				pagetest.CheckWhole(t, doc, lang)
				pagetest.CheckHead(t, doc)
				pagetest.CheckReferences(t, doc)
				running := name == "running" || name == "waiting" || name == "busy"
				if got := doc.Find("[data-running]").Length() == 1; got != running {
					t.Errorf("goes on: %v", got)
				}
				if doc.Find("[style], script:not([src])").Length() > 0 {
					t.Error("what the policy for content forbids")
				}
			})
		}
	}
}

// The headline says what the figures say, whichever way they go, and the row on top is the best.
func TestReport_HeadlineTrue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name           string
		returned, kept float64
		de, en         string
		won            report.Policy
	}{
		{"wins both ways", -96, 96, "96 Rücksendungen weniger und 2.400 € mehr je 1.000 Bestellungen", "96 fewer returns and €2,400 more per 1,000 orders", report.Advice},
		{"loses both ways", 40, -40, "40 Rücksendungen mehr und 1.000 € weniger je 1.000 Bestellungen", "40 more returns and €1,000 less per 1,000 orders", report.Usual},
		{"fewer returns, less money", -10, -100, "10 Rücksendungen weniger, aber 850 € weniger je 1.000 Bestellungen", "10 fewer returns, but €850 less per 1,000 orders", report.Usual},
		{"more returns, more money", 10, 100, "10 Rücksendungen mehr, aber 850 € mehr je 1.000 Bestellungen", "10 more returns, but €850 more per 1,000 orders", report.Advice},
		{"one of each", -1, 0, "1 Rücksendung weniger und 15 € mehr je 1.000 Bestellungen", "1 return fewer and €15 more per 1,000 orders", report.Advice},
		{"nothing", 0, 0, "Gleich viele Rücksendungen und gleich viel Geld je 1.000 Bestellungen", "As many returns and the same money per 1,000 orders", report.Advice},
	} {
		for lang, want := range map[models.Lang]string{models.German: c.de, models.English: c.en} {
			doc := pagetest.Look(t, Report(reportFixture(lang, c.returned, c.kept, nil)))
			doc.Find(".rp-big br").ReplaceWithHtml(" ")
			got := strings.Join(strings.Fields(strings.ReplaceAll(doc.Find(".rp-big").Text(), "\u00a0", " ")), " ")
			if got != want {
				t.Errorf("%s, %s: %q, want %q", c.name, lang, got, want)
			}
			if won := doc.Find("tbody tr.won").First().AttrOr("data-policy", ""); won != string(c.won) {
				t.Errorf("%s: %s is on top", c.name, won)
			}
		}
	}
}

// The verdict on the range follows the range.
func TestReport_Verdict(t *testing.T) {
	t.Parallel()
	p := reportFixture(models.German, -96, 96, nil)
	m := &p.Figures.Minus.Money
	for _, c := range []struct {
		low, high models.Cents
		key       string
	}{{1, 5, "report.settled_more"}, {-5, -1, "report.settled_less"}} {
		m.Low, m.High = c.low, c.high
		if got := p.verdict(); got != p.T(c.key) {
			t.Errorf("from %d to %d: %s", c.low, c.high, got)
		}
	}
	m.Low, m.High = -1, 1
	if got := p.verdict(); !strings.HasPrefix(got, "Null liegt in der Spanne") {
		t.Errorf("around 0: %s", got)
	}
}

// Everything that figures can name has words.
func TestReport_WordsForAll(t *testing.T) {
	t.Parallel()
	p := reportFixture(models.German, -96, 96, nil)
	for _, f := range p.Figures.Factors {
		for _, end := range []string{"", ".low", ".high"} {
			if !text.Has("report.factor." + f.Key + end) {
				t.Errorf("no words for %s%s", f.Key, end)
			}
		}
	}
	for _, n := range p.Figures.Notices {
		if !text.Has("report.notice." + n.Key) {
			t.Errorf("no words for %s", n.Key)
		}
	}
	for _, o := range report.OthersReport() {
		if words := p.publishedWords(o) + p.publishedCaveat(o); strings.Contains(words, "{") {
			t.Errorf("%s: %s", o.Key, words)
		}
	}
}

func TestNewReportAxis_HoldsValues(t *testing.T) {
	t.Parallel()
	for _, values := range [][]float64{{0}, {-5, 3}, {4875, -9973, 7898}, {1e7, 2e7}, {-0.4}, {-15000, -2}} {
		a := newReportAxis(values...)
		first, last := a.ticks[0], a.ticks[len(a.ticks)-1]
		if len(a.ticks) < 2 || len(a.ticks) > 8 || first > 0 || last < 0 {
			t.Errorf("%v: ticks %v", values, a.ticks)
		}
		for _, v := range values {
			if v < first || v > last {
				t.Errorf("%v lies outside %v", v, a.ticks)
			}
		}
	}
}
