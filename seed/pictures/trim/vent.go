package trim

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/svg"
)

// ConcealedZip draws a zip that shows as a seam with a small pull at its upper end.
func (g *Garment) ConcealedZip(from, to float64) {
	l := svg.Path(svg.Pt(0, from), svg.Pt(0, (from+to)/2), svg.Pt(0, to))
	g.Seam(l)
	g.Blurred(0.3, l, func() { g.Stroke(l.Moved(svg.Pt(0.2, 0)), 0.6, g.Cloth.Base.Shadow(), 0.24) })
	g.Stroke(l, 0.1, g.Cloth.Base.Shadow(), 0.5)
	pull := svg.Path(svg.Pt(0.05, from+0.2), svg.Pt(0.1, from+1.7))
	g.Stroke(pull.Moved(svg.Pt(0.08, 0.12)), 0.36, g.Cloth.Base.Shadow(), 0.5)
	g.Stroke(pull, 0.3, g.Cloth.Base.Lit(svg.Choose(g.Cloth.Base.L > 0.6, -0.12, 0.14)), 1)
}

// MiddleSeamOn draws the seam down the middle of a skirt, cut off at its hem.
func (g *Garment) MiddleSeamOn(onto svg.Line, from, to float64) {
	g.Clipped(onto, func() { g.MiddleSeam(from, to+1) })
}

// Vent opens a seam from a point down to the hem: one edge lies over the other, so that a
// little of what lies below shows in shade. over is the sign of the x towards which the
// upper edge reaches.
func (g *Garment) Vent(top, foot svg.Point, over float64, onto svg.Line) {
	gap := svg.Choose(over > 0, 0.9, -0.9)
	edgeLine := svg.Spline(top, top.To(foot, 0.5).Add(svg.Pt(gap*0.1, 0)), foot.Add(svg.Pt(0, 3)))
	opening := svg.Join(edgeLine, svg.Path(foot.Add(svg.Pt(gap, 3))), svg.Spline(foot.Add(svg.Pt(gap, 0)), top.To(foot, 0.6).Add(svg.Pt(gap*0.36, 0)), top))
	g.Clipped(onto, func() {
		g.Fill(opening, g.Cloth.Base.Lit(-0.08), 1)
		g.Blurred(0.35, edgeLine, func() {
			g.Stroke(edgeLine.Moved(svg.Pt(gap*0.45, 0.3)), 0.9, g.Cloth.Base.Shadow(), 0.6*g.Cloth.Base.Depth())
		})
		g.Stroke(edgeLine, 0.12, g.Cloth.Base.Shadow(), 0.7)
		g.Stroke(edgeLine.Moved(svg.Pt(-gap*0.14, 0)), 0.1, g.Cloth.Base.Gleam(), 0.4)
		g.StitchSoft(edgeLine.Moved(svg.Pt(-gap*0.7, 0)))
		g.StitchSoft(svg.Path(top.Add(svg.Pt(-gap*0.2, -0.4)), top.Add(svg.Pt(gap*3, 1.6))))
	})
}

// MiddleSeam draws the seam down the middle of a back, from y to y; it lies a little
// uneven, as a long seam does.
func (g *Garment) MiddleSeam(from, to float64) {
	sway := g.Between(-0.25, 0.25)
	g.Seam(svg.Spline(svg.Pt(0, from), svg.Pt(sway, from+(to-from)*0.35), svg.Pt(-sway*0.6, from+(to-from)*0.7), svg.Pt(0, to)))
}

// SleeveVent draws the hind seam of a two-piece sleeve and the slit it ends in.
func (g *Garment) SleeveVent(s body.Sleeve) {
	seam := Blend(s.Outer, s.Inner, 0.24).Part(0.08, 0.99)
	g.Seam(seam)
	slit := seam.Part(0.86, 1)
	g.Blurred(0.16, slit, func() { g.Stroke(slit, 0.4, g.Cloth.Base.Shadow(), 0.4) })
	g.Stroke(slit, 0.1, g.Cloth.Base.Shadow(), 0.6)
}
