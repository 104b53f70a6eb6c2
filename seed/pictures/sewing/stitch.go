package sewing

import (
	"math"

	"ebenmass/seed/pictures/svg"
)

// Stitches of a close-up in cm.
const (
	stitchLength = 0.27
	stitchGap    = 0.075
	stitchWidth  = 0.085
)

// sewn draws a row of single stitches: the dent they pull into the cloth, the needle's holes,
// and every thread with its own light and shade.
func (g *Garment) sewn(l svg.Line, thread svg.Tint) {
	for _, run := range g.visibleRuns(l) {
		g.sewRun(run, thread)
	}
}

func (g *Garment) sewRun(l svg.Line, thread svg.Tint) {
	c := g.Cloth
	k := c.Base.Depth()
	g.Blurred(0.1, l, func() { g.Stroke(l, 0.26, c.Base.Shadow(), 0.36*k*k) })
	g.Stroke(l.Moved(svg.Pt(0.1, 0.14)), 0.05, c.Base.Gleam(), 0.16)
	g.Dashes(l, 0.1, 0.001, stitchLength+stitchGap-0.001, c.Base.Shadow(), 0.75*k)
	lead := l.From(stitchGap / 2)
	g.Dashes(lead.Moved(svg.Pt(0.035, 0.055)), stitchWidth, stitchLength-0.06, stitchGap+0.06, c.Base.Shadow(), 0.6*k)
	g.Dashes(lead, stitchWidth, stitchLength-0.06, stitchGap+0.06, thread.Lit(-0.09), 1)
	g.Dashes(lead.Moved(svg.Pt(-0.012, -0.014)), stitchWidth*0.62, stitchLength-0.07, stitchGap+0.07, thread, 1)
	g.Dashes(lead.Moved(svg.Pt(-0.02, -0.024)), stitchWidth*0.24, stitchLength-0.13, stitchGap+0.13, thread.Lit(0.12), 0.8)
}

// Picked draws hand pick stitches: points of silk that sink into a tailored edge.
func (g *Garment) Picked(l svg.Line) {
	const length, gap = 0.12, 0.42
	c := g.Cloth
	k := c.Base.Depth()
	for _, run := range g.visibleRuns(l) {
		g.Blurred(0.08, run, func() {
			g.Stroke(run, 0.16, c.Base.Shadow(), 0.16*k)
			g.Dashes(run, 0.17, length, gap, c.Base.Shadow(), 0.4*k)
		})
		g.Dashes(run.Moved(svg.Pt(0.02, 0.035)), 0.085, length, gap, c.Base.Shadow(), 0.7*k)
		g.Dashes(run, 0.075, length, gap, c.Sewing.Lit(0.03), 1)
		g.Dashes(run.Moved(svg.Pt(-0.012, -0.018)), 0.03, length, gap, c.Sewing.Lit(0.16), 0.8)
	}
}

// visibleRuns are the stretches of a line that lie on the page or close beside it.
func (g *Garment) visibleRuns(l svg.Line) []svg.Line {
	var runs []svg.Line
	var run svg.Line
	for _, p := range l.Stepped(1) {
		if g.inView(p) {
			run = append(run, p)
			continue
		}
		if len(run) > 1 {
			runs = append(runs, run)
		}
		run = nil
	}
	if len(run) > 1 {
		runs = append(runs, run)
	}
	return runs
}

// barTack is a dense row of stitches across a strained end, from a to b.
func (g *Garment) barTack(a, b svg.Point, w float64) {
	along := svg.Path(a, b)
	d := b.Sub(a).Times(1 / math.Max(a.Distance(b), 1e-9))
	side := svg.Pt(-d.Y, d.X)
	g.Blurred(0.06, along, func() { g.Stroke(along.Moved(svg.Pt(0.03, 0.07)), w*1.1, g.Cloth.Base.Shadow(), 0.6) })
	n := max(int(a.Distance(b)/0.075), 3)
	for i := range n + 1 {
		p := a.To(b, float64(i)/float64(n))
		turn := svg.Choose(i%2 == 0, 0.03, -0.03)
		s := svg.Path(p.Along(side, -w/2).Along(d, turn), p.Along(side, w/2).Along(d, -turn))
		g.Stroke(s, 0.075, g.Cloth.Sewing.Lit(-0.12), 1)
		g.Stroke(s.Moved(svg.Pt(-0.012, -0.014)), 0.04, g.Cloth.Sewing.Lit(0.04), 1)
	}
}

// sewnHole draws a buttonhole: two dense banks of stitches around a slit, a tack at each end.
func (g *Garment) sewnHole(at svg.Point, length float64, upright bool) {
	d, side := svg.Pt(1, 0), svg.Pt(0, 1)
	if upright {
		d, side = svg.Pt(0, 1), svg.Pt(1, 0)
	}
	half := length / 2
	l := svg.Path(at.Along(d, -half), at.Along(d, half))
	g.Blurred(0.07, l, func() { g.Stroke(l.Moved(svg.Pt(0.03, 0.06)), 0.42, g.Cloth.Base.Shadow(), 0.4) })
	g.Stroke(l, 0.36, g.Cloth.Sewing.Lit(-0.1), 1)
	n := int(length / 0.065)
	for i := range n + 1 {
		p := at.Along(d, -half+length*float64(i)/float64(n))
		for _, s := range []float64{-1, 1} {
			g.Stroke(svg.Path(p.Along(side, s*0.035), p.Along(side, s*0.19)), 0.04, g.Cloth.Sewing.Lit(svg.Choose(i%2 == 0, 0.05, -0.03)), 1)
		}
	}
	g.Stroke(l, 0.06, g.Cloth.Base.Shadow(), 0.95)
	for _, end := range []float64{-1, 1} {
		p := at.Along(d, end*(half+0.04))
		g.barTack(p.Along(side, -0.18), p.Along(side, 0.18), 0.14)
	}
}
