package sewing

import (
	"math"

	"ebenmass/seed/pictures/svg"
)

// turnedButton draws a button near: a bevelled rim with the light on it, a dished middle,
// four deep holes and the thread that crosses between them.
func (g *Garment) turnedButton(at svg.Point, diameter float64, colour svg.Tint) {
	r := diameter / 2
	around := svg.Path(at.Add(svg.Pt(-r, -r)), at.Add(svg.Pt(r, r)))
	g.Blurred(r*0.3, around, func() { g.Disc(at.Add(svg.Pt(r*0.24, r*0.4)), r*1.02, g.Cloth.Base.Shadow(), 0.75) })
	g.Blurred(r*0.08, around, func() { g.Disc(at.Add(svg.Pt(r*0.06, r*0.12)), r*1.02, g.Cloth.Base.Shadow(), 0.7) })
	g.shaded(at, r, colour.Lit(0.1), colour.Lit(-0.2))
	g.Ring(at, r*0.985, r*0.03, colour.Lit(-0.34), 0.8)
	g.shaded(at, r*0.9, colour.Lit(0.13), colour.Lit(-0.08))
	g.shaded(at, r*0.72, colour.Lit(-0.16), colour.Lit(0.12)) // the dish: lit on its far side
	g.shaded(at, r*0.67, colour.Lit(-0.05), colour.Lit(0.05))
	g.sheen(at, r*0.81, -2.75, -1.35, r*0.08, svg.Lab(0.99, 0, 0.004), 0.75)
	g.sheen(at, r*0.81, 0.45, 1.3, r*0.05, svg.Lab(0.99, 0, 0.004), 0.3)
	for i := range 4 { // the cloudy layers of shell and horn
		turn := float64(i)*1.7 + g.Between(0, 1)
		g.sheen(at, r*(0.3+0.1*float64(i)), turn, turn+1.4, r*0.06, svg.Choose(i%2 == 0, colour.Lit(0.08), colour.Lit(-0.08)), 0.35)
	}
	holes := []svg.Point{svg.Pt(-1, -1), svg.Pt(1, -1), svg.Pt(-1, 1), svg.Pt(1, 1)}
	for _, h := range holes {
		p := at.Along(h, r*0.21)
		g.Disc(p, r*0.125, colour.Lit(-0.2), 1)
		g.Disc(p.Add(svg.Pt(-r*0.01, -r*0.015)), r*0.1, svg.Lab(0.16, 0.004, 0.006), 1)
		g.sheen(p, r*0.12, 0.3, 1.5, r*0.025, colour.Lit(0.14), 0.9)
	}
	thread := g.Cloth.Sewing
	for _, pair := range [][2]int{{0, 1}, {2, 3}} {
		for k := range 3 {
			shift := svg.Pt(0, r*0.055*(float64(k)-1))
			l := svg.Path(at.Along(holes[pair[0]], r*0.21).Add(shift), at.Along(holes[pair[1]], r*0.21).Add(shift))
			g.Stroke(l.Moved(svg.Pt(0, r*0.05)), r*0.07, svg.Lab(0.1, 0, 0), 0.3)
			g.Stroke(l, r*0.065, thread.Lit(-0.1), 1)
			g.Stroke(l.Moved(svg.Pt(0, -r*0.012)), r*0.03, thread.Lit(0.1), 1)
		}
	}
}

// shaded paints a disc lit from the upper left.
func (g *Garment) shaded(at svg.Point, r float64, light, dark svg.Tint) {
	p, id := g.Px(at), g.ID("k")
	g.Write(`<linearGradient id="%s" x1="0.15" y1="0.1" x2="0.8" y2="0.9"><stop offset="0" stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient><circle cx="%s" cy="%s" r="%s" fill="url(#%s)"/>`,
		id, light, dark, svg.Num(p.X), svg.Num(p.Y), svg.Num(r*g.Scale), id)
}

// sheen paints an arc of light on something round, between two angles in radians.
func (g *Garment) sheen(at svg.Point, r, from, to, w float64, colour svg.Tint, opacity float64) {
	var l svg.Line
	for i := range 13 {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/12)
		l = append(l, at.Add(svg.Pt(r*cos, r*sin)))
	}
	g.Stroke(l, w, colour, opacity)
}

// castButton draws the stamped metal button of denim: a domed rim, a sunken ring with a
// wreath of dots, and a plain boss.
func (g *Garment) castButton(at svg.Point, r float64) {
	metal := svg.Lab(0.62, 0.014, 0.045)
	around := svg.Path(at.Add(svg.Pt(-r, -r)), at.Add(svg.Pt(r, r)))
	g.Blurred(r*0.26, around, func() { g.Disc(at.Add(svg.Pt(r*0.22, r*0.4)), r, g.Cloth.Base.Shadow(), 0.85) })
	g.shaded(at, r, metal.Lit(0.14), metal.Lit(-0.32))
	g.shaded(at, r*0.9, metal.Lit(0.26), metal.Lit(-0.2))
	g.shaded(at, r*0.74, metal.Lit(-0.28), metal.Lit(0.06))
	g.shaded(at, r*0.7, metal.Lit(-0.1), metal.Lit(-0.02))
	for i := range 24 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 12)
		p := at.Add(svg.Pt(r*0.58*cos, r*0.58*sin))
		g.Disc(p.Add(svg.Pt(0.015, 0.02)), r*0.055, metal.Lit(-0.3), 1)
		g.Disc(p, r*0.045, metal.Lit(0.2), 1)
	}
	g.shaded(at, r*0.44, metal.Lit(0.22), metal.Lit(-0.24))
	g.shaded(at, r*0.37, metal.Lit(0.08), metal.Lit(-0.06))
	g.sheen(at, r*0.82, -2.7, -1.4, r*0.07, svg.Lab(0.99, 0, 0.01), 0.85)
	g.sheen(at, r*0.3, -2.6, -1.5, r*0.06, svg.Lab(0.99, 0, 0.01), 0.6)
}

// HammeredRivet draws a copper rivet: a burr with a nipple in its middle.
func (g *Garment) HammeredRivet(at svg.Point) {
	const r = 0.4
	copper := svg.Lab(0.62, 0.045, 0.065)
	around := svg.Path(at.Add(svg.Pt(-r, -r)), at.Add(svg.Pt(r, r)))
	g.Blurred(0.09, around, func() { g.Disc(at.Add(svg.Pt(0.07, 0.14)), r*1.03, g.Cloth.Base.Shadow(), 0.8) })
	g.shaded(at, r, copper.Lit(0.12), copper.Lit(-0.28))
	g.shaded(at, r*0.88, copper.Lit(0.22), copper.Lit(-0.14))
	g.shaded(at, r*0.52, copper.Lit(-0.24), copper.Lit(0.1))
	g.shaded(at, r*0.42, copper.Lit(0.26), copper.Lit(-0.16))
	g.sheen(at, r*0.74, -2.7, -1.3, r*0.1, svg.Lab(0.98, 0.006, 0.02), 0.8)
}
