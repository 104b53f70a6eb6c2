package main

// jacket draws outerwear that closes to the neck: denim, work, field and quilted jackets,
// and as its long version a mac.
func (g *garment) jacket() {
	t, c := g.jacketTorso(), g.jacketCollar()
	g.jacketSleeves(t)
	hooded := g.is("collar", "hood")
	if hooded {
		g.hoodBack()
	} else {
		g.backOfCollar(c)
	}
	body := g.outline(t, g.closedNeck(t, c))
	g.lay(piece{outline: body, across: t.across(), folds: g.bodyFolds(t, choose(g.cloth.weave == "quilted", 0.4, 0.85)), lift: 0.4, edges: t.bodyEdges()})
	if g.cloth.weave == "quilted" {
		g.quilting(body)
	}
	if g.is("belt", "tie") {
		g.clipped(body, func() { g.waistCord(t) })
	}
	g.finishHem(t, 2.4, 2)
	if g.cloth.weave == "denim" {
		g.denimSeams(t)
	}
	g.endArmholes(t)
	for _, l := range []line{t.armhole.offset(0.6), t.armhole.mirrored().offset(-0.6)} {
		g.stitch(l)
	}
	g.jacketPockets(t, body)
	g.jacketFront(c, body, t.foot()+g.hemRib())
	switch {
	case hooded:
		g.hoodFront()
	case g.is("collar", "band"):
		g.standBand(c, 5)
	default:
		g.standBand(c, 2.6)
		g.shirtCollar(c)
	}
	g.focus = pt{1.5, 9}
}

// long reports whether outerwear is a coat rather than a jacket.
func (g *garment) long() bool { return g.size.length > 85 }

func (g *garment) jacketTorso() torso {
	return g.newTorso(cutting{
		neckHalf: 8.4, slope: 4.6, depth: 24 + g.size.bust/50, drop: 0.8 + g.dropped()*0.6,
		curve: choose(g.long(), 1.0, 0.3), flare: choose(g.long(), 1.5, 0), length: g.size.length - g.hemRib(),
	})
}

// jacketCollar is a shirt collar, wide enough to wear over one.
func (g *garment) jacketCollar() collarShape {
	c := g.shirtCollarShape()
	c.half, c.meet = 7.2, 4.4
	return c
}

// jacketSleeves draws sleeves with rib, shirt cuff or a stitched end.
func (g *garment) jacketSleeves(t torso) {
	cut := g.sleeveWidth(1.12)
	switch {
	case g.is("cuff", "shirt"):
		g.shirtSleeves(t, cut)
	case g.is("cuff", "rib"):
		g.hangingSleeves(t, cut, sleeveRib)
	default:
		cut.cuff *= 1.1
		g.hangingSleeves(t, cut, sleeveHem)
	}
}

// jacketFront draws the zip, or the placket with or without buttons, from collar to hem.
func (g *garment) jacketFront(c collarShape, body line, foot float64) {
	if g.is("placket", "zip") {
		g.zip(path(pt{0, c.meet - 0.4}, pt{0, foot - 0.1}), 1.5)
		return
	}
	g.placket(c.meet+0.6, foot, 4.6, body)
	if g.is("placket", "hidden") {
		return
	}
	n := choose(g.says("five buttons"), 5, 6)
	for i := range n {
		at := pt{0, c.meet + 3.6 + (foot-8-c.meet-3.6)*float64(i)/float64(n-1)}
		g.buttonhole(at.add(pt{g.lapped() * 0.5, 0}), 2.1, false)
		if g.says("metal buttons") {
			g.metalButton(at, 0.8)
		} else {
			g.button(at, 1.8, g.buttonColour())
		}
	}
}

// jacketPockets draws what style and text ask for.
func (g *garment) jacketPockets(t torso, onto line) {
	chest, low := t.underarm.y-5, min(t.foot()-21, 58)
	x := t.underarm.x
	for _, side := range []float64{-1, 1} {
		switch {
		case g.is("pocket", "patch2"):
			g.patchPocket(pt{side*x*0.55 - 8, low - 1}, 16, 18, onto)
		case g.is("pocket", "flap"):
			g.flappedPocket(pt{side*x*0.5 - 6.2, chest}, 12.4, 13.5, onto)
		case g.is("pocket", "cargo"):
			g.flappedPocket(pt{side*x*0.5 - 6.2, chest}, 12.4, 13.5, onto)
			g.flappedPocket(pt{side*x*0.55 - 8.4, low}, 16.8, 18, onto)
		case g.is("pocket", "welt"):
			g.weltPocket(pt{side * x * 0.58, low + 5}, 15, 2.4, side*(90-22), onto)
		}
	}
	if g.says("three patch pockets") {
		g.patchPocket(pt{x*0.5 - 6, chest + 1}, 11.5, 12.5, onto)
	}
}

// waistCord draws the tunnel of an inner drawcord.
func (g *garment) waistCord(t torso) {
	l := spline(pt{-t.underarm.x, 42}, pt{-t.underarm.x * 0.4, 42.8}, pt{t.underarm.x * 0.4, 42.8}, pt{t.underarm.x, 42})
	g.paintFolds(l.bounds().grown(8).outline(), append(g.drawnIn(l), g.drawnIn(l.moved(pt{0, 3.4}))...), g.cloth)
	g.stitch(l.part(0.02, 0.98))
	g.stitch(l.moved(pt{0, 1.6}).part(0.02, 0.98))
}

// denimSeams draws yoke, pointed front panels and waistband of a denim jacket.
func (g *garment) denimSeams(t torso) {
	y := t.underarm.y - 5.6
	for _, side := range []float64{1, -1} {
		at := func(x, y float64) pt { return pt{side * x, y} }
		for _, l := range []line{
			path(at(2.2, y), at(t.tip.x-0.9, y)),
			path(at(t.underarm.x*0.5-4, y+14), at(3.6, t.foot()-4.4)),
			path(at(t.underarm.x*0.5+4, y+14), at(10.5, t.foot()-4.4)),
		} {
			g.seam(l)
			g.stitch(l.offset(0.4))
			g.stitch(l.offset(-0.4))
		}
	}
	band := t.fullHem().moved(pt{0, -4.2})
	g.seam(band)
	g.stitch(band.moved(pt{0, 0.4}))
}
