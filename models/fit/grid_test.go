package fit_test

import (
	"ebenmass/models/fit"
)

// gridRow is the middle of one size of a body grid: bust, waist, hip in cm.
type gridRow struct {
	label            string
	bust, waist, hip float64
}

// The body grids the catalogue's charts are drawn from: EN 13402-3 girth intervals and
// the waists and hips that go with them.
var (
	womenLetters = []gridRow{
		{"XS", 80, 65, 85}, {"S", 86, 70, 91}, {"M", 94, 78, 97.5}, {"L", 102.5, 88, 104},
		{"XL", 113, 99, 112.5}, {"XXL", 125, 111, 123}, {"3XL", 137, 124.5, 134},
	}
	menLetters = []gridRow{
		{"XS", 82, 70, 88}, {"S", 90, 78, 94}, {"M", 98, 86, 100}, {"L", 106, 94, 106},
		{"XL", 114, 103, 112}, {"XXL", 122, 112, 118}, {"3XL", 130, 121, 124},
	}
	womenNumeric = []gridRow{
		{"32", 76, 61, 84}, {"34", 80, 65, 88}, {"36", 84, 68, 91}, {"38", 88, 72, 94}, {"40", 92, 76, 97},
		{"42", 96, 80, 100}, {"44", 100, 85, 103}, {"46", 104.5, 90, 106.5}, {"48", 110, 96, 111},
		{"50", 116, 102, 116}, {"52", 122, 108, 121},
	}
)

// plain grades an article from a body grid with the targets of its type in every zone.
func plain(t fit.Type, grid []gridRow) fit.Article {
	a := fit.Article{Type: t, Cut: fit.CutRegular, Stretch: fit.StretchNone}
	switch t {
	case fit.TShirt, fit.Knit, fit.Sweatshirt:
		a.Stretch = fit.StretchHigh
	case fit.Trousers, fit.Jeans:
		a.Leg = fit.LegFull
	}
	target := func(z fit.Measure) float64 { return fit.Target(a.Sizing, a.Type, a.Cut, a.Stretch, a.Leg, z) }
	for k, row := range grid {
		s := fit.Size{Label: row.label, Waist: k}
		switch t {
		case fit.Skirt:
		case fit.Trousers, fit.Jeans:
			s.Garment[fit.Inseam] = 78
		default:
			s.Garment[fit.Bust] = row.bust + target(fit.Bust)
		}
		s.Garment[fit.Waist] = row.waist + target(fit.Waist)
		s.Garment[fit.Hip] = row.hip + target(fit.Hip)
		a.Sizes = append(a.Sizes, s)
	}
	return a
}

// wearer builds somebody measured with a tape who prefers regular.
func wearer(s fit.Sizing, given map[fit.Measure]float64) *fit.Wearer {
	w := &fit.Wearer{Sizing: s, Preference: fit.Regular}
	for _, m := range fit.Measures {
		if cm, ok := given[m]; ok {
			w.Data = append(w.Data, fit.Measured(m, cm, fit.Tape))
		}
	}
	return w
}
