package main

import "ebenmass/models"

// blouse draws a soft women's top: full sleeves gathered into narrow cuffs, and its own necks.
func (g *garment) blouse() {
	t := g.blouseSleeves(g.blouseTorso())
	if g.is("collar", "v") {
		g.blouseV(t)
	} else {
		g.blouseCollar(t)
	}
	g.endArmholes(t)
}

// blouseTorso drafts the body, its curved tail a little longer behind.
func (g *garment) blouseTorso() torso {
	tail := g.tail()
	return g.newTorso(cutting{neckHalf: 7.4, slope: 4.6, depth: 22 + g.size.bust/50, drop: 0.6 + g.dropped()*0.6, curve: choose(g.is("hem", "curved"), 5.0, 1.6) + tail, flare: 0.6, length: g.size.length + tail})
}

// blouseSleeves draws the sleeves, or cuts the armholes in.
func (g *garment) blouseSleeves(t torso) torso {
	switch g.sleeve {
	case models.SleeveNone:
		t = t.sleeveless()
		g.backArmholes(t)
	case models.SleeveShort:
		g.shortSleeves(t, sleeveHem)
	default:
		cut := g.sleeveWidth(1.04)
		cut.puff = choose(g.cut == "relaxed", 4.6, 2.8)
		g.shirtSleeves(t, cut)
	}
	return t
}

// blouseBody draws the front with its many soft folds and a narrow hem.
func (g *garment) blouseBody(t torso, neckline line) line {
	body := g.outline(t, neckline)
	folds := append(g.bodyFolds(t, 1), g.gathers(t)...)
	g.lay(piece{outline: body, across: t.across(), folds: folds, lift: 0.25, edges: t.bodyEdges()})
	g.finishHem(t, 0.7, 1)
	g.yokeSeams(t)
	return body
}

// gathers are the small folds that hang from a blouse's forward shoulder seam.
func (g *garment) gathers(t torso) []fold {
	var folds []fold
	for _, side := range []float64{1, -1} {
		for i := range 6 {
			from := t.shoulder.at(0.25 + 0.11*float64(i)).add(pt{0, 3.2})
			to := from.add(pt{-g.between(0.2, 1.6), g.between(6, 15)})
			if side < 0 {
				from, to = from.mirror(), to.mirror()
			}
			l := spline(from, from.to(to, 0.5).add(pt{g.between(-0.4, 0.4), 0}), to)
			folds = append(folds, fold{spine: l, width: g.between(0.7, 1.3), depth: g.between(0.35, 0.7)})
		}
	}
	return folds
}

// blouseV draws a faced V-neck above a concealed placket.
func (g *garment) blouseV(t torso) {
	o := vNeck(t.neck.x, 14.5, 1.8)
	g.inside(o)
	g.label(pt{0, o.back[len(o.back)/2].y + 1.5}, 3, 1.3)
	body := g.blouseBody(t, o.front)
	dip := o.front[len(o.front)/2].y
	g.placket(dip-0.2, t.foot(), 2.4, body)
	band := o.banded(1.1)
	g.lay(piece{outline: join(band.front, band.inner.reversed()), tone: 0.01, flat: true, lift: 0.12, edges: []edge{{band.inner, 0.35, 0.3}}})
	g.stitch(band.front.offset(0.15).part(0.01, 0.99))
	g.focus = pt{0, dip - 3}
}

// blouseCollar draws necks that close: band, bow or turned-down collar.
func (g *garment) blouseCollar(t torso) {
	c := g.shirtCollarShape()
	g.backOfCollar(c)
	body := g.blouseBody(t, g.closedNeck(t, c))
	g.shirtFront(c, t, body, 2.6)
	g.standBand(c, 2.8)
	g.button(pt{0, c.meet + 0.4}, 0.95, g.buttonColour())
	switch {
	case g.is("collar", "bow"):
		g.bow(pt{0, c.meet + 0.6})
	case g.is("collar", "shirt"):
		g.shirtCollar(c)
	}
	g.focus = pt{1, 10}
}
