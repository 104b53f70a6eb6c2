package main

import "ebenmass/models"

// dress draws a dress: one long piece, or bodice and skirt joined at the waist.
func (g *garment) dress() {
	d, c := g.newDress(), g.shirtCollarShape()
	o, t := d.neck, g.dressSleeves(d.torso)
	neckline := o.front
	if d.collared {
		g.backOfCollar(c)
		neckline = g.closedNeck(t, c)
	} else {
		g.inside(o)
		g.label(pt{0, o.back[len(o.back)/2].y + 1.6}, 3, 1.3)
	}
	if d.joined {
		g.joinedDress(t, neckline, d.kind, d.waist, c)
	} else {
		g.wholeDress(t, neckline, c)
	}
	g.endArmholes(t)
	g.dressCollar(o, c, d.collared)
}

// dressDraft is how a dress is cut.
type dressDraft struct {
	neck     opening // where it has no collar
	collared bool
	kind     string  // of the skirt
	joined   bool    // bodice and skirt are sewn together at the waist
	waist    float64 // y of that seam
	torso    torso   // down to the hem, or to the waist seam
}

// newDress drafts a dress from measures and style.
func (g *garment) newDress() dressDraft {
	d := dressDraft{neck: g.dressNeck(), collared: g.is("collar", "shirt", "band", "bow"), kind: g.style["skirt"]}
	if g.says("flared skirt") {
		d.kind = "flared"
	}
	d.joined = d.kind == "wrap" || d.kind == "pleated" || d.kind == "flared" || g.says("waist seam")
	d.waist = choose(g.says("sits high"), 37.5, 40.5)
	cut := cutting{neckHalf: choose(d.collared, 7.6, d.neck.half()), slope: 4.4, depth: 21 + g.size.bust/60, drop: g.dropped() * 0.5, sunk: 0.9}
	switch {
	case d.joined:
		cut.length = d.waist
	case d.kind == "a-line":
		cut.flare, cut.curve = 7, 1.6
	default:
		cut.flare, cut.curve = choose(d.kind == "pencil", -0.6, 1.2), 0.9
	}
	t := g.newTorso(cut)
	if d.kind == "a-line" && !d.joined {
		t.side = spline(t.underarm, pt{t.underarm.x + (t.hemSide.x-t.underarm.x)*0.24, t.underarm.y + 20}, t.underarm.to(t.hemSide, 0.65).add(pt{-0.4, 0}), t.hemSide)
	}
	d.torso = t
	return d
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
