package main

// trousers draws woven trousers: tailored, chinos, or soft ones with a drawcord.
func (g *garment) trousers() {
	l := g.newLegs()
	w := g.newWaistband(l.waist.x, l.under.x, l.band)
	corded := g.is("belt", "tie")
	pressed := g.pressed()
	g.insideWaist(w)
	for _, side := range []float64{g.lapped(), -g.lapped()} {
		g.leg(l, side, g.legFolds(l, choose(pressed, 0.7, 1), pressed))
	}
	for _, side := range []float64{1, -1} {
		g.slantPocket(l, side)
		g.pleats(l, side)
		g.trouserHem(l, side, pressed)
	}
	if corded {
		g.elasticWaist(w, true)
	} else {
		g.trouserFront(l, w)
	}
	g.focus = pt{3, 9}
}

// pressed reports whether trousers have a crease.
func (g *garment) pressed() bool {
	return g.says("crease") || g.cloth.weave == "worsted" || g.is("pleats", "front") && !g.says("linen")
}

// trouserFront draws fly, band, loops and button; a side zip leaves a plain band.
func (g *garment) trouserFront(l legs, w waistbandShape) {
	if g.says("side zip") {
		g.waistband(w)
		return
	}
	g.fly(l.band+1.2, l.rise-5)
	g.waistband(w)
	if g.is("belt", "loops") {
		g.beltLoops(w, 0.12, 0.3, 0.7, 0.88)
	}
	at := pt{0, l.band*0.5 + 1.1}
	edgeX := -g.lapped() * 1.6
	g.stroke(path(pt{edgeX, 1.1}, pt{edgeX, l.band + 1.2}), 0.08, g.cloth.base.shadow(), 0.4)
	g.buttonhole(at, 1.9, false)
	g.button(at, 1.6, g.hornColour())
}

// slantPocket draws the slanting pocket of one leg.
func (g *garment) slantPocket(l legs, side float64) {
	mouth := spline(pt{l.under.x * 0.66, l.band + 0.9}, pt{l.under.x * 0.84, l.band + 8}, l.outer.at(0.165).add(pt{-0.15, 0}))
	if side < 0 {
		mouth = mouth.mirrored()
	}
	g.blurred(0.3, mouth, func() { g.stroke(mouth.moved(pt{side * 0.25, 0.1}), 0.6, g.cloth.base.shadow(), 0.4) })
	g.stroke(mouth, 0.1, g.cloth.base.shadow(), 0.6)
	g.stitch(mouth.moved(pt{side * -0.6, 0}))
}

// pleats draws the front pleats of one leg.
func (g *garment) pleats(l legs, side float64) {
	if !g.is("pleats", "front") {
		return
	}
	var folds []fold
	for i := range choose(g.says("two pleats", "two front pleats"), 2, 1) {
		from := pt{l.under.x * (0.5 - 0.2*float64(i)), l.band + 1}
		to := g.crease(l).at(0.22 - 0.05*float64(i)).add(pt{-1.2 * float64(i), 0})
		spine := spline(from, from.to(to, 0.5), to)
		if side < 0 {
			spine = spine.mirrored()
		}
		folds = append(folds, fold{spine: turnFold(spine, side), width: 1.9, depth: 1, crisp: true})
	}
	around := join(l.outer, l.inner.reversed())
	g.paintFolds(choose(side < 0, around.mirrored(), around), folds, g.cloth)
}

// trouserHem draws the end of one leg: blind-stitched on pressed trousers, else stitched.
func (g *garment) trouserHem(l legs, side float64, pressed bool) {
	hem := choose(side > 0, l.hem, l.hem.mirrored().reversed())
	if pressed {
		g.stroke(hem.offset(-3.6), 0.06, g.cloth.base.shadow(), 0.16)
		return
	}
	g.hem(hem, 2.4, 1)
}
