package main

import "math"

// inView reports whether a point lies on the page or close beside it.
func (g *garment) inView(p pt) bool {
	q := g.px(p)
	b := visible.grown(260)
	return q.x > b.min.x && q.x < b.max.x && q.y > b.min.y && q.y < b.max.y
}

// ribColumns draws the columns of a rib band near: round, with grooves between them and the
// loops stitch by stitch. They run from one edge of the band to the far one.
func (g *garment) ribColumns(edge, far line, pitch float64) {
	c := g.cloth
	n := int(edge.length() / pitch)
	for i := range n {
		t, next := float64(i)/float64(n), (float64(i)+0.5)/float64(n)
		if !g.inView(edge.at(t)) && !g.inView(far.at(t)) {
			continue
		}
		groove := acrossBand(edge.at(t), far.at(t))
		for k, opacity := range []float64{0.16, 0.2, 0.26} {
			g.stroke(groove, pitch*(0.62-0.2*float64(k)), c.base.shadow(), opacity*c.base.depth())
		}
		column := acrossBand(edge.at(next), far.at(next)).from(g.between(0, 0.12))
		g.stroke(column.moved(pt{-pitch * 0.06, 0}), pitch*0.3, c.base.gleam(), 0.16)
		for _, side := range []float64{-1, 1} { // both leaves of every loop
			g.dashes(column.moved(pt{side * pitch * 0.13, 0}), pitch*0.2, pitch*0.26, pitch*0.34, c.base.gleam(), choose(side < 0, 0.3, 0.16))
			g.dashes(column.moved(pt{side * pitch * 0.14, pitch * 0.22}), pitch*0.2, 0.01, pitch*0.6-0.01, c.base.shadow(), 0.3*c.base.depth())
		}
	}
}

// acrossBand is the way of one column; at the point of a V it ends where both sides meet.
func acrossBand(a, b pt) line {
	if a.x*b.x < 0 {
		b = a.to(b, a.x/(a.x-b.x))
	}
	return path(a, a.to(b, 0.5), b)
}

// loopTack sews down both ends of a belt loop.
func (g *garment) loopTack(a, b pt) {
	for _, p := range []pt{a.add(pt{0, 0.28}), b.add(pt{0, -0.28})} {
		g.barTack(p.add(pt{-0.45, 0}), p.add(pt{0.45, 0}), 0.2)
	}
}

// braid draws a drawcord near: a round, braided cord with its knot and a tip.
func (g *garment) braid(l line) {
	const w = 0.62
	c := g.cloth.base.lit(choose(g.cloth.base.l > 0.6, -0.05, 0.1))
	g.blurred(0.14, l, func() { g.stroke(l.moved(pt{0.2, 0.32}), w, g.cloth.base.shadow(), 0.65) })
	g.stroke(l, w, c.lit(-0.22), 1)
	g.stroke(l.moved(pt{-0.03, -0.02}), w*0.84, c.lit(-0.06), 1)
	length := l.length()
	for s := 0.1; s < length; s += 0.2 {
		t := s / length
		p, q := l.at(t), l.at(math.Min(t+0.05/length, 1))
		d := q.sub(p).times(1 / math.Max(p.distance(q), 1e-9))
		n := pt{d.y, -d.x}
		for _, side := range []float64{-1, 1} {
			strand := path(p.along(n, side*w*0.4).along(d, -0.1), p.along(n, side*w*0.02).along(d, 0.12))
			g.stroke(strand, 0.13, c.lit(-0.2), 0.75)
			g.stroke(strand.moved(pt{-0.025, -0.03}), 0.085, c.lit(choose(side > 0, 0.07, 0.01)), 1)
		}
	}
	end := l[len(l)-1]
	g.stroke(path(end, end.add(pt{0, 0.5})), w*1.25, c.lit(-0.2), 1)
	g.stroke(path(end.add(pt{-0.05, 0}), end.add(pt{-0.05, 0.4})), w*0.8, c, 1)
	metal := tint{0.66, 0.003, 0.012}
	tip := path(end.add(pt{0, 0.8}), end.add(pt{0.04, 2.2}))
	g.stroke(tip, w*0.94, metal.lit(-0.28), 1)
	g.stroke(tip.moved(pt{-0.05, 0}), w*0.62, metal, 1)
	g.stroke(tip.moved(pt{-0.11, 0}), w*0.16, metal.lit(0.28), 0.9)
}

