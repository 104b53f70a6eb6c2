package main

// trousersBack draws woven trousers from behind.
func (g *garment) trousersBack() {
	l := g.newLegs()
	w := g.newWaistband(l.waist.x, l.under.x, l.band)
	pressed := g.pressed()
	g.seat(l, choose(pressed, 0.7, 1), pressed)
	for _, side := range []float64{1, -1} {
		g.trouserHem(l, side, pressed)
	}
	elastic := g.is("belt", "tie") || g.says("elastic in the back")
	if !elastic {
		g.skirtDarts(w.below, l.band+0.4, 7.5)
	}
	if g.is("pocket", "welt") {
		for _, side := range []float64{1, -1} {
			g.seatWelt(pt{side * w.below * 0.55, l.band + choose(elastic, 6.0, 8.6)}, side, !elastic)
		}
	}
	switch {
	case elastic:
		g.elasticWaist(w, false)
	case g.is("belt", "loops"):
		g.seatBand(w, 0.1, 0.3, 0.5, 0.7, 0.9)
	default:
		g.waistband(w)
		g.seatSplit(w)
	}
	if g.says("side adjusters") {
		for _, side := range []float64{1, -1} {
			g.waistTab(pt{side * w.above * 0.84, w.height*0.5 + 0.2}, side)
		}
	}
}

// seat draws both legs from behind and the seam between them.
func (g *garment) seat(l legs, strength float64, pressed bool) {
	for _, side := range []float64{-g.lapped(), g.lapped()} {
		g.leg(l, side, g.seatFolds(l, strength, pressed))
	}
}

// seatFolds are pulls that fan out from the crotch, the slack below the seat, the creases
// behind the knee and the break above the heel, of the right leg.
func (g *garment) seatFolds(l legs, strength float64, pressed bool) []fold {
	var folds []fold
	add := func(width, depth float64, points ...pt) {
		folds = append(folds, fold{spine: turnFold(spline(points...), 1), width: width, depth: depth * strength})
	}
	c := l.crotch
	for i := range 2 {
		k := float64(i)
		from := c.add(pt{0.3, -2.6 + 3.4*k + g.between(-0.8, 0.8)})
		reach := g.between(6, 11)
		to := from.add(pt{reach, reach * (g.between(-0.32, -0.12) + 0.5*k)})
		add(g.between(1.3, 2.2), g.between(0.28, 0.52), from, from.to(to, 0.5).add(pt{0, g.between(0.3, 0.9)}), to)
	}
	under := c.add(pt{g.between(1, 2), 2.5})
	add(2.3, g.between(0.35, 0.5), under, under.add(pt{g.between(0.8, 1.8), 8}), under.add(pt{g.between(2, 4), g.between(15, 20)}))
	for i := range 3 {
		at := g.between(0.34, 0.38) + 0.06*float64(i)
		in, out := l.inner.at(at), l.outer.at(at*0.74+0.26)
		from, to := out, out.to(in, g.between(0.35, 0.7))
		if g.between(0, 1) < 0.5 {
			from, to = in, in.to(out, g.between(0.35, 0.7))
		}
		to = to.add(pt{0, g.between(-3, 4)})
		add(g.between(1.3, 2.1), g.between(0.22, 0.42), from, from.to(to, 0.5).add(pt{0, g.between(0.2, 1.2)}), to)
	}
	at := g.between(0.9, 0.94)
	in, out := l.inner.at(at), l.outer.at(at*0.77+0.23)
	add(1.4, g.between(0.25, 0.42), out, in.to(out, 0.6).add(pt{0, 0.9}), in.to(out, g.between(0.2, 0.4)))
	if pressed {
		folds = append(folds, fold{spine: turnFold(g.crease(l), 1), width: 1.2, depth: 0.7, crisp: true})
	} else {
		top, low := l.inner.at(0.1).to(l.outer.at(0.36), 0.45), l.inner.at(0.84).to(l.outer.at(0.88), 0.42)
		add(2.4, 0.4, top, top.to(low, 0.5).add(pt{g.between(-0.8, 0.8), 0}), low)
	}
	return folds
}

// seatBand draws the band from behind with its loops, one of them above the middle seam.
func (g *garment) seatBand(w waistbandShape, loops ...float64) {
	g.waistband(w)
	g.seatSplit(w)
	g.beltLoops(w, loops...)
}

// seatSplit is the seam in the middle of the band.
func (g *garment) seatSplit(w waistbandShape) {
	upper, lower := w.edges()
	g.stroke(path(upper.at(0.5), lower.at(0.5)), 0.09, g.cloth.base.shadow(), 0.45)
}
