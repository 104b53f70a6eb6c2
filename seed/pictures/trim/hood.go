package trim

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// HoodBack draws the hood lying open behind the neck: its outside as a rim, its inside in shade.
func (g *Garment) HoodBack() {
	right := svg.Spline(svg.Pt(10.2, 2.4), svg.Pt(12.6, -5), svg.Pt(12.2, -13), svg.Pt(7.6, -20), svg.Pt(0, -22.2))
	outer := svg.Join(right, right.Mirrored().Reversed())
	g.Lay(cloth.Piece{Outline: outer, Tone: -0.01, Across: svg.Path(svg.Pt(-12.4, -9), svg.Pt(12.4, -9)), Edges: []cloth.Edge{{Along: right, Width: 1.8, Strength: 0.4}, {Along: right.Mirrored(), Width: 1.4, Strength: 0.3}}})
	mouth := svg.Spline(svg.Pt(0, 9), svg.Pt(5.4, 3), svg.Pt(8.4, -5), svg.Pt(7.8, -12.4), svg.Pt(4.6, -17), svg.Pt(0, -18.4))
	inner := svg.Join(mouth, mouth.Mirrored().Reversed())
	g.Lay(cloth.Piece{Outline: inner, Tone: -0.15, Edges: []cloth.Edge{{Along: inner, Width: 3.4, Strength: 0.55}, {Along: mouth, Width: 1.6, Strength: 0.4}}, Folds: []cloth.Fold{
		{Spine: svg.Spline(svg.Pt(-4, -13), svg.Pt(-3, -7), svg.Pt(-3.4, 0)), Width: 1.6, Depth: 0.5},
		{Spine: svg.Spline(svg.Pt(4.6, -11), svg.Pt(3.4, -5), svg.Pt(3, 1)), Width: 1.4, Depth: 0.5},
	}})
	g.Seam(svg.Path(svg.Pt(0, -18.2), svg.Pt(0, -2)))
	for _, l := range []svg.Line{mouth, mouth.Mirrored()} {
		side := svg.Choose(l[1].X > 0, 1.0, -1)
		g.Stitch(l.Offset(side*-2.2).Part(0.22, 1))
	}
	g.Label(svg.Pt(0, 1.4), 3.4, 1.7)
}

// HoodFront draws the hood's front edges crossing over the body, and the cords.
func (g *Garment) HoodFront() {
	for _, side := range []float64{1, -1} {
		edgeIn := svg.Spline(svg.Pt(8.4, -9), svg.Pt(7.5, -2.6), svg.Pt(5, 3.2), svg.Pt(1.8, 7), svg.Pt(-1.4, 9.4))
		edgeOut := svg.Spline(svg.Pt(-2.4, 11), svg.Pt(-1.2, 12.2), svg.Pt(4.4, 9.6), svg.Pt(9, 5), svg.Pt(10.5, 0.6), svg.Pt(9.9, -4.6), svg.Pt(8.4, -9))
		if side < 0 {
			edgeIn, edgeOut = edgeIn.Mirrored(), edgeOut.Mirrored()
		}
		g.Lay(cloth.Piece{Outline: svg.Join(edgeIn, edgeOut), Lift: 0.4, Grain: side * 28, Edges: []cloth.Edge{{Along: edgeOut, Width: 1.1, Strength: 0.34}, {Along: edgeIn, Width: 0.5, Strength: 0.22}}})
		g.Stitch(edgeIn.Offset(side*1.4).Part(0.3, 0.93))
		hole := svg.Pt(side*3.4, 7.4)
		cord := svg.Spline(hole, hole.Add(svg.Pt(side*0.5, 4)), hole.Add(svg.Pt(side*(0.2+g.Between(-0.3, 0.5)), 10)), hole.Add(svg.Pt(side*g.Between(0, 0.9), 16.5)))
		g.cord(cord)
		g.Ring(hole, 0.42, 0.2, svg.Lab(0.68, 0, 0.008), 1)
	}
}

// cord draws a round drawstring with a knotted end.
func (g *Garment) cord(l svg.Line) {
	if g.Near() {
		g.Braid(l)
		return
	}
	c := g.Cloth.Base.Lit(svg.Choose(g.Cloth.Base.L > 0.6, -0.05, 0.1))
	g.Blurred(0.14, l, func() { g.Stroke(l.Moved(svg.Pt(0.14, 0.26)), 0.6, g.Cloth.Base.Shadow(), 0.55) })
	g.Stroke(l, 0.56, c.Lit(-0.1), 1)
	g.Stroke(l.Moved(svg.Pt(-0.06, -0.03)), 0.34, c, 1)
	g.Dashes(l, 0.4, 0.09, 0.2, c.Lit(-0.14), 0.6)
	end := l[len(l)-1]
	g.Stroke(svg.Path(end, end.Add(svg.Pt(0, 1.3))), 0.66, c.Lit(-0.3), 1)
}
