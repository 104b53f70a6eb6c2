package main

// hoodBack draws the hood lying open behind the neck: its outside as a rim, its inside in shade.
func (g *garment) hoodBack() {
	right := spline(pt{10.2, 2.4}, pt{12.6, -5}, pt{12.2, -13}, pt{7.6, -20}, pt{0, -22.2})
	outer := join(right, right.mirrored().reversed())
	g.lay(piece{outline: outer, tone: -0.01, across: path(pt{-12.4, -9}, pt{12.4, -9}), edges: []edge{{right, 1.8, 0.4}, {right.mirrored(), 1.4, 0.3}}})
	mouth := spline(pt{0, 9}, pt{5.4, 3}, pt{8.4, -5}, pt{7.8, -12.4}, pt{4.6, -17}, pt{0, -18.4})
	inner := join(mouth, mouth.mirrored().reversed())
	g.lay(piece{outline: inner, tone: -0.15, edges: []edge{{inner, 3.4, 0.55}, {mouth, 1.6, 0.4}}, folds: []fold{
		{spine: spline(pt{-4, -13}, pt{-3, -7}, pt{-3.4, 0}), width: 1.6, depth: 0.5},
		{spine: spline(pt{4.6, -11}, pt{3.4, -5}, pt{3, 1}), width: 1.4, depth: 0.5},
	}})
	g.seam(path(pt{0, -18.2}, pt{0, -2}))
	for _, l := range []line{mouth, mouth.mirrored()} {
		side := choose(l[1].x > 0, 1.0, -1)
		g.stitch(l.offset(side*-2.2).part(0.22, 1))
	}
	g.label(pt{0, 1.4}, 3.4, 1.7)
}

// hoodFront draws the hood's front edges crossing over the body, and the cords.
func (g *garment) hoodFront() {
	for _, side := range []float64{1, -1} {
		edgeIn := spline(pt{8.4, -9}, pt{7.5, -2.6}, pt{5, 3.2}, pt{1.8, 7}, pt{-1.4, 9.4})
		edgeOut := spline(pt{-2.4, 11}, pt{-1.2, 12.2}, pt{4.4, 9.6}, pt{9, 5}, pt{10.5, 0.6}, pt{9.9, -4.6}, pt{8.4, -9})
		if side < 0 {
			edgeIn, edgeOut = edgeIn.mirrored(), edgeOut.mirrored()
		}
		g.lay(piece{outline: join(edgeIn, edgeOut), lift: 0.4, grain: side * 28, edges: []edge{{edgeOut, 1.1, 0.34}, {edgeIn, 0.5, 0.22}}})
		g.stitch(edgeIn.offset(side*1.4).part(0.3, 0.93))
		hole := pt{side * 3.4, 7.4}
		cord := spline(hole, hole.add(pt{side * 0.5, 4}), hole.add(pt{side * (0.2 + g.between(-0.3, 0.5)), 10}), hole.add(pt{side * g.between(0, 0.9), 16.5}))
		g.cord(cord)
		g.ring(hole, 0.42, 0.2, tint{0.68, 0, 0.008}, 1)
	}
}

// cord draws a round drawstring with a knotted end.
func (g *garment) cord(l line) {
	if g.near() {
		g.braid(l)
		return
	}
	c := g.cloth.base.lit(choose(g.cloth.base.l > 0.6, -0.05, 0.1))
	g.blurred(0.14, l, func() { g.stroke(l.moved(pt{0.14, 0.26}), 0.6, g.cloth.base.shadow(), 0.55) })
	g.stroke(l, 0.56, c.lit(-0.1), 1)
	g.stroke(l.moved(pt{-0.06, -0.03}), 0.34, c, 1)
	g.dashes(l, 0.4, 0.09, 0.2, c.lit(-0.14), 0.6)
	end := l[len(l)-1]
	g.stroke(path(end, end.add(pt{0, 1.3})), 0.66, c.lit(-0.3), 1)
}
