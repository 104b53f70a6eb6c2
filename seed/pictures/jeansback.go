package main

// jeansBack draws five-pocket trousers from behind.
func (g *garment) jeansBack() {
	l := g.newLegs()
	w := g.newWaistband(l.waist.x, l.under.x, l.band)
	g.contrastThread()
	g.seat(l, 0.9, false)
	for _, side := range []float64{1, -1} {
		g.wash(l, side)
		inseam := l.inner.offset(0.5).part(0.01, 0.97)
		g.stitch(choose(side < 0, inseam.mirrored(), inseam))
		g.hem(choose(side > 0, l.hem, l.hem.mirrored().reversed()), 1.6, 1)
	}
	both := join(l.top.reversed(), join(l.outer, l.inner.reversed()))
	g.denimSeat(join(both, both.mirrored().reversed()), w, seatShape{side: l.outer, foot: l.rise - 0.4})
	g.seatBand(w, 0.1, 0.3, 0.5, 0.7, 0.9)
	g.leatherPatch(w)
}

// seatShape is where the seams of a denim seat run: along the right side seam, and down the
// middle to a foot.
type seatShape struct {
	side line
	foot float64
}

// denimSeat draws the pointed yoke, the middle seam and both patch pockets.
func (g *garment) denimSeat(onto line, w waistbandShape, s seatShape) {
	side := s.side.at(4.2 / s.side.length())
	point := pt{0, w.height + 7.6}
	middle := path(pt{0, w.height}, pt{0, (w.height + s.foot) / 2}, pt{0, s.foot})
	g.clipped(onto, func() {
		g.seam(middle)
		g.stitch(middle.moved(pt{0.35, 0}))
		g.stitch(middle.moved(pt{0.85, 0}))
		for _, x := range []float64{1, -1} {
			yoke := spline(pt{side.x * x, side.y}, pt{side.x * x * 0.5, side.y + (point.y-side.y)*0.46}, point)
			g.seam(yoke)
			g.stitch(yoke.moved(pt{0, -0.4}))
			g.stitch(yoke.moved(pt{0, -0.9}))
		}
	})
	width := min(w.below*0.66, 14.5)
	for _, x := range []float64{1, -1} {
		g.seatPatch(pt{x * (w.below*0.5 + 0.9), w.height + 8.4}, x, width, width*1.1)
	}
}
