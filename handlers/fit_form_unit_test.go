package handlers

import (
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

func TestTypedUnit_Shown(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		cm   []float64 // height, bust, waist
		flat float64
		want fit.Unit
	}{
		{"whole cm", []float64{172, 98, 84}, 0, fit.Centimetre},
		{"tenths of a cm", []float64{172, 98.5, 84.2}, 0, fit.Centimetre},
		{"hundredths of a cm", []float64{172, 98.55, 84.25}, 0, fit.Centimetre},
		{"half inches", []float64{170.18, 97.79, 83.82}, 0, fit.Inch},
		{"quarters and eighths", []float64{170.18, 98.425, 84.1375}, 0, fit.Inch},
		{"tenths of an inch", []float64{0, 38.7 * 2.54, 0}, 0, fit.Inch},
		{"inches and cm", []float64{172, 97.79, 83.82}, 0, fit.Centimetre},
		{"either", []float64{0, 63.5, 127}, 0, fit.Centimetre},
		{"a garment in inches", nil, 20.5 * 2.54, fit.Inch},
		{"a garment in cm", []float64{0, 97.79, 0}, 52, fit.Centimetre},
		{"nothing", nil, 0, fit.Centimetre},
	} {
		var p fit.Person
		for i, m := range []fit.Measure{fit.Height, fit.Bust, fit.Waist}[:len(test.cm)] {
			p.Given[m] = test.cm[i]
		}
		if test.flat != 0 {
			p.Owned = []fit.OwnedGarment{{Type: fit.Shirt}}
			p.Owned[0].Flat[fit.Bust] = test.flat
		}
		if got := typedUnit(p); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestExactIn_ReadsBack(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		for sixteenth := range 16 {
			cm := (36 + float64(sixteenth)/16) * fit.CentimetresPerInch
			back, err := fit.ParseMeasure(exactIn(lang, cm, fit.Inch), fit.Inch)
			if err != nil || back < cm-1e-9 || back > cm+1e-9 {
				t.Errorf("%s: %g cm is written %q and read back as %g, %v", lang, cm, exactIn(lang, cm, fit.Inch), back, err)
			}
		}
	}
}
