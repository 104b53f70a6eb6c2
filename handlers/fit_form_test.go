package handlers

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// TestMeasureMessage_ReadsBack: every example and every bound that a message or hint names is
// itself accepted, in the unit chosen and in both languages.
func TestMeasureMessage_ReadsBack(t *testing.T) {
	t.Parallel()
	bounds := regexp.MustCompile(`[\d.,]+`)
	for _, lang := range []models.Lang{models.German, models.English} {
		for _, unit := range []fit.Unit{fit.Centimetre, fit.Inch} {
			for _, m := range fit.Measures {
				accepted := func(typed string) {
					cm, err := fit.ParseMeasure(typed, unit)
					if err == nil {
						err = fit.CheckRange(m, cm)
					}
					if err != nil {
						t.Errorf("%s, %s in %s: %q is refused: %v", lang, m, unit, typed, err)
					}
				}
				example := text.Get(lang, "measure.example."+m.String()+"."+string(unit))
				accepted(example)
				if got := measureMessage(lang, m, unit, &fit.InputError{Code: fit.NotANumber}); !strings.Contains(got, example) {
					t.Errorf("%q does not say %q", got, example)
				}
				message := measureMessage(lang, m, unit, &fit.InputError{Code: fit.OutOfRange})
				ends := bounds.FindAllString(message, -1)
				if len(ends) < 2 {
					t.Fatalf("no range in %q", message)
				}
				accepted(ends[0])
				accepted(strings.TrimRight(ends[1], ".,"))
			}
		}
	}
}

func TestParseMeasures_AsWritten(t *testing.T) {
	t.Parallel()
	person, form := parseMeasures(models.English, url.Values{
		"unit": {"in"}, "height": {`5'7"`}, "bust": {"38 1/2"}, "waist": {"\u200e33 ½"}, "hip": {"101 cm"}, "inseam": {"0,80 m"}, "arm": {"24″"},
	}, fit.Women, shopOfSeed(t))
	if len(form.Errors) > 0 {
		t.Fatalf("refused: %+v", form.Errors)
	}
	for m, want := range map[fit.Measure]float64{fit.Height: 170.18, fit.Bust: 97.79, fit.Waist: 85.09, fit.Hip: 101, fit.Inseam: 80, fit.Arm: 60.96} {
		if got := person.Given[m]; got < want-1e-9 || got > want+1e-9 {
			t.Errorf("%s is %g cm, want %g", m, got, want)
		}
	}
	if form.Values[fit.Height] != `5'7"` {
		t.Errorf("height comes back as %q", form.Values[fit.Height])
	}
}
