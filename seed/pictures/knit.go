package main

import "ebenmass/models"

// knit draws a pullover or, with a buttoned front, a cardigan.
func (g *garment) knit() {
	if g.is("placket", "full", "zip") {
		g.cardigan()
		return
	}
	o := g.knitNeck()
	high := g.is("collar", "turtle")
	if high {
		o = roundNeck(8, 2.6, 1)
	}
	t := g.knitTorso(o.half())
	g.knitSleeves(t)
	band := o.banded(2.6)
	if !high {
		g.inside(o)
		g.backBand(band)
	}
	g.knitBody(t, o.front)
	if high {
		g.rollNeck(9.5)
		g.focus = pt{0, 4}
		return
	}
	g.frontBand(band)
	g.focus = pt{0, 9}
}

// knitTorso drafts a body, with room for the band below it.
func (g *garment) knitTorso(neckHalf float64) torso {
	return g.newTorso(cutting{neckHalf: neckHalf, slope: 4.4, depth: 23 + g.size.bust/50, drop: 1.2 + g.dropped(), length: g.size.length - g.hemRib()})
}

// knitSleeves draws sleeves with rib cuffs.
func (g *garment) knitSleeves(t torso) {
	switch g.sleeve {
	case models.SleeveNone:
		g.backArmholes(t)
	case models.SleeveShort:
		g.shortSleeves(t, sleeveRib)
	default:
		g.hangingSleeves(t, g.sleeveWidth(1.06), sleeveRib)
	}
}

// knitBody draws the body with its cables, its band below and the armholes.
func (g *garment) knitBody(t torso, neckline line) line {
	body := g.outline(t, neckline)
	g.lay(piece{outline: body, across: t.across(), folds: g.bodyFolds(t, 0.75), lift: 0.35, edges: t.bodyEdges()})
	g.cables(body, t)
	g.finishHem(t, 2, 1)
	g.endArmholes(t)
	return body
}

// rollNeck draws a knitted tube around the neck, turned down or standing.
func (g *garment) rollNeck(height float64) {
	rise := height * 0.62
	l, r := pt{-7.4, -rise}, pt{7.4, -rise}
	back := bezier(l, pt{-5, -rise - 1.7}, pt{5, -rise - 1.7}, r)
	lip := bezier(l, pt{-5, -rise + 1.9}, pt{5, -rise + 1.9}, r)
	g.lay(piece{outline: join(back, lip.reversed()), tone: -0.12, plain: true, flat: true, edges: []edge{{lip, 0.9, 0.6}}})
	low := bezier(pt{9.1, 0.9}, pt{6.6, height * 0.56}, pt{-6.6, height * 0.56}, pt{-9.1, 0.9})
	right := spline(r, pt{8.3, -rise * 0.55}, pt{9.1, 0.9})
	left := spline(pt{-9.1, 0.9}, pt{-8.3, -rise * 0.55}, l)
	g.lay(piece{outline: join(lip, right, low, left), plain: true, lift: 0.32, across: path(pt{-9, 0}, pt{9, 0}),
		edges: []edge{{low, 0.9, 0.4}, {lip, 0.5, 0.25}, {right, 0.9, 0.3}}})
	if g.near() {
		g.ribColumns(lip, low.reversed(), 0.42)
		return
	}
	const columns = 46
	for i := 1; i < columns; i++ {
		t := float64(i) / columns
		g.stroke(path(lip.at(t), low.at(1-t)), 0.14, g.cloth.base.shadow(), 0.17)
	}
}
