package product

import (
	"ebenmass/models"
	"ebenmass/views/text"
)

// experience is what the last release tells of the article, as far as it moves the score;
// ok is false where it does not. It is no datum of the visitor's and carries no mark of one.
func (w adviceWords) experience() (row usedRow, ok bool) {
	offset := w.Released.Offset
	if offset.Value == 0 {
		return row, false
	}
	label, source := "why.article", "why.article.n"
	if flag := w.Released.Flag(); flag != models.FlagNone {
		label = "why.article." + string(flag)
	}
	if w.Released.Demo {
		source = "why.article.demo"
	}
	return usedRow{
		Label: w.t(label), Value: text.Number(w.lang, offset.Value, 1),
		Uncertainty: w.t("why.used.uncertainty", "sd", text.Number(w.lang, offset.SD, 1)),
		Source:      w.t(source, "n", text.Number(w.lang, float64(offset.N), 0)),
	}, true
}
