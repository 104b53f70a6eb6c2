package product

import (
	"slices"

	"ebenmass/models/fit"
)

// hasConfidence reports whether the verdict names a size to be confident of.
func (w adviceWords) hasConfidence() bool { return w.Advice.Size != "" }

// title is the panel's question.
func (w adviceWords) title() string {
	smaller, larger := w.inOrder()
	return w.t("why.title."+string(w.Advice.Verdict), "size", w.Advice.Size, "smaller", smaller, "larger", larger)
}

// changeWords says a counterfactual's change in words.
func (w adviceWords) changeWords(c fit.Counterfactual) string {
	if c.Delta == 0 {
		return w.t("why.change.preference", "preference", w.t("measure.option.preference."+string(c.Preference)))
	}
	from := w.Person.Given[c.Measure]
	return w.t("why.change.measure", "measure", w.t("measure.name."+c.Measure.String()), "from", w.plain(from), "to", w.length(from+c.Delta))
}

// outcomeWords says what the answer would be after the change.
func (w adviceWords) outcomeWords(c fit.Counterfactual) string {
	key := "why.then." + string(c.Verdict)
	if c.Verdict == fit.Recommended && c.Size == w.Advice.Size {
		key = "why.then.clear"
	}
	return w.t(key, "size", c.Size)
}

// usedRow is one line of what was used.
type usedRow struct {
	Name, Label, Value string
	Uncertainty        string // "± 2,5 cm", "" for none
	Source             string
}

// used lists what entered beside the data that have rows of their own.
func (w adviceWords) used() []usedRow {
	var rows []usedRow
	for _, name := range w.Advice.Used {
		if w.hasRow(name) {
			continue
		}
		row := usedRow{Name: name, Label: w.datum(name), Source: w.datumSource(name)}
		switch name {
		case "preference":
			row.Value = w.t("measure.option.preference." + string(w.Person.Preference))
		case "sizing":
			row.Value = w.t("measure.option.sizing." + string(w.Person.Sizing))
		}
		rows = append(rows, row)
	}
	return rows
}

// hasRow reports whether a datum has a row of its own among the evidence.
func (w adviceWords) hasRow(name string) bool {
	return slices.ContainsFunc(w.Advice.Evidence, func(e fit.EvidenceRow) bool { return e.Datum == name })
}

// entered reports whether a datum entered the reckoning.
func (w adviceWords) entered(name string) bool { return slices.Contains(w.Advice.Used, name) }

// believed lists what is concluded of the body, in the zones that are compared. It is no
// datum of the visitor's and carries no mark of one.
func (w adviceWords) believed() []usedRow {
	var rows []usedRow
	for _, z := range w.shown().Zones {
		source := w.t("why.used.concluded")
		if z.Source == fit.SourceEstimated {
			source = w.t("why.used.estimated")
		}
		rows = append(rows, usedRow{Label: w.t("measure.name." + z.Zone.String()), Value: w.length(z.Body),
			Uncertainty: w.t("why.used.uncertainty", "sd", w.length(z.BodySD)), Source: source})
	}
	return rows
}
