package main

import "ebenmass/models/fit"

// blazer draws a tailored jacket.
func (g *garment) blazer() {
	double := g.is("placket", "double")
	r := revers{lap: choose(double, 7.5, 1.9), brk: g.size.length * 0.505, width: choose(double, 1.18, 1.0), kind: choose(double, "peak", "notch")}
	t := g.blazerTorso()
	g.tailored(t, r, double)
	onto := g.outline(t, path(t.neck.mirror(), t.neck))
	x, y := t.hemSide.x*0.6, g.size.length*0.69
	for _, side := range []float64{-1, 1} {
		switch {
		case g.is("pocket", "patch2"):
			g.patchPocket(pt{x*side - 7.4, y - 2}, 14.8, 17, onto)
		case g.is("pocket", "welt"):
			g.weltPocket(pt{x * side, y}, 14, 1.3, side*-1.5, onto)
		default:
			g.flapPocket(pt{x * side, y}, 14.2, 5.2, side*-1.5, onto)
		}
	}
	chest := pt{t.tip.x * 0.55, t.underarm.y - 3.6}
	if g.says("three patch pockets") {
		g.patchPocket(chest.add(pt{-5, -2}), 10, 11, onto)
	} else {
		g.weltPocket(chest, 9.6, 2.3, -7, onto)
	}
	g.turnBack(r)
	g.tailoredButtons(r, double, choose(g.sizing == fit.Women, 1, 2))
	g.focus = pt{3, 12}
}

func (g *garment) blazerTorso() torso {
	return g.newTorso(cutting{neckHalf: 8, slope: 4.9, depth: 22.5 + g.size.bust/50, curve: 0.8})
}

// tailored draws sleeves, lining and both fronts of a jacket or coat with lapels.
func (g *garment) tailored(t torso, r revers, straight bool) {
	g.tailoredSleeves(t)
	g.behindNeck(r, liningOf(g.cloth))
	upper := g.lapped()
	for _, side := range []float64{upper, -upper} {
		g.front(t, r, side, straight, side == -upper)
	}
	g.endArmholes(t)
}

// front draws one front panel: side is the sign of the x it lies on; the upper one shows its edge.
func (g *garment) front(t torso, r revers, side float64, straight, upper bool) {
	foot := t.foot()
	var edgeLine line
	if straight {
		edgeLine = path(pt{-r.lap, foot}, pt{-r.lap, r.brk})
	} else {
		edgeLine = join(bezier(pt{4.6, foot - 0.1}, pt{1.4, foot - 0.2}, pt{-r.lap + 0.5, foot - 4}, pt{-r.lap, foot - 15}), path(pt{-r.lap, r.brk}))
	}
	hem := t.hem
	if !straight {
		hem = t.hem.part(0, 1-4.6/t.hemSide.x)
	}
	o := join(t.shoulder, t.armhole, g.laid(t.side, 0.14), hem, edgeLine, r.rollLine().reversed())
	dart := spline(pt{t.tip.x * 0.52, t.underarm.y + 1}, pt{t.tip.x * 0.5, t.underarm.y + 12}, pt{t.tip.x * 0.54, g.size.length * 0.68})
	folds := g.frontFolds(t)
	edges := []edge{{t.side, 2.6, 0.42}, {t.hem, 0.8, 0.32}, {t.armhole, 1.1, 0.28}, {edgeLine, 0.5, 0.26}}
	flip := func(l line) line { return choose(side < 0, l.mirrored(), l) }
	for i := range folds {
		folds[i].spine = flip(folds[i].spine)
		if side < 0 {
			folds[i].spine = folds[i].spine.reversed()
		}
	}
	for i := range edges {
		edges[i].along = flip(edges[i].along)
	}
	across := t.across()
	g.lay(piece{outline: flip(o), across: across, folds: folds, edges: edges, lift: choose(upper, 0.34, 0.2)})
	g.seam(flip(dart))
	g.stitchSoft(flip(edgeLine.offset(-0.5)))
}

// frontFolds are the few folds of firm cloth on the right front.
func (g *garment) frontFolds(t torso) []fold {
	var folds []fold
	for range 2 {
		from := pt{t.underarm.x - g.between(0.5, 2), t.underarm.y + g.between(-2, 3)}
		to := from.add(pt{-g.between(5, 9), g.between(9, 16)})
		folds = append(folds, fold{spine: turnFold(spline(from, from.to(to, 0.5).add(pt{g.between(-1, 1), 0.8}), to), 1), width: g.between(1.6, 2.6), depth: g.between(0.4, 0.7)})
	}
	for range 2 {
		x := t.hemSide.x * g.between(0.3, 0.9)
		foot := pt{x, t.hemSide.y + 1}
		top := foot.add(pt{g.between(-2.5, 0.5), -g.between(12, 24)})
		folds = append(folds, fold{spine: turnFold(spline(top, top.to(foot, 0.5).add(pt{g.between(-0.6, 0.6), 0}), foot), 1), width: g.between(1.6, 2.6), depth: g.between(0.3, 0.6)})
	}
	return folds
}

// tailoredSleeves draws two-piece sleeves with a row of cuff buttons.
func (g *garment) tailoredSleeves(t torso) {
	for _, side := range []float64{1, -1} {
		cut := g.sleeveWidth(1.06)
		cut.length, cut.lean, cut.cuff = g.size.sleeve, 9.5+g.between(-1, 1), cut.cuff*1.08
		s := longSleeve(t, cut)
		if side < 0 {
			s = s.mirrored()
		}
		g.laySleeve(s, g.sleeveFolds(s, 0.7, true))
		if g.is("cuff", "turned") {
			g.cuff(s, cut.cuff*1.1, 9)
			continue
		}
		if g.view == back {
			g.sleeveVent(s)
			continue
		}
		for i := range 3 {
			at := s.outer.at(0.93 - 0.032*float64(i))
			g.button(at.to(s.inner.at(0.93-0.032*float64(i)), 0.13), 1.1, g.hornColour())
		}
	}
}

// hornColour is the colour of tailored buttons.
func (g *garment) hornColour() tint {
	if g.cloth.base.l > 0.6 {
		return tint{0.45, 0.02, 0.045}
	}
	return tint{max(0.2, g.cloth.base.l*0.75), 0.014, 0.02}
}

// tailoredButtons closes a lapelled front: one column, or two for a double-breasted one.
func (g *garment) tailoredButtons(r revers, double bool, n int) {
	g.note("closing", pt{0, r.brk})
	for i := range max(n, 1) {
		y := r.brk + 1.2 + 10.5*float64(i)
		if !double {
			g.tailoredHole(pt{g.lapped() * 0.9, y})
			g.button(pt{0, y}, 2.1, g.hornColour())
			continue
		}
		for _, x := range []float64{-r.lap * 0.72, r.lap * 0.72} {
			g.button(pt{x, y}, 2.3, g.hornColour())
		}
		g.tailoredHole(pt{g.lapped() * (r.lap*0.72 + 0.8), y})
	}
	if double {
		for _, x := range []float64{-r.lap * 0.95, r.lap * 0.95} {
			g.button(pt{x, r.brk - 9}, 2.3, g.hornColour())
		}
	}
}

func (g *garment) tailoredHole(at pt) { g.buttonhole(at, 2.4, false) }
