package body

import (
	"cmp"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Size holds the finished garment measures that are drawn, in cm, girths all round.
type Size struct {
	Bust, Waist, Hip, Length, Sleeve, Inseam, shoulder float64
}

// sizeOf takes the measures of a product's middle size; what its chart does not name is
// filled in from what it does.
func sizeOf(p *models.Product) Size {
	m := p.Chart.Middle().Measures
	s := Size{
		Bust: m[models.DimBust], Waist: m[models.DimWaist], Hip: m[models.DimHip], Length: m[models.DimLength],
		Sleeve: m[models.DimSleeve], Inseam: m[models.DimInseam], shoulder: m[models.DimShoulder],
	}
	switch p.Type {
	case fit.Trousers, fit.Jeans, fit.Shorts:
		s.Length = cmp.Or(s.Length, s.Inseam+27)
	case fit.Skirt:
		s.Hip = cmp.Or(s.Hip, s.Waist+22)
	default:
		s.Waist = cmp.Or(s.Waist, s.Bust-5)
		s.Hip = cmp.Or(s.Hip, max(s.Bust, s.Waist))
		s.shoulder = cmp.Or(s.shoulder, s.Bust*0.4)
		s.Sleeve = cmp.Or(s.Sleeve, usualSleeve[p.Sleeve])
	}
	return s
}

// usualSleeve is how long a sleeve is drawn, in cm from the shoulder, of which a chart says nothing.
var usualSleeve = map[models.Sleeve]float64{models.SleeveShort: 21, models.SleeveThreeQuarter: 45, models.SleeveLong: 63}
