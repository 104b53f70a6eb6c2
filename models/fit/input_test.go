package fit_test

import (
	"errors"
	"math"
	"testing"

	"ebenmass/models/fit"
)

func TestParseMeasure_Accepted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed string
		unit  fit.Unit
		want  float64
	}{
		{"98,5", fit.Centimetre, 98.5},
		{"98.5", fit.Centimetre, 98.5},
		{" 98 ", fit.Centimetre, 98},
		{"98 cm", fit.Centimetre, 98},
		{"98,5cm", fit.Centimetre, 98.5},
		{"98 CM", fit.Centimetre, 98},
		{"93.7191", fit.Centimetre, 93.7191},
		{"98,", fit.Centimetre, 98},
		{"38", fit.Inch, 96.52},
		{"38,5 Zoll", fit.Inch, 97.79},
		{`38"`, fit.Inch, 96.52},
		{"38 in", fit.Inch, 96.52},
	} {
		got, err := fit.ParseMeasure(c.typed, c.unit)
		if err != nil || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%q in %s: %g, %v; want %g", c.typed, c.unit, got, err, c.want)
		}
	}
}

func TestParseMeasure_Refused(t *testing.T) {
	t.Parallel()
	for typed, code := range map[string]fit.InputCode{
		"": fit.NotANumber, "abc": fit.NotANumber, "-98": fit.NotANumber, "+98": fit.NotANumber, "1e309": fit.NotANumber,
		"NaN": fit.NotANumber, "Inf": fit.NotANumber, "0x62": fit.NotANumber, "9 8": fit.NotANumber, ",5": fit.NotANumber,
		"98,5,5": fit.NotANumber, "1.098,5": fit.NotANumber, "٩٨": fit.NotANumber, "98 kg": fit.NotANumber,
		"98.12345": fit.TooManyDecimals, "38 in": fit.WrongUnit,
		"999999999999999999999999999999999999999": fit.NotANumber,
	} {
		_, err := fit.ParseMeasure(typed, fit.Centimetre)
		var input *fit.InputError
		if !errors.As(err, &input) || input.Code != code {
			t.Errorf("%q: %v, want %s", typed, err, code)
		}
	}
}

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

// FuzzParseMeasure: whatever is typed, the answer is a finite, non-negative number or an InputError.
func FuzzParseMeasure(f *testing.F) {
	for _, seed := range []string{"98,5", "98.5 cm", "1e309", "NaN", "-1", "38\"", "9999999999999999999999999999999", "98.1234", "０９"} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, typed string, inches bool) {
		unit := fit.Centimetre
		if inches {
			unit = fit.Inch
		}
		cm, err := fit.ParseMeasure(typed, unit)
		var input *fit.InputError
		switch {
		case err != nil && !errors.As(err, &input):
			t.Fatalf("%q: an error of another kind: %v", typed, err)
		case err == nil && (math.IsNaN(cm) || math.IsInf(cm, 0) || cm < 0):
			t.Fatalf("%q: %g", typed, cm)
		}
	})
}
