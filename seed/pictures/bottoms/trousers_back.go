package bottoms

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// TrousersBack draws woven trousers from behind.
func (g *Garment) TrousersBack() {
	l := g.newLegs()
	w := g.NewWaistband(l.waist.X, l.under.X, l.band)
	pressed := g.pressed()
	g.seat(l, svg.Choose(pressed, 0.7, 1), pressed)
	for _, side := range []float64{1, -1} {
		g.trouserHem(l, side, pressed)
	}
	elastic := g.Is("belt", "tie") || g.Says("elastic in the back")
	if !elastic {
		g.SkirtDarts(w.Below, l.band+0.4, 7.5)
	}
	if g.Is("pocket", "welt") {
		for _, side := range []float64{1, -1} {
			g.SeatWelt(svg.Pt(side*w.Below*0.55, l.band+svg.Choose(elastic, 6.0, 8.6)), side, !elastic)
		}
	}
	switch {
	case elastic:
		g.ElasticWaist(w, false)
	case g.Is("belt", "loops"):
		g.seatBand(w, 0.1, 0.3, 0.5, 0.7, 0.9)
	default:
		g.Waistband(w)
		g.seatSplit(w)
	}
	if g.Says("side adjusters") {
		for _, side := range []float64{1, -1} {
			g.WaistTab(svg.Pt(side*w.Above*0.84, w.Height*0.5+0.2), side)
		}
	}
}

// seat draws both legs from behind and the seam between them.
func (g *Garment) seat(l legs, strength float64, pressed bool) {
	for _, side := range []float64{-g.Lapped(), g.Lapped()} {
		g.leg(l, side, g.seatFolds(l, strength, pressed))
	}
}

// seatFolds are pulls that fan out from the crotch, the slack below the seat, the creases
// behind the knee and the break above the heel, of the right leg.
func (g *Garment) seatFolds(l legs, strength float64, pressed bool) []cloth.Fold {
	var folds []cloth.Fold
	add := func(width, depth float64, points ...svg.Point) {
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Spline(points...), 1), Width: width, Depth: depth * strength})
	}
	c := l.crotch
	for i := range 2 {
		k := float64(i)
		from := c.Add(svg.Pt(0.3, -2.6+3.4*k+g.Between(-0.8, 0.8)))
		reach := g.Between(6, 11)
		to := from.Add(svg.Pt(reach, reach*(g.Between(-0.32, -0.12)+0.5*k)))
		add(g.Between(1.3, 2.2), g.Between(0.28, 0.52), from, from.To(to, 0.5).Add(svg.Pt(0, g.Between(0.3, 0.9))), to)
	}
	under := c.Add(svg.Pt(g.Between(1, 2), 2.5))
	add(2.3, g.Between(0.35, 0.5), under, under.Add(svg.Pt(g.Between(0.8, 1.8), 8)), under.Add(svg.Pt(g.Between(2, 4), g.Between(15, 20))))
	for i := range 3 {
		at := g.Between(0.34, 0.38) + 0.06*float64(i)
		in, out := l.inner.At(at), l.outer.At(at*0.74+0.26)
		from, to := out, out.To(in, g.Between(0.35, 0.7))
		if g.Between(0, 1) < 0.5 {
			from, to = in, in.To(out, g.Between(0.35, 0.7))
		}
		to = to.Add(svg.Pt(0, g.Between(-3, 4)))
		add(g.Between(1.3, 2.1), g.Between(0.22, 0.42), from, from.To(to, 0.5).Add(svg.Pt(0, g.Between(0.2, 1.2))), to)
	}
	at := g.Between(0.9, 0.94)
	in, out := l.inner.At(at), l.outer.At(at*0.77+0.23)
	add(1.4, g.Between(0.25, 0.42), out, in.To(out, 0.6).Add(svg.Pt(0, 0.9)), in.To(out, g.Between(0.2, 0.4)))
	if pressed {
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(g.crease(l), 1), Width: 1.2, Depth: 0.7, Crisp: true})
	} else {
		top, low := l.inner.At(0.1).To(l.outer.At(0.36), 0.45), l.inner.At(0.84).To(l.outer.At(0.88), 0.42)
		add(2.4, 0.4, top, top.To(low, 0.5).Add(svg.Pt(g.Between(-0.8, 0.8), 0)), low)
	}
	return folds
}

// seatBand draws the band from behind with its loops, one of them above the middle seam.
func (g *Garment) seatBand(w trim.WaistbandShape, loops ...float64) {
	g.Waistband(w)
	g.seatSplit(w)
	g.BeltLoops(w, loops...)
}

// seatSplit is the seam in the middle of the band.
func (g *Garment) seatSplit(w trim.WaistbandShape) {
	upper, lower := w.Edges()
	g.Stroke(svg.Path(upper.At(0.5), lower.At(0.5)), 0.09, g.Cloth.Base.Shadow(), 0.45)
}
