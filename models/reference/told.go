package reference

import (
	"strings"

	"ebenmass/models/fit"
)

// ReadUsual checks a usual size as it was told and writes it as it is kept: the label
// comparable, as in "XXL" for "2xl" and "W33/L32" for "33/32", the system written with it as
// its system. What it returns reads back as itself. Errors: a *LabelError.
func (s *Shop) ReadUsual(sizing fit.Sizing, u fit.UsualSize) (fit.UsualSize, error) {
	p := fit.Person{Sizing: sizing, Preference: fit.Regular, Usual: []fit.UsualSize{u}}
	if _, err := s.usual(&p, 0); err != nil {
		return fit.UsualSize{}, err
	}
	label, _ := ParseLabel(u.Label, u.Garment, sizing)
	u.Label = strings.Join(label.Names, "/")
	if u.System == "" {
		u.System = label.System
	}
	return u, nil
}

// FlatZones lists which of fit.FlatZones a garment at home of a type is compared in; none for
// a type that does not exist.
func FlatZones(t fit.Type) []fit.Measure {
	a := fit.Article{Type: t, Cut: fit.CutRegular, Stretch: fit.StretchNone, Leg: fit.LegFull, Sizes: make([]fit.Size, 1)}
	for _, z := range fit.FlatZones {
		a.Sizes[0].Garment[z] = 1
	}
	return a.Zones()
}
