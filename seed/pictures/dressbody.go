package main

// wholeDress draws a dress cut in one from shoulder to hem.
func (g *garment) wholeDress(t torso, neckline line, c collarShape) {
	body := g.outline(t, neckline)
	folds := append(g.bodyFolds(t, 0.9), g.longHangs(t)...)
	g.lay(piece{outline: body, across: t.across(), folds: folds, lift: 0.3, edges: t.bodyEdges()})
	g.finishHem(t, 2.4, 1)
	switch {
	case g.is("placket", "full", "hidden", "half"):
		g.shirtFront(c, t, body, 3)
	case g.cloth.weave != "jersey" || g.says("darts"):
		g.bustDarts(t)
	}
	if g.is("pocket", "welt") {
		for _, side := range []float64{1, -1} {
			at := t.side.at(0.42)
			l := path(at.add(pt{-0.15, -1}), at.add(pt{1.0, 13}))
			g.seam(choose(side < 0, l.mirrored(), l))
		}
	}
	if g.is("belt", "tie") {
		g.tieBelt(t, 41, 3.4)
	}
}

// longHangs are soft folds that fall from hip to hem of a long skirt part.
func (g *garment) longHangs(t torso) []fold {
	var folds []fold
	for range 5 {
		x := g.between(-0.85, 0.85) * t.hemSide.x
		top := pt{x * 0.8, g.between(46, 58)}
		foot := pt{x, t.foot() + 2}
		if foot.y-top.y > 20 {
			folds = append(folds, fold{spine: spline(top, top.to(foot, 0.5).add(pt{g.between(-1, 1), 0}), foot), width: g.between(2, 3.4), depth: g.between(0.35, 0.65)})
		}
	}
	return folds
}

func (g *garment) bustDarts(t torso) {
	for _, side := range []float64{1, -1} {
		from := t.side.at(0.09)
		to := pt{t.underarm.x * 0.56, t.underarm.y + 2.6}
		l := path(from, to)
		if side < 0 {
			l = l.mirrored()
		}
		g.stroke(l, 0.09, g.cloth.base.shadow(), 0.34)
		g.blurred(0.3, l, func() { g.stroke(l.moved(pt{0, 0.3}), 0.6, g.cloth.base.shadow(), 0.14) })
	}
}

// joinedDress draws the skirt first, the bodice over it, and the waist seam or belt.
func (g *garment) joinedDress(t torso, neckline line, kind string, waistY float64, c collarShape) {
	s := g.newSkirt(kind, t.hemSide.x-0.1, waistY-0.6, g.size.length)
	outline, hem := g.skirtPiece(s, 0.3)
	if s.pleats == 0 {
		g.hem(hem, choose(s.waves > 4, 1.2, 2.4), 1)
	}
	if kind == "wrap" {
		g.wrapFront(s, outline)
	}
	body := g.outline(t, neckline)
	edges := t.bodyEdges()
	g.lay(piece{outline: body, across: t.across(), folds: g.bodiceFolds(t), lift: 0.2, edges: edges})
	switch {
	case g.is("placket", "full"):
		g.placket(c.meet+0.6, waistY, 3, body)
		g.buttonRow(pt{0, c.meet + 4}, pt{0, waistY - 4}, 4, 1.15)
		g.placket(waistY+0.4, s.foot+s.sag, 3, outline)
		g.buttonRow(pt{0, waistY + 6}, pt{0, s.foot - 8}, max(int((s.foot-waistY-14)/9), 2), 1.15)
	case kind == "wrap":
		g.wrapBodice(t, neckline, body)
	default:
		g.bustDarts(t)
	}
	g.seam(t.fullHem().moved(pt{0, -0.1}))
	if g.is("belt", "tie") {
		g.tieBelt(t, waistY-0.4, 3.4)
	}
}

// bodiceFolds are pulls from bust to waist and small ones above the waist seam.
func (g *garment) bodiceFolds(t torso) []fold {
	var folds []fold
	for _, side := range []float64{1, -1} {
		for i := range 5 {
			x := side * t.hemSide.x * (0.25 + 0.15*float64(i)) * g.between(0.9, 1.1)
			foot := pt{x, t.foot() + 0.8}
			top := foot.add(pt{side * g.between(0.2, 1.4), -g.between(5, 13)})
			folds = append(folds, fold{spine: spline(top, top.to(foot, 0.5).add(pt{g.between(-0.3, 0.3), 0}), foot), width: g.between(0.8, 1.5), depth: g.between(0.4, 0.75)})
		}
		from := pt{side * (t.underarm.x - 0.8), t.underarm.y + 1}
		to := from.add(pt{-side * g.between(6, 9), g.between(3, 7)})
		folds = append(folds, fold{spine: turnFold(spline(from, from.to(to, 0.5).add(pt{0, 0.8}), to), side), width: 1.8, depth: 0.55})
	}
	return folds
}

// wrapBodice draws the crossing edge of a wrap front.
func (g *garment) wrapBodice(t torso, neckline, onto line) {
	side := g.lapped()
	dip := neckline[len(neckline)/2]
	l := spline(dip.add(pt{side * 0.2, -0.5}), dip.add(pt{-side * 5, 9}), pt{-side * t.hemSide.x, t.foot() - 2})
	l = l.mirrored()
	g.clipped(onto, func() {
		g.blurred(0.4, l, func() { g.stroke(l.moved(pt{0.2, 0.7}), 1.2, g.cloth.base.shadow(), 0.5*g.cloth.base.depth()) })
		g.stroke(l, 0.1, g.cloth.base.shadow(), 0.6)
		g.stitch(l.moved(pt{0, -0.6}))
	})
}
