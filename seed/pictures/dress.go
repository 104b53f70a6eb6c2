package main

import "ebenmass/models"

// dress draws a dress: one long piece, or bodice and skirt joined at the waist.
func (g *garment) dress() {
	o, c := g.dressNeck(), g.shirtCollarShape()
	collared := g.is("collar", "shirt", "band", "bow")
	kind := g.style["skirt"]
	if g.says("flared skirt") {
		kind = "flared"
	}
	joined := kind == "wrap" || kind == "pleated" || kind == "flared" || g.says("waist seam")
	waistY := choose(g.says("sits high"), 37.5, 40.5)
	cut := cutting{neckHalf: choose(collared, 7.6, o.half()), slope: 4.4, depth: 21 + g.size.bust/60, drop: g.dropped() * 0.5, sunk: 0.9}
	switch {
	case joined:
		cut.length = waistY
	case kind == "a-line":
		cut.flare, cut.curve = 7, 1.6
	default:
		cut.flare, cut.curve = choose(kind == "pencil", -0.6, 1.2), 0.9
	}
	t := g.newTorso(cut)
	if kind == "a-line" && !joined {
		t.side = spline(t.underarm, pt{t.underarm.x + (t.hemSide.x-t.underarm.x)*0.24, t.underarm.y + 20}, t.underarm.to(t.hemSide, 0.65).add(pt{-0.4, 0}), t.hemSide)
	}
	t = g.dressSleeves(t)
	neckline := o.front
	if collared {
		g.backOfCollar(c)
		neckline = g.closedNeck(t, c)
	} else {
		g.inside(o)
		g.label(pt{0, o.back[len(o.back)/2].y + 1.6}, 3, 1.3)
	}
	if joined {
		g.joinedDress(t, neckline, kind, waistY, c)
	} else {
		g.wholeDress(t, neckline, c)
	}
	g.endArmholes(t)
	g.dressCollar(o, c, collared)
}

// dressNeck is the neck hole a style asks for.
func (g *garment) dressNeck() opening {
	switch {
	case g.is("collar", "v"):
		return vNeck(8.6, 18, 1.8)
	case g.is("collar", "boat"):
		return roundNeck(11.5, 5, 1.6)
	}
	return roundNeck(8.8, 8.6, 2)
}

// dressSleeves draws the sleeves, or cuts the armholes in and shows the inner back there.
func (g *garment) dressSleeves(t torso) torso {
	switch {
	case g.sleeve == models.SleeveNone:
		t = t.sleeveless()
		g.backArmholes(t)
	case g.sleeve == models.SleeveShort:
		g.shortSleeves(t, sleeveHem)
	case g.is("cuff", "shirt", "turned"):
		g.shirtSleeves(t, g.sleeveWidth(1))
	default:
		g.longSleeves(t, sleeveHem)
	}
	return t
}

// dressCollar finishes the neck: a collar, or the stitched edge of a facing.
func (g *garment) dressCollar(o opening, c collarShape, collared bool) {
	if !collared {
		g.stroke(o.front, 0.1, g.cloth.base.shadow(), 0.5)
		g.stitch(o.front.offset(-0.6).part(0.015, 0.985))
		g.focus = pt{0, o.front[len(o.front)/2].y + 1}
		return
	}
	g.standBand(c, 2.6)
	g.button(pt{0, c.meet + 0.4}, 1.0, g.buttonColour())
	switch {
	case g.is("collar", "bow"):
		g.bow(pt{0, c.meet + 0.6})
	case g.is("collar", "shirt"):
		g.shirtCollar(c)
	}
	g.focus = pt{1, 11}
}
