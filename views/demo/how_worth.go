package demo

import (
	"ebenmass/models/evidence"
	"ebenmass/models/fit"
	"ebenmass/views/shell"
	"ebenmass/views/text"
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

// refusalShares are the shares of people who are refused and of those who learn that it cannot be
// said; a verdict that nobody got is missing in the file and has no place there.
func refusalShares(f figures, w evidence.Way) []figure {
	shown := make([]figure, 0, 2)
	for _, verdict := range []fit.Verdict{fit.NotRecommended, fit.CannotSay} {
		share := figure{Text: text.Share(f.Lang, 0, 0)}
		for i := range w.Verdicts {
			if heard := &w.Verdicts[i]; heard.Verdict == string(verdict) {
				share = percent(f, &heard.Share, 0)
			}
		}
		shown = append(shown, share)
	}
	return shown
}
