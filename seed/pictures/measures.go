package main

import (
	"cmp"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// size holds the finished garment measures that are drawn, in cm, girths all round.
type size struct {
	bust, waist, hip, length, sleeve, inseam, shoulder float64
}

// sizeOf takes the measures of a product's middle size; what its chart does not name is
// filled in from what it does.
func sizeOf(p *models.Product) size {
	m := p.Chart.Middle().Measures
	s := size{
		bust: m[models.DimBust], waist: m[models.DimWaist], hip: m[models.DimHip], length: m[models.DimLength],
		sleeve: m[models.DimSleeve], inseam: m[models.DimInseam], shoulder: m[models.DimShoulder],
	}
	switch p.Type {
	case fit.Trousers, fit.Jeans:
		s.length = cmp.Or(s.length, s.inseam+27)
	case fit.Skirt:
		s.hip = cmp.Or(s.hip, s.waist+22)
	default:
		s.waist = cmp.Or(s.waist, s.bust-5)
		s.hip = cmp.Or(s.hip, max(s.bust, s.waist))
		s.shoulder = cmp.Or(s.shoulder, s.bust*0.4)
	}
	return s
}

// choose is a value for either case.
func choose[T any](yes bool, a, b T) T {
	if yes {
		return a
	}
	return b
}
