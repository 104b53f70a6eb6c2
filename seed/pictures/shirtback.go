package main

// shirtBack draws a woven shirt from behind: yoke, pleat or darts, collar.
func (g *garment) shirtBack() {
	t := g.shirtTorso()
	g.shirtSleeves(t, g.sleeveWidth(1))
	g.yokedBack(t, g.backFolds(t, 1), 0.9)
	if !g.backDarted() && g.says("box pleat") {
		g.hangerLoop(yokeDepth)
	}
	g.endArmholes(t)
	g.wovenCollarBehind()
}

// blouseBack draws a soft women's top from behind.
func (g *garment) blouseBack() {
	t := g.blouseSleeves(g.blouseTorso())
	g.yokedBack(t, g.backFolds(t, 1), 0.7)
	g.endArmholes(t)
	if g.is("collar", "v") {
		g.facedNeck(t.collaredNeck())
		return
	}
	g.wovenCollarBehind()
}

// yokedBack lays back and yoke, with what the seam between them holds.
func (g *garment) yokedBack(t torso, folds []fold, hem float64) {
	neckline := t.collaredNeck()
	g.backBody(t, neckline, 0.3, append(folds, g.underYoke(t, yokeDepth)...))
	if g.backDarted() {
		g.backDarts(t)
	}
	g.finishHem(t, hem, 1)
	g.yoke(t, neckline, yokeDepth)
}

// wovenCollarBehind draws a turned-down collar or what stands up without one.
func (g *garment) wovenCollarBehind() {
	c := g.shirtCollarShape()
	switch {
	case g.is("collar", "shirt"):
		g.shirtCollarBehind(c)
	case g.is("collar", "bow"):
		g.bowBehind(c)
	default:
		g.standBehind(c, 3.2)
	}
}

// bowBehind draws the band of a neck bow: soft cloth in folds around the neck.
func (g *garment) bowBehind(c collarShape) {
	g.standBehind(c, 4)
	around := bezier(pt{-c.half - 0.9, -1.1}, pt{-c.half * 0.5, 0.3}, pt{c.half * 0.5, 0.3}, pt{c.half + 0.9, -1.1})
	g.paintFolds(around.bounds().grown(4).outline(), []fold{
		{spine: around.part(0.04, 0.6), width: 0.8, depth: 0.8},
		{spine: around.moved(pt{0, -1.1}).part(0.3, 0.95), width: 0.7, depth: 0.7},
	}, g.cloth)
}

// cuffTucks draws the two small pleats that a cuff, laid over them, holds at a sleeve's end.
func (g *garment) cuffTucks(s sleeve, upper line) {
	var folds []fold
	for _, at := range []float64{0.36, 0.52} {
		foot := upper.at(at)
		head := foot.along(s.axis, -g.between(6, 8.5))
		folds = append(folds, fold{spine: path(head, head.to(foot, 0.5), foot.along(s.axis, 0.4), foot.along(s.axis, 3)), width: 0.8, depth: 0.9, crisp: true})
	}
	g.paintFolds(upper.bounds().grown(9).outline(), folds, g.cloth)
}
