package main

// waistbandShape is a waistband lying flat: half its width above and below, its height, and
// how far the middle of its edges is pulled down. Behind, the band stands higher.
type waistbandShape struct {
	above, below, height float64
	dip, sag             float64
}

func (g *garment) newWaistband(above, below, height float64) waistbandShape {
	w := waistbandShape{above: above, below: below, height: height, dip: 1.35, sag: 1.4}
	if g.view == back {
		w.dip, w.sag = -0.95, 0.45
	}
	return w
}

// insideWaist draws the back of the waistband seen above the front, with its label.
func (g *garment) insideWaist(w waistbandShape) {
	back := bezier(pt{-w.above, 0.2}, pt{-w.above * 0.55, -1.7}, pt{w.above * 0.55, -1.7}, pt{w.above, 0.2})
	dip := bezier(pt{-w.above, 0.3}, pt{-w.above * 0.5, 2.6}, pt{w.above * 0.5, 2.6}, pt{w.above, 0.3})
	g.lay(piece{outline: join(back, dip.reversed()), tone: -0.12, flat: true, edges: []edge{{dip, 1.4, 0.6}, {back, 0.4, 0.25}}})
	g.label(pt{0, -0.1}, 4.4, 1.3)
}

// edges returns the band's upper and lower line, from left to right.
func (w waistbandShape) edges() (upper, lower line) {
	upper = bezier(pt{-w.above, 0.1}, pt{-w.above * 0.5, w.dip}, pt{w.above * 0.5, w.dip}, pt{w.above, 0.1})
	lower = bezier(pt{-w.below, w.height}, pt{-w.below * 0.5, w.height + w.sag}, pt{w.below * 0.5, w.height + w.sag}, pt{w.below, w.height})
	return upper, lower
}

// waistband draws the band as it lies on top.
func (g *garment) waistband(w waistbandShape) {
	upper, lower := w.edges()
	g.lay(piece{outline: join(upper, lower.reversed()), grain: 90, tone: 0.008, flat: true, lift: 0.18, across: path(pt{-w.above, 0}, pt{w.above, 0}),
		edges: []edge{{lower, 0.45, 0.26}, {upper, 0.4, 0.22}}})
	g.seam(lower)
	g.stitch(upper.moved(pt{0, 0.4}))
	g.stitch(lower.moved(pt{0, -0.35}))
}

// elasticWaist draws a gathered band, with a cord for joggers.
func (g *garment) elasticWaist(w waistbandShape, corded bool) {
	upper, lower := w.edges()
	g.lay(piece{outline: join(upper, lower.reversed()), flat: true, lift: 0.15, across: path(pt{-w.above, 0}, pt{w.above, 0}),
		edges: []edge{{lower, 0.5, 0.3}, {upper, 0.5, 0.28}}})
	n := int(w.below * 2 / 0.75)
	var folds []fold
	for i := 1; i < n; i++ {
		t := (float64(i) + g.between(-0.2, 0.2)) / float64(n)
		folds = append(folds, fold{spine: path(upper.at(t), upper.at(t).to(lower.at(t), 0.5), lower.at(t).add(pt{g.between(-0.2, 0.2), g.between(0.6, 3.4)})), width: 0.5, depth: g.between(0.4, 0.9)})
	}
	g.paintFolds(join(upper, lower.moved(pt{0, 4}).reversed()), folds, g.cloth)
	for _, t := range []float64{0.3, 0.7} {
		g.stitch(blend(upper, lower, t))
	}
	if corded {
		for _, side := range []float64{-1, 1} {
			hole := pt{side * 1.7, w.height*0.5 + 1}
			g.cord(spline(hole, hole.add(pt{side * 0.8, 4}), hole.add(pt{side * g.between(0.5, 1.6), 9}), hole.add(pt{side * g.between(0.4, 1.8), 14})))
		}
	}
}

// blend is the line a share of the way between two lines of equal length.
func blend(a, b line, share float64) line {
	l := make(line, 0, 25)
	for i := range 25 {
		t := float64(i) / 24
		l = append(l, a.at(t).to(b.at(t), share))
	}
	return l
}

// beltLoops draws loops across the band at shares of its width.
func (g *garment) beltLoops(w waistbandShape, at ...float64) {
	upper, lower := w.edges()
	for _, t := range at {
		a, b := upper.at(t).add(pt{0, -0.35}), lower.at(t).add(pt{0, 0.7})
		o := path(a.add(pt{-0.55, 0}), a.add(pt{0.55, 0}), b.add(pt{0.55, 0}), b.add(pt{-0.55, 0}))
		g.lay(piece{outline: o, tone: 0.012, flat: true, lift: 0.2, edges: []edge{{o, 0.2, 0.2}}})
		for _, x := range []float64{-0.33, 0.33} {
			g.stitch(path(a.add(pt{x, 0.15}), b.add(pt{x, -0.15})))
		}
		if g.near() {
			g.loopTack(a, b)
		}
	}
}

// fly draws the stitched J of a trouser front.
func (g *garment) fly(top, bottom float64) {
	side := -g.lapped()
	j := spline(pt{side * 3.4, top}, pt{side * 3.5, top + (bottom-top)*0.6}, pt{side * 2.9, bottom - 2.6}, pt{side * 0.2, bottom})
	g.stitch(j)
	g.blurred(0.2, j, func() { g.stroke(j.moved(pt{-0.15 * side, 0.1}), 0.35, g.cloth.base.shadow(), 0.14) })
	overlap := path(pt{0, top - 0.5}, pt{0, bottom - 1})
	g.blurred(0.25, overlap, func() {
		g.stroke(overlap.moved(pt{-side * 0.3, 0}), 0.6, g.cloth.base.shadow(), 0.28)
	})
}
