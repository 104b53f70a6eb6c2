package product

import (
	"encoding/json"

	"ebenmass/models/fit"
)

// counterfactualMark is a counterfactual as the JSON interface writes it.
type counterfactualMark struct {
	Change     map[string]float64 `json:"change,omitempty"` // cm by measure
	Preference fit.Preference     `json:"preference,omitempty"`
	Verdict    fit.Verdict        `json:"verdict"`
	Size       *string            `json:"size"` // null where the verdict names none
}

// markJSON is the value of a [data-counterfactual] mark.
func markJSON(c fit.Counterfactual) (string, error) {
	mark := counterfactualMark{Verdict: c.Verdict}
	if c.Delta != 0 {
		mark.Change = map[string]float64{c.Measure.String(): c.Delta}
	} else {
		mark.Preference = c.Preference
	}
	if c.Size != "" {
		mark.Size = &c.Size
	}
	data, err := json.Marshal(mark)
	return string(data), err
}
