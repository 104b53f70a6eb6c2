package demo

import (
	"ebenmass/models/evidence"
	"ebenmass/views/shell"
)

// leadKey picks the sentence that a result allows: it helps, it helps too little, not at all.
func leadKey(a evidence.Ablation) string {
	switch {
	case a.Helps():
		return "helps"
	case a.Gain() > 0:
		return "slight"
	}
	return "none"
}

// conclusion says what the shop concludes from what a datum is worth.
func conclusion(p shell.Page, a evidence.Ablation) string {
	if a.Helps() {
		return p.T("how.worth." + a.Without + ".helps")
	}
	return p.T("how.worth." + a.Without + ".not")
}

// silent are the kinds of evidence of which the page says how often no size is named.
var silent = [...]string{"height", "memory", "one_girth", "three_girths", "two_labels", "five_labels"}

// silentRow is how often the advice names no size, and how often it should have.
type silentRow struct {
	Key            string
	Named, Refused figure
}

func (p HowPage) silentRows() (rows []silentRow) {
	f := p.figures()
	for _, key := range silent {
		if told := p.Evidence.Population().Evidence[key]; told != nil {
			rows = append(rows, silentRow{key, percent(f, &told.Named, 0), percent(f, &told.WronglyRefused, 1)})
		}
	}
	return rows
}
