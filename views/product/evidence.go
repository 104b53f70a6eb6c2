package product

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// evidenceRow is what one datum does to the advice, in words.
type evidenceRow struct {
	fit.EvidenceRow
	Label   string // "Brust 92 cm"
	Source  string // "von Ihnen, Maßband"
	Without string // what the answer would be without it
	Bar     shiftBar
}

// evidence lists what every datum does to the advice, and last what the last release tells of
// the article, as far as it moves the answer. That is no datum of the visitor's: its Datum is "".
func (w adviceWords) evidence() []evidenceRow {
	rows := make([]evidenceRow, 0, len(w.Advice.Evidence)+1)
	most := leastScale
	for _, e := range w.Advice.Evidence {
		row := evidenceRow{EvidenceRow: e, Label: w.datum(e.Datum), Source: w.datumSource(e.Datum), Without: w.without(e)}
		if e.LeftOut {
			row.Source = w.t("why.evidence.left_out", "source", row.Source)
		}
		rows = append(rows, row)
		most = max(most, math.Abs(e.Shift))
	}
	if row, ok := w.releasedRow(); ok {
		rows = append(rows, row)
		most = max(most, math.Abs(row.Shift))
	}
	for i := range rows {
		rows[i].Bar = w.shiftBar(rows[i].Shift, most)
	}
	return rows
}

// Geometry of the bar of a datum in its own units: it leaves its middle to the left where the
// datum makes the wearer smaller. leastScale is how many sizes its half shows at least.
const (
	shiftMiddle = 100.0
	shiftReach  = 90.0
	leastScale  = 0.5
)

// shiftBar is the bar of a datum with its number and what both say.
type shiftBar struct {
	X, Width float64
	Up       bool
	Number   string // "+0,6", "0"
	Label    string // "0,6 Größen größer"
}

func (w adviceWords) shiftBar(shift, most float64) shiftBar {
	bar := shiftBar{X: shiftMiddle, Width: math.Abs(shift) / most * shiftReach, Up: shift > 0}
	amount := text.Number(w.lang, math.Abs(shift), 1)
	switch {
	case math.Round(shift*10) == 0:
		bar.Number, bar.Label = "0", w.t("why.shift.none")
	case bar.Up:
		bar.Number, bar.Label = "+"+amount, w.t("why.shift.larger", "n", amount)
	default:
		bar.X -= bar.Width
		bar.Number, bar.Label = text.Number(w.lang, shift, 1), w.t("why.shift.smaller", "n", amount)
	}
	return bar
}

// releasedRow is what the experience of many with the article does; ok is false where it moves
// nothing.
func (w adviceWords) releasedRow() (row evidenceRow, ok bool) {
	offset := w.Released.Offset
	if offset.Value == 0 || w.Article.Offset.Value == 0 {
		return row, false
	}
	bare := w.Article
	bare.Offset, bare.Tolerance = fit.Offset{}, fit.Tolerance{}
	with, _ := w.Advice.Body.PlaceOf(&w.Article, w.Person.Preference)
	without, ok := w.Advice.Body.PlaceOf(&bare, w.Person.Preference)
	if !ok {
		return row, false
	}
	d := w.Advice.Body.Decide(&bare, w.Person.Preference)
	row.Shift, row.Verdict = with-without, d.Verdict
	row.Size, row.Alternative = labelOf(&bare, d.Size), labelOf(&bare, d.Alternative)
	source := "why.article.summed"
	if w.Released.Demo {
		source = "why.article.demo"
	}
	row.Label = w.t("why.article.n", "n", text.Number(w.lang, float64(offset.N), 0))
	row.Source = w.t(source)
	if flag := w.Released.Flag(); flag != models.FlagNone {
		row.Source = w.t("why.article."+string(flag), "source", row.Source)
	}
	row.Without = w.without(row.EvidenceRow)
	return row, true
}

// labelOf is the label of a size by its place in the chart, "" for −1.
func labelOf(a *fit.Article, k int) string {
	if k < 0 {
		return ""
	}
	return a.Sizes[k].Label
}

// without says what the answer would be without a datum.
func (w adviceWords) without(e fit.EvidenceRow) string {
	a := w.Advice
	key := "other"
	switch {
	case e.Size == "" && a.Size == "":
		key = "still_none"
	case e.Size == "":
		key = "none"
	case e.Size == a.Size && a.Verdict == fit.Between && e.Verdict == fit.Recommended:
		key = "only"
	case e.Size == a.Size && e.Alternative == a.Alternative:
		key = "same"
	case a.Verdict == fit.Between && e.Size == a.Alternative && e.Alternative == a.Size:
		key = "same"
	}
	return w.t("why.evidence.without."+key, "size", w.sizes(e.Size, e.Alternative))
}

