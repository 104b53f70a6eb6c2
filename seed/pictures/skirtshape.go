package main

import "math"

// skirtShape is how a skirt falls from its waist: half widths and folds.
type skirtShape struct {
	kind   string
	waist  float64 // half width at the waist seam, at y
	top    float64 // y of the waist seam
	hip    float64 // half width at the hip
	hem    float64 // half width at the hem
	foot   float64 // y of the hem at the sides
	sag    float64 // how far the hem's middle hangs lower
	dip    float64 // how far the waist seam's middle is pulled down
	waves  int     // soft waves in the hem, 0 for a straight one
	pleats int     // pressed pleats
}

// newSkirt drafts a skirt of a kind between waist seam and hem.
func (g *garment) newSkirt(kind string, waist, top, foot float64) skirtShape {
	s := skirtShape{kind: kind, waist: waist, top: top, foot: foot, hip: max(g.size.hip/4*0.95, waist), sag: 1.4, dip: choose(g.view == back, 0.2, 1.3)}
	drop := foot - top
	switch kind {
	case "pencil":
		s.hem, s.sag = s.hip-drop*0.03, 0.6
	case "straight":
		s.hem, s.sag = s.hip+drop*0.015, 0.7
	case "pleated":
		s.hem, s.pleats, s.sag = s.hip+drop*0.2, 17, 2
	case "flared":
		s.hem, s.waves, s.sag = s.hip+drop*0.2, 6, 3
	case "wrap":
		s.hem, s.waves = s.hip+drop*0.13, 3
	default: // A-line
		s.hem, s.waves, s.sag = s.hip+drop*0.15, 4, 2
	}
	return s
}

// side is the right side seam from waist to hem.
func (s skirtShape) side() line {
	drop := s.foot - s.top
	hipY := s.top + min(19, drop*0.42)
	if s.waves > 4 {
		return spline(pt{s.waist, s.top}, pt{s.waist + (s.hem-s.waist)*0.44, s.top + drop*0.32}, pt{s.waist + (s.hem-s.waist)*0.76, s.top + drop*0.68}, pt{s.hem, s.foot})
	}
	return spline(pt{s.waist, s.top}, pt{s.waist + (s.hip-s.waist)*0.72, s.top + (hipY-s.top)*0.5}, pt{s.hip + (s.hem-s.hip)*0.12, hipY}, pt{s.hip + (s.hem-s.hip)*0.55, hipY + (s.foot-hipY)*0.5}, pt{s.hem, s.foot})
}

// hemAt is the hem at a share from the left side (0) to the right (1).
func (s skirtShape) hemAt(share, phase float64) pt {
	x := -s.hem + 2*s.hem*share
	arch := math.Sin(math.Pi * share)
	y := s.foot + s.sag*arch
	if s.waves > 0 {
		y += 0.7 * arch * math.Sin(2*math.Pi*float64(s.waves)*share+phase) * choose(s.waves > 4, 1.2, 0.5)
	}
	return pt{x, y}
}

// skirtPiece draws the skirt from its waist seam to its hem.
func (g *garment) skirtPiece(s skirtShape, lift float64) (outline, hem line) {
	phase := g.between(0, 6.28)
	for i := range 97 {
		p := s.hemAt(float64(i)/96, phase)
		if s.pleats > 0 { // each pleat steps over the next
			_, in := math.Modf(float64(i) / 96 * float64(s.pleats))
			p.y += 0.7 * (in - 0.5)
		}
		hem = append(hem, p)
	}
	right := g.laid(s.side(), 0.15)
	waist := bezier(pt{-s.waist, s.top}, pt{-s.waist * 0.5, s.top + s.dip}, pt{s.waist * 0.5, s.top + s.dip}, pt{s.waist, s.top})
	outline = join(waist, right, hem.reversed(), g.laid(s.side(), 0.15).mirrored().reversed())
	g.lay(piece{outline: outline, across: path(pt{-s.hem, s.foot}, pt{s.hem, s.foot}), folds: g.skirtFolds(s, waist, phase), lift: lift, edges: []edge{
		{right, 2.2, 0.4}, {right.mirrored(), 1.6, 0.3}, {hem, 0.8, 0.32}, {waist, 0.7, 0.3},
	}})
	return outline, hem.reversed()
}
