package main

import (
	"math"
	"slices"
)

// fold is a crease in the cloth: deep along its spine, fading to both ends. The valley
// lies to the left of the spine's direction, the ridge that catches light to the right.
type fold struct {
	spine line
	width float64 // cm of the valley at its widest
	depth float64 // 0 to 1
	crisp bool    // a pressed or sharp crease: no soft slope beside it
}

// paintFolds paints valleys and ridges as stacked tapered shapes: their sum fades away
// from the spine, which a stroke cannot. Soft slopes come first, then the narrow core of
// each fold, which stays sharper.
func (g *garment) paintFolds(outline line, folds []fold, c cloth) {
	if g.view == detail {
		folds = slices.DeleteFunc(folds, func(f fold) bool { return !g.seen(f.spine) })
	}
	if len(folds) == 0 {
		return
	}
	soft, sharp := 0.5, 0.13 // cm
	if g.view == fabric {
		soft, sharp = 1.15, 0.42 // folds are larger on the page and must not show their rims
	}
	g.blurred(soft, outline, func() {
		for _, f := range folds {
			if !f.crisp {
				g.slope(f, c, 1, 1)
			}
		}
	})
	g.blurred(sharp, outline, func() {
		for _, f := range folds {
			if f.crisp {
				g.slope(f, c, 1, 1)
			} else {
				g.slope(f, c, 0.42, 0.5)
			}
		}
	})
}

// slope paints one fold at a share of its width and depth.
func (g *garment) slope(f fold, c cloth, width, depth float64) {
	const layers = 6
	for i := 1; i <= layers; i++ {
		share := float64(i) / layers
		fade := depth * f.depth * (1.25 - 0.5*share)
		g.fill(tapered(f.spine, f.width*width*share), c.base.shadow(), 0.115*c.base.depth()*fade)
		g.fill(tapered(f.spine, -0.8*f.width*width*share), c.base.gleam(), 0.062*c.lustre*fade)
	}
}

// tapered is the shape between a spine and a line beside it that meets it at both ends.
func tapered(spine line, width float64) line {
	side := spine.offsetBy(func(t float64) float64 { return width * math.Pow(math.Abs(math.Sin(math.Pi*t)), 0.8) })
	return join(spine, side.reversed())
}
