package fit_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models/fit"
)

func TestParseMeasure_Accepted(t *testing.T) {
	t.Parallel()
	const foot = 12 * fit.CentimetresPerInch
	for _, c := range []struct {
		unit  fit.Unit
		want  float64
		typed []string
	}{
		{fit.Centimetre, 98.5, []string{
			"98,5", "98.5", "98,50", "98,5cm", "98.5 cm", "98.5 CM.", "98 1/2", "98½", "98 ½ cm", "98-1/2", "98 2/4", "９８，５", "９８．５ｃｍ",
			"\u200e98,5\u200f", "\ufeff98,5", "98,5\u00a0cm", "98,5\u202fcm", "98,5\u2009cm", "\u206698,5\u2069", "98\u00ad,5", "\u00a098,5\u3000", "98,5 ㎝", "98,5 Zentimeter", "98.5 centimetres",
			"985 mm", "985mm", "985 Millimeter", "0,985 m", "0.985m", "0,985 Meter",
		}},
		{fit.Centimetre, 98, []string{" 98 ", "98 cm", "98,", "98.", "98 CM", "980 mm", "0,98 m"}},
		{fit.Centimetre, 93.7191, []string{"93.7191", "93,7191 cm"}},
		{fit.Centimetre, 170, []string{"170", "1,70 m", "1.70 m", "1,7m", "1m70", "1 m 70", "1 m 70 cm", "1m 70cm", "1 Meter 70", "1,70 Metern", "1.7 metres", "1700 mm", "170 ㎝", "1\u202fm\u202f70"}},
		{fit.Inch, 170, []string{"170 cm", "1,70 m", "1m70", "1700 mm"}},
		{fit.Inch, 96.52, []string{"38", `38"`, "38 in", "38 in.", "38 ins", "38 inch", "38 inches", "38 Zoll", "38″", "38”", "38''", "38′′", "38´´", "38ʺ", "38“"}},
		{fit.Inch, 97.79, []string{
			"38,5", "38.5", "38 1/2", "38-1/2", "38 - 1/2", "38½", "38 ½", `38½"`, "38 1⁄2 in", "38 1∕2", `38 1/2"`, "38 ½ Zoll", "38 2/4", "38 8/16 in", "38,5 Zoll", "38‑1/2", "\u200e38\u00a01/2\u200f",
		}},
		{fit.Inch, 38.625 * fit.CentimetresPerInch, []string{"38⅝", "38 5/8", "38 ⅝ in", "38.625"}},
		{fit.Inch, 38.75 * fit.CentimetresPerInch, []string{"38¾", "38 3/4", "38 ¾”"}},
		{fit.Inch, 33.25 * fit.CentimetresPerInch, []string{"33¼", "33 1/4"}},
		{fit.Inch, 0.5 * fit.CentimetresPerInch, []string{"½", "1/2", `½"`}},
		{fit.Inch, 5*foot + 7*fit.CentimetresPerInch, []string{
			`5'7"`, "5'7", "5’7”", "5‘7“", "5′7″", "5ʹ7ʺ", "5´7´´", "5`7", "5' 7\"", "5 ' 7 \"", "5 ft 7 in", "5 ft. 7 in.", "5ft7in", "5ft7", "5 feet 7 inches", "5 foot 7", "5 Fuß 7 Zoll", "5 Fuss 7 Zoll",
			"5 FUSS 7", "5 Fuß 7", "5＇7＂", "5\u00a0ft\u00a07\u00a0in", "\u200e5'7\"\u200e", "5'7''", "5'7,0\"",
		}},
		{fit.Centimetre, 5*foot + 7*fit.CentimetresPerInch, []string{`5'7"`, "5 ft 7 in", "67 in", "67 Zoll", `67"`}},
		{fit.Inch, 5*foot + 7.5*fit.CentimetresPerInch, []string{`5'7 1/2"`, "5'7½\"", "5 Fuß 7 ½ Zoll", "5'7.5", "5 ft 7-1/2 in"}},
		{fit.Inch, 6 * foot, []string{"6'", "6 ft", "6 Fuß", "6 feet", "6'0", `6'0"`}},
		{fit.Inch, 5.5 * foot, []string{"5.5 ft", "5 1/2 ft", "5½'"}},
	} {
		for _, typed := range c.typed {
			got, err := fit.ParseMeasure(typed, c.unit)
			if err != nil || math.Abs(got-c.want) > 1e-9 {
				t.Errorf("%q in %s: %g, %v; want %g", typed, c.unit, got, err, c.want)
			}
		}
	}
}

