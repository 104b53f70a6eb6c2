package main

// seatWelt draws a back pocket cut into trousers, double-piped; a buttoned one closes with
// a button below its middle.
func (g *garment) seatWelt(at pt, side float64, buttoned bool) {
	const width, height = 12.6, 1.1
	tilt := side * 2
	bag := path(at.add(pt{-width / 2, height / 2}), at.add(pt{width / 2, height / 2}))
	g.blurred(0.5, bag, func() { g.stroke(bag.turned(at, tilt).moved(pt{0.1, 0.5}), 0.9, g.cloth.base.shadow(), 0.2) })
	o := path(at.add(pt{-width / 2, -height / 2}), at.add(pt{width / 2, -height / 2}), at.add(pt{width / 2, height / 2}), at.add(pt{-width / 2, height / 2})).turned(at, tilt)
	g.lay(piece{outline: o, tone: 0.008, flat: true, lift: 0.12, edges: []edge{{o[2:], 0.25, 0.25}}})
	slit := path(at.add(pt{-width/2 + 0.15, 0}), at.add(pt{width/2 - 0.15, 0})).turned(at, tilt)
	g.stroke(slit, 0.18, g.cloth.base.shadow(), 0.8)
	for _, x := range []float64{-width/2 - 0.12, width/2 + 0.12} {
		g.stroke(path(at.add(pt{x, -height / 2}), at.add(pt{x, height / 2})).turned(at, tilt), 0.16, g.cloth.sewing, 0.7)
	}
	if buttoned {
		below := at.add(pt{0, 1.7})
		g.stroke(path(at.add(pt{0, 0.5}), below.add(pt{0, 0.5})), 0.16, g.cloth.sewing, 0.75)
		g.button(below, 1.35, g.hornColour())
	}
}

// seatPatch draws a sewn-on pocket of jeans: five corners, the mouth hemmed twice, a curve
// stitched across, corners held by bars.
func (g *garment) seatPatch(at pt, side, width, height float64) {
	p := func(x, y float64) pt { return at.add(pt{x * side, y}) }
	half := width / 2
	o := path(p(-half, -0.3), p(half, 0.3), p(half*0.9, height*0.78), p(half*0.08, height), p(-half*0.86, height*0.78))
	g.lay(piece{outline: o, tone: 0.012, flat: true, lift: 0.2, across: leftToRight(o[0], o[1]), edges: []edge{{o, 0.7, 0.14}, {o[2:], 0.6, 0.2}}})
	for _, in := range []float64{0.3, 0.8} {
		k := 1 - in/half
		g.stitch(path(p(-half*k, 0.2), p(-half*0.86*k, height*0.78-in*0.4), p(half*0.08, height-in*1.1), p(half*0.9*k, height*0.78-in*0.4), p(half*k, 0.5)))
	}
	for _, y := range []float64{1.3, 1.75} {
		g.stitch(path(p(-half+0.4, y-0.25), p(half-0.4, y+0.3)))
	}
	for _, dy := range []float64{0, 0.55} {
		g.stitch(spline(p(-half*0.88, height*0.3+dy), p(-half*0.4, height*0.44+dy), p(half*0.06, height*0.5+dy), p(half*0.5, height*0.43+dy), p(half*0.9, height*0.31+dy)))
	}
	for _, x := range []float64{-half + 0.3, half - 0.3} {
		y := choose(x < 0, -0.1, 0.5)
		g.stroke(path(p(x, y-0.1), p(x, y+1)), 0.3, g.cloth.sewing, 0.85)
	}
}

// leatherPatch draws the maker's patch sewn on the band, right of the middle.
func (g *garment) leatherPatch(w waistbandShape) {
	upper, lower := w.edges()
	leather := tint{0.55, 0.035, 0.062}
	a, b, c, d := upper.at(0.735).add(pt{0, 0.15}), upper.at(0.845).add(pt{0, 0.15}), lower.at(0.845).add(pt{0, 0.1}), lower.at(0.735).add(pt{0, 0.1})
	o := path(a, b, c, d)
	g.blurred(0.14, o, func() { g.fill(o.moved(pt{0.1, 0.2}), g.cloth.base.shadow(), 0.6) })
	g.fill(o, leather, 1)
	g.blurred(0.4, o, func() { g.stroke(path(a, b), 0.5, leather.lit(0.1), 0.5) })
	g.stroke(append(o, a), 0.08, leather.lit(-0.2), 0.8)
	in := func(p pt) pt { return p.to(a.to(c, 0.5), 0.12) }
	g.stitchIn(path(in(a), in(b), in(c), in(d), in(a)), leather.lit(0.22))
	mid := a.to(c, 0.5)
	for i, half := range []float64{0.26, 0.16} {
		y := -0.25 + 0.75*float64(i)
		g.stroke(path(mid.add(pt{-a.distance(b) * half, y}), mid.add(pt{a.distance(b) * half, y})), choose(i == 0, 0.26, 0.14), leather.lit(-0.16), 0.8)
	}
}
