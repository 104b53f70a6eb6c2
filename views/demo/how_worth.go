package demo

import (
	"ebenmass/models/evidence"
	"ebenmass/models/fit"
	"ebenmass/views/shell"
)

// ablated is the result that the worth of each datum is read from.
func (p HowPage) ablated() evidence.Rentals {
	if file, _ := p.Evidence.Ablations(); file == evidence.DateFile {
		return p.Evidence.Date
	}
	return p.Evidence.Random
}

// leadOf picks the sentence that a result allows: it helps, it helps too little, not at all.
func leadOf(a evidence.Ablation) string {
	switch {
	case a.Helps():
		return "helps"
	case a.Gain() > 0:
		return "slight"
	}
	return "none"
}

// askedWords say what the shop concludes from what a datum is worth.
func askedWords(p shell.Page, a evidence.Ablation) string {
	if a.Helps() {
		return p.T("how.worth." + a.Without + ".helps")
	}
	return p.T("how.worth." + a.Without + ".not")
}

// silences are the shares of people who are refused and of those who learn that it cannot be
// said; a verdict that nobody got is missing in the file and has no place there.
func silences(p shell.Page, way int, w evidence.Way) []finding {
	found := make([]finding, 0, 2)
	for _, verdict := range []fit.Verdict{fit.NotRecommended, fit.CannotSay} {
		f := percent(p, "", 0, 0)
		for i, heard := range w.Verdicts {
			if heard.Verdict == string(verdict) {
				f = percent(p, at(wayPath(way)+".verdicts", i, "share"), heard.Share, 0)
			}
		}
		found = append(found, f)
	}
	return found
}
