package bottoms

import (
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Jeans draws five-pocket trousers with their contrasting seams and rivets.
func (g *Garment) Jeans() {
	l := g.newLegs()
	w := g.NewWaistband(l.waist.X, l.under.X, l.band)
	g.contrastThread()
	g.InsideWaist(w)
	for _, side := range []float64{g.Lapped(), -g.Lapped()} {
		g.leg(l, side, g.legFolds(l, 0.9, false))
	}
	for _, side := range []float64{1, -1} {
		g.wash(l, side)
		if g.Says("patch pockets at the front") {
			g.PatchPocket(svg.Pt(side*l.under.X*0.6-6.6, l.band+3.5), 13.2, 15, svg.Join(l.outer, l.inner.Reversed(), svg.Join(l.outer, l.inner.Reversed()).Mirrored()))
		} else {
			g.frontPocket(l.under, l.outer.At(0.085), side)
		}
		inseam := l.inner.Offset(0.5).Part(0.01, 0.97)
		g.Stitch(svg.Choose(side < 0, inseam.Mirrored(), inseam))
		g.Hem(svg.Choose(side > 0, l.hem, l.hem.Mirrored().Reversed()), 1.6, 1)
	}
	g.Fly(l.band+1.2, l.rise-5.5)
	g.Fly(l.band+1.2, l.rise-4.8)
	g.Stitch(svg.Path(svg.Pt(g.Lapped()*0.35, l.band+1), svg.Pt(g.Lapped()*0.35, l.rise-0.5)))
	g.jeansBand(w)
	g.Focus = svg.Pt(4, 9)
}

// contrastThread sews blue and grey denim in ochre, and very dark or light denim tone in tone.
func (g *Garment) contrastThread() {
	if g.Cloth.Base.L > 0.3 && g.Cloth.Base.L < 0.8 {
		g.Cloth.Sewing = svg.Lab(0.68, 0.035, 0.085)
	}
}

// jeansBand draws the band with loops and a metal button.
func (g *Garment) jeansBand(w trim.WaistbandShape) {
	g.Waistband(w)
	g.BeltLoops(w, 0.13, 0.31, 0.69, 0.87)
	x := -g.Lapped() * 1.7
	g.Stroke(svg.Path(svg.Pt(x, 1.2), svg.Pt(x, w.Height+1.2)), 0.09, g.Cloth.Base.Shadow(), 0.5)
	at := svg.Pt(0, w.Height*0.5+1.1)
	g.Buttonhole(at, 2.1, false)
	g.MetalButton(at, 0.85)
}

// frontPocket draws the curved pocket of jeans from below the band to the side seam, with
// rivets, and the coin pocket on one side.
func (g *Garment) frontPocket(under, end svg.Point, side float64) {
	flip := func(x svg.Line) svg.Line { return svg.Choose(side < 0, x.Mirrored(), x) }
	mouth := svg.Bezier(svg.Pt(under.X*0.52, under.Y+1), svg.Pt(under.X*0.56, under.Y+5), svg.Pt(under.X*0.78, end.Y), end.Add(svg.Pt(-0.1, 0)))
	bag := flip(svg.Join(mouth, svg.Path(under.Add(svg.Pt(0, 0.2)))))
	m := flip(mouth)
	g.Lay(cloth.Piece{Outline: bag, Tone: -0.03, Flat: true, Edges: []cloth.Edge{{Along: m, Width: 0.9, Strength: 0.55}}})
	if side == -g.Lapped() {
		coin := flip(svg.Path(svg.Pt(under.X*0.66, under.Y+2.6), svg.Pt(under.X*0.66+6.4, under.Y+3.1)))
		g.Clipped(bag, func() {
			g.Stroke(coin, 0.12, g.Cloth.Base.Shadow(), 0.6)
			g.Stitch(coin.Moved(svg.Pt(0, 0.4)))
		})
	}
	g.Stroke(m, 0.12, g.Cloth.Base.Shadow(), 0.7)
	g.Stitch(m.Offset(-side * 0.3))
	g.Stitch(m.Offset(-side * 0.85))
	for _, t := range []float64{0.05, 0.93} {
		g.rivet(m.At(t).Add(svg.Pt(-side*0.5, 0.35)))
	}
}

// rivet draws a copper rivet.
func (g *Garment) rivet(at svg.Point) {
	if g.Near() {
		g.HammeredRivet(at)
		return
	}
	copper := svg.Lab(0.62, 0.03, 0.06)
	g.Disc(at.Add(svg.Pt(0.05, 0.1)), 0.38, g.Cloth.Base.Shadow(), 0.6)
	g.Disc(at, 0.34, copper, 1)
	g.Disc(at.Add(svg.Pt(-0.06, -0.07)), 0.15, copper.Lit(0.23), 0.9)
}

// wash lightens thigh and knee, where denim is worn first; raw, black and undyed cloth stay even.
func (g *Garment) wash(l legs, side float64) {
	if g.Cloth.Base.L < 0.33 || g.Cloth.Base.L > 0.8 {
		return
	}
	inside := svg.Join(l.outer, l.inner.Reversed())
	if g.Kind == fit.Shorts { // on a short leg it reaches above the crotch
		inside = svg.Join(l.top, l.outer, l.hem, l.inner.Reversed())
	}
	light := g.Cloth.Base.Lit(0.17)
	g.Clipped(svg.Choose(side < 0, inside.Mirrored(), inside), func() {
		for _, spot := range []struct {
			at      svg.Point
			rx, ry  float64 // cm
			opacity float64
		}{
			{l.inner.At(0.16).To(l.outer.At(0.42), 0.56), 8, 26, 0.5},
			{l.inner.At(0.45).To(l.outer.At(0.6), 0.5), 7.5, 14, 0.32},
		} {
			p := g.Px(svg.Pt(spot.at.X*side, spot.at.Y))
			id := g.ID("f")
			g.Write(`<radialGradient id="%s"><stop offset="0" stop-color="%s" stop-opacity="%s"/><stop offset="0.5" stop-color="%s" stop-opacity="%s"/><stop offset="1" stop-color="%s" stop-opacity="0"/></radialGradient><ellipse cx="%s" cy="%s" rx="%s" ry="%s" fill="url(#%s)"/>`,
				id, light, svg.Num(spot.opacity), light, svg.Num(spot.opacity*0.55), light, svg.Num(p.X), svg.Num(p.Y), svg.Num(spot.rx*g.Scale), svg.Num(spot.ry*g.Scale), id)
		}
	})
}
