package main

import "ebenmass/models/fit"

// lapped tells the side of the upper front edge: women's garments close right over left,
// men's left over right. It is the sign of that edge's x.
func (g *garment) lapped() float64 { return choose(g.sizing == fit.Women, 1.0, -1) }

// buttonColour goes with the cloth: shell on light and bright cloth, tone in tone on dark;
// leather, horn and metal where the text names them.
func (g *garment) buttonColour() tint {
	switch {
	case g.says("leather buttons", "horn buttons"):
		return tint{0.36, 0.025, 0.045}
	case g.says("metal buttons"):
		return tint{0.62, 0.02, 0.05}
	case g.cloth.base.l < 0.4 && !g.says("mother-of-pearl"):
		return g.cloth.base.lit(0.12)
	}
	return tint{0.93, 0.002, 0.014}
}

// placket draws the strip down the front from y to y.
func (g *garment) placket(top, bottom, width float64, onto line) {
	lap := g.lapped() * width / 2
	strip := path(pt{-width / 2, top}, pt{width / 2, top}, pt{width / 2, bottom}, pt{-width / 2, bottom})
	g.clipped(onto, func() {
		g.lay(piece{outline: strip, tone: 0.008, flat: true, lift: 0.2, onto: onto, edges: []edge{
			{path(pt{lap, top}, pt{lap, bottom}), 0.4, 0.2},
		}})
		for _, x := range []float64{-width/2 + 0.45, width/2 - 0.45} {
			g.stitch(path(pt{x, top}, pt{x, bottom}))
		}
	})
}

// buttonRow sews buttons with their holes evenly between two points.
func (g *garment) buttonRow(from, to pt, n int, diameter float64) {
	for i := range n {
		at := from.to(to, float64(i)/float64(max(n-1, 1)))
		g.buttonhole(at.add(pt{0, diameter * 0.12}), diameter*1.5, true)
		g.button(at, diameter, g.buttonColour())
	}
}
