package fit_test

import (
	"math"
	"testing"

	"ebenmass/models/fit"
)

func TestCheckRange_Ends(t *testing.T) {
	t.Parallel()
	for _, m := range fit.Measures {
		low, high := m.Range()
		for cm, ok := range map[float64]bool{low: true, high: true, low - 0.1: false, high + 0.1: false, math.NaN(): false, math.Inf(1): false} {
			if err := fit.CheckRange(m, cm); (err == nil) != ok {
				t.Errorf("%s %g: %v", m, cm, err)
			}
		}
	}
}

func TestMeasureNamed_FormNames(t *testing.T) {
	t.Parallel()
	for _, m := range fit.Measures {
		if back, err := fit.MeasureNamed(m.String()); err != nil || back != m {
			t.Errorf("%s comes back as %s, %v", m, back, err)
		}
	}
	if _, err := fit.MeasureNamed("weight"); err == nil {
		t.Error("weight is no measure of ours")
	}
	for name, parse := range map[string]func(string) error{
		"women":   func(s string) error { _, err := fit.ParseSizing(s); return err },
		"tape":    func(s string) error { _, err := fit.ParseMeasuredWith(s); return err },
		"regular": func(s string) error { _, err := fit.ParsePreference(s); return err },
		"in":      func(s string) error { _, err := fit.ParseUnit(s); return err },
	} {
		if parse(name) != nil || parse("x"+name) == nil || parse("") == nil {
			t.Errorf("%s is not read as it should be", name)
		}
	}
}
