package models

import "testing"

func TestMiddle_EveryAxis(t *testing.T) {
	t.Parallel()
	letters := Chart{System: SizeLetters, Sizes: []ChartSize{{Label: "S"}, {Label: "M", Waist: 1}, {Label: "L", Waist: 2}, {Label: "XL", Waist: 3}}}
	if got := letters.Middle().Label; got != "M" {
		t.Errorf("of four letters: %s, want M", got)
	}
	jeans := Chart{System: SizeJeans, Sizes: []ChartSize{
		{Label: "W28/L30"}, {Label: "W30/L30", Waist: 1}, {Label: "W32/L30", Waist: 2},
		{Label: "W28/L32", Length: 1}, {Label: "W30/L32", Waist: 1, Length: 1}, {Label: "W32/L32", Waist: 2, Length: 1},
	}}
	if got := jeans.Middle().Label; got != "W30/L30" {
		t.Errorf("of jeans: %s, want W30/L30", got)
	}
	letters.Sample = "S"
	if got := letters.Middle().Label; got != "S" {
		t.Errorf("of a chart whose sample is S: %s", got)
	}
}
