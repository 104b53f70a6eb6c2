package main

// sweatshirt draws a sweatshirt, with a hood where the style asks for one.
func (g *garment) sweatshirt() {
	hooded := g.is("collar", "hood")
	o := sweatshirtNeck()
	t := g.knitTorso(o.half())
	g.knitSleeves(t)
	if hooded {
		g.hoodBack()
	} else {
		g.inside(o)
		g.backBand(o.banded(sweatshirtRib))
	}
	body := g.outline(t, o.front)
	g.lay(piece{outline: body, across: t.across(), folds: g.bodyFolds(t, 0.95), lift: 0.35, edges: t.bodyEdges()})
	g.finishHem(t, 2.2, 2)
	g.endArmholes(t)
	for _, l := range []line{t.armhole.offset(0.5), t.armhole.mirrored().offset(-0.5)} {
		g.stitch(l)
	}
	if g.is("pocket", "patch", "patch2") {
		g.kangarooPocket(t, body)
	}
	if g.is("placket", "zip") {
		g.zip(path(pt{0, choose(g.near(), 11.0, 6)}, pt{0, t.foot() + g.hemRib()}), 1.4)
	}
	if hooded {
		g.hoodFront()
		g.focus = pt{0, 2}
		return
	}
	g.frontBand(o.banded(sweatshirtRib))
	g.neckInsert(o)
	g.focus = pt{0, 10}
}

func sweatshirtNeck() opening { return roundNeck(8.8, 8.6, 2) }

// sweatshirtRib is the width of the neck band in cm.
const sweatshirtRib = 2.3

// neckInsert draws the sewn triangle below a sweatshirt's neck.
func (g *garment) neckInsert(o opening) {
	dip := o.front[len(o.front)/2].y
	v := path(pt{-3.3, dip - 0.5}, pt{0, dip + 4.6}, pt{3.3, dip - 0.5})
	g.stroke(v, 0.1, g.cloth.base.shadow(), 0.4)
	g.stitch(v.offset(0.3))
}

// kangarooPocket draws the hand pocket across the belly.
func (g *garment) kangarooPocket(t torso, onto line) {
	foot := t.foot() - 0.2
	top, wide, narrow := foot-18.5, min(t.hemSide.x*0.66, 16.5), min(t.hemSide.x*0.44, 10.5)
	right := bezier(pt{narrow, top}, pt{narrow + 1.5, top + 6}, pt{wide - 2, top + 9.5}, pt{wide, top + 12})
	o := join(path(pt{-narrow, top}), right, path(pt{wide, foot}, pt{-wide, foot}), right.mirrored().reversed())
	g.lay(piece{outline: o, tone: 0.006, lift: 0.25, onto: onto, edges: []edge{{right, 0.9, 0.32}, {right.mirrored(), 0.9, 0.28}, {path(pt{-narrow, top}, pt{narrow, top}), 0.5, 0.2}}})
	for _, l := range []line{right.offset(-0.5), right.mirrored().offset(0.5), right.offset(-1.6), right.mirrored().offset(1.6), path(pt{-narrow, top + 0.4}, pt{narrow, top + 0.4})} {
		g.stitch(l)
	}
}
