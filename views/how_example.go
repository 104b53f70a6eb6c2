package views

import "ebenmass/models/fit"

// worked is the example on the page that explains the model: invented measures, computed
// when the page is made.
type worked struct {
	Person fit.Person
	Advice fit.Advice
}

// workedExample reads a straight shirt in three sizes for somebody of 98, 84 and 99 cm.
func workedExample() worked {
	person := fit.Person{Sizing: fit.Men, MeasuredWith: fit.Tape, Preference: fit.Regular}
	person.Given[fit.Bust], person.Given[fit.Waist], person.Given[fit.Hip] = 98, 84, 99
	size := func(label string, rank int, bust, waist, hip float64) fit.Size {
		return fit.Size{Label: label, Waist: rank, Garment: [fit.NumZones]float64{fit.Bust: bust, fit.Waist: waist, fit.Hip: hip}}
	}
	shirt := fit.Article{Type: fit.Shirt, Cut: fit.CutRegular, Stretch: fit.StretchNone, Sizes: []fit.Size{
		size("S", 0, 104, 97, 103), size("M", 1, 110, 103, 109), size("L", 2, 116, 109, 115),
	}}
	return worked{Person: person, Advice: fit.Advise(person, shirt)}
}
