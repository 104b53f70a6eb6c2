package fabric

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// soft are long folds across the page, seeded by the article: shallow valleys between ridges.
func (g *Garment) soft(n int, depth float64) []cloth.Fold {
	var folds []cloth.Fold
	if g.Cloth.Weave == "satin" {
		depth *= 1.7 // its sheen shows every movement
	}
	for i := range n {
		x := -6 + 12*(float64(i)+0.5)/float64(n) + g.Between(-1.2, 1.2)
		lean := g.Between(-4, 4)
		top, foot := svg.Pt(x-lean, -9-g.Between(0, 3)), svg.Pt(x+lean, 9+g.Between(0, 3))
		mid := top.To(foot, g.Between(0.4, 0.6)).Add(svg.Pt(g.Between(-1, 1), 0))
		folds = append(folds, cloth.Fold{Spine: svg.Spline(top, mid, foot), Width: g.Between(1.8, 3.2), Depth: depth * g.Between(0.6, 1)})
	}
	return folds
}

// turnedCorner folds the lower right corner back, so that the wrong side shows.
func (g *Garment) turnedCorner(page svg.Line, turn float64) {
	w, h := page[2].X, page[2].Y
	a, b := svg.Pt(g.Between(-3.4, -0.4), h), svg.Pt(w, g.Between(-1.6, 1.6))
	bend := a.To(b, 0.5).Add(svg.Pt(g.Between(0.1, 0.5), g.Between(0.1, 0.5)))
	edge := svg.Spline(a, bend, b)
	corner := g.Between(0.82, 1)
	tip := mirrorAt(svg.Pt(w, h), a, b).To(a.To(b, 0.5), 1-corner)

	below := g.Cloth
	below.Base = below.Base.Lit(-0.03)
	g.spread(page, turn+g.Between(50, 120), below, nil)
	shadow, _ := g.roll(edge, g.thickness())
	shadow()
	g.spread(svg.Join(svg.Path(page[0], page[1]), edge.Reversed(), svg.Path(page[3])), turn, g.Cloth, g.soft(3, 0.6))

	sideA := svg.Spline(a, a.To(tip, 0.5).Add(svg.Pt(g.Between(-0.25, 0.25), g.Between(-0.2, 0.2))), tip)
	sideB := svg.Spline(tip, tip.To(b, 0.5).Add(svg.Pt(g.Between(-0.2, 0.2), g.Between(-0.25, 0.25))), b)
	flap := svg.Join(sideA, sideB, edge.Reversed())
	g.Cast(flap, nil, 0.4, g.Cloth)
	g.Cast(flap, nil, 0.12, g.Cloth)
	front := g.Cloth
	back := g.wrongSide()
	g.Cloth = back
	g.spread(flap, turn+84, back, []cloth.Fold{{Spine: svg.Spline(tip.To(a, 0.3), tip.To(bend, 0.4), b.To(bend, 0.4)), Width: 1.6, Depth: 0.5}})
	g.Clipped(flap, func() {
		_, round := g.roll(edge, g.thickness())
		round()
	})
	for _, l := range []svg.Line{sideA, sideB} { // the corner is hemmed: turned once and stitched
		g.Stroke(l, 0.03, back.Base.Shadow(), 0.5*back.Base.Depth())
		g.Clipped(flap, func() {
			g.Blurred(0.1, l, func() { g.Stroke(l.Offset(-0.95), 0.12, back.Base.Shadow(), 0.4) })
			g.Stitch(l.Offset(-0.72))
		})
	}
	g.Cloth = front
}

// mirrorAt is a point's image on the other side of the line through a and b.
func mirrorAt(p, a, b svg.Point) svg.Point {
	d := b.Sub(a).Times(1 / a.Distance(b))
	v := p.Sub(a)
	foot := a.Along(d, v.X*d.X+v.Y*d.Y)
	return foot.Add(foot.Sub(p))
}

