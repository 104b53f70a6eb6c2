package main

import "math"

// turnedButton draws a button near: a bevelled rim with the light on it, a dished middle,
// four deep holes and the thread that crosses between them.
func (g *garment) turnedButton(at pt, diameter float64, colour tint) {
	r := diameter / 2
	around := path(at.add(pt{-r, -r}), at.add(pt{r, r}))
	g.blurred(r*0.3, around, func() { g.disc(at.add(pt{r * 0.24, r * 0.4}), r*1.02, g.cloth.base.shadow(), 0.75) })
	g.blurred(r*0.08, around, func() { g.disc(at.add(pt{r * 0.06, r * 0.12}), r*1.02, g.cloth.base.shadow(), 0.7) })
	g.shaded(at, r, colour.lit(0.1), colour.lit(-0.2))
	g.ring(at, r*0.985, r*0.03, colour.lit(-0.34), 0.8)
	g.shaded(at, r*0.9, colour.lit(0.13), colour.lit(-0.08))
	g.shaded(at, r*0.72, colour.lit(-0.16), colour.lit(0.12)) // the dish: lit on its far side
	g.shaded(at, r*0.67, colour.lit(-0.05), colour.lit(0.05))
	g.sheen(at, r*0.81, -2.75, -1.35, r*0.08, tint{0.99, 0, 0.004}, 0.75)
	g.sheen(at, r*0.81, 0.45, 1.3, r*0.05, tint{0.99, 0, 0.004}, 0.3)
	for i := range 4 { // the cloudy layers of shell and horn
		turn := float64(i)*1.7 + g.between(0, 1)
		g.sheen(at, r*(0.3+0.1*float64(i)), turn, turn+1.4, r*0.06, choose(i%2 == 0, colour.lit(0.08), colour.lit(-0.08)), 0.35)
	}
	holes := []pt{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}}
	for _, h := range holes {
		p := at.along(h, r*0.21)
		g.disc(p, r*0.125, colour.lit(-0.2), 1)
		g.disc(p.add(pt{-r * 0.01, -r * 0.015}), r*0.1, tint{0.16, 0.004, 0.006}, 1)
		g.sheen(p, r*0.12, 0.3, 1.5, r*0.025, colour.lit(0.14), 0.9)
	}
	thread := g.cloth.sewing
	for _, pair := range [][2]int{{0, 1}, {2, 3}} {
		for k := range 3 {
			shift := pt{0, r * 0.055 * (float64(k) - 1)}
			l := path(at.along(holes[pair[0]], r*0.21).add(shift), at.along(holes[pair[1]], r*0.21).add(shift))
			g.stroke(l.moved(pt{0, r * 0.05}), r*0.07, tint{0.1, 0, 0}, 0.3)
			g.stroke(l, r*0.065, thread.lit(-0.1), 1)
			g.stroke(l.moved(pt{0, -r * 0.012}), r*0.03, thread.lit(0.1), 1)
		}
	}
}

// shaded paints a disc lit from the upper left.
func (g *garment) shaded(at pt, r float64, light, dark tint) {
	p, id := g.px(at), g.id("k")
	g.write(`<linearGradient id="%s" x1="0.15" y1="0.1" x2="0.8" y2="0.9"><stop offset="0" stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient><circle cx="%s" cy="%s" r="%s" fill="url(#%s)"/>`,
		id, light, dark, num(p.x), num(p.y), num(r*g.scale), id)
}

// sheen paints an arc of light on something round, between two angles in radians.
func (g *garment) sheen(at pt, r, from, to, w float64, colour tint, opacity float64) {
	var l line
	for i := range 13 {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/12)
		l = append(l, at.add(pt{r * cos, r * sin}))
	}
	g.stroke(l, w, colour, opacity)
}

// castButton draws the stamped metal button of denim: a domed rim, a sunken ring with a
// wreath of dots, and a plain boss.
func (g *garment) castButton(at pt, r float64) {
	metal := tint{0.62, 0.014, 0.045}
	around := path(at.add(pt{-r, -r}), at.add(pt{r, r}))
	g.blurred(r*0.26, around, func() { g.disc(at.add(pt{r * 0.22, r * 0.4}), r, g.cloth.base.shadow(), 0.85) })
	g.shaded(at, r, metal.lit(0.14), metal.lit(-0.32))
	g.shaded(at, r*0.9, metal.lit(0.26), metal.lit(-0.2))
	g.shaded(at, r*0.74, metal.lit(-0.28), metal.lit(0.06))
	g.shaded(at, r*0.7, metal.lit(-0.1), metal.lit(-0.02))
	for i := range 24 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 12)
		p := at.add(pt{r * 0.58 * cos, r * 0.58 * sin})
		g.disc(p.add(pt{0.015, 0.02}), r*0.055, metal.lit(-0.3), 1)
		g.disc(p, r*0.045, metal.lit(0.2), 1)
	}
	g.shaded(at, r*0.44, metal.lit(0.22), metal.lit(-0.24))
	g.shaded(at, r*0.37, metal.lit(0.08), metal.lit(-0.06))
	g.sheen(at, r*0.82, -2.7, -1.4, r*0.07, tint{0.99, 0, 0.01}, 0.85)
	g.sheen(at, r*0.3, -2.6, -1.5, r*0.06, tint{0.99, 0, 0.01}, 0.6)
}

// hammeredRivet draws a copper rivet: a burr with a nipple in its middle.
func (g *garment) hammeredRivet(at pt) {
	const r = 0.4
	copper := tint{0.62, 0.045, 0.065}
	around := path(at.add(pt{-r, -r}), at.add(pt{r, r}))
	g.blurred(0.09, around, func() { g.disc(at.add(pt{0.07, 0.14}), r*1.03, g.cloth.base.shadow(), 0.8) })
	g.shaded(at, r, copper.lit(0.12), copper.lit(-0.28))
	g.shaded(at, r*0.88, copper.lit(0.22), copper.lit(-0.14))
	g.shaded(at, r*0.52, copper.lit(-0.24), copper.lit(0.1))
	g.shaded(at, r*0.42, copper.lit(0.26), copper.lit(-0.16))
	g.sheen(at, r*0.74, -2.7, -1.3, r*0.1, tint{0.98, 0.006, 0.02}, 0.8)
}
