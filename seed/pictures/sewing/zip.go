package sewing

import "ebenmass/seed/pictures/svg"

// Zip draws a zip fastener along a line, its tape w cm wide.
func (g *Garment) Zip(l svg.Line, w float64) {
	if g.Near() {
		g.teeth(l, w)
		return
	}
	metal := svg.Lab(0.6, 0, 0.01)
	g.Blurred(0.15, l, func() { g.Stroke(l.Moved(svg.Pt(0.08, 0.15)), w, g.Cloth.Base.Shadow(), 0.45) })
	g.Stroke(l, w, g.Cloth.Base.Lit(-0.06), 1)
	g.Dashes(l, 0.5, 0.1, 0.13, metal, 0.95)
	g.Stroke(l, 0.08, g.Cloth.Base.Shadow(), 0.7)
	for _, side := range []float64{-1, 1} {
		g.Stitch(l.Offset(side * (w/2 + 0.35)))
	}
	top := l.At(0.02)
	g.Fill(svg.Path(top.Add(svg.Pt(-0.45, -0.4)), top.Add(svg.Pt(0.45, -0.4)), top.Add(svg.Pt(0.35, 0.9)), top.Add(svg.Pt(-0.35, 0.9))), metal.Lit(0.12), 1)
	g.Stroke(svg.Path(top.Add(svg.Pt(0, 0.9)), top.Add(svg.Pt(0.06, 3))), 0.42, metal.Lit(-0.06), 1)
}