// foldedOver lays the cloth double: the upper layer ends in one soft fold across the page.
func (g *Garment) foldedOver(page svg.Line, turn float64) {
	w, h := page[2].X, page[2].Y
	left, right := svg.Pt(-w, g.Between(2.6, 5.4)), svg.Pt(w, g.Between(-3.4, 0.4))
	edge := svg.Spline(left, left.To(right, 0.33).Add(svg.Pt(0, g.Between(-0.5, 0.7))), left.To(right, 0.68).Add(svg.Pt(0, g.Between(-0.5, 0.7))), right)
	g.spread(page, turn+g.Between(20, 70), g.Cloth, g.soft(2, 0.4))
	shadow, round := g.roll(edge, g.thickness())
	shadow()
	upper := svg.Join(svg.Path(page[0]), svg.Path(page[1]), edge.Reversed(), svg.Path(svg.Pt(-w, h*0.2)))
	g.spread(upper, turn+g.Between(-18, 4), g.Cloth, g.soft(3, 0.5))
	g.Clipped(upper, round)
}

// pleated steps the cloth in two or three laid folds, each over the next.
func (g *Garment) pleated(page svg.Line, turn float64) {
	w, h := page[2].X, page[2].Y
	g.spread(page, turn, g.Cloth, g.soft(1, 0.4))
	lean := g.Between(1.5, 4.5)
	for _, x := range []float64{g.Between(2.2, 3.6), g.Between(-2.6, -1.2)} {
		foot, top := svg.Pt(x-lean*0.6, h), svg.Pt(x+lean*0.6, -h)
		edge := svg.Spline(foot, foot.To(top, 0.35).Add(svg.Pt(g.Between(-0.35, 0.35), 0)), foot.To(top, 0.7).Add(svg.Pt(g.Between(-0.35, 0.35), 0)), top)
		shadow, round := g.roll(edge, g.thickness())
		shadow()
		upper := svg.Join(edge, svg.Path(page[0].Add(svg.Pt(-w, 0)), page[3].Add(svg.Pt(-w, 0))))
		g.spread(upper, turn+g.Between(-5, 5), g.Cloth, g.soft(2, 0.35))
		g.Clipped(upper, round)
	}
}

// gathered lets folds run together towards a point beside the page, as cloth in a hand.
func (g *Garment) gathered(page svg.Line, turn float64) {
	point := svg.Pt(g.Between(-11, -8), g.Between(-13, -10))
	var folds []cloth.Fold
	for i := range 6 {
		to := svg.Pt(-7+4.2*float64(i), 13-3.4*float64(i)).Add(svg.Pt(g.Between(-0.8, 0.8), g.Between(-0.8, 0.8)))
		from := point.To(to, g.Between(0.08, 0.22))
		d := to.Sub(from)
		mid := from.To(to, 0.5).Along(svg.Pt(d.Y, -d.X), g.Between(-0.06, 0.06))
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Spline(from, mid, to.Along(d, 0.3)), 1), Width: g.Between(2, 3.3), Depth: g.Between(0.8, 1.35)})
	}
	g.spread(page, turn-20+g.Between(-10, 10), g.Cloth, folds)
}

// worked adds what is sewn or knitted into some cloths: quilting seams and cables.
func (g *Garment) worked(outline svg.Line, turn float64, c cloth.Cloth) {
	switch c.Weave {
	case "quilted":
		for _, y := range []float64{-7.6, -1.3, 5} {
			l := svg.Spline(svg.Pt(-8, y+0.3), svg.Pt(-2, y+g.Between(-0.2, 0.3)), svg.Pt(3, y+g.Between(-0.2, 0.3)), svg.Pt(8, y-0.3)).Turned(svg.Point{}, turn)
			g.QuiltSeam(l, outline)
		}
	case "cable":
		if c.Thread < 0.3 { // the purl side of another knit
			return
		}
		for _, x := range []float64{-5.6, 0.2, 5.8} {
			g.Channel(x, 3.6, -9, 9)
			g.Rope(x, svg.Choose(x == 0.2, 4.2, 2.6), svg.Choose(x == 0.2, 5.4, 3.8), -9, 9)
		}
	}
}
