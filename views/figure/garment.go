package figure

import (
	"iter"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// cloth is a garment as laid on a body: what lies behind the neck, the panels from the
// back to the front, the seams drawn on them, and the buttons.
type cloth struct {
	back    []*curve // closed
	panels  []*curve // closed
	seams   []*curve // open
	buttons []point
	cuff    [2]point // outer and inner end of the viewer's right sleeve, when it is long
	hem     [2]point // outer and inner end of the viewer's right trouser leg
	extent  [2]point // where the garment's length begins and ends: of a leg the inseam
	bare    float64  // how far below the shoulder the front is open, cm
}

// both adds a panel and its mirror image.
func (c *cloth) both(p *curve) { c.panels = append(c.panels, p, p.mirror()) }

// seam adds a line; seams adds it on both sides.
func (c *cloth) seam(s ...*curve) { c.seams = append(c.seams, s...) }
func (c *cloth) bothSeam(s ...*curve) {
	for _, line := range s {
		c.seams = append(c.seams, line, line.mirror())
	}
}

// points goes through what the panels are drawn through.
func (c *cloth) points() iter.Seq[point] {
	return func(yield func(point) bool) {
		for _, panel := range c.panels {
			for p := range panel.points() {
				if !yield(p) {
					return
				}
			}
		}
	}
}

// lay puts a garment on a body. Measures the chart lacks follow those it has, else the body.
func lay(a *anatomy, g Garment) *cloth {
	g = g.filled(a)
	switch g.Type {
	case fit.Trousers, fit.Jeans, fit.Shorts:
		return layTrousers(a, g)
	case fit.Skirt:
		return laySkirt(a, g)
	default:
		return layTop(a, g)
	}
}

// filled replaces missing measures.
func (g Garment) filled(a *anatomy) Garment {
	b := a.body
	upper := g.Bust
	g.Bust = given(g.Bust, b.Bust+8)
	g.Hip = given(g.Hip, given(upper, b.Hip+6))
	g.Waist = given(g.Waist, min(g.Bust, g.Hip)-2)
	if g.bottom() {
		g.Inseam = given(g.Inseam, g.legLength(b))
		g.Length = given(g.Length, 0.36*b.Height)
		return g
	}
	g.Length = given(g.Length, fashions[g.Type].length*b.Height)
	if g.Legs() {
		g.Inseam = given(g.Inseam, g.legLength(b))
	}
	g.SleeveLength = given(g.SleeveLength, map[models.Sleeve]float64{
		models.SleeveShort: 0.38, models.SleeveThreeQuarter: 0.76, models.SleeveLong: 1,
	}[g.Sleeve]*b.Arm)
	g.Shoulder = given(g.Shoulder, 2*(a.acromion+fashions[g.Type].drop))
	return g
}

// Legs tells whether the garment has two of them.
func (g Garment) Legs() bool {
	return g.Type == fit.Trousers || g.Type == fit.Jeans || g.Type == fit.Shorts || g.Type == fit.Jumpsuit
}

// legLength is the inseam of a leg that no chart measures: down to the shoe, or of shorts down
// to the middle of the thigh.
func (g Garment) legLength(b Body) float64 {
	if g.Type == fit.Shorts {
		return 0.3 * b.Inseam
	}
	return b.Inseam - 2
}
