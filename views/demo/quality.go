package demo

import (
	"fmt"
	"strconv"

	"ebenmass/models/evidence"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// QualityPage is what the claims about fit rest on, for those who decide about the shop.
type QualityPage struct {
	shell.Page
	Evidence evidence.Results
}

// split is one way of holding rows back, with its result.
type split struct {
	evidence.Rentals
	File string // also begins the places of its findings
	Key  string // its name is the message "quality.<key>"
}

func (p QualityPage) splits() []split {
	return []split{{p.Evidence.Random, evidence.RandomFile, "random"}, {p.Evidence.Date, evidence.DateFile, "date"}}
}

// resultRow is one figure of all splits; a cell holds one finding, the two ends of an
// interval, or none.
type resultRow struct {
	Key   string // its name is the message "quality.result.<key>"
	Cells [][]finding
}

func (p QualityPage) resultRows() []resultRow {
	one := func(f finding) []finding { return []finding{f} }
	area := func(path string, value float64) []finding {
		if value == 0 { // cannot be told
			return nil
		}
		return one(plain(p.Page, path, value, 4))
	}
	rows := []struct {
		key  string
		cell func(split) []finding
	}{
		{"trained", func(s split) []finding { return one(counted(p.Page, s.File+".trained", s.Trained)) }},
		{"rows", func(s split) []finding { return one(counted(p.Page, s.File+".rows", s.Rows)) }},
		{"auc_mean", func(s split) []finding { return one(plain(p.Page, s.File+".auc.mean", s.AUC.Mean, 4)) }},
		{"auc_interval", func(s split) []finding {
			ends := interval(p.Page, s.File+".auc_interval", s.AUCRange, 4)
			return ends[:]
		}},
		{"auc_small", func(s split) []finding { return one(plain(p.Page, s.File+".auc.small", s.AUC.Small, 4)) }},
		{"auc_fit", func(s split) []finding { return one(plain(p.Page, s.File+".auc.fit", s.AUC.Fit, 4)) }},
		{"auc_large", func(s split) []finding { return one(plain(p.Page, s.File+".auc.large", s.AUC.Large, 4)) }},
		{"log_loss", func(s split) []finding { return one(plain(p.Page, s.File+".log_loss", s.LogLoss, 4)) }},
		{"ece_small", func(s split) []finding { return one(plain(p.Page, s.File+".ece.small", s.ECE.Small, 4)) }},
		{"ece_fit", func(s split) []finding { return one(plain(p.Page, s.File+".ece.fit", s.ECE.Fit, 4)) }},
		{"ece_interval", func(s split) []finding {
			ends := interval(p.Page, s.File+".ece_fit_interval", s.ECERange, 4)
			return ends[:]
		}},
		{"ece_large", func(s split) []finding { return one(plain(p.Page, s.File+".ece.large", s.ECE.Large, 4)) }},
		{"unseen_items_rows", func(s split) []finding { return one(counted(p.Page, s.File+".unseen_items.rows", s.UnseenItems.Rows)) }},
		{"unseen_items_auc", func(s split) []finding { return area(s.File+".unseen_items.auc_mean", s.UnseenItems.AUCMean) }},
		{"unseen_users_rows", func(s split) []finding { return one(counted(p.Page, s.File+".unseen_users.rows", s.UnseenUsers.Rows)) }},
		{"unseen_users_auc", func(s split) []finding { return area(s.File+".unseen_users.auc_mean", s.UnseenUsers.AUCMean) }},
	}
	table := make([]resultRow, len(rows))
	for i, row := range rows {
		table[i].Key = row.key
		for _, s := range p.splits() {
			table[i].Cells = append(table[i].Cells, row.cell(s))
		}
	}
	return table
}

// pairedWords say which model was the better one, if that can be told.
func pairedWords(p shell.Page, a *evidence.Against) string {
	switch {
	case a.Interval.Low > 0:
		return p.T("quality.paired.ours")
	case a.Interval.High < 0:
		return p.T("quality.paired.theirs")
	}
	return p.T("quality.paired.even")
}

// paired says whether any split was compared, and whether with the gradient boosting.
func (p QualityPage) paired() (any, boosting bool) {
	for _, s := range p.splits() {
		if s.Against != nil {
			any, boosting = true, boosting || s.Against.Model == "boosting"
		}
	}
	return any, boosting
}

// opponent names the other model: ours by a message, others as their file says.
func opponent(p shell.Page, model string) string {
	if key := "quality.compare." + model; text.Has(key) {
		return p.T(key)
	}
	return model
}

// originWords say where a figure to compare with comes from.
func originWords(p shell.Page, other evidence.Published) string {
	switch {
	case other.Quoted:
		return p.T("quality.compare.quoted")
	case other.Ours:
		return p.T("quality.compare.prototype")
	}
	return p.T("quality.compare.published")
}

// known writes the AUC of another model, "" where none is known.
func known(p shell.Page, auc float64) string {
	if auc == 0 {
		return ""
	}
	return text.Number(p.Lang, auc, 3)
}

// source is how one result file was made.
type source struct {
	evidence.Made
	File    string
	Seconds float64
	Skipped []evidence.Skipped
}

func (p QualityPage) sources() []source {
	people := p.Evidence.Population
	sources := make([]source, 0, 3)
	for _, s := range p.splits() {
		sources = append(sources, source{s.Made, s.File, s.Seconds, s.Skipped})
	}
	return append(sources, source{people.Made, evidence.PopulationFile, people.Seconds, nil})
}

// ways are the places of the population's ways of measuring: "population.ways.0".
func wayPath(i int) string { return fmt.Sprintf("%s.ways.%d", evidence.PopulationFile, i) }

func wayName(p shell.Page, w evidence.Way) string { return p.T("quality.way." + w.Name) }

// memorySaysTooLittle reports whether of what was told from memory more fitted than was said.
func (p QualityPage) memorySaysTooLittle() bool {
	more := 0.0
	for _, w := range p.Evidence.Population.Ways {
		if w.Name == "memory" {
			for _, b := range w.Calibration {
				more += float64(b.Rows) * (b.Observed - b.Predicted)
			}
		}
	}
	return more > 0
}

// givenWords list what people of one way told.
func givenWords(p shell.Page, w evidence.Way) string {
	if len(w.Given) == 0 {
		return p.T("quality.error.given_lead")
	}
	words := make([]string, len(w.Given))
	for i, name := range w.Given {
		words[i] = p.T("measure.name." + name)
	}
	return text.List(p.Lang, words)
}

// zonesName names a department, a kind of chart and how many girths it is compared in.
func zonesName(p shell.Page, z evidence.Zones) string {
	return p.T("quality.zones.of_girths", "sizing", p.T("quality.zones."+z.Sizing), "system", p.T("quality.zones."+z.System), "girths", strconv.Itoa(z.Girths))
}

func strategyName(p shell.Page, s evidence.Strategy) string {
	return p.T("quality.cost.strategy." + s.Name)
}
