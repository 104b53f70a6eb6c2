package main

import "ebenmass/models"

// polo draws a knitted shirt with a soft collar and a short placket.
func (g *garment) polo() {
	c, t := poloCollar(), g.poloTorso()
	g.poloSleeves(t)
	body := g.outline(t, g.closedNeck(t, c))
	g.backOfCollar(c)
	g.lay(piece{outline: body, across: t.across(), folds: g.bodyFolds(t, 0.9), lift: 0.3, edges: t.bodyEdges()})
	g.finishHem(t, 2.2, 2)
	g.endArmholes(t)
	g.shortPlacket(c.meet-0.6, 17, body, choose(g.says("two buttons"), 2, 3))
	g.shirtCollar(c)
	g.focus = pt{0.5, 9.5}
}

func poloCollar() collarShape {
	return collarShape{half: 6.9, height: 3.2, meet: 4.6, gap: 0.5, point: pt{7.6, 10}, outer: pt{9, 0.6}}
}

func (g *garment) poloTorso() torso {
	return g.newTorso(cutting{neckHalf: 7.8, slope: 4.5, depth: 22.5 + g.size.bust/50, drop: g.dropped(), length: g.size.length - g.hemRib()})
}

func (g *garment) poloSleeves(t torso) {
	end := choose(g.is("cuff", "rib"), sleeveRib, sleeveHem)
	if g.sleeve == models.SleeveLong {
		g.longSleeves(t, end)
	} else {
		g.shortSleeves(t, end)
	}
}

// closedNeck is the neckline below a collar that closes in front.
func (g *garment) closedNeck(t torso, c collarShape) line {
	left := bezier(t.neck.mirror(), pt{-t.neck.x * 0.82, c.meet * 0.6}, pt{-t.neck.x * 0.4, c.meet + 1}, pt{0, c.meet + 1.6})
	return join(left, left.mirrored().reversed()[1:])
}

// shortPlacket draws a buttoned slit that ends on the chest in a sewn box.
func (g *garment) shortPlacket(top, bottom float64, onto line, buttons int) {
	const half = 1.6
	lap := g.lapped() * half
	strip := path(pt{-half, top}, pt{half, top}, pt{half, bottom}, pt{-half, bottom})
	g.lay(piece{outline: strip, tone: 0.01, flat: true, lift: 0.18, onto: onto, edges: []edge{{path(pt{lap, top}, pt{lap, bottom}), 0.4, 0.2}}})
	for _, x := range []float64{-half + 0.35, half - 0.35} {
		g.stitch(path(pt{x, top}, pt{x, bottom - 0.3}))
	}
	for _, y := range []float64{bottom - 0.35, bottom - 2} {
		g.stitch(path(pt{-half + 0.35, y}, pt{half - 0.35, y}))
	}
	g.buttonRow(pt{0, top + 2.2}, pt{0, bottom - 4}, buttons, 1.05)
}
