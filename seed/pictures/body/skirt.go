package body

import (
	"math"

	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// SkirtShape is how a skirt falls from its waist: half widths and folds.
type SkirtShape struct {
	kind   string
	Waist  float64 // half width at the waist seam, at y
	Top    float64 // y of the waist seam
	hip    float64 // half width at the hip
	Hem    float64 // half width at the hem
	Foot   float64 // y of the hem at the sides
	Sag    float64 // how far the hem's middle hangs lower
	dip    float64 // how far the waist seam's middle is pulled down
	Waves  int     // soft waves in the hem, 0 for a straight one
	Pleats int     // pressed pleats
}

// NewSkirt drafts a skirt of a kind between waist seam and hem.
func (g *Garment) NewSkirt(kind string, waist, top, foot float64) SkirtShape {
	s := SkirtShape{kind: kind, Waist: waist, Top: top, Foot: foot, hip: max(g.Size.Hip/4*0.95, waist), Sag: 1.4, dip: svg.Choose(g.View == cloth.Back, 0.2, 1.3)}
	drop := foot - top
	switch kind {
	case "pencil":
		s.Hem, s.Sag = s.hip-drop*0.03, 0.6
	case "straight":
		s.Hem, s.Sag = s.hip+drop*0.015, 0.7
	case "pleated":
		s.Hem, s.Pleats, s.Sag = s.hip+drop*0.2, 17, 2
	case "flared":
		s.Hem, s.Waves, s.Sag = s.hip+drop*0.2, 6, 3
	case "wrap":
		s.Hem, s.Waves = s.hip+drop*0.13, 3
	default: // A-line
		s.Hem, s.Waves, s.Sag = s.hip+drop*0.15, 4, 2
	}
	return s
}

// Side is the right side seam from waist to hem.
func (s SkirtShape) Side() svg.Line {
	drop := s.Foot - s.Top
	hipY := s.Top + min(19, drop*0.42)
	if s.Waves > 4 {
		return svg.Spline(svg.Pt(s.Waist, s.Top), svg.Pt(s.Waist+(s.Hem-s.Waist)*0.44, s.Top+drop*0.32), svg.Pt(s.Waist+(s.Hem-s.Waist)*0.76, s.Top+drop*0.68), svg.Pt(s.Hem, s.Foot))
	}
	return svg.Spline(svg.Pt(s.Waist, s.Top), svg.Pt(s.Waist+(s.hip-s.Waist)*0.72, s.Top+(hipY-s.Top)*0.5), svg.Pt(s.hip+(s.Hem-s.hip)*0.12, hipY), svg.Pt(s.hip+(s.Hem-s.hip)*0.55, hipY+(s.Foot-hipY)*0.5), svg.Pt(s.Hem, s.Foot))
}

// hemAt is the hem at a share from the left side (0) to the right (1).
func (s SkirtShape) hemAt(share, phase float64) svg.Point {
	x := -s.Hem + 2*s.Hem*share
	arch := math.Sin(math.Pi * share)
	y := s.Foot + s.Sag*arch
	if s.Waves > 0 {
		y += 0.7 * arch * math.Sin(2*math.Pi*float64(s.Waves)*share+phase) * svg.Choose(s.Waves > 4, 1.2, 0.5)
	}
	return svg.Pt(x, y)
}

// SkirtPiece draws the skirt from its waist seam to its hem.
func (g *Garment) SkirtPiece(s SkirtShape, lift float64) (outline, hem svg.Line) {
	phase := g.Between(0, 6.28)
	for i := range 97 {
		p := s.hemAt(float64(i)/96, phase)
		if s.Pleats > 0 { // each pleat steps over the next
			_, in := math.Modf(float64(i) / 96 * float64(s.Pleats))
			p.Y += 0.7 * (in - 0.5)
		}
		hem = append(hem, p)
	}
	right := g.Laid(s.Side(), 0.15)
	waist := svg.Bezier(svg.Pt(-s.Waist, s.Top), svg.Pt(-s.Waist*0.5, s.Top+s.dip), svg.Pt(s.Waist*0.5, s.Top+s.dip), svg.Pt(s.Waist, s.Top))
	outline = svg.Join(waist, right, hem.Reversed(), g.Laid(s.Side(), 0.15).Mirrored().Reversed())
	g.Lay(cloth.Piece{Outline: outline, Across: svg.Path(svg.Pt(-s.Hem, s.Foot), svg.Pt(s.Hem, s.Foot)), Folds: g.skirtFolds(s, waist, phase), Lift: lift, Edges: []cloth.Edge{
		{Along: right, Width: 2.2, Strength: 0.4}, {Along: right.Mirrored(), Width: 1.6, Strength: 0.3}, {Along: hem, Width: 0.8, Strength: 0.32}, {Along: waist, Width: 0.7, Strength: 0.3},
	}})
	return outline, hem.Reversed()
}
