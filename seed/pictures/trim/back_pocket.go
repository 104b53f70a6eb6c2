package trim

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// SeatWelt draws a back pocket cut into trousers, double-piped; a buttoned one closes with
// a button below its middle.
func (g *Garment) SeatWelt(at svg.Point, side float64, buttoned bool) {
	const width, height = 12.6, 1.1
	tilt := side * 2
	bag := svg.Path(at.Add(svg.Pt(-width/2, height/2)), at.Add(svg.Pt(width/2, height/2)))
	g.Blurred(0.5, bag, func() { g.Stroke(bag.Turned(at, tilt).Moved(svg.Pt(0.1, 0.5)), 0.9, g.Cloth.Base.Shadow(), 0.2) })
	o := svg.Path(at.Add(svg.Pt(-width/2, -height/2)), at.Add(svg.Pt(width/2, -height/2)), at.Add(svg.Pt(width/2, height/2)), at.Add(svg.Pt(-width/2, height/2))).Turned(at, tilt)
	g.Lay(cloth.Piece{Outline: o, Tone: 0.008, Flat: true, Lift: 0.12, Edges: []cloth.Edge{{Along: o[2:], Width: 0.25, Strength: 0.25}}})
	slit := svg.Path(at.Add(svg.Pt(-width/2+0.15, 0)), at.Add(svg.Pt(width/2-0.15, 0))).Turned(at, tilt)
	g.Stroke(slit, 0.18, g.Cloth.Base.Shadow(), 0.8)
	for _, x := range []float64{-width/2 - 0.12, width/2 + 0.12} {
		g.Stroke(svg.Path(at.Add(svg.Pt(x, -height/2)), at.Add(svg.Pt(x, height/2))).Turned(at, tilt), 0.16, g.Cloth.Sewing, 0.7)
	}
	if buttoned {
		below := at.Add(svg.Pt(0, 1.7))
		g.Stroke(svg.Path(at.Add(svg.Pt(0, 0.5)), below.Add(svg.Pt(0, 0.5))), 0.16, g.Cloth.Sewing, 0.75)
		g.Button(below, 1.35, g.HornColour())
	}
}

// SeatPatch draws a sewn-on pocket of jeans: five corners, the mouth hemmed twice, a curve
// stitched across, corners held by bars.
func (g *Garment) SeatPatch(at svg.Point, side, width, height float64) {
	p := func(x, y float64) svg.Point { return at.Add(svg.Pt(x*side, y)) }
	half := width / 2
	o := svg.Path(p(-half, -0.3), p(half, 0.3), p(half*0.9, height*0.78), p(half*0.08, height), p(-half*0.86, height*0.78))
	g.Lay(cloth.Piece{Outline: o, Tone: 0.012, Flat: true, Lift: 0.2, Across: body.LeftToRight(o[0], o[1]), Edges: []cloth.Edge{{Along: o, Width: 0.7, Strength: 0.14}, {Along: o[2:], Width: 0.6, Strength: 0.2}}})
	for _, in := range []float64{0.3, 0.8} {
		k := 1 - in/half
		g.Stitch(svg.Path(p(-half*k, 0.2), p(-half*0.86*k, height*0.78-in*0.4), p(half*0.08, height-in*1.1), p(half*0.9*k, height*0.78-in*0.4), p(half*k, 0.5)))
	}
	for _, y := range []float64{1.3, 1.75} {
		g.Stitch(svg.Path(p(-half+0.4, y-0.25), p(half-0.4, y+0.3)))
	}
	for _, dy := range []float64{0, 0.55} {
		g.Stitch(svg.Spline(p(-half*0.88, height*0.3+dy), p(-half*0.4, height*0.44+dy), p(half*0.06, height*0.5+dy), p(half*0.5, height*0.43+dy), p(half*0.9, height*0.31+dy)))
	}
	for _, x := range []float64{-half + 0.3, half - 0.3} {
		y := svg.Choose(x < 0, -0.1, 0.5)
		g.Stroke(svg.Path(p(x, y-0.1), p(x, y+1)), 0.3, g.Cloth.Sewing, 0.85)
	}
}

// LeatherPatch draws the maker's patch sewn on the band, right of the middle.
func (g *Garment) LeatherPatch(w WaistbandShape) {
	upper, lower := w.Edges()
	leather := svg.Lab(0.55, 0.035, 0.062)
	a, b, c, d := upper.At(0.735).Add(svg.Pt(0, 0.15)), upper.At(0.845).Add(svg.Pt(0, 0.15)), lower.At(0.845).Add(svg.Pt(0, 0.1)), lower.At(0.735).Add(svg.Pt(0, 0.1))
	o := svg.Path(a, b, c, d)
	g.Blurred(0.14, o, func() { g.Fill(o.Moved(svg.Pt(0.1, 0.2)), g.Cloth.Base.Shadow(), 0.6) })
	g.Fill(o, leather, 1)
	g.Blurred(0.4, o, func() { g.Stroke(svg.Path(a, b), 0.5, leather.Lit(0.1), 0.5) })
	g.Stroke(append(o, a), 0.08, leather.Lit(-0.2), 0.8)
	in := func(p svg.Point) svg.Point { return p.To(a.To(c, 0.5), 0.12) }
	g.StitchIn(svg.Path(in(a), in(b), in(c), in(d), in(a)), leather.Lit(0.22))
	mid := a.To(c, 0.5)
	for i, half := range []float64{0.26, 0.16} {
		y := -0.25 + 0.75*float64(i)
		g.Stroke(svg.Path(mid.Add(svg.Pt(-a.Distance(b)*half, y)), mid.Add(svg.Pt(a.Distance(b)*half, y))), svg.Choose(i == 0, 0.26, 0.14), leather.Lit(-0.16), 0.8)
	}
}
