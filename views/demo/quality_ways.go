package demo

import (
	"fmt"

	"ebenmass/models/evidence"
)

// wayRow is one figure of all ways of measuring; its name is the message "quality.error.<key>".
type wayRow struct {
	Key      string
	Findings []finding
}

func (p QualityPage) wayRows() []wayRow {
	rows := []struct {
		key   string
		write func(path string, w evidence.Way) finding
	}{
		{"sd", func(path string, w evidence.Way) finding { return plain(p.Page, path+".sd", w.SD, 1) }},
		{"any", func(path string, w evidence.Way) finding { return percent(p.Page, path+".flips.any", w.Flips.Any, 1) }},
		{"verdict", func(path string, w evidence.Way) finding {
			return percent(p.Page, path+".flips.verdict", w.Flips.Verdict, 1)
		}},
		{"size", func(path string, w evidence.Way) finding { return percent(p.Page, path+".flips.size", w.Flips.Size, 1) }},
		{"ece", func(path string, w evidence.Way) finding { return plain(p.Page, path+".ece", w.ECE, 4) }},
		{"declared", func(path string, w evidence.Way) finding {
			return percent(p.Page, path+".threshold.declared", w.Threshold.Declared, 0)
		}},
		{"break_even", func(path string, w evidence.Way) finding {
			return percent(p.Page, path+".threshold.break_even", w.Threshold.BreakEven, 1)
		}},
		{"covered", func(path string, w evidence.Way) finding {
			return percent(p.Page, path+".threshold.covered", w.Threshold.Covered, 1)
		}},
		{"fitted", func(path string, w evidence.Way) finding {
			return percentOf(p.Page, path+".threshold.fitted", w.Threshold.Fitted, w.Threshold.Covered)
		}},
		{"marginal", func(path string, w evidence.Way) finding {
			return percentOf(p.Page, path+".threshold.marginal", w.Threshold.Marginal, w.Threshold.Covered)
		}},
		{"worth", func(path string, w evidence.Way) finding {
			return money(p.Page, path+".threshold.worth", w.Threshold.Worth)
		}},
		{"best", func(path string, w evidence.Way) finding {
			return percent(p.Page, path+".threshold.best", w.Threshold.Best, 0)
		}},
		{"worth_best", func(path string, w evidence.Way) finding {
			return money(p.Page, path+".threshold.worth_best", w.Threshold.WorthBest)
		}},
	}
	table := make([]wayRow, len(rows))
	for i, row := range rows {
		table[i].Key = row.key
		for j, w := range p.Evidence.Population.Ways {
			table[i].Findings = append(table[i].Findings, row.write(wayPath(j), w))
		}
	}
	return table
}

// zoneFindings are one row of the table of girths, in the order of its heads.
func (p QualityPage) zoneFindings(i int, z evidence.Zones) []finding {
	path := fmt.Sprintf("%s.zones.%d", evidence.PopulationFile, i)
	return []finding{
		percent(p.Page, path+".one", z.One, 1), percent(p.Page, path+".two", z.Two, 1), percent(p.Page, path+".three", z.Three, 1),
		percent(p.Page, path+".in_band", z.InBand, 1), percent(p.Page, path+".beyond", z.Beyond, 1),
		counted(p.Page, path+".girths", z.Girths), counted(p.Page, path+".articles", z.Articles), counted(p.Page, path+".readings", z.Readings),
	}
}

// heardFindings are one row of a table of verdicts, in the order of its heads.
func (p QualityPage) heardFindings(list string, i int, h evidence.Heard) []finding {
	return []finding{
		percent(p.Page, at(list, i, "share"), h.Share, 1), percent(p.Page, at(list, i, "same"), h.Same, 1),
		percent(p.Page, at(list, i, "in_band"), h.InBand, 1), percent(p.Page, at(list, i, "fitted"), h.Fitted, 1),
		percent(p.Page, at(list, i, "right"), h.Right, 1),
	}
}