func TestParseMeasure_Refused(t *testing.T) {
	t.Parallel()
	for typed, code := range map[string]fit.InputCode{
		"": fit.NotANumber, " ": fit.NotANumber, "\u200e": fit.NotANumber, "abc": fit.NotANumber, "cm": fit.NotANumber, "'": fit.NotANumber,
		"-98": fit.NotANumber, "−98": fit.NotANumber, "+98": fit.NotANumber, "1e309": fit.NotANumber, "1e2": fit.NotANumber,
		"NaN": fit.NotANumber, "Inf": fit.NotANumber, "0x62": fit.NotANumber, "9 8": fit.NotANumber, ",5": fit.NotANumber,
		"98,5,5": fit.NotANumber, "1.098,5": fit.NotANumber, "٩٨": fit.NotANumber, "98 kg": fit.NotANumber, "98 cm cm": fit.NotANumber, "98 cm 5": fit.NotANumber,
		"381/2": fit.NotANumber, "38 1/0": fit.NotANumber, "38 0/0": fit.NotANumber, "38 2/1": fit.NotANumber, "38.5 1/2": fit.NotANumber, "38.1/2": fit.NotANumber, "38 1/2/3": fit.NotANumber,
		`5'12"`: fit.NotANumber, "5'70": fit.NotANumber, "5.5' 7\"": fit.NotANumber, "5'7'": fit.NotANumber, "5 ft 7 cm": fit.NotANumber, "1m7": fit.NotANumber, "1,7m70": fit.NotANumber,
		"1 m 100 cm": fit.NotANumber, "5\" 7'": fit.NotANumber, "98%": fit.NotANumber, "98\x00": fit.NotANumber, "98\xff": fit.NotANumber,
		"98.12345": fit.TooManyDecimals, "98,12345 cm": fit.TooManyDecimals, "5'7.12345": fit.TooManyDecimals, "1,70000 m": fit.TooManyDecimals,
		"999999999999999999999999999999999999999": fit.NotANumber, strings.Repeat("9", 1000): fit.NotANumber, strings.Repeat("\u200e", 1000) + "98": fit.NotANumber,
	} {
		for _, unit := range []fit.Unit{fit.Centimetre, fit.Inch} {
			cm, err := fit.ParseMeasure(typed, unit)
			if input, ok := errors.AsType[*fit.InputError](err); !ok || input.Code != code {
				t.Errorf("%q in %s: %g, %v, want %s", typed, unit, cm, err, code)
			}
		}
	}
}

// TestParseMeasure_UnitTyped: with a unit of its own a length is the same whatever is chosen.
func TestParseMeasure_UnitTyped(t *testing.T) {
	t.Parallel()
	units := []string{"cm", " mm", "m", " in", `"`, " Zoll", " ft", "'", " Fuß"}
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringMatching(`[1-9][0-9]{0,2}([.,][0-9]{1,4}| [1-3]/4)?`).Draw(t, "number") + rapid.SampledFrom(units).Draw(t, "unit")
		inCm, errCm := fit.ParseMeasure(typed, fit.Centimetre)
		inInch, errInch := fit.ParseMeasure(typed, fit.Inch)
		if errCm != nil || errInch != nil || inCm != inInch || inCm <= 0 {
			t.Fatalf("%q: %g, %v and %g, %v", typed, inCm, errCm, inInch, errInch)
		}
	})
}

// FuzzParseMeasure: whatever is typed, the answer is a finite, non-negative number or an InputError.
func FuzzParseMeasure(f *testing.F) {
	for _, seed := range []string{"98,5", "98.5 cm", "1e309", "NaN", "-1", "38\"", "9999999999999999999999999999999", "98.1234", "０９", `5'7"`, "5 Fuß 7 ½ Zoll", "1m70", "38-1/2", "\u200e1,70\u00a0m", "0/0", "1/0"} {
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
