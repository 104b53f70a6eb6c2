package main

// vent opens a seam from a point down to the hem: one edge lies over the other, so that a
// little of what lies below shows in shade. over is the sign of the x towards which the
// upper edge reaches.
func (g *garment) vent(top, foot pt, over float64, onto line) {
	gap := choose(over > 0, 0.9, -0.9)
	edgeLine := spline(top, top.to(foot, 0.5).add(pt{gap * 0.1, 0}), foot.add(pt{0, 3}))
	opening := join(edgeLine, path(foot.add(pt{gap, 3})), spline(foot.add(pt{gap, 0}), top.to(foot, 0.6).add(pt{gap * 0.36, 0}), top))
	g.clipped(onto, func() {
		g.fill(opening, g.cloth.base.lit(-0.08), 1)
		g.blurred(0.35, edgeLine, func() {
			g.stroke(edgeLine.moved(pt{gap * 0.45, 0.3}), 0.9, g.cloth.base.shadow(), 0.6*g.cloth.base.depth())
		})
		g.stroke(edgeLine, 0.12, g.cloth.base.shadow(), 0.7)
		g.stroke(edgeLine.moved(pt{-gap * 0.14, 0}), 0.1, g.cloth.base.gleam(), 0.4)
		g.stitchSoft(edgeLine.moved(pt{-gap * 0.7, 0}))
		g.stitchSoft(path(top.add(pt{-gap * 0.2, -0.4}), top.add(pt{gap * 3, 1.6})))
	})
}

// middleSeam draws the seam down the middle of a back, from y to y; it lies a little
// uneven, as a long seam does.
func (g *garment) middleSeam(from, to float64) {
	sway := g.between(-0.25, 0.25)
	g.seam(spline(pt{0, from}, pt{sway, from + (to-from)*0.35}, pt{-sway * 0.6, from + (to-from)*0.7}, pt{0, to}))
}

// sleeveVent draws the hind seam of a two-piece sleeve and the slit it ends in.
func (g *garment) sleeveVent(s sleeve) {
	seam := blend(s.outer, s.inner, 0.24).part(0.08, 0.99)
	g.seam(seam)
	slit := seam.part(0.86, 1)
	g.blurred(0.16, slit, func() { g.stroke(slit, 0.4, g.cloth.base.shadow(), 0.4) })
	g.stroke(slit, 0.1, g.cloth.base.shadow(), 0.6)
}
