package demo

import (
	"ebenmass/models/evidence"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// QualityPage is what the claims about fit rest on, for those who decide about the shop.
type QualityPage struct {
	shell.Page
	Evidence *evidence.Results
}

func (p QualityPage) figures() figures { return figures{p.Page, p.Evidence} }

// split is one way of holding rows back, with its result.
type split struct {
	*evidence.Rentals
	File string
	Key  string // its name is the message "quality.<key>"
}

func (p QualityPage) splits() []split {
	return []split{{&p.Evidence.Random, evidence.RandomFile, "random"}, {&p.Evidence.Date, evidence.DateFile, "date"}}
}

// resultRow is one figure of all splits; a cell holds one figure, the two ends of an
// interval, or none.
type resultRow struct {
	Key   string // its name is the message "quality.result.<key>"
	Cells [][]figure
}

func (p QualityPage) resultRows() []resultRow {
	f := p.figures()
	one := func(shown figure) []figure { return []figure{shown} }
	area := func(mean *float64) []figure {
		if *mean == 0 { // cannot be told
			return nil
		}
		return one(plain(f, mean, 4))
	}
	rows := []struct {
		key  string
		cell func(split) []figure
	}{
		{"trained", func(s split) []figure { return one(counted(f, &s.Trained)) }},
		{"rows", func(s split) []figure { return one(counted(f, &s.Rows)) }},
		{"auc_mean", func(s split) []figure { return one(plain(f, &s.AUC.Mean, 4)) }},
		{"auc_interval", func(s split) []figure {
			ends := interval(f, &s.AUCRange, 4)
			return ends[:]
		}},
		{"auc_small", func(s split) []figure { return one(plain(f, &s.AUC.Small, 4)) }},
		{"auc_fit", func(s split) []figure { return one(plain(f, &s.AUC.Fit, 4)) }},
		{"auc_large", func(s split) []figure { return one(plain(f, &s.AUC.Large, 4)) }},
		{"log_loss", func(s split) []figure { return one(plain(f, &s.LogLoss, 4)) }},
		{"ece_small", func(s split) []figure { return one(plain(f, &s.ECE.Small, 4)) }},
		{"ece_fit", func(s split) []figure { return one(plain(f, &s.ECE.Fit, 4)) }},
		{"ece_interval", func(s split) []figure {
			ends := interval(f, &s.ECERange, 4)
			return ends[:]
		}},
		{"ece_large", func(s split) []figure { return one(plain(f, &s.ECE.Large, 4)) }},
		{"unseen_items_rows", func(s split) []figure { return one(counted(f, &s.UnseenItems.Rows)) }},
		{"unseen_items_auc", func(s split) []figure { return area(&s.UnseenItems.AUCMean) }},
		{"unseen_users_rows", func(s split) []figure { return one(counted(f, &s.UnseenUsers.Rows)) }},
		{"unseen_users_auc", func(s split) []figure { return area(&s.UnseenUsers.AUCMean) }},
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

// modelName names the other model: ours by a message, others as their file says.
func modelName(p shell.Page, model string) string {
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

// knownAUC writes the AUC of another model, "" where none is known.
func knownAUC(p shell.Page, auc float64) string {
	if auc == 0 {
		return ""
	}
	return text.Number(p.Lang, auc, 3)
}

// source is how one result file was made.
type source struct {
	*evidence.Made
	File    string
	Seconds *float64
	Skipped []evidence.Skipped
	People  *evidence.Population // nil where it is of rentals
}

func (p QualityPage) sources() []source {
	sources := make([]source, 0, 5)
	for _, s := range p.splits() {
		sources = append(sources, source{&s.Made, s.File, &s.Seconds, s.Skipped, nil})
	}
	for _, people := range p.populations() {
		sources = append(sources, source{&people.Made, people.File, &people.Seconds, nil, people.Population})
	}
	return sources
}
