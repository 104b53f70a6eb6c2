package sewing

import "ebenmass/seed/pictures/svg"

// MetalButton draws a jeans button of radius r.
func (g *Garment) MetalButton(at svg.Point, r float64) {
	if g.Near() {
		g.castButton(at, r)
		return
	}
	metal := svg.Lab(0.6, 0.014, 0.045)
	g.Blurred(0.15, svg.Path(at.Add(svg.Pt(-r, -r)), at.Add(svg.Pt(r, r))), func() { g.Disc(at.Add(svg.Pt(0.1, 0.25)), r, g.Cloth.Base.Shadow(), 0.6) })
	g.Disc(at, r, metal.Lit(-0.16), 1)
	g.Disc(at.Add(svg.Pt(-0.05, -0.05)), r*0.86, metal, 1)
	g.Ring(at, r*0.6, 0.09, metal.Lit(-0.2), 0.7)
	g.Disc(at.Add(svg.Pt(-r*0.25, -r*0.3)), r*0.26, metal.Lit(0.25), 0.8)
}

// Button draws a sewn-on button of a diameter in cm.
func (g *Garment) Button(at svg.Point, diameter float64, colour svg.Tint) {
	if g.Near() {
		g.turnedButton(at, diameter, colour)
		return
	}
	r := diameter / 2
	p := g.Px(at)
	id := g.ID("k")
	g.Write(`<radialGradient id="%s" cx="0.38" cy="0.32" r="0.8"><stop offset="0" stop-color="%s"/><stop offset="0.7" stop-color="%s"/><stop offset="1" stop-color="%s"/></radialGradient>`,
		id, colour.Lit(0.07), colour, colour.Lit(-0.12))
	around := svg.Path(svg.Pt(at.X-r, at.Y-r), svg.Pt(at.X+r, at.Y+r))
	g.Blurred(r*0.28, around, func() { g.Disc(at.Add(svg.Pt(r*0.16, r*0.34)), r, g.Cloth.Base.Shadow(), 0.55) })
	g.Write(`<circle cx="%s" cy="%s" r="%s" fill="url(#%s)"/>`, svg.Num(p.X), svg.Num(p.Y), svg.Num(r*g.Scale), id)
	g.Ring(at, r*0.97, r*0.06, colour.Lit(-0.3), 0.55)
	g.Ring(at.Add(svg.Pt(r*0.03, r*0.05)), r*0.66, r*0.09, colour.Lit(-0.16), 0.5)
	g.Ring(at.Add(svg.Pt(-r*0.03, -r*0.03)), r*0.72, r*0.07, colour.Lit(0.12), 0.6)
	for _, hole := range []svg.Point{svg.Pt(-1, -1), svg.Pt(1, -1), svg.Pt(-1, 1), svg.Pt(1, 1)} {
		g.Disc(at.Along(hole, r*0.2), r*0.11, colour.Lit(-0.45), 0.85)
	}
	for _, y := range []float64{-0.2, 0.2} {
		g.Stroke(svg.Path(at.Add(svg.Pt(-r*0.2, r*y)), at.Add(svg.Pt(r*0.2, r*y))), r*0.11, g.Cloth.Sewing, 0.9)
	}
}

// Buttonhole draws a sewn slit through a point, upright or lying.
func (g *Garment) Buttonhole(at svg.Point, length float64, upright bool) {
	if g.Near() {
		g.sewnHole(at, length, upright)
		return
	}
	half := svg.Pt(length/2, 0)
	if upright {
		half = svg.Pt(0, length/2)
	}
	l := svg.Path(at.Sub(half), at.Add(half))
	g.Stroke(l, 0.2, g.Cloth.Sewing, 0.75)
	g.Stroke(l, 0.07, g.Cloth.Base.Shadow(), 0.75)
}

// Disc draws a filled circle of a radius in cm.
func (g *Garment) Disc(at svg.Point, r float64, colour svg.Tint, opacity float64) {
	p := g.Px(at)
	g.Write(`<circle cx="%s" cy="%s" r="%s" fill="%s" fill-opacity="%s"/>`, svg.Num(p.X), svg.Num(p.Y), svg.Num(r*g.Scale), colour, svg.Num(opacity))
}

// Ring draws a circle of a radius, w wide, both in cm.
func (g *Garment) Ring(at svg.Point, r, w float64, colour svg.Tint, opacity float64) {
	p := g.Px(at)
	g.Write(`<circle cx="%s" cy="%s" r="%s" fill="none" stroke="%s" stroke-width="%s" stroke-opacity="%s"/>`,
		svg.Num(p.X), svg.Num(p.Y), svg.Num(r*g.Scale), colour, svg.Num(w*g.Scale), svg.Num(opacity))
}
