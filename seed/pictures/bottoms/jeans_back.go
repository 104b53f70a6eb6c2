package bottoms

import (
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// JeansBack draws five-pocket trousers from behind.
func (g *Garment) JeansBack() {
	l := g.newLegs()
	w := g.NewWaistband(l.waist.X, l.under.X, l.band)
	g.contrastThread()
	g.seat(l, 0.9, false)
	for _, side := range []float64{1, -1} {
		g.wash(l, side)
		inseam := l.inner.Offset(0.5).Part(0.01, 0.97)
		g.Stitch(svg.Choose(side < 0, inseam.Mirrored(), inseam))
		g.Hem(svg.Choose(side > 0, l.hem, l.hem.Mirrored().Reversed()), 1.6, 1)
	}
	both := svg.Join(l.top.Reversed(), svg.Join(l.outer, l.inner.Reversed()))
	g.denimSeat(svg.Join(both, both.Mirrored().Reversed()), w, seatShape{side: l.outer, foot: l.rise - 0.4})
	g.seatBand(w, 0.1, 0.3, 0.5, 0.7, 0.9)
	g.LeatherPatch(w)
}

// seatShape is where the seams of a denim seat run: along the right side seam, and down the
// middle to a foot.
type seatShape struct {
	side svg.Line
	foot float64
}

// denimSeat draws the pointed yoke, the middle seam and both patch pockets.
func (g *Garment) denimSeat(onto svg.Line, w trim.WaistbandShape, s seatShape) {
	side := s.side.At(4.2 / s.side.Length())
	point := svg.Pt(0, w.Height+7.6)
	middle := svg.Path(svg.Pt(0, w.Height), svg.Pt(0, (w.Height+s.foot)/2), svg.Pt(0, s.foot))
	g.Clipped(onto, func() {
		g.Seam(middle)
		g.Stitch(middle.Moved(svg.Pt(0.35, 0)))
		g.Stitch(middle.Moved(svg.Pt(0.85, 0)))
		for _, x := range []float64{1, -1} {
			yoke := svg.Spline(svg.Pt(side.X*x, side.Y), svg.Pt(side.X*x*0.5, side.Y+(point.Y-side.Y)*0.46), point)
			g.Seam(yoke)
			g.Stitch(yoke.Moved(svg.Pt(0, -0.4)))
			g.Stitch(yoke.Moved(svg.Pt(0, -0.9)))
		}
	})
	width := min(w.Below*0.66, 14.5)
	for _, x := range []float64{1, -1} {
		g.SeatPatch(svg.Pt(x*(w.Below*0.5+0.9), w.Height+8.4), x, width, width*1.1)
	}
}
