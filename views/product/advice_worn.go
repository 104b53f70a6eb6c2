package product

import "ebenmass/models/fit"

// wornNote says why a size is named although its reader told that it was too tight or too loose on
// them; "" where they told nothing of the kind of an article, or other sizes are named.
func (w adviceWords) wornNote(slug string) string {
	worn, ok := w.worn(slug)
	if !ok || worn.Size != w.Advice.Size && worn.Size != w.Advice.Alternative {
		return ""
	}
	switch worn.Outcome {
	case fit.OutcomeSmall:
		return w.t("advice.worn.tight", "size", worn.Size)
	case fit.OutcomeLarge:
		return w.t("advice.worn.loose", "size", worn.Size)
	}
	return ""
}
