package demo

import (
	"ebenmass/models/evidence"
)

// wayRow is one figure of all ways of measuring; its name is the message "quality.error.<key>".
type wayRow struct {
	Key     string
	Figures []figure
}

func (p QualityPage) wayRows() []wayRow {
	f := p.figures()
	rows := []struct {
		key   string
		write func(w *evidence.Way) figure
	}{
		{"sd", func(w *evidence.Way) figure { return plain(f, &w.SD, 1) }},
		{"any", func(w *evidence.Way) figure { return percent(f, &w.Flips.Any, 1) }},
		{"verdict", func(w *evidence.Way) figure {
			return percent(f, &w.Flips.Verdict, 1)
		}},
		{"size", func(w *evidence.Way) figure { return percent(f, &w.Flips.Size, 1) }},
		{"ece", func(w *evidence.Way) figure { return plain(f, &w.ECE, 4) }},
		{"declared", func(w *evidence.Way) figure {
			return percent(f, &w.Threshold.Declared, 0)
		}},
		{"break_even", func(w *evidence.Way) figure {
			return percent(f, &w.Threshold.BreakEven, 1)
		}},
		{"covered", func(w *evidence.Way) figure {
			return percent(f, &w.Threshold.Covered, 1)
		}},
		{"fitted", func(w *evidence.Way) figure {
			return percentOf(f, &w.Threshold.Fitted, w.Threshold.Covered)
		}},
		{"marginal", func(w *evidence.Way) figure {
			return percentOf(f, &w.Threshold.Marginal, w.Threshold.Covered)
		}},
		{"worth", func(w *evidence.Way) figure {
			return money(f, &w.Threshold.Worth)
		}},
		{"best", func(w *evidence.Way) figure {
			return percent(f, &w.Threshold.Best, 0)
		}},
		{"worth_best", func(w *evidence.Way) figure {
			return money(f, &w.Threshold.WorthBest)
		}},
	}
	table := make([]wayRow, len(rows))
	for i, row := range rows {
		table[i].Key = row.key
		for j := range p.Evidence.Population.Ways {
			table[i].Figures = append(table[i].Figures, row.write(&p.Evidence.Population.Ways[j]))
		}
	}
	return table
}

// zoneFigures are one row of the table of girths, in the order of its heads.
func zoneFigures(f figures, z *evidence.Zones) []figure {
	return []figure{
		percent(f, &z.One, 1), percent(f, &z.Two, 1), percent(f, &z.Three, 1),
		percent(f, &z.InBand, 1), percent(f, &z.Beyond, 1),
		counted(f, &z.Girths), counted(f, &z.Articles), counted(f, &z.Readings),
	}
}

// verdictFigures are one row of a table of verdicts, in the order of its heads.
func verdictFigures(f figures, h *evidence.Heard) []figure {
	return []figure{
		percent(f, &h.Share, 1), percent(f, &h.Same, 1),
		percent(f, &h.InBand, 1), percent(f, &h.Fitted, 1),
		percent(f, &h.Right, 1),
	}
}
