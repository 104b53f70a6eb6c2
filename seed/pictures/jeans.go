package main

// jeans draws five-pocket trousers with their contrasting seams and rivets.
func (g *garment) jeans() {
	l := g.newLegs()
	w := g.newWaistband(l.waist.x, l.under.x, l.band)
	g.contrastThread()
	g.insideWaist(w)
	for _, side := range []float64{g.lapped(), -g.lapped()} {
		g.leg(l, side, g.legFolds(l, 0.9, false))
	}
	for _, side := range []float64{1, -1} {
		g.wash(l, side)
		if g.says("patch pockets at the front") {
			g.patchPocket(pt{side*l.under.x*0.6 - 6.6, l.band + 3.5}, 13.2, 15, join(l.outer, l.inner.reversed(), join(l.outer, l.inner.reversed()).mirrored()))
		} else {
			g.frontPocket(l.under, l.outer.at(0.085), side)
		}
		inseam := l.inner.offset(0.5).part(0.01, 0.97)
		g.stitch(choose(side < 0, inseam.mirrored(), inseam))
		g.hem(choose(side > 0, l.hem, l.hem.mirrored().reversed()), 1.6, 1)
	}
	g.fly(l.band+1.2, l.rise-5.5)
	g.fly(l.band+1.2, l.rise-4.8)
	g.stitch(path(pt{g.lapped() * 0.35, l.band + 1}, pt{g.lapped() * 0.35, l.rise - 0.5}))
	g.jeansBand(w)
	g.focus = pt{4, 9}
}

// contrastThread sews blue and grey denim in ochre, and very dark or light denim tone in tone.
func (g *garment) contrastThread() {
	if g.cloth.base.l > 0.3 && g.cloth.base.l < 0.8 {
		g.cloth.sewing = tint{0.68, 0.035, 0.085}
	}
}

// jeansBand draws the band with loops and a metal button.
func (g *garment) jeansBand(w waistbandShape) {
	g.waistband(w)
	g.beltLoops(w, 0.13, 0.31, 0.69, 0.87)
	x := -g.lapped() * 1.7
	g.stroke(path(pt{x, 1.2}, pt{x, w.height + 1.2}), 0.09, g.cloth.base.shadow(), 0.5)
	at := pt{0, w.height*0.5 + 1.1}
	g.buttonhole(at, 2.1, false)
	g.metalButton(at, 0.85)
}

// frontPocket draws the curved pocket of jeans from below the band to the side seam, with
// rivets, and the coin pocket on one side.
func (g *garment) frontPocket(under, end pt, side float64) {
	flip := func(x line) line { return choose(side < 0, x.mirrored(), x) }
	mouth := bezier(pt{under.x * 0.52, under.y + 1}, pt{under.x * 0.56, under.y + 5}, pt{under.x * 0.78, end.y}, end.add(pt{-0.1, 0}))
	bag := flip(join(mouth, path(under.add(pt{0, 0.2}))))
	m := flip(mouth)
	g.lay(piece{outline: bag, tone: -0.03, flat: true, edges: []edge{{m, 0.9, 0.55}}})
	if side == -g.lapped() {
		coin := flip(path(pt{under.x * 0.66, under.y + 2.6}, pt{under.x*0.66 + 6.4, under.y + 3.1}))
		g.clipped(bag, func() {
			g.stroke(coin, 0.12, g.cloth.base.shadow(), 0.6)
			g.stitch(coin.moved(pt{0, 0.4}))
		})
	}
	g.stroke(m, 0.12, g.cloth.base.shadow(), 0.7)
	g.stitch(m.offset(-side * 0.3))
	g.stitch(m.offset(-side * 0.85))
	for _, t := range []float64{0.05, 0.93} {
		g.rivet(m.at(t).add(pt{-side * 0.5, 0.35}))
	}
}

// rivet draws a copper rivet.
func (g *garment) rivet(at pt) {
	if g.near() {
		g.hammeredRivet(at)
		return
	}
	copper := tint{0.62, 0.03, 0.06}
	g.disc(at.add(pt{0.05, 0.1}), 0.38, g.cloth.base.shadow(), 0.6)
	g.disc(at, 0.34, copper, 1)
	g.disc(at.add(pt{-0.06, -0.07}), 0.15, copper.lit(0.23), 0.9)
}

// metalButton draws a jeans button of radius r.
func (g *garment) metalButton(at pt, r float64) {
	if g.near() {
		g.castButton(at, r)
		return
	}
	metal := tint{0.6, 0.014, 0.045}
	g.blurred(0.15, path(at.add(pt{-r, -r}), at.add(pt{r, r})), func() { g.disc(at.add(pt{0.1, 0.25}), r, g.cloth.base.shadow(), 0.6) })
	g.disc(at, r, metal.lit(-0.16), 1)
	g.disc(at.add(pt{-0.05, -0.05}), r*0.86, metal, 1)
	g.ring(at, r*0.6, 0.09, metal.lit(-0.2), 0.7)
	g.disc(at.add(pt{-r * 0.25, -r * 0.3}), r*0.26, metal.lit(0.25), 0.8)
}

// wash lightens thigh and knee, where denim is worn first; raw, black and undyed cloth stay even.
func (g *garment) wash(l legs, side float64) {
	if g.cloth.base.l < 0.33 || g.cloth.base.l > 0.8 {
		return
	}
	inside := join(l.outer, l.inner.reversed())
	light := g.cloth.base.lit(0.17)
	g.clipped(choose(side < 0, inside.mirrored(), inside), func() {
		for _, spot := range []struct {
			at      pt
			rx, ry  float64 // cm
			opacity float64
		}{
			{l.inner.at(0.16).to(l.outer.at(0.42), 0.56), 8, 26, 0.5},
			{l.inner.at(0.45).to(l.outer.at(0.6), 0.5), 7.5, 14, 0.32},
		} {
			p := g.px(pt{spot.at.x * side, spot.at.y})
			id := g.id("f")
			g.write(`<radialGradient id="%s"><stop offset="0" stop-color="%s" stop-opacity="%s"/><stop offset="0.5" stop-color="%s" stop-opacity="%s"/><stop offset="1" stop-color="%s" stop-opacity="0"/></radialGradient><ellipse cx="%s" cy="%s" rx="%s" ry="%s" fill="url(#%s)"/>`,
				id, light, num(spot.opacity), light, num(spot.opacity*0.55), light, num(p.x), num(p.y), num(spot.rx*g.scale), num(spot.ry*g.scale), id)
		}
	})
}
