package sewing

import "ebenmass/seed/pictures/svg"

// RibLines draws the fine columns of a rib band from one of its edges to the other.
func (g *Garment) RibLines(edge, far svg.Line, pitch float64) {
	if g.Near() {
		g.RibColumns(edge, far, pitch*1.4)
		return
	}
	n := int(edge.Length() / pitch)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		g.Stroke(svg.Path(edge.At(t), far.At(t)), pitch*0.36, g.Cloth.Base.Shadow(), 0.16)
	}
}

// Seam draws where two pieces are sewn together: a groove with a soft pucker beside it.
func (g *Garment) Seam(l svg.Line) {
	c := g.Cloth
	g.Blurred(0.22, l, func() { g.Stroke(l, 0.5, c.Base.Shadow(), 0.22) })
	g.Stroke(l, 0.1, c.Base.Shadow(), 0.42)
	g.Stroke(l.Moved(svg.Pt(0.1, 0.1)), 0.07, c.Base.Gleam(), 0.3)
}

// Stitch draws a topstitched line.
func (g *Garment) Stitch(l svg.Line) { g.StitchIn(l, g.Cloth.Sewing) }

// StitchIn draws a topstitched line in a thread of another colour.
func (g *Garment) StitchIn(l svg.Line, thread svg.Tint) {
	if g.Near() {
		g.sewn(l, thread)
		return
	}
	g.Stroke(l, 0.13, g.Cloth.Base.Shadow(), 0.13)
	g.Dashes(l.Moved(svg.Pt(0.03, 0.05)), 0.07, 0.24, 0.13, g.Cloth.Base.Shadow(), 0.3)
	g.Dashes(l, 0.07, 0.24, 0.13, thread, 0.85)
}

// Hem draws a turned-up edge: one or two rows of stitches beside an edge, inward (to the
// right of the line), and the faint step of the double cloth.
func (g *Garment) Hem(edge svg.Line, depth float64, rows int) {
	inner := edge.Offset(-depth)
	g.Blurred(0.12, inner, func() { g.Stroke(inner.Moved(svg.Pt(0, -0.12)), 0.2, g.Cloth.Base.Shadow(), 0.2) })
	for i := range rows {
		g.Stitch(edge.Offset(-depth + 0.35*float64(i) + 0.1))
	}
}

// Label draws the woven label inside a neck or waistband, centred on a point.
func (g *Garment) Label(at svg.Point, width, height float64) {
	if g.Near() {
		g.wovenLabel(at, width, height)
		return
	}
	paper, ink := svg.Lab(0.94, 0.002, 0.012), svg.Lab(0.42, 0.01, 0.03)
	c := svg.Path(svg.Pt(at.X-width/2, at.Y-height/2), svg.Pt(at.X+width/2, at.Y-height/2),
		svg.Pt(at.X+width/2, at.Y+height/2), svg.Pt(at.X-width/2, at.Y+height/2))
	g.Blurred(0.1, c, func() { g.Fill(c.Moved(svg.Pt(0.04, 0.1)), g.Cloth.Base.Shadow(), 0.6) })
	g.Fill(c, paper, 0.96)
	g.Stroke(svg.Path(at.Add(svg.Pt(-width*0.3, -height*0.05)), at.Add(svg.Pt(width*0.3, -height*0.05))), height*0.11, ink, 0.8)
	g.Stroke(svg.Path(at.Add(svg.Pt(-width*0.14, height*0.22)), at.Add(svg.Pt(width*0.14, height*0.22))), height*0.05, ink, 0.6)
}
