package main

// zip draws a zip fastener along a line, its tape w cm wide.
func (g *garment) zip(l line, w float64) {
	if g.near() {
		g.teeth(l, w)
		return
	}
	metal := tint{0.6, 0, 0.01}
	g.blurred(0.15, l, func() { g.stroke(l.moved(pt{0.08, 0.15}), w, g.cloth.base.shadow(), 0.45) })
	g.stroke(l, w, g.cloth.base.lit(-0.06), 1)
	g.dashes(l, 0.5, 0.1, 0.13, metal, 0.95)
	g.stroke(l, 0.08, g.cloth.base.shadow(), 0.7)
	for _, side := range []float64{-1, 1} {
		g.stitch(l.offset(side * (w/2 + 0.35)))
	}
	top := l.at(0.02)
	g.fill(path(top.add(pt{-0.45, -0.4}), top.add(pt{0.45, -0.4}), top.add(pt{0.35, 0.9}), top.add(pt{-0.35, 0.9})), metal.lit(0.12), 1)
	g.stroke(path(top.add(pt{0, 0.9}), top.add(pt{0.06, 3})), 0.42, metal.lit(-0.06), 1)
}
