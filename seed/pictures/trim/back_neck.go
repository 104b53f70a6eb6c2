package trim

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// RibBehind draws the knitted band that stands above a back neckline, seen from outside:
// no view into the neck is left.
func (g *Garment) RibBehind(o Opening, w float64) {
	seam := o.Back
	left, right := seam[0].Add(svg.Pt(w*0.66, -w*0.5)), seam[len(seam)-1].Add(svg.Pt(-w*0.66, -w*0.5))
	mid := seam[len(seam)/2].Y - w
	control := mid + (mid-left.Y)/3
	top := svg.Bezier(left, svg.Pt(left.X*0.62, control), svg.Pt(right.X*0.62, control), right)
	g.Lay(cloth.Piece{Outline: svg.Join(top, seam.Reversed()), Tone: 0.004, Flat: true, Plain: true, Lift: 0.12,
		Across: svg.Path(seam[0], seam[len(seam)-1]), Edges: []cloth.Edge{{Along: top, Width: 0.6, Strength: 0.34}, {Along: seam, Width: 0.35, Strength: 0.24}}})
	for i, n := 1, int(seam.Length()/0.28); i < n; i++ {
		t := float64(i) / float64(n)
		g.Stroke(svg.Path(seam.At(t), top.At(t)), 0.1, g.Cloth.Base.Shadow(), 0.16)
	}
	g.Seam(seam)
	g.Stitch(seam.Offset(-0.45).Part(0.01, 0.99))
}

// RollNeckBehind draws a turned-down tube around the neck, its upper fold closed.
func (g *Garment) RollNeckBehind(height float64) {
	rise := height * 0.66
	l, r := svg.Pt(-7.4, -rise+0.2), svg.Pt(7.4, -rise+0.2)
	top := svg.Bezier(l, svg.Pt(-4.6, -rise-1.1), svg.Pt(4.6, -rise-1.1), r)
	low := svg.Bezier(svg.Pt(9.1, 0.7), svg.Pt(5.6, 3.3), svg.Pt(-5.6, 3.3), svg.Pt(-9.1, 0.7))
	right := svg.Spline(r, svg.Pt(8.3, -rise*0.5), svg.Pt(9.1, 0.7))
	left := svg.Spline(svg.Pt(-9.1, 0.7), svg.Pt(-8.3, -rise*0.5), l)
	g.Lay(cloth.Piece{Outline: svg.Join(top, right, low, left), Plain: true, Lift: 0.32, Across: svg.Path(svg.Pt(-9, 0), svg.Pt(9, 0)),
		Edges: []cloth.Edge{{Along: low, Width: 0.9, Strength: 0.4}, {Along: top, Width: 1.1, Strength: 0.34}, {Along: right, Width: 0.9, Strength: 0.3}}})
	const columns = 46
	for i := 1; i < columns; i++ {
		t := float64(i) / columns
		g.Stroke(svg.Path(top.At(t), low.At(1-t)), 0.14, g.Cloth.Base.Shadow(), 0.17)
	}
}

// FacedNeck finishes a back neckline with the stitched edge of a facing.
func (g *Garment) FacedNeck(neckline svg.Line) {
	g.Stroke(neckline, 0.1, g.Cloth.Base.Shadow(), 0.5)
	g.Stitch(neckline.Offset(-0.6).Part(0.015, 0.985))
}

// NeckSlit draws the short slit by which a garment without a zip goes over the head, with
// the button that closes it.
func (g *Garment) NeckSlit(neckline svg.Line, length float64) {
	top := neckline[len(neckline)/2]
	foot := top.Add(svg.Pt(0, length))
	slit := svg.Spline(top, top.To(foot, 0.5).Add(svg.Pt(0.2, 0)), foot)
	g.Blurred(0.2, slit, func() { g.Stroke(slit.Moved(svg.Pt(0.12, 0)), 0.5, g.Cloth.Base.Shadow(), 0.4) })
	g.Stroke(slit, 0.12, g.Cloth.Base.Shadow(), 0.75)
	for _, x := range []float64{-0.5, 0.5} {
		g.Stitch(svg.Path(top.Add(svg.Pt(x, 0.5)), foot.Add(svg.Pt(x, 0.4))))
	}
	g.Stitch(svg.Path(foot.Add(svg.Pt(-0.5, 0.4)), foot.Add(svg.Pt(0.5, 0.4))))
	g.Button(top.Add(svg.Pt(0.1, 0.75)), 0.95, g.ButtonColour())
}
