package main

// tieBelt draws a cloth belt around the waist, knotted a little off the middle.
func (g *garment) tieBelt(t torso, y, width float64) {
	g.beltAround(t, y, width, 1.1)
	g.knot(pt{g.lapped() * -2.5, y + 0.9}, width)
}

// beltAround draws what of a cloth belt lies on top; its middle sags by three quarters of sag.
func (g *garment) beltAround(t torso, y, width, sag float64) {
	half := t.hemSide.x
	for _, p := range t.side {
		if p.y >= y {
			half = p.x
			break
		}
	}
	half += 0.35
	top := bezier(pt{-half, y - width/2}, pt{-half * 0.4, y - width/2 + sag}, pt{half * 0.4, y - width/2 + sag}, pt{half, y - width/2})
	low := top.moved(pt{0, width})
	g.lay(piece{outline: join(top, low.reversed()), grain: 90, tone: 0.01, lift: 0.4, flat: true, across: path(pt{-half, y}, pt{half, y}), edges: []edge{{low, 0.5, 0.28}, {top, 0.4, 0.18}}})
	g.stitch(top.moved(pt{0, 0.4}))
	g.stitch(low.moved(pt{0, -0.4}))
}

// knot draws a belt's knot with its two hanging ends.
func (g *garment) knot(at pt, width float64) {
	g.note("knot", at)
	for _, end := range []struct{ lean, length float64 }{{5, 26}, {-4, 22}} {
		d := direction(end.lean)
		side := pt{d.y, -d.x}.times(width * 0.46)
		sway := pt{g.between(-0.8, 0.8), 0}
		l := spline(at.sub(side.times(0.6)), at.along(d, end.length*0.5).sub(side).add(sway), at.along(d, end.length).sub(side))
		r := spline(at.add(side.times(0.6)), at.along(d, end.length*0.5).add(side).add(sway), at.along(d, end.length-1).add(side))
		mid := spline(at.along(d, 1), at.along(d, end.length*0.4).add(sway), at.along(d, end.length*0.8))
		g.lay(piece{outline: join(l, r.reversed()), grain: -end.lean, lift: 0.35, flat: true, folds: []fold{{spine: mid, width: 1, depth: 0.55}}, edges: []edge{{l, 0.5, 0.2}, {r, 0.6, 0.3}}})
		g.stitch(l.offset(-0.4))
		g.stitch(r.offset(0.4))
	}
	w := width * 0.62
	p := func(x, y float64) pt { return at.add(pt{x * w, y * w}) }
	k := spline(p(-1, -0.7), p(0, -1), p(1, -0.8), p(1.1, 0.3), p(0.6, 1.1), p(-0.7, 1), p(-1.1, 0.2), p(-1, -0.7))
	g.lay(piece{outline: k, grain: 60, lift: 0.34, flat: true, edges: []edge{{k, 0.8, 0.32}}, folds: []fold{{spine: spline(p(-0.8, -0.4), p(0, 0), p(0.5, 0.8)), width: 0.8, depth: 0.9}}})
}

// sash draws a tied cloth belt in the loops.
func (g *garment) sash(w waistbandShape) {
	upper, lower := w.edges()
	a, b := blend(upper, lower, 0.14), blend(upper, lower, 0.86)
	g.lay(piece{outline: join(a, b.reversed()), grain: 90, tone: 0.02, flat: true, lift: 0.25, across: path(pt{-w.above, 0}, pt{w.above, 0}), edges: []edge{{b, 0.4, 0.3}, {a, 0.3, 0.2}}})
	g.knot(pt{-1.5, w.height*0.5 + 1}, 3)
}
