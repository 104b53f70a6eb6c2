package main

// seam draws where two pieces are sewn together: a groove with a soft pucker beside it.
func (g *garment) seam(l line) {
	c := g.cloth
	g.blurred(0.22, l, func() { g.stroke(l, 0.5, c.base.shadow(), 0.22) })
	g.stroke(l, 0.1, c.base.shadow(), 0.42)
	g.stroke(l.moved(pt{0.1, 0.1}), 0.07, c.base.gleam(), 0.3)
}

// stitch draws a topstitched line.
func (g *garment) stitch(l line) { g.stitchIn(l, g.cloth.sewing) }

// stitchIn draws a topstitched line in a thread of another colour.
func (g *garment) stitchIn(l line, thread tint) {
	if g.near() {
		g.sewn(l, thread)
		return
	}
	g.stroke(l, 0.13, g.cloth.base.shadow(), 0.13)
	g.dashes(l.moved(pt{0.03, 0.05}), 0.07, 0.24, 0.13, g.cloth.base.shadow(), 0.3)
	g.dashes(l, 0.07, 0.24, 0.13, thread, 0.85)
}

// hem draws a turned-up edge: one or two rows of stitches beside an edge, inward (to the
// right of the line), and the faint step of the double cloth.
func (g *garment) hem(edge line, depth float64, rows int) {
	inner := edge.offset(-depth)
	g.blurred(0.12, inner, func() { g.stroke(inner.moved(pt{0, -0.12}), 0.2, g.cloth.base.shadow(), 0.2) })
	for i := range rows {
		g.stitch(edge.offset(-depth + 0.35*float64(i) + 0.1))
	}
}

// button draws a sewn-on button of a diameter in cm.
func (g *garment) button(at pt, diameter float64, colour tint) {
	if g.near() {
		g.turnedButton(at, diameter, colour)
		return
	}
	r := diameter / 2
	p := g.px(at)
	id := g.id("k")
	g.write(`<radialGradient id="%s" cx="0.38" cy="0.32" r="0.8"><stop offset="0" stop-color="%s"/><stop offset="0.7" stop-color="%s"/><stop offset="1" stop-color="%s"/></radialGradient>`,
		id, colour.lit(0.07), colour, colour.lit(-0.12))
	around := path(pt{at.x - r, at.y - r}, pt{at.x + r, at.y + r})
	g.blurred(r*0.28, around, func() { g.disc(at.add(pt{r * 0.16, r * 0.34}), r, g.cloth.base.shadow(), 0.55) })
	g.write(`<circle cx="%s" cy="%s" r="%s" fill="url(#%s)"/>`, num(p.x), num(p.y), num(r*g.scale), id)
	g.ring(at, r*0.97, r*0.06, colour.lit(-0.3), 0.55)
	g.ring(at.add(pt{r * 0.03, r * 0.05}), r*0.66, r*0.09, colour.lit(-0.16), 0.5)
	g.ring(at.add(pt{-r * 0.03, -r * 0.03}), r*0.72, r*0.07, colour.lit(0.12), 0.6)
	for _, hole := range []pt{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}} {
		g.disc(at.along(hole, r*0.2), r*0.11, colour.lit(-0.45), 0.85)
	}
	for _, y := range []float64{-0.2, 0.2} {
		g.stroke(path(at.add(pt{-r * 0.2, r * y}), at.add(pt{r * 0.2, r * y})), r*0.11, g.cloth.sewing, 0.9)
	}
}

// buttonhole draws a sewn slit through a point, upright or lying.
func (g *garment) buttonhole(at pt, length float64, upright bool) {
	if g.near() {
		g.sewnHole(at, length, upright)
		return
	}
	half := pt{length / 2, 0}
	if upright {
		half = pt{0, length / 2}
	}
	l := path(at.sub(half), at.add(half))
	g.stroke(l, 0.2, g.cloth.sewing, 0.75)
	g.stroke(l, 0.07, g.cloth.base.shadow(), 0.75)
}

func (g *garment) disc(at pt, r float64, colour tint, opacity float64) {
	p := g.px(at)
	g.write(`<circle cx="%s" cy="%s" r="%s" fill="%s" fill-opacity="%s"/>`, num(p.x), num(p.y), num(r*g.scale), colour, num(opacity))
}

func (g *garment) ring(at pt, r, w float64, colour tint, opacity float64) {
	p := g.px(at)
	g.write(`<circle cx="%s" cy="%s" r="%s" fill="none" stroke="%s" stroke-width="%s" stroke-opacity="%s"/>`,
		num(p.x), num(p.y), num(r*g.scale), colour, num(w*g.scale), num(opacity))
}

// label draws the woven label inside a neck or waistband, centred on a point.
func (g *garment) label(at pt, width, height float64) {
	if g.near() {
		g.wovenLabel(at, width, height)
		return
	}
	paper, ink := tint{0.94, 0.002, 0.012}, tint{0.42, 0.01, 0.03}
	c := path(pt{at.x - width/2, at.y - height/2}, pt{at.x + width/2, at.y - height/2},
		pt{at.x + width/2, at.y + height/2}, pt{at.x - width/2, at.y + height/2})
	g.blurred(0.1, c, func() { g.fill(c.moved(pt{0.04, 0.1}), g.cloth.base.shadow(), 0.6) })
	g.fill(c, paper, 0.96)
	g.stroke(path(at.add(pt{-width * 0.3, -height * 0.05}), at.add(pt{width * 0.3, -height * 0.05})), height*0.11, ink, 0.8)
	g.stroke(path(at.add(pt{-width * 0.14, height * 0.22}), at.add(pt{width * 0.14, height * 0.22})), height*0.05, ink, 0.6)
}
