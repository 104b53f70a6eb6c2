package trim

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/svg"
)

// WrapFront draws the overlapping front edge of a wrap skirt.
func (g *Garment) WrapFront(s body.SkirtShape, onto svg.Line) {
	side := g.Lapped()
	l := svg.Spline(svg.Pt(side*s.Waist*0.45, s.Top+0.8), svg.Pt(side*s.Hem*0.5, s.Top+(s.Foot-s.Top)*0.45), svg.Pt(side*s.Hem*0.4, s.Foot+s.Sag+1))
	g.Clipped(onto, func() {
		g.Blurred(0.5, l, func() { g.Stroke(l.Moved(svg.Pt(side*0.7, 0.3)), 1.5, g.Cloth.Base.Shadow(), 0.5*g.Cloth.Base.Depth()) })
		g.Stroke(l, 0.1, g.Cloth.Base.Shadow(), 0.6)
		g.Stroke(l.Moved(svg.Pt(-side*0.12, 0)), 0.1, g.Cloth.Base.Gleam(), 0.4)
		g.Stitch(l.Moved(svg.Pt(-side*0.9, 0)))
	})
}
