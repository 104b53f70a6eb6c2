package models

import "strings"

// Axes are the waists and the lengths of a chart with labels such as "W31/L34", each in chart
// order; none for charts whose labels are one name.
func (c Chart) Axes() (waists, lengths []string) {
	if c.System != SizeJeans {
		return nil, nil
	}
	seen := map[string]bool{}
	for _, s := range c.Sizes {
		waist, length, ok := strings.Cut(s.Label, "/")
		if !ok {
			return nil, nil
		}
		if !seen[waist] {
			seen[waist], waists = true, append(waists, waist)
		}
		if !seen[length] {
			seen[length], lengths = true, append(lengths, length)
		}
	}
	return waists, lengths
}

// OnAxes reads a waist and a length as they are chosen, "W31" or "31" and "L34" or "34", as the
// chart writes them; "" for what it does not have.
func (c Chart) OnAxes(waist, length string) (w, l string) {
	waists, lengths := c.Axes()
	return axisValue(waists, "W", waist), axisValue(lengths, "L", length)
}

func axisValue(values []string, letter, chosen string) string {
	chosen = strings.ToUpper(strings.TrimSpace(chosen))
	for _, v := range values {
		if v == chosen || v == letter+chosen {
			return v
		}
	}
	return ""
}
