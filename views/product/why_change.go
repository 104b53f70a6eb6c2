package product

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models/fit"
)

// nearRows is how many changes the panel shows at once.
const nearRows = 4

// changeRow is a counterfactual in words.
type changeRow struct {
	Up         bool   // towards more of a measure, or a looser fit
	What, From string // "Brust ab 99 cm", "3 cm mehr"
	Then       string // "dann"; all of it where no size is named
	Size       string // "44", "40 oder 42", "" for none
	Mark       string // the value of [data-counterfactual]
}

// changes lists what would alter the answer, the smallest change first.
func (w adviceWords) changes() (near, far []changeRow) {
	rows := make([]changeRow, len(w.Advice.Counterfactuals))
	for i, c := range w.Advice.Counterfactuals {
		rows[i] = w.changeRow(c)
		rows[i].Mark = markJSON(c)
	}
	n := min(nearRows, len(rows))
	return rows[:n], rows[n:]
}

func (w adviceWords) changeRow(c fit.Counterfactual) (row changeRow) {
	if c.Delta == 0 {
		row.Up = looseness(c.Preference) > looseness(w.Person.Preference)
		row.What = w.t("why.change.preference", "preference", w.preference(c.Preference))
		row.From = w.t("why.change.instead", "preference", w.preference(w.Person.Preference))
	} else {
		direction := "down"
		if row.Up = c.Delta > 0; row.Up {
			direction = "up"
		}
		row.What = w.t("why.change."+direction, "measure", w.measureName(c.Measure), "to", w.length(w.Person.Given[c.Measure]+c.Delta))
		row.From = w.t("why.change."+direction+".by", "amount", w.length(max(c.Delta, -c.Delta)))
	}
	switch {
	case c.Size == "":
		row.Then = w.t("why.then." + string(c.Verdict))
	case c.Verdict == fit.Recommended && c.Size == w.Advice.Size:
		row.Then, row.Size = w.t("why.then.only"), c.Size
	case c.Verdict == fit.Between && c.Size == w.Advice.Alternative && c.Alternative == w.Advice.Size:
		row.Then, row.Size = w.t("why.then.first"), c.Size
	default:
		row.Then, row.Size = w.t("why.then"), w.sizes(c.Size, c.Alternative)
	}
	return row
}

// sizes names one size, or two with the smaller first.
func (w adviceWords) sizes(size, alternative string) string {
	if alternative == "" {
		return size
	}
	if w.larger(size, alternative) {
		size, alternative = alternative, size
	}
	return w.t("why.either", "smaller", size, "larger", alternative)
}

// preference is a fit in the middle of a sentence.
func (w adviceWords) preference(p fit.Preference) string {
	return strings.ToLower(w.t("measure.option.preference." + string(p)))
}

func looseness(p fit.Preference) int {
	return slices.Index([]fit.Preference{fit.Slim, fit.Regular, fit.Loose}, p)
}

// measureName is what a body measure is called; English says bust of women's items.
func (w adviceWords) measureName(m fit.Measure) string {
	if m == fit.Bust {
		return w.zoneName(m)
	}
	return w.t("measure.name." + m.String())
}

// same is one line on what changes nothing: the measure with the most room, and the fits that
// were tried and leave the answer as it is; "" where nothing can be said.
func (w adviceWords) same() string {
	stays := w.t("why.same.none")
	switch {
	case w.Advice.Verdict == fit.Between:
		stays = w.t("why.same.first", "size", w.Advice.Size)
	case w.Advice.Size != "":
		stays = w.t("why.same.size", "size", w.Advice.Size)
	}
	if m, low, high, ok := w.mostRoom(); ok {
		return w.t("why.same.measure", "measure", w.t("why.same."+w.zoneKey(m)), "low", w.plain(low), "high", w.length(high), "stays", stays)
	}
	var idle []string
	for _, p := range [...]fit.Preference{fit.Slim, fit.Regular, fit.Loose} {
		changes := func(c fit.Counterfactual) bool { return c.Delta == 0 && c.Preference == p }
		if p != w.Person.Preference && !slices.ContainsFunc(w.Advice.Counterfactuals, changes) {
			idle = append(idle, w.preference(p))
		}
	}
	switch len(idle) {
	case 0:
		return ""
	case 1:
		return w.t("why.same.preference", "preference", idle[0], "stays", stays)
	}
	return w.t("why.same.preferences", "one", idle[0], "two", idle[1], "stays", stays)
}

// mostRoom is the given measure that may differ most, in cm, without another answer. Only where
// a size is named are all values between known to give it.
func (w adviceWords) mostRoom() (most fit.Measure, low, high float64, ok bool) {
	if w.Advice.Size == "" {
		return 0, 0, 0, false
	}
	for m := range fit.Measure(fit.NumMeasures) {
		given := w.Person.Given[m]
		if given == 0 || !w.entered(fit.MeasureDatum(m)) {
			continue
		}
		least, greatest := m.Range()
		from, to := max(given-fit.Reach, least), min(given+fit.Reach, greatest)
		for _, c := range w.Advice.Counterfactuals {
			switch {
			case c.Delta == 0 || c.Measure != m:
			case c.Delta < 0:
				from = given + c.Delta + fit.Step
			default:
				to = given + c.Delta - fit.Step
			}
		}
		if to-from > high-low {
			most, low, high, ok = m, from, to, true
		}
	}
	return most, low, high, ok
}

// markJSON is the value of a [data-counterfactual] mark: a counterfactual as the JSON interface
// writes it, with the change in cm by measure and a size that is null where the verdict names none.
func markJSON(c fit.Counterfactual) string {
	var room [192]byte
	mark := append(room[:0], '{')
	switch {
	case c.Delta != 0:
		mark = append(append(append(mark, `"change":{"`...), c.Measure.String()...), `":`...)
		mark = append(strconv.AppendFloat(mark, c.Delta, 'f', -1, 64), `},`...)
	case c.Preference != "":
		mark = append(append(append(mark, `"preference":"`...), c.Preference...), `",`...)
	}
	mark = append(append(append(mark, `"verdict":"`...), c.Verdict...), `","size":`...)
	if c.Size == "" {
		return string(append(mark, "null}"...))
	}
	size, err := json.Marshal(c.Size)
	if err != nil {
		panic(err) // a string never fails
	}
	return string(append(append(mark, size...), '}'))
}

// noChange says that nothing that was looked at alters the answer.
func (w adviceWords) noChange() string {
	for m, given := range w.Person.Given {
		if given != 0 && w.entered(fit.MeasureDatum(fit.Measure(m))) {
			return w.t("why.change.none", "most", w.length(fit.Reach))
		}
	}
	return w.t("why.change.none.preference")
}
