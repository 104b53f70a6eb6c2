package main

// skirtBack draws a skirt from behind: zip and darts, or pleats all round below elastic.
func (g *garment) skirtBack() {
	kind, w := g.style["skirt"], g.skirtBand()
	s := g.newSkirt(kind, w.below, w.height, g.size.length)
	denim := g.cloth.weave == "denim"
	if denim {
		g.contrastThread()
	}
	outline, hem := g.skirtPiece(s, 0.3)
	if s.pleats == 0 {
		g.hem(hem, 2.6, 1)
	}
	switch {
	case denim:
		g.denimSeat(outline, w, seatShape{side: s.side(), foot: s.foot + s.sag})
	case s.pleats == 0:
		g.skirtDarts(s.waist, s.top+0.5, 11)
		g.skirtZip(s, outline)
	}
	switch {
	case g.says("elastic at the back"):
		g.elasticWaist(w, false)
	case denim:
		g.seatBand(w, 0.12, 0.31, 0.5, 0.69, 0.88)
		g.leatherPatch(w)
	case g.is("belt", "loops"):
		g.seatBand(w, 0.14, 0.36, 0.64, 0.86)
	default:
		g.waistband(w)
		g.bandOpening(w)
	}
	if g.is("belt", "tie") {
		g.sashBehind(w)
	}
}

// skirtZip draws the middle seam with the zip at its top, and the vent one can walk with;
// a skirt that opens in front has the seam alone.
func (g *garment) skirtZip(s skirtShape, outline line) {
	foot := s.foot + s.sag
	if !g.is("placket", "full") && !g.is("skirt", "wrap") {
		g.concealedZip(s.top+0.6, s.top+19)
	}
	if !g.is("hem", "vent") {
		g.middleSeamOn(outline, s.top, foot)
		return
	}
	vent := foot - choose(g.is("skirt", "pencil"), 17.0, 22)
	g.middleSeamOn(outline, s.top+18, vent-1)
	g.vent(pt{0, vent}, pt{0, foot}, 1, outline)
}

// bandOpening is the lapped end of a band above a zip, closed with a hook.
func (g *garment) bandOpening(w waistbandShape) {
	upper, lower := w.edges()
	beside := pt{0.1, 0}
	g.stroke(path(upper.at(0.5).add(beside), lower.at(0.5).add(beside)), 0.1, g.cloth.base.shadow(), 0.6)
}

// sashBehind draws what of a tied cloth belt lies on the back.
func (g *garment) sashBehind(w waistbandShape) {
	upper, lower := w.edges()
	a, b := blend(upper, lower, 0.14), blend(upper, lower, 0.86)
	g.lay(piece{outline: join(a, b.reversed()), grain: 90, tone: 0.02, flat: true, lift: 0.25, across: path(pt{-w.above, 0}, pt{w.above, 0}), edges: []edge{{b, 0.4, 0.3}, {a, 0.3, 0.2}}})
}
