package studio

import (
	"fmt"
	"math"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// CannotDraw says what an article lacks to be drawn.
type CannotDraw struct{ Lack string }

func (e *CannotDraw) Error() string { return "pictures: cannot be drawn: " + e.Lack }

// needed are the finished measures of the middle size that a type is drawn from; the others follow
// from them.
func needed(t fit.Type) []models.Dim {
	switch t {
	case fit.Trousers, fit.Jeans, fit.Shorts:
		return []models.Dim{models.DimWaist, models.DimHip, models.DimInseam}
	case fit.Skirt:
		return []models.Dim{models.DimWaist, models.DimLength}
	case fit.Jumpsuit:
		return []models.Dim{models.DimBust, models.DimLength, models.DimInseam}
	}
	return []models.Dim{models.DimBust, models.DimLength}
}

// Measures of clothes in cm: others are not drawn.
const (
	shortestMeasure = 3.0
	longestMeasure  = 260.0
)

// check reports what an article lacks to be drawn.
func check(p *models.Product) error {
	if _, known := constructions[p.Type]; !known {
		return &CannotDraw{fmt.Sprintf("there is no drawing of a %q", p.Type)}
	}
	if p.Chart.Basis == fit.BasisBodyChart {
		return &CannotDraw{"its chart tells of bodies, not of the garment"}
	}
	if len(p.Chart.Sizes) == 0 {
		return &CannotDraw{"it has no sizes"}
	}
	measures := p.Chart.Middle().Measures
	for _, d := range needed(p.Type) {
		if measures[d] == 0 {
			return &CannotDraw{fmt.Sprintf("its chart does not say the %s", d)}
		}
	}
	for d, cm := range measures {
		if math.IsNaN(cm) || cm < shortestMeasure || cm > longestMeasure {
			return &CannotDraw{fmt.Sprintf("the %s of its middle size is %g cm", d, cm)}
		}
	}
	return nil
}
