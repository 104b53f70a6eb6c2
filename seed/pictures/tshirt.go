package main

import "ebenmass/models"

// tshirt draws a jersey shirt: rib neck, set-in sleeves, twin-needle hems; with a band and
// a short placket it is a henley.
func (g *garment) tshirt() {
	o := g.knitNeck()
	t := g.tshirtSleeves(g.tshirtTorso(o))
	band := o.banded(g.neckRib())
	g.inside(o)
	g.backBand(band)
	body := g.outline(t, o.front)
	g.lay(piece{outline: body, across: t.across(), folds: g.bodyFolds(t, 0.9), lift: 0.3, edges: t.bodyEdges()})
	g.hem(t.fullHem(), 2.2, 2)
	g.frontBand(band)
	g.endArmholes(t)
	if g.is("placket", "half") {
		g.shortPlacket(o.front[len(o.front)/2].y-1.6, 21, body, 3)
	}
	if g.is("pocket", "patch") {
		g.patchPocket(pt{t.tip.x*0.3 + 0.6, t.underarm.y - 6}, 10, 11.5, body)
	}
	g.focus = pt{0, 9}
}

func (g *garment) tshirtTorso(o opening) torso {
	return g.newTorso(cutting{neckHalf: o.half(), slope: 4.6, depth: 21.5 + g.size.bust/50, drop: g.dropped()})
}

// tshirtSleeves draws the sleeves, or cuts the armholes in.
func (g *garment) tshirtSleeves(t torso) torso {
	switch g.sleeve {
	case models.SleeveNone:
		t = t.sleeveless()
		g.backArmholes(t)
	case models.SleeveShort:
		g.shortSleeves(t, sleeveHem)
	default:
		g.longSleeves(t, choose(g.is("cuff", "rib"), sleeveRib, sleeveHem))
	}
	return t
}

// neckRib is the width of a T-shirt's neck band in cm.
func (g *garment) neckRib() float64 { return choose(g.says("wide neck rib"), 2.6, 1.9) }

// knitNeck is the neck hole a style asks for on a knitted or jersey top.
func (g *garment) knitNeck() opening {
	switch {
	case g.is("collar", "v"):
		return vNeck(9, 16, 2.2)
	case g.is("collar", "boat"):
		return roundNeck(12, 5.2, 1.8)
	case g.sleeve == models.SleeveNone:
		return roundNeck(9.4, 12, 3)
	}
	return roundNeck(9, 9.6, 2.2)
}

// dropped is how far a relaxed cut's shoulder seam hangs over.
func (g *garment) dropped() float64 {
	return choose(g.cut == "relaxed", 2.4, 0)
}

// endArmholes draws both armhole seams, or the edge of a sleeveless top's armholes.
func (g *garment) endArmholes(t torso) {
	for _, l := range []line{t.armhole, t.armhole.mirrored().reversed()} {
		if g.sleeve != models.SleeveNone {
			g.seam(l)
			continue
		}
		g.stitch(l.offset(-0.7))
	}
}

// sleeveless narrows the shoulder and cuts the armhole in.
func (t torso) sleeveless() torso {
	t.tip = t.neck.to(t.tip, 0.72)
	t.shoulder = bezier(t.neck, t.neck.to(t.tip, 0.3), t.neck.to(t.tip, 0.7).add(pt{0, -0.2}), t.tip)
	in := min(t.tip.x, t.underarm.x-4.5)
	t.armhole = bezier(t.tip, pt{in - 0.7, t.underarm.y * 0.5}, pt{in + 0.1, t.underarm.y - 1.2}, t.underarm)
	return t
}

// backArmholes draws the slivers of the inner back that show at a sleeveless armhole; seen
// from behind, the back hides the front there.
func (g *garment) backArmholes(t torso) {
	if g.view == back {
		return
	}
	b := bezier(t.tip.add(pt{0.1, 0.1}), pt{t.tip.x + 0.9, t.underarm.y * 0.5}, pt{t.tip.x + 1.7, t.underarm.y - 1.4}, t.underarm.add(pt{-0.1, 0.2}))
	sliver := join(b, t.armhole.reversed())
	for _, l := range []line{sliver, sliver.mirrored()} {
		g.lay(piece{outline: l, tone: -0.13, flat: true, edges: []edge{{l, 0.8, 0.4}}})
	}
}
