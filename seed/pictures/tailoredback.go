package main

// blazerBack draws a tailored jacket from behind.
func (g *garment) blazerBack() {
	t := g.blazerTorso()
	g.tailoredSleeves(t)
	body := g.tailoredBack(t)
	foot := t.foot()
	switch {
	case g.says("twin vents"):
		g.middleSeam(0.8, foot)
		g.sideBodies(t, foot-21, body)
	case g.is("hem", "vent"):
		g.middleSeam(0.8, foot-21)
		g.sideBodies(t, foot, body)
		g.vent(pt{0, foot - 21}, pt{0, foot}, 1, body)
	default:
		g.middleSeam(0.8, foot)
		g.sideBodies(t, foot, body)
	}
	g.tailoredCollarBehind(2.5)
}

// coatBack draws a long coat from behind: vent, belt, the storm flap of a trench coat.
func (g *garment) coatBack() {
	if !g.is("collar", "lapel", "shawl") {
		g.jacketBack()
		return
	}
	t := g.coatTorso()
	g.tailoredSleeves(t)
	body := g.tailoredBack(t)
	foot := t.foot()
	if g.is("hem", "vent") {
		top := foot - choose(g.says("deep back vent"), 46.0, 36)
		g.middleSeam(0.8, top)
		g.vent(pt{0, top}, pt{0, foot}, 1, body)
	} else {
		g.middleSeam(0.8, foot)
	}
	if g.says("storm flap") {
		g.stormCape(t, body)
	}
	if g.is("belt", "tie") {
		g.beltBehind(t, 46, 4.6)
	}
	g.tailoredCollarBehind(choose(g.is("collar", "shawl"), 4.0, 3))
}

// tailoredBack lays the back of a firm cloth with its shoulder seams, which sit behind the shoulder.
func (g *garment) tailoredBack(t torso) (body line) {
	body = g.backBody(t, t.collaredNeck(), 0.3, g.backFolds(t, 0.62))
	for _, l := range []line{t.shoulder, t.shoulder.mirrored().reversed()} {
		g.seam(l.moved(pt{0, 1.3}).part(0.12, 0.98))
	}
	g.endArmholes(t)
	g.stitchSoft(t.fullHem().offset(-3.5))
	return body
}

// sideBodies draws the seams that shape a blazer between back and side. Where they end
// above the hem they open into twin vents.
func (g *garment) sideBodies(t torso, end float64, onto line) {
	waist := t.side.at(0.5)
	for _, side := range []float64{1, -1} {
		at := func(x, y float64) pt { return pt{side * x, y} }
		from := t.armhole.at(0.72)
		low := at(t.hemSide.x*0.74, end)
		g.seam(spline(at(from.x, from.y), at(from.x*0.9, from.y+4), at(waist.x*0.72, waist.y), low))
		if end < t.foot() {
			g.vent(low, at(t.hemSide.x*0.76, t.foot()), side, onto)
		}
	}
}

// stormCape draws the loose yoke that sheds rain from the back of a trench coat.
func (g *garment) stormCape(t torso, onto line) {
	end := t.armhole.at(0.82)
	low := bezier(end, pt{end.x * 0.5, end.y + 8.5}, pt{-end.x * 0.5, end.y + 8.5}, end.mirror())
	o := join(t.collaredNeck(), t.shoulder, t.armhole.part(0, 0.82), low, t.armhole.part(0, 0.82).mirrored().reversed(), t.shoulder.mirrored().reversed())
	g.lay(piece{outline: o, tone: 0.008, lift: 0.45, onto: onto, across: t.across(), edges: []edge{{low, 0.9, 0.3}, {t.shoulder, 1, 0.28}, {t.armhole.part(0, 0.82), 1, 0.26}},
		folds: []fold{
			{spine: spline(pt{-6, 8}, pt{-7, 17}, pt{-8.4, end.y + 6}), width: 2.2, depth: 0.5},
			{spine: spline(pt{7.5, end.y + 5}, pt{7, 18}, pt{5.5, 12}), width: 2, depth: 0.4},
		}})
	for _, in := range []float64{0.5, 1.1} {
		g.stitch(low.offset(in).part(0.01, 0.99))
	}
}

// beltBehind draws a cloth belt held by two carriers.
func (g *garment) beltBehind(t torso, y, width float64) {
	g.beltAround(t, y, width, -0.5)
	for _, side := range []float64{-1, 1} {
		x := side * t.underarm.x * 0.62
		o := path(pt{x - 0.6, y - width/2 - 0.9}, pt{x + 0.6, y - width/2 - 0.9}, pt{x + 0.6, y + width/2 + 0.6}, pt{x - 0.6, y + width/2 + 0.6})
		g.lay(piece{outline: o, tone: 0.012, flat: true, lift: 0.2, edges: []edge{{o, 0.2, 0.2}}})
		for _, in := range []float64{-0.36, 0.36} {
			g.stitch(path(pt{x + in, o[0].y + 0.2}, pt{x + in, o[2].y - 0.2}))
		}
	}
}
