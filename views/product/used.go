package product

import (
	"slices"
	"strings"

	"ebenmass/models/fit"
)

// hasConfidence reports whether the verdict names a size to be confident of.
func (w adviceWords) hasConfidence() bool { return w.Advice.Size != "" }

// usedItem is something that entered beside the data that have rows of their own.
type usedItem struct{ Name, Text string }

// used lists what entered beside the data that have rows of their own.
func (w adviceWords) used() []usedItem {
	var items []usedItem
	for _, name := range w.Advice.Used {
		if w.hasRow(name) {
			continue
		}
		item := usedItem{name, w.datum(name)}
		switch name {
		case "preference":
			item.Text = w.t("why.used.preference", "preference", w.preference(w.Person.Preference))
		case "sizing":
			item.Text = w.t("why.used.sizing." + string(w.Person.Sizing))
		}
		items = append(items, item)
	}
	return items
}

// notUsed names a datum in the middle of a sentence; one of the visitor's own as it is written.
func (w adviceWords) notUsed(name string) string {
	if strings.Contains(name, ".") {
		return w.datum(name)
	}
	return w.midSentence([]string{w.datum(name)}, 0)[0]
}

// hasRow reports whether a datum has a row of its own among the evidence.
func (w adviceWords) hasRow(name string) bool {
	return slices.ContainsFunc(w.Advice.Evidence, func(e fit.EvidenceRow) bool { return e.Datum == name })
}

// entered reports whether a datum entered the reckoning.
func (w adviceWords) entered(name string) bool { return slices.Contains(w.Advice.Used, name) }
