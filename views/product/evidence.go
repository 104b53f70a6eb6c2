package product

import (
	"cmp"
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
	Says    string // what it says by itself
	Without string // what the answer would be without it
	Mark    spanMark
}

// evidence lists what every datum does to the advice.
func (w adviceWords) evidence() []evidenceRow {
	rows := make([]evidenceRow, len(w.Advice.Evidence))
	place := w.spans()
	for i, e := range w.Advice.Evidence {
		row := evidenceRow{EvidenceRow: e, Label: w.datum(e.Datum), Source: w.datumSource(e.Datum), Without: w.without(e)}
		row.Says = w.t("why.evidence.says", "zone", w.zoneName(e.Zone), "mean", w.length(e.Alone.Mean), "sd", w.length(e.Alone.SD))
		if e.LeftOut {
			row.Says = w.t("why.evidence.left_out")
		}
		row.Mark = place(e.Alone)
		rows[i] = row
	}
	return rows
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
	case e.Size == a.Size:
		key = "same"
	case e.Verdict == fit.Between:
		key = "between"
	}
	return w.t("why.evidence.without."+key, "size", e.Size)
}

// spanWidth is the width of the drawing of what a datum says, in its own units; spanReach how
// many standard deviations around a mean it shows at least.
const spanWidth, spanReach = 120.0, 2.0

// spanMark places a mean with its standard deviation on the common scale of all data.
type spanMark struct{ From, At, To, Body float64 }

// spans is the scale on which the data of an advice are drawn, with what is believed of all of
// them together.
func (w adviceWords) spans() func(fit.Estimate) spanMark {
	if len(w.Advice.Evidence) == 0 {
		return nil
	}
	body := w.Advice.Body.Zones[w.Advice.Evidence[0].Zone]
	low, high := body.Mean-spanReach*body.SD, body.Mean+spanReach*body.SD
	for _, e := range w.Advice.Evidence {
		low, high = min(low, e.Alone.Mean-e.Alone.SD), max(high, e.Alone.Mean+e.Alone.SD)
	}
	x := func(cm float64) float64 { return (cm - low) / max(high-low, 1) * spanWidth }
	return func(e fit.Estimate) spanMark {
		return spanMark{From: x(e.Mean - e.SD), At: x(e.Mean), To: x(e.Mean + e.SD), Body: x(body.Mean)}
	}
}

// datum names something that was told, with its value.
func (w adviceWords) datum(name string) string {
	kind, rest, _ := strings.Cut(name, ".")
	switch kind {
	case "measurements":
		if m, err := fit.MeasureNamed(rest); err == nil {
			return w.t("evidence.measure", "measure", w.t("measure.name."+rest), "value", w.length(w.Person.Given[m]))
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
