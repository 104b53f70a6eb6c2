package body

import (
	"ebenmass/seed/pictures/sewing"
	"ebenmass/seed/pictures/svg"
)

// Quilting sews level channels across a padded body.
func (g *Garment) Quilting(body svg.Line) {
	b := body.Bounds()
	g.Clipped(body, func() {
		for y := 9.0; y < b.Max.Y; y += sewing.Channel {
			g.QuiltSeam(svg.Spline(svg.Pt(b.Min.X, y), svg.Pt(b.Min.X*0.4, y+g.Between(0, 0.7)), svg.Pt(b.Max.X*0.4, y+g.Between(0, 0.7)), svg.Pt(b.Max.X, y)), body)
		}
	})
}

// quiltSleeve sews channels around a sleeve.
func (g *Garment) quiltSleeve(s Sleeve, outline svg.Line) {
	g.Clipped(outline, func() {
		for down := 7.0; down < 56; down += sewing.Channel {
			outer := s.Outer.At(down / s.Outer.Length())
			inner := outer.Add(svg.Pt(-s.axis.Y, s.axis.X).Times(svg.Choose(s.axis.X > 0, 22.0, -22)))
			g.QuiltSeam(svg.Spline(outer, outer.To(inner, 0.3).Along(s.axis, 0.6), outer.To(inner, 0.6).Along(s.axis, 0.5), inner), outline)
		}
	})
}
