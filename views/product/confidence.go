package product

import (
	"math"
	"strconv"
	"strings"

	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// confidenceSteps are the least P(fits) of the steps two to five; how they are called is
// defined on the page (why.confidence.steps).
var confidenceSteps = [...]float64{0.60, 0.70, 0.78, 0.85}

// confidence is the step of the size's P(fits), 1 to 5.
func confidence(pFits float64) int {
	step := 1
	for _, least := range confidenceSteps {
		if pFits >= least {
			step++
		}
	}
	return step
}

func (w adviceWords) confidenceWord() string {
	return w.t("advice.confidence." + strconv.Itoa(confidence(w.shown().PFits)))
}

// hasConfidence reports whether the verdict names a size to be confident of.
func (w adviceWords) hasConfidence() bool { return w.Advice.Size != "" }

// confidenceText says what the confidence means, in people out of a hundred.
func (w adviceWords) confidenceText() string {
	s := w.shown()
	small, large := WholePercent(s.PSmall), WholePercent(s.PLarge)
	return w.t("why.confidence.text", "size", s.Size,
		"fits", 100-small-large, "small", small, "large", large)
}

// WholePercent rounds a share to whole percent; the share that fits is what remains, so that
// the three add up to a hundred.
func WholePercent(p float64) int { return int(math.Round(p * 100)) }

// title is the panel's question.
func (w adviceWords) title() string {
	a := w.Advice
	key := "why.title." + string(a.Verdict)
	if a.Verdict == fit.Recommended && a.Alternative != "" {
		key += "_not"
	}
	return w.t(key, "size", a.Size, "alternative", a.Alternative)
}

// changeWords says a counterfactual's change in words.
func (w adviceWords) changeWords(c fit.Counterfactual) string {
	if c.Delta == 0 {
		return w.t("why.change.preference", "preference", w.t("measure.option.preference."+string(c.Preference)))
	}
	from := w.Person.Given[c.Measure]
	return w.t("why.change.measure", "measure", w.t("measure.name."+c.Measure.String()), "from", text.CmPlain(w.lang, from), "to", w.cm(from+c.Delta))
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
	Uncertainty        string // "± 2,5 cm", "" where none is reckoned with
	Source             string
}

// used lists what entered the reckoning: what was given, then what was estimated.
func (w adviceWords) used() []usedRow {
	var rows []usedRow
	for _, name := range w.Advice.Used {
		rows = append(rows, usedRow{name, w.t("datum." + name), w.usedValue(name), w.uncertainty(name), w.usedSource(name)})
	}
	return rows
}

// estimates lists the body measures that were estimated, with their uncertainty. They are
// no data of the visitor's and carry no mark.
func (w adviceWords) estimates() []usedRow {
	var rows []usedRow
	for _, z := range w.shown().Zones {
		if z.Source == fit.SourceEstimated && !w.free(z.Zone) {
			rows = append(rows, usedRow{Label: w.t("datum." + z.Zone.String()), Value: w.cm(z.Body),
				Uncertainty: w.t("why.used.uncertainty", "sd", w.cm(z.BodySD)), Source: w.t("why.used.estimated")})
		}
	}
	return rows
}

func (w adviceWords) usedValue(name string) string {
	switch name {
	case "preference":
		return w.t("measure.option.preference." + string(w.Person.Preference))
	case "measured_with":
		return w.t("measure.option.measured_with." + string(w.Person.MeasuredWith))
	case "sizing":
		return w.t("measure.option.sizing." + string(w.Person.Sizing))
	}
	measure, err := fit.MeasureNamed(strings.TrimPrefix(name, "measurements."))
	if err != nil {
		return ""
	}
	return w.cm(w.Person.Given[measure])
}

// uncertainty is the ± of a given measure that is compared with the garment.
func (w adviceWords) uncertainty(name string) string {
	measure, err := fit.MeasureNamed(strings.TrimPrefix(name, "measurements."))
	if err != nil {
		return ""
	}
	zone, ok := zoneOf(w.shown(), measure)
	if !ok {
		return ""
	}
	return w.t("why.used.uncertainty", "sd", w.cm(zone.BodySD))
}

func (w adviceWords) usedSource(name string) string {
	switch {
	case w.Stored && !w.GivenAt.IsZero():
		return w.t("why.used.given_on", "date", text.ShortDate(w.lang, w.GivenAt))
	default:
		return w.t("why.used.given")
	}
}
