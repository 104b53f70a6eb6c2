package main

// skirt draws a skirt with its waistband.
func (g *garment) skirt() {
	kind, w := g.style["skirt"], g.skirtBand()
	s := g.newSkirt(kind, w.below, w.height, g.size.length)
	denim := g.cloth.weave == "denim"
	if denim {
		g.contrastThread()
	}
	g.insideWaist(w)
	outline, hem := g.skirtPiece(s, 0.3)
	if s.pleats == 0 {
		g.hem(hem, 2.6, 1)
	}
	switch {
	case kind == "wrap":
		g.wrapFront(s, outline)
	case denim:
		g.jeansSkirtFront(s, w)
	case s.pleats == 0 && !g.is("placket", "full"):
		g.waistDarts(w)
	}
	if g.is("placket", "full") {
		g.placket(w.height+1, s.foot+s.sag, 3.4, outline)
		g.buttonRow(pt{0, w.height + 5}, pt{0, s.foot - 7}, max(int((s.foot-12)/9), 3), 1.7)
	}
	if g.is("pocket", "patch2") && !denim {
		for _, side := range []float64{-1, 1} {
			g.patchPocket(pt{side*w.below*0.56 - 6.2, w.height + 7}, 12.4, 14, outline)
		}
	}
	switch {
	case denim:
		g.jeansBand(w)
	case g.is("belt", "loops"):
		g.waistband(w)
		g.beltLoops(w, 0.14, 0.34, 0.66, 0.86)
		if g.is("placket", "full") {
			g.button(pt{0, w.height*0.5 + 1.1}, 1.7, g.buttonColour())
		}
	default:
		g.waistband(w)
	}
	if g.is("belt", "tie") {
		g.sash(w)
	}
	g.focus = pt{2, 10}
}

func (g *garment) skirtBand() waistbandShape {
	above := g.size.waist / 4 * 0.985
	return g.newWaistband(above, above+0.8, 3.4)
}

// waistDarts draws the two darts below the band.
func (g *garment) waistDarts(w waistbandShape) {
	for _, x := range []float64{-0.5, 0.5} {
		g.seam(path(pt{w.below * x, w.height + 1.2}, pt{w.below*x + x*1.2, w.height + 11}))
	}
}

// jeansSkirtFront draws fly, curved pockets, and the seam that opens into a front vent.
func (g *garment) jeansSkirtFront(s skirtShape, w waistbandShape) {
	for _, side := range []float64{1, -1} {
		g.frontPocket(pt{w.below, w.height}, s.side().at(0.14), side)
	}
	g.fly(w.height+1.2, w.height+17)
	vent := s.foot + s.sag - choose(g.says("front vent"), 20.0, 0)
	seam := path(pt{0, w.height + 1}, pt{0, vent})
	g.seam(seam)
	g.stitch(seam.moved(pt{g.lapped() * 0.4, 0}))
	g.stroke(path(pt{0, vent}, pt{0.25, s.foot + s.sag}), 0.3, g.cloth.base.shadow(), 0.8)
}

// wrapFront draws the overlapping front edge of a wrap skirt.
func (g *garment) wrapFront(s skirtShape, onto line) {
	side := g.lapped()
	l := spline(pt{side * s.waist * 0.45, s.top + 0.8}, pt{side * s.hem * 0.5, s.top + (s.foot-s.top)*0.45}, pt{side * s.hem * 0.4, s.foot + s.sag + 1})
	g.clipped(onto, func() {
		g.blurred(0.5, l, func() { g.stroke(l.moved(pt{side * 0.7, 0.3}), 1.5, g.cloth.base.shadow(), 0.5*g.cloth.base.depth()) })
		g.stroke(l, 0.1, g.cloth.base.shadow(), 0.6)
		g.stroke(l.moved(pt{-side * 0.12, 0}), 0.1, g.cloth.base.gleam(), 0.4)
		g.stitch(l.moved(pt{-side * 0.9, 0}))
	})
}
