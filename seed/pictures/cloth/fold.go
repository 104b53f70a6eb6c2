package cloth

import (
	"math"
	"slices"

	"ebenmass/seed/pictures/svg"
)

// Fold is a crease in the cloth: deep along its spine, fading to both ends. The valley
// lies to the left of the spine's direction, the ridge that catches light to the right.
type Fold struct {
	Spine svg.Line
	Width float64 // cm of the valley at its widest
	Depth float64 // 0 to 1
	Crisp bool    // a pressed or sharp crease: no soft slope beside it
}

// PaintFolds paints valleys and ridges as stacked tapered shapes: their sum fades away
// from the spine, which a stroke cannot. Soft slopes come first, then the narrow core of
// each fold, which stays sharper.
func (g *Garment) PaintFolds(outline svg.Line, folds []Fold, c Cloth) {
	if g.View == Detail {
		folds = slices.DeleteFunc(folds, func(f Fold) bool { return !g.seen(f.Spine) })
	}
	if len(folds) == 0 {
		return
	}
	soft, sharp := 0.5, 0.13 // cm
	if g.View == Fabric {
		soft, sharp = 1.15, 0.42 // folds are larger on the page and must not show their rims
	}
	g.Blurred(soft, outline, func() {
		for _, f := range folds {
			if !f.Crisp {
				g.slope(f, c, 1, 1)
			}
		}
	})
	g.Blurred(sharp, outline, func() {
		for _, f := range folds {
			if f.Crisp {
				g.slope(f, c, 1, 1)
			} else {
				g.slope(f, c, 0.42, 0.5)
			}
		}
	})
}

// slope paints one fold at a share of its width and depth.
func (g *Garment) slope(f Fold, c Cloth, width, depth float64) {
	const layers = 6
	for i := 1; i <= layers; i++ {
		share := float64(i) / layers
		fade := depth * f.Depth * (1.25 - 0.5*share)
		g.Fill(tapered(f.Spine, f.Width*width*share), c.Base.Shadow(), 0.115*c.Base.Depth()*fade)
		g.Fill(tapered(f.Spine, -0.8*f.Width*width*share), c.Base.Gleam(), 0.062*c.Lustre*fade)
	}
}

// tapered is the shape between a spine and a line beside it that meets it at both ends.
func tapered(spine svg.Line, width float64) svg.Line {
	side := spine.OffsetBy(func(t float64) float64 { return width * math.Pow(math.Abs(math.Sin(math.Pi*t)), 0.8) })
	return svg.Join(spine, side.Reversed())
}

// TurnFold keeps every valley on the side away from the light, whichever way a spine was drawn.
func TurnFold(l svg.Line, side float64) svg.Line {
	if side > 0 {
		return l.Reversed()
	}
	return l
}
