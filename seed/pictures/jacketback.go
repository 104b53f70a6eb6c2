package main

// jacketBack draws outerwear that closes to the neck from behind.
func (g *garment) jacketBack() {
	t, c := g.jacketTorso(), g.jacketCollar()
	quilted, denim := g.cloth.weave == "quilted", g.cloth.weave == "denim"
	g.jacketSleeves(t)
	neckline := t.collaredNeck()
	body := g.backBody(t, neckline, 0.4, g.backFolds(t, choose(quilted, 0.4, 0.85)))
	switch {
	case quilted:
		g.quilting(body)
		g.finishHem(t, 2.4, 2)
	case denim:
		g.denimBack(t, neckline)
	case g.long():
		g.macBack(t, body)
	default:
		g.fieldBack(t, neckline, body)
	}
	g.endArmholes(t)
	for _, l := range []line{t.armhole.offset(0.6), t.armhole.mirrored().offset(-0.6)} {
		g.stitch(l)
	}
	switch {
	case g.is("collar", "hood"):
		g.hoodBehind()
	case g.is("collar", "band"):
		g.standBehind(c, 5)
	default:
		g.shirtCollarBehind(c)
	}
}

// macBack draws the middle seam of a rain coat and the vent or plain hem it runs into.
func (g *garment) macBack(t torso, body line) {
	foot := t.foot()
	g.hem(t.fullHem(), 2.4, 2)
	if !g.is("hem", "vent") {
		g.middleSeam(0.8, foot)
		return
	}
	g.middleSeam(0.8, foot-40)
	g.stitch(path(pt{-0.5, 1.5}, pt{-0.5, foot - 40}))
	g.vent(pt{0, foot - 40}, pt{0, foot}, 1, body)
}

// fieldBack draws the yoke of a work or field jacket, the drawcord's tunnel, and the middle
// seam where no tunnel crosses it.
func (g *garment) fieldBack(t torso, neckline, body line) {
	if g.is("belt", "tie") {
		g.clipped(body, func() { g.waistCord(t) })
		g.actionPleats(t)
	} else {
		g.middleSeam(11, t.foot())
		g.stitch(path(pt{-0.45, 12}, pt{-0.45, t.foot() - 0.3}))
	}
	g.finishHem(t, 2.4, 2)
	g.yoke(t, neckline, 11)
	g.stitch(t.yokeSeam(11).offset(0.95).part(0.01, 0.99))
}

// actionPleats are the folds beside the shoulder blades that let the arms reach forward.
func (g *garment) actionPleats(t torso) {
	var folds []fold
	for _, side := range []float64{1, -1} {
		x := side * (t.armhole.at(0.5).x - 3)
		l := spline(pt{x, 8}, pt{x, 18}, pt{x + side*0.6, 28}, pt{x + side*0.8, 41.5})
		g.stroke(l, 0.1, g.cloth.base.shadow(), 0.45)
		folds = append(folds, fold{spine: turnFold(l, -side), width: 1.4, depth: 1, crisp: true})
	}
	g.paintFolds(path(t.underarm.mirror(), t.underarm).bounds().grown(30).outline(), folds, g.cloth)
}

// denimBack draws the yoke, the tapering panels and the waistband with its two tabs.
func (g *garment) denimBack(t torso, neckline line) {
	foot := t.foot()
	for _, l := range mirrorPair(spline(pt{t.underarm.x * 0.52, 13}, pt{t.underarm.x * 0.46, 26}, pt{t.underarm.x * 0.34, foot - 4.2})) {
		g.seam(l)
		g.stitch(l.offset(0.4))
		g.stitch(l.offset(-0.4))
	}
	g.hem(t.fullHem(), 0.5, 1)
	band := t.fullHem().moved(pt{0, -4.2})
	g.seam(band)
	g.stitch(band.moved(pt{0, 0.4}))
	for _, side := range []float64{1, -1} {
		g.waistTab(pt{side * t.hemSide.x * 0.6, foot - 2.1}, side)
	}
	g.yoke(t, neckline, 12.5)
	g.stitch(t.yokeSeam(12.5).offset(0.95).part(0.01, 0.99))
}

// waistTab draws a buttoned tab that takes a waistband in; it points to the middle.
func (g *garment) waistTab(at pt, side float64) {
	p := func(x, y float64) pt { return at.add(pt{-side * x, y}) }
	o := path(p(-3.4, -1.1), p(2.2, -1.1), p(3.3, 0), p(2.2, 1.1), p(-3.4, 1.1))
	g.lay(piece{outline: o, grain: 90, tone: 0.014, flat: true, lift: 0.16, edges: []edge{{o, 0.3, 0.2}}})
	g.stitch(path(p(-3.1, -0.75), p(2, -0.75), p(2.8, 0), p(2, 0.75), p(-3.1, 0.75)))
	g.metalButton(p(1.7, 0), 0.62)
}