// datum names something that was told, with its value.
func (w adviceWords) datum(name string) string {
	kind, rest, _ := strings.Cut(name, ".")
	switch kind {
	case "measurements":
		if m, err := fit.MeasureNamed(rest); err == nil {
			return w.t("evidence.measure", "measure", w.measureName(m), "value", w.length(w.Person.Given[m]))
		}
	case "usual":
		if u, ok := w.usual(rest); ok {
			return w.t("evidence.usual."+string(u.Garment), "label", u.Label)
		}
	case "owned":
		if o, ok := w.owned(rest); ok {
			return w.t("evidence.owned", "type", w.t("garment_type."+string(o.Type)))
		}
	case "worn":
		if worn, ok := w.worn(rest); ok {
			return w.t("evidence.worn", "name", w.articleName(rest), "size", worn.Size)
		}
	}
	return w.t("datum." + name)
}

// datumSource says where a datum comes from.
func (w adviceWords) datumSource(name string) string {
	kind, rest, _ := strings.Cut(name, ".")
	switch kind {
	case "measurements":
		return w.given(w.t("evidence.from." + string(w.Person.MeasuredWith)))
	case "usual":
		if u, ok := w.usual(rest); ok {
			return w.given(SystemName(w.lang, u.System))
		}
	case "owned":
		if o, ok := w.owned(rest); ok {
			return w.given(w.flat(o))
		}
	case "worn":
		if worn, ok := w.worn(rest); ok {
			return w.t("evidence.outcome." + outcomeKeys[worn.Outcome])
		}
	}
	return w.given("")
}

// outcomeKeys name how an article fitted.
var outcomeKeys = [fit.NumOutcomes]string{fit.OutcomeSmall: "too_small", fit.OutcomeFits: "kept", fit.OutcomeLarge: "too_large"}

// given says that a datum is the visitor's, when they gave it, and how.
func (w adviceWords) given(how string) string {
	said := w.t("why.used.given")
	if w.Stored && !w.GivenAt.IsZero() {
		said = w.t("why.used.given_on", "date", text.ShortDate(w.lang, w.GivenAt))
	}
	if how == "" {
		return said
	}
	return said + ", " + how
}

// flat says what was measured on a garment at home.
func (w adviceWords) flat(o fit.OwnedGarment) string {
	var widths []string
	for z, cm := range o.Flat {
		if cm != 0 {
			widths = append(widths, w.t("evidence.flat", "zone", w.t("evidence.flat."+fit.Measure(z).String()), "width", w.length(cm)))
		}
	}
	return strings.Join(widths, ", ")
}

// usual finds a usual size by the rest of its datum's name: "top", "top.2".
func (w adviceWords) usual(rest string) (fit.UsualSize, bool) {
	garment, number, several := strings.Cut(rest, ".")
	nth := 1
	if several {
		nth, _ = strconv.Atoi(number) // 0, of none, for what is no number
	}
	for _, u := range w.Person.Usual {
		if string(u.Garment) != garment {
			continue
		}
		if nth--; nth == 0 {
			return u, true
		}
	}
	return fit.UsualSize{}, false
}

func (w adviceWords) owned(number string) (fit.OwnedGarment, bool) {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(w.Person.Owned) {
		return fit.OwnedGarment{}, false
	}
	return w.Person.Owned[n-1], true
}

func (w adviceWords) worn(slug string) (fit.WornArticle, bool) {
	i := slices.IndexFunc(w.Person.Worn, func(a fit.WornArticle) bool { return a.Product == slug })
	if i < 0 {
		return fit.WornArticle{}, false
	}
	return w.Person.Worn[i], true
}

// articleName is what an article worn before is called; its slug where it is gone.
func (w adviceWords) articleName(slug string) string {
	if name := w.Names[slug].In(w.lang); name != "" {
		return name
	}
	return slug
}

// contradiction says which datum does not belong to the others; "" where none does.
func (w adviceWords) contradiction() string {
	c := w.Advice.Contradiction
	if c == nil {
		return ""
	}
	key := "advice.contradiction"
	if c.LeftOut {
		key = "advice.contradiction.left_out"
	}
	return w.t(key, "datum", w.datum(c.Datum))
}

// SystemName names a size system by its key: this shop, some other brand, or one by name.
func SystemName(lang models.Lang, key string) string {
	return text.Get(lang, "size_system."+cmp.Or(key, "other"))
}
