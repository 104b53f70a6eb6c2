package main

import "ebenmass/models"

// shirt draws a woven shirt: collar on a stand, buttoned front, cuffs.
func (g *garment) shirt() {
	c := g.shirtCollarShape()
	open := g.says("open collar")
	t := g.shirtTorso()
	g.shirtSleeves(t, g.sleeveWidth(1))
	body := g.outline(t, g.closedNeck(t, c))
	g.backOfCollar(c)
	g.lay(piece{outline: body, across: t.across(), folds: g.bodyFolds(t, 1), lift: 0.3, edges: t.bodyEdges()})
	g.finishHem(t, 0.9, 1)
	g.endArmholes(t)
	g.yokeSeams(t)
	g.chestPockets(t, body)
	g.shirtFront(c, t, body, 3.2)
	if !open {
		g.standBand(c, choose(g.is("collar", "band"), 3.2, 2.6))
		g.button(pt{0, c.meet + 0.4}, 1.05, g.buttonColour())
	}
	if !g.is("collar", "band") {
		g.shirtCollar(c)
	}
	g.focus = pt{1.5, 10}
}

// shirtTorso drafts the body, its curved tail a little longer behind.
func (g *garment) shirtTorso() torso {
	tail := g.tail()
	curve := choose(g.is("hem", "curved"), 5.5, 0.6) + tail
	return g.newTorso(cutting{neckHalf: 7.6, slope: 4.4, depth: 23 + g.size.bust/50, drop: g.dropped(), curve: curve, length: g.size.length + tail})
}

// tail is how much longer than the front a curved hem hangs in the middle of the back.
func (g *garment) tail() float64 {
	return choose(g.view == back && g.is("hem", "curved"), 1.8, 0)
}

// shirtFront draws the buttoned front: all the way down, concealed, or a short slit.
func (g *garment) shirtFront(c collarShape, t torso, body line, width float64) {
	switch {
	case g.is("placket", "half"):
		g.shortPlacket(c.meet+0.6, c.meet+26, body, 4)
	case g.is("placket", "hidden"):
		g.placket(c.meet+0.6, t.foot(), width, body)
	default:
		g.placket(c.meet+0.6, t.foot(), width, body)
		g.buttonRow(pt{0, c.meet + 4}, pt{0, t.foot() - 8}, 6, 1.15)
	}
}

// chestPockets draws one or two pockets on the chest.
func (g *garment) chestPockets(t torso, body line) {
	if g.is("pocket", "patch", "patch2") {
		g.patchPocket(pt{t.tip.x*0.27 + 1, t.underarm.y - 6}, 10.5, 12.5, body)
	}
	if g.is("pocket", "patch2") {
		g.patchPocket(pt{-t.tip.x*0.27 - 11.5, t.underarm.y - 6}, 10.5, 12.5, body)
	}
}

// yokeSeams draws where the back yoke comes over the shoulder.
func (g *garment) yokeSeams(t torso) {
	for _, l := range []line{t.shoulder, t.shoulder.mirrored().reversed()} {
		forward := l.moved(pt{0, 2.6}).part(0.14, 0.98)
		g.seam(forward)
		g.stitch(forward.moved(pt{0, -0.35}))
	}
}

// sleeveWidth is the width of a hanging sleeve, from how wide the body is.
func (g *garment) sleeveWidth(roomier float64) sleeveCut {
	w := min(max(g.size.bust*0.117, 11), 14.5) * roomier
	return sleeveCut{upper: w, cuff: w*0.42 + 4.6}
}

// shirtSleeves draws woven sleeves: long with a cuff, or short with a turned hem.
func (g *garment) shirtSleeves(t torso, cut sleeveCut) {
	if g.sleeve == models.SleeveShort {
		g.shortSleeves(t, sleeveHem)
		return
	}
	height := choose(g.is("cuff", "turned"), 8.5, cuffHeight)
	for _, side := range []float64{1, -1} {
		cut.length, cut.lean = g.size.sleeve-height, 8.5+g.between(-1, 1.5)
		s := longSleeve(t, cut)
		if side < 0 {
			s = s.mirrored()
		}
		g.laySleeve(s, g.sleeveFolds(s, 1, true))
		width := cut.cuff * choose(cut.puff > 0, 0.82, 0.95)
		if g.is("cuff", "turned") {
			width = cut.cuff * 1.1
		}
		g.cuff(s, width, height)
	}
}

// cuffHeight is the height of a shirt cuff in cm.
const cuffHeight = 6.4

// cuff draws a buttoned or turned-back cuff at a sleeve's end.
func (g *garment) cuff(s sleeve, width, height float64) {
	upper, lower := s.band(width, width*0.97, height)
	g.note("cuff", upper.at(0.5).to(lower.at(0.5), 0.5))
	if g.view == back && !g.is("cuff", "turned") {
		g.cuffTucks(s, upper)
	}
	g.lay(piece{outline: join(upper, lower.reversed()), grain: -s.lean, tone: 0.008, lift: 0.16, flat: true,
		across: leftToRight(upper.at(0), upper.at(1)), edges: []edge{{lower, 0.6, 0.4}, {upper, 0.4, 0.2}}})
	g.stitch(upper.moved(s.axis.times(0.4)))
	if g.is("cuff", "turned") {
		return
	}
	g.stitch(lower.moved(s.axis.times(-0.5)))
	if g.view == back { // cuffs button in front
		return
	}
	rows := []float64{0.5}
	if g.says("two-button cuffs") {
		rows = []float64{0.3, 0.7}
	}
	for _, at := range rows {
		g.button(upper.at(0.22).to(lower.at(0.22), at), 1.0, g.buttonColour())
	}
}