// teeth draws a zip near: woven tape on both sides, interlocking teeth, slider and puller.
func (g *garment) teeth(l line, w float64) {
	c, metal := g.cloth, tint{0.66, 0.002, 0.014}
	g.blurred(0.2, l, func() { g.stroke(l.moved(pt{0.1, 0.2}), w+0.5, c.base.shadow(), 0.55) })
	g.stroke(l, w, c.base.lit(-0.07), 1)
	for x := -w/2 + 0.06; x < w/2; x += 0.13 { // the tape's own rib
		g.stroke(l.moved(pt{x, 0}), 0.045, c.base.shadow(), 0.3)
		g.stroke(l.moved(pt{x - 0.045, 0}), 0.03, c.base.gleam(), 0.16)
	}
	g.stroke(l, 0.66, c.base.shadow(), 0.7)
	length, n := l.length(), 0
	for s := 0.0; s < length; s += 0.125 {
		p := l.at(s / length)
		n++
		if !g.inView(p) {
			continue
		}
		side := choose(n%2 == 0, 1.0, -1)
		tooth := path(p.add(pt{side * 0.32, 0}), p.add(pt{-side * 0.1, 0}))
		g.stroke(tooth.moved(pt{0.01, 0.035}), 0.105, metal.lit(-0.42), 1)
		g.stroke(tooth, 0.09, metal, 1)
		g.stroke(tooth.moved(pt{-0.01, -0.02}), 0.03, metal.lit(0.27), 0.9)
	}
	for _, side := range []float64{-1, 1} {
		edge := l.offset(side * (w/2 + 0.02))
		g.stroke(edge, 0.09, c.base.shadow(), 0.55)
		g.stitch(l.offset(side * (w/2 + 0.35)))
		g.stitch(l.offset(side * (w/2 + 0.75)))
	}
	g.slider(l.at(0).add(pt{0, 2.6}), metal)
}

// slider draws a zip's slider with its leather-free metal puller.
func (g *garment) slider(at pt, metal tint) {
	p := func(x, y float64) pt { return at.add(pt{x, y}) }
	body := spline(p(-0.62, -0.7), p(0, -0.82), p(0.62, -0.7), p(0.56, 0.1), p(0.4, 0.8), p(0, 0.9), p(-0.4, 0.8), p(-0.56, 0.1), p(-0.62, -0.7))
	g.blurred(0.12, body, func() { g.fill(body.moved(pt{0.14, 0.22}), g.cloth.base.shadow(), 0.8) })
	g.fill(body, metal.lit(-0.12), 1)
	g.fill(body.moved(pt{-0.05, -0.05}), metal.lit(0.02), 1)
	g.stroke(path(p(-0.42, -0.6), p(-0.4, 0.1), p(-0.28, 0.62)), 0.09, metal.lit(0.28), 0.9)
	pull := spline(p(-0.2, 0.1), p(-0.36, 1.2), p(-0.34, 2.9), p(0, 3.3), p(0.36, 2.9), p(0.38, 1.2), p(0.22, 0.1))
	g.blurred(0.12, pull, func() { g.fill(pull.moved(pt{0.16, 0.24}), g.cloth.base.shadow(), 0.7) })
	g.fill(pull, metal.lit(-0.18), 1)
	g.fill(pull.moved(pt{-0.04, -0.05}), metal.lit(0.05), 1)
	g.stroke(path(p(-0.22, 1), p(-0.24, 2.7)), 0.07, metal.lit(0.3), 0.9)
	eye := spline(p(-0.13, 2.3), p(0, 2.2), p(0.15, 2.3), p(0.15, 2.8), p(0, 2.92), p(-0.13, 2.8), p(-0.13, 2.3))
	g.fill(eye, g.cloth.base.shadow(), 0.9)
	bridge := path(p(0, -0.5), p(0.02, 0.5))
	g.stroke(bridge, 0.34, metal.lit(-0.25), 1)
	g.stroke(bridge.moved(pt{-0.05, -0.03}), 0.2, metal.lit(0.16), 1)
}

// wovenLabel draws a label near, its name woven in and both ends sewn down.
func (g *garment) wovenLabel(at pt, width, height float64) {
	paper, ink := tint{0.93, 0.002, 0.014}, tint{0.34, 0.01, 0.025}
	o := path(pt{at.x - width/2, at.y - height/2}, pt{at.x + width/2, at.y - height/2},
		pt{at.x + width/2, at.y + height/2}, pt{at.x - width/2, at.y + height/2})
	g.blurred(0.12, o, func() { g.fill(o.moved(pt{0.07, 0.16}), g.cloth.base.shadow(), 0.75) })
	g.fill(o, paper, 1)
	for y := -height / 2; y < height/2; y += 0.09 {
		g.stroke(path(at.add(pt{-width / 2, y}), at.add(pt{width / 2, y})), 0.03, paper.lit(-0.2), 0.35)
	}
	p := g.px(at.add(pt{0, height * 0.14}))
	g.write(`<text x="%s" y="%s" font-family="Georgia,'DejaVu Serif',serif" font-size="%s" text-anchor="middle" fill="%s" textLength="%s" lengthAdjust="spacingAndGlyphs">Ebenmaß</text>`,
		num(p.x), num(p.y), num(height*0.46*g.scale), ink, num(width*0.62*g.scale))
	g.stroke(path(at.add(pt{-width * 0.12, height * 0.3}), at.add(pt{width * 0.12, height * 0.3})), 0.035, ink, 0.7)
	for _, x := range []float64{-width/2 + 0.14, width/2 - 0.14} {
		g.dashes(path(at.add(pt{x, -height/2 + 0.1}), at.add(pt{x, height/2 - 0.1})), 0.06, 0.14, 0.1, ink.lit(0.2), 0.9)
	}
}
