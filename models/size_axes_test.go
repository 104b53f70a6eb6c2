package models

import (
	"slices"
	"testing"
)

func TestChart_Axes(t *testing.T) {
	t.Parallel()
	jeans := Chart{System: SizeJeans, Sizes: []ChartSize{{Label: "W30/L30"}, {Label: "W31/L30"}, {Label: "W30/L32"}, {Label: "W31/L32"}}}
	waists, lengths := jeans.Axes()
	if !slices.Equal(waists, []string{"W30", "W31"}) || !slices.Equal(lengths, []string{"L30", "L32"}) {
		t.Errorf("%v and %v", waists, lengths)
	}
	if waists, lengths := (Chart{System: SizeLetters, Sizes: []ChartSize{{Label: "M"}}}).Axes(); waists != nil || lengths != nil {
		t.Errorf("letters have %v and %v", waists, lengths)
	}
	for _, test := range []struct{ waist, length, w, l string }{
		{"W31", "L32", "W31", "L32"},
		{"31", "32", "W31", "L32"},
		{" w30 ", "", "W30", ""},
		{"W29", "L30", "", "L30"},
		{"L30", "W30", "", ""},
	} {
		if w, l := jeans.OnAxes(test.waist, test.length); w != test.w || l != test.l {
			t.Errorf("%q %q reads as %q %q", test.waist, test.length, w, l)
		}
	}
}
