package body

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// BackDarted reports whether two long darts shape the back of a shirt or blouse.
func (g *Garment) BackDarted() bool { return g.Says("back darts", "darts in the back") }

// BackDarts draws two long darts that take the waist in.
func (g *Garment) BackDarts(t Torso) {
	waist := t.Side.At(0.5)
	top, foot := t.Underarm.Y+2, min(t.Foot()-9, waist.Y+17)
	for _, side := range []float64{1, -1} {
		x := side * waist.X * 0.46
		l := svg.Spline(svg.Pt(x*1.02, top), svg.Pt(x*0.97, (top+waist.Y)/2), svg.Pt(x*0.95, waist.Y), svg.Pt(x*0.99, foot))
		g.Dart(l)
	}
}

// SkirtDarts draws two darts from a waist seam at y over the seat.
func (g *Garment) SkirtDarts(half, y, length float64) {
	for _, side := range []float64{1, -1} {
		x := side * half * 0.46
		g.Dart(svg.Path(svg.Pt(x, y), svg.Pt(x+side*0.5, y+length*0.5), svg.Pt(x+side*1.1, y+length)))
	}
}

// Dart draws one sewn fold, fading where it runs out.
func (g *Garment) Dart(l svg.Line) {
	g.Seam(l.Part(0, 0.94))
	soft := cloth.Fold{Spine: cloth.TurnFold(append(l, l[len(l)-1].To(l[0], -0.18)), 1), Width: 1.6, Depth: 0.5}
	g.PaintFolds(l.Bounds().Grown(4).Outline(), []cloth.Fold{soft}, g.Cloth)
}
