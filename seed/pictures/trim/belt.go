package trim

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// TieBelt draws a cloth belt around the waist, knotted a little off the middle.
func (g *Garment) TieBelt(t body.Torso, y, width float64) {
	g.beltAround(t, y, width, 1.1)
	g.knot(svg.Pt(g.Lapped()*-2.5, y+0.9), width)
}

// beltAround draws what of a cloth belt lies on top; its middle sags by three quarters of sag.
func (g *Garment) beltAround(t body.Torso, y, width, sag float64) {
	half := t.HemSide.X
	for _, p := range t.Side {
		if p.Y >= y {
			half = p.X
			break
		}
	}
	half += 0.35
	top := svg.Bezier(svg.Pt(-half, y-width/2), svg.Pt(-half*0.4, y-width/2+sag), svg.Pt(half*0.4, y-width/2+sag), svg.Pt(half, y-width/2))
	low := top.Moved(svg.Pt(0, width))
	g.Lay(cloth.Piece{Outline: svg.Join(top, low.Reversed()), Grain: 90, Tone: 0.01, Lift: 0.4, Flat: true, Across: svg.Path(svg.Pt(-half, y), svg.Pt(half, y)), Edges: []cloth.Edge{{Along: low, Width: 0.5, Strength: 0.28}, {Along: top, Width: 0.4, Strength: 0.18}}})
	g.Stitch(top.Moved(svg.Pt(0, 0.4)))
	g.Stitch(low.Moved(svg.Pt(0, -0.4)))
}

// knot draws a belt's knot with its two hanging ends.
func (g *Garment) knot(at svg.Point, width float64) {
	g.Note("knot", at)
	for _, end := range []struct{ lean, length float64 }{{5, 26}, {-4, 22}} {
		d := svg.Direction(end.lean)
		side := svg.Pt(d.Y, -d.X).Times(width * 0.46)
		sway := svg.Pt(g.Between(-0.8, 0.8), 0)
		l := svg.Spline(at.Sub(side.Times(0.6)), at.Along(d, end.length*0.5).Sub(side).Add(sway), at.Along(d, end.length).Sub(side))
		r := svg.Spline(at.Add(side.Times(0.6)), at.Along(d, end.length*0.5).Add(side).Add(sway), at.Along(d, end.length-1).Add(side))
		mid := svg.Spline(at.Along(d, 1), at.Along(d, end.length*0.4).Add(sway), at.Along(d, end.length*0.8))
		g.Lay(cloth.Piece{Outline: svg.Join(l, r.Reversed()), Grain: -end.lean, Lift: 0.35, Flat: true, Folds: []cloth.Fold{{Spine: mid, Width: 1, Depth: 0.55}}, Edges: []cloth.Edge{{Along: l, Width: 0.5, Strength: 0.2}, {Along: r, Width: 0.6, Strength: 0.3}}})
		g.Stitch(l.Offset(-0.4))
		g.Stitch(r.Offset(0.4))
	}
	w := width * 0.62
	p := func(x, y float64) svg.Point { return at.Add(svg.Pt(x*w, y*w)) }
	k := svg.Spline(p(-1, -0.7), p(0, -1), p(1, -0.8), p(1.1, 0.3), p(0.6, 1.1), p(-0.7, 1), p(-1.1, 0.2), p(-1, -0.7))
	g.Lay(cloth.Piece{Outline: k, Grain: 60, Lift: 0.34, Flat: true, Edges: []cloth.Edge{{Along: k, Width: 0.8, Strength: 0.32}}, Folds: []cloth.Fold{{Spine: svg.Spline(p(-0.8, -0.4), p(0, 0), p(0.5, 0.8)), Width: 0.8, Depth: 0.9}}})
}

// Sash draws a tied cloth belt in the loops.
func (g *Garment) Sash(w WaistbandShape) {
	upper, lower := w.Edges()
	a, b := Blend(upper, lower, 0.14), Blend(upper, lower, 0.86)
	g.Lay(cloth.Piece{Outline: svg.Join(a, b.Reversed()), Grain: 90, Tone: 0.02, Flat: true, Lift: 0.25, Across: svg.Path(svg.Pt(-w.Above, 0), svg.Pt(w.Above, 0)), Edges: []cloth.Edge{{Along: b, Width: 0.4, Strength: 0.3}, {Along: a, Width: 0.3, Strength: 0.2}}})
	g.knot(svg.Pt(-1.5, w.Height*0.5+1), 3)
}

// BeltBehind draws a cloth belt held by two carriers.
func (g *Garment) BeltBehind(t body.Torso, y, width float64) {
	g.beltAround(t, y, width, -0.5)
	for _, side := range []float64{-1, 1} {
		x := side * t.Underarm.X * 0.62
		o := svg.Path(svg.Pt(x-0.6, y-width/2-0.9), svg.Pt(x+0.6, y-width/2-0.9), svg.Pt(x+0.6, y+width/2+0.6), svg.Pt(x-0.6, y+width/2+0.6))
		g.Lay(cloth.Piece{Outline: o, Tone: 0.012, Flat: true, Lift: 0.2, Edges: []cloth.Edge{{Along: o, Width: 0.2, Strength: 0.2}}})
		for _, in := range []float64{-0.36, 0.36} {
			g.Stitch(svg.Path(svg.Pt(x+in, o[0].Y+0.2), svg.Pt(x+in, o[2].Y-0.2)))
		}
	}
}
