package sewing

import (
	"math"

	"ebenmass/seed/pictures/svg"
)

// inView reports whether a point lies on the page or close beside it.
func (g *Garment) inView(p svg.Point) bool {
	q := g.Px(p)
	b := svg.Visible.Grown(260)
	return q.X > b.Min.X && q.X < b.Max.X && q.Y > b.Min.Y && q.Y < b.Max.Y
}

// RibColumns draws the columns of a rib band near: round, with grooves between them and the
// loops stitch by stitch. They run from one edge of the band to the far one.
func (g *Garment) RibColumns(edge, far svg.Line, pitch float64) {
	c := g.Cloth
	n := int(edge.Length() / pitch)
	for i := range n {
		t, next := float64(i)/float64(n), (float64(i)+0.5)/float64(n)
		if !g.inView(edge.At(t)) && !g.inView(far.At(t)) {
			continue
		}
		groove := acrossBand(edge.At(t), far.At(t))
		for k, opacity := range []float64{0.16, 0.2, 0.26} {
			g.Stroke(groove, pitch*(0.62-0.2*float64(k)), c.Base.Shadow(), opacity*c.Base.Depth())
		}
		column := acrossBand(edge.At(next), far.At(next)).From(g.Between(0, 0.12))
		g.Stroke(column.Moved(svg.Pt(-pitch*0.06, 0)), pitch*0.3, c.Base.Gleam(), 0.16)
		for _, side := range []float64{-1, 1} { // both leaves of every loop
			g.Dashes(column.Moved(svg.Pt(side*pitch*0.13, 0)), pitch*0.2, pitch*0.26, pitch*0.34, c.Base.Gleam(), svg.Choose(side < 0, 0.3, 0.16))
			g.Dashes(column.Moved(svg.Pt(side*pitch*0.14, pitch*0.22)), pitch*0.2, 0.01, pitch*0.6-0.01, c.Base.Shadow(), 0.3*c.Base.Depth())
		}
	}
}

// acrossBand is the way of one column; at the point of a V it ends where both sides meet.
func acrossBand(a, b svg.Point) svg.Line {
	if a.X*b.X < 0 {
		b = a.To(b, a.X/(a.X-b.X))
	}
	return svg.Path(a, a.To(b, 0.5), b)
}

// LoopTack sews down both ends of a belt loop.
func (g *Garment) LoopTack(a, b svg.Point) {
	for _, p := range []svg.Point{a.Add(svg.Pt(0, 0.28)), b.Add(svg.Pt(0, -0.28))} {
		g.barTack(p.Add(svg.Pt(-0.45, 0)), p.Add(svg.Pt(0.45, 0)), 0.2)
	}
}

// Braid draws a drawcord near: a round, braided cord with its knot and a tip.
func (g *Garment) Braid(l svg.Line) {
	const w = 0.62
	c := g.Cloth.Base.Lit(svg.Choose(g.Cloth.Base.L > 0.6, -0.05, 0.1))
	g.Blurred(0.14, l, func() { g.Stroke(l.Moved(svg.Pt(0.2, 0.32)), w, g.Cloth.Base.Shadow(), 0.65) })
	g.Stroke(l, w, c.Lit(-0.22), 1)
	g.Stroke(l.Moved(svg.Pt(-0.03, -0.02)), w*0.84, c.Lit(-0.06), 1)
	length := l.Length()
	for s := 0.1; s < length; s += 0.2 {
		t := s / length
		p, q := l.At(t), l.At(math.Min(t+0.05/length, 1))
		d := q.Sub(p).Times(1 / math.Max(p.Distance(q), 1e-9))
		n := svg.Pt(d.Y, -d.X)
		for _, side := range []float64{-1, 1} {
			strand := svg.Path(p.Along(n, side*w*0.4).Along(d, -0.1), p.Along(n, side*w*0.02).Along(d, 0.12))
			g.Stroke(strand, 0.13, c.Lit(-0.2), 0.75)
			g.Stroke(strand.Moved(svg.Pt(-0.025, -0.03)), 0.085, c.Lit(svg.Choose(side > 0, 0.07, 0.01)), 1)
		}
	}
	end := l[len(l)-1]
	g.Stroke(svg.Path(end, end.Add(svg.Pt(0, 0.5))), w*1.25, c.Lit(-0.2), 1)
	g.Stroke(svg.Path(end.Add(svg.Pt(-0.05, 0)), end.Add(svg.Pt(-0.05, 0.4))), w*0.8, c, 1)
	metal := svg.Lab(0.66, 0.003, 0.012)
	tip := svg.Path(end.Add(svg.Pt(0, 0.8)), end.Add(svg.Pt(0.04, 2.2)))
	g.Stroke(tip, w*0.94, metal.Lit(-0.28), 1)
	g.Stroke(tip.Moved(svg.Pt(-0.05, 0)), w*0.62, metal, 1)
	g.Stroke(tip.Moved(svg.Pt(-0.11, 0)), w*0.16, metal.Lit(0.28), 0.9)
}

