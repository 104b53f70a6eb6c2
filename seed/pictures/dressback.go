package main

// dressBack draws a dress from behind.
func (g *garment) dressBack() {
	d := g.newDress()
	t := g.dressSleeves(d.torso)
	neckline := d.neck.back
	if d.collared {
		neckline = t.collaredNeck()
	}
	if d.joined {
		g.joinedBack(t, d, neckline)
	} else {
		g.wholeBack(t, neckline)
	}
	g.endArmholes(t)
	if d.collared {
		g.wovenCollarBehind()
		return
	}
	g.facedNeck(neckline)
	g.dressFastening(neckline)
}

// joinedBack draws skirt and bodice with the waist seam between them.
func (g *garment) joinedBack(t torso, d dressDraft, neckline line) {
	s := g.newSkirt(d.kind, t.hemSide.x-0.1, d.waist-0.6, g.size.length)
	outline, hem := g.skirtPiece(s, 0.3)
	if s.pleats == 0 {
		g.hem(hem, choose(s.waves > 4, 1.2, 2.4), 1)
	}
	if s.waves == 0 && s.pleats == 0 {
		g.skirtDarts(s.waist, s.top+0.8, 9)
		g.middleSeamOn(outline, s.top+0.8, s.foot+s.sag)
	}
	g.backBody(t, neckline, 0.2, append(g.bodiceFolds(t), g.bladePulls(t)...))
	if g.is("collar", "shirt") {
		g.yoke(t, neckline, yokeDepth)
	}
	g.bodiceDarts(t)
	g.seam(t.fullHem().moved(pt{0, -0.1}))
	if g.is("belt", "tie") {
		g.beltBehind(t, d.waist-0.4, 3.4)
	}
}

// wholeBack draws the back of a dress cut in one from shoulder to hem.
func (g *garment) wholeBack(t torso, neckline line) {
	body := g.backBody(t, neckline, 0.3, append(g.backFolds(t, 0.9), g.longHangs(t)...))
	g.finishHem(t, 2.4, 1)
	if g.says("zip is at the back", "darts") {
		for _, side := range []float64{1, -1} {
			x := side * t.side.at(0.3).x * 0.46
			g.dart(spline(pt{x * 1.02, t.underarm.y + 5}, pt{x * 0.95, 40}, pt{x, 54}))
		}
		g.middleSeamOn(body, 44, t.foot())
	}
	if g.is("belt", "tie") {
		g.beltBehind(t, 41, 3.4)
	}
}

// dressFastening closes a back: a concealed zip where the text names one; over the head
// through a buttoned slit where cloth does not stretch and nothing opens in front.
func (g *garment) dressFastening(neckline line) {
	switch {
	case g.says("zip is at the back"):
		g.concealedZip(neckline[len(neckline)/2].y+0.1, 46)
	case g.cloth.weave != "jersey" && !g.is("skirt", "wrap") && !g.is("placket", "full", "hidden", "half"):
		g.neckSlit(neckline, 9)
	}
}

// concealedZip draws a zip that shows as a seam with a small pull at its upper end.
func (g *garment) concealedZip(from, to float64) {
	l := path(pt{0, from}, pt{0, (from + to) / 2}, pt{0, to})
	g.seam(l)
	g.blurred(0.3, l, func() { g.stroke(l.moved(pt{0.2, 0}), 0.6, g.cloth.base.shadow(), 0.24) })
	g.stroke(l, 0.1, g.cloth.base.shadow(), 0.5)
	pull := path(pt{0.05, from + 0.2}, pt{0.1, from + 1.7})
	g.stroke(pull.moved(pt{0.08, 0.12}), 0.36, g.cloth.base.shadow(), 0.5)
	g.stroke(pull, 0.3, g.cloth.base.lit(choose(g.cloth.base.l > 0.6, -0.12, 0.14)), 1)
}

// middleSeamOn draws the seam down the middle of a skirt, cut off at its hem.
func (g *garment) middleSeamOn(onto line, from, to float64) {
	g.clipped(onto, func() { g.middleSeam(from, to+1) })
}

// bodiceDarts draws the two darts between shoulder blades and waist seam.
func (g *garment) bodiceDarts(t torso) {
	for _, side := range []float64{1, -1} {
		x := side * t.hemSide.x * 0.46
		g.dart(path(pt{x, t.foot()}, pt{x * 1.01, t.foot() - 8}, pt{x * 1.04, t.foot() - 15}))
	}
}

// bladePulls are the two soft folds from the armholes across a bodice's back.
func (g *garment) bladePulls(t torso) []fold {
	var folds []fold
	for _, side := range []float64{1, -1} {
		from := t.armhole.at(g.between(0.55, 0.75))
		to := from.add(pt{-g.between(5, 8), g.between(2, 6)})
		l := spline(from, from.to(to, 0.5).add(pt{0, 0.7}), to)
		folds = append(folds, fold{spine: turnFold(choose(side < 0, l.mirrored(), l), side), width: g.between(1.3, 2), depth: g.between(0.35, 0.55)})
	}
	return folds
}