// teeth draws a zip near: woven tape on both sides, interlocking teeth, slider and puller.
func (g *Garment) teeth(l svg.Line, w float64) {
	c, metal := g.Cloth, svg.Lab(0.66, 0.002, 0.014)
	g.Blurred(0.2, l, func() { g.Stroke(l.Moved(svg.Pt(0.1, 0.2)), w+0.5, c.Base.Shadow(), 0.55) })
	g.Stroke(l, w, c.Base.Lit(-0.07), 1)
	for x := -w/2 + 0.06; x < w/2; x += 0.13 { // the tape's own rib
		g.Stroke(l.Moved(svg.Pt(x, 0)), 0.045, c.Base.Shadow(), 0.3)
		g.Stroke(l.Moved(svg.Pt(x-0.045, 0)), 0.03, c.Base.Gleam(), 0.16)
	}
	g.Stroke(l, 0.66, c.Base.Shadow(), 0.7)
	length, n := l.Length(), 0
	for s := 0.0; s < length; s += 0.125 {
		p := l.At(s / length)
		n++
		if !g.inView(p) {
			continue
		}
		side := svg.Choose(n%2 == 0, 1.0, -1)
		tooth := svg.Path(p.Add(svg.Pt(side*0.32, 0)), p.Add(svg.Pt(-side*0.1, 0)))
		g.Stroke(tooth.Moved(svg.Pt(0.01, 0.035)), 0.105, metal.Lit(-0.42), 1)
		g.Stroke(tooth, 0.09, metal, 1)
		g.Stroke(tooth.Moved(svg.Pt(-0.01, -0.02)), 0.03, metal.Lit(0.27), 0.9)
	}
	for _, side := range []float64{-1, 1} {
		edge := l.Offset(side * (w/2 + 0.02))
		g.Stroke(edge, 0.09, c.Base.Shadow(), 0.55)
		g.Stitch(l.Offset(side * (w/2 + 0.35)))
		g.Stitch(l.Offset(side * (w/2 + 0.75)))
	}
	g.slider(l.At(0).Add(svg.Pt(0, 2.6)), metal)
}

// slider draws a zip's slider with its leather-free metal puller.
func (g *Garment) slider(at svg.Point, metal svg.Tint) {
	p := func(x, y float64) svg.Point { return at.Add(svg.Pt(x, y)) }
	body := svg.Spline(p(-0.62, -0.7), p(0, -0.82), p(0.62, -0.7), p(0.56, 0.1), p(0.4, 0.8), p(0, 0.9), p(-0.4, 0.8), p(-0.56, 0.1), p(-0.62, -0.7))
	g.Blurred(0.12, body, func() { g.Fill(body.Moved(svg.Pt(0.14, 0.22)), g.Cloth.Base.Shadow(), 0.8) })
	g.Fill(body, metal.Lit(-0.12), 1)
	g.Fill(body.Moved(svg.Pt(-0.05, -0.05)), metal.Lit(0.02), 1)
	g.Stroke(svg.Path(p(-0.42, -0.6), p(-0.4, 0.1), p(-0.28, 0.62)), 0.09, metal.Lit(0.28), 0.9)
	pull := svg.Spline(p(-0.2, 0.1), p(-0.36, 1.2), p(-0.34, 2.9), p(0, 3.3), p(0.36, 2.9), p(0.38, 1.2), p(0.22, 0.1))
	g.Blurred(0.12, pull, func() { g.Fill(pull.Moved(svg.Pt(0.16, 0.24)), g.Cloth.Base.Shadow(), 0.7) })
	g.Fill(pull, metal.Lit(-0.18), 1)
	g.Fill(pull.Moved(svg.Pt(-0.04, -0.05)), metal.Lit(0.05), 1)
	g.Stroke(svg.Path(p(-0.22, 1), p(-0.24, 2.7)), 0.07, metal.Lit(0.3), 0.9)
	eye := svg.Spline(p(-0.13, 2.3), p(0, 2.2), p(0.15, 2.3), p(0.15, 2.8), p(0, 2.92), p(-0.13, 2.8), p(-0.13, 2.3))
	g.Fill(eye, g.Cloth.Base.Shadow(), 0.9)
	bridge := svg.Path(p(0, -0.5), p(0.02, 0.5))
	g.Stroke(bridge, 0.34, metal.Lit(-0.25), 1)
	g.Stroke(bridge.Moved(svg.Pt(-0.05, -0.03)), 0.2, metal.Lit(0.16), 1)
}

// wovenLabel draws a label near, its name woven in and both ends sewn down.
func (g *Garment) wovenLabel(at svg.Point, width, height float64) {
	paper, ink := svg.Lab(0.93, 0.002, 0.014), svg.Lab(0.34, 0.01, 0.025)
	o := svg.Path(svg.Pt(at.X-width/2, at.Y-height/2), svg.Pt(at.X+width/2, at.Y-height/2),
		svg.Pt(at.X+width/2, at.Y+height/2), svg.Pt(at.X-width/2, at.Y+height/2))
	g.Blurred(0.12, o, func() { g.Fill(o.Moved(svg.Pt(0.07, 0.16)), g.Cloth.Base.Shadow(), 0.75) })
	g.Fill(o, paper, 1)
	for y := -height / 2; y < height/2; y += 0.09 {
		g.Stroke(svg.Path(at.Add(svg.Pt(-width/2, y)), at.Add(svg.Pt(width/2, y))), 0.03, paper.Lit(-0.2), 0.35)
	}
	p := g.Px(at.Add(svg.Pt(0, height*0.14)))
	g.Write(`<text x="%s" y="%s" font-family="Georgia,'DejaVu Serif',serif" font-size="%s" text-anchor="middle" fill="%s" textLength="%s" lengthAdjust="spacingAndGlyphs">Ebenmaß</text>`,
		svg.Num(p.X), svg.Num(p.Y), svg.Num(height*0.46*g.Scale), ink, svg.Num(width*0.62*g.Scale))
	g.Stroke(svg.Path(at.Add(svg.Pt(-width*0.12, height*0.3)), at.Add(svg.Pt(width*0.12, height*0.3))), 0.035, ink, 0.7)
	for _, x := range []float64{-width/2 + 0.14, width/2 - 0.14} {
		g.Dashes(svg.Path(at.Add(svg.Pt(x, -height/2+0.1)), at.Add(svg.Pt(x, height/2-0.1))), 0.06, 0.14, 0.1, ink.Lit(0.2), 0.9)
	}
}
