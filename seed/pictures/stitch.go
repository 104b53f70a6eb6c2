package main

import "math"

// near reports whether a picture is a close-up, in which thread by thread is drawn.
func (g *garment) near() bool { return g.view == detail || g.view == fabric }

// Stitches of a close-up in cm.
const (
	stitchLength = 0.27
	stitchGap    = 0.075
	stitchWidth  = 0.085
)

// sewn draws a row of single stitches: the dent they pull into the cloth, the needle's holes,
// and every thread with its own light and shade.
func (g *garment) sewn(l line, thread tint) {
	for _, run := range g.visibleRuns(l) {
		g.sewRun(run, thread)
	}
}

func (g *garment) sewRun(l line, thread tint) {
	c := g.cloth
	k := c.base.depth()
	g.blurred(0.1, l, func() { g.stroke(l, 0.26, c.base.shadow(), 0.36*k*k) })
	g.stroke(l.moved(pt{0.1, 0.14}), 0.05, c.base.gleam(), 0.16)
	g.dashes(l, 0.1, 0.001, stitchLength+stitchGap-0.001, c.base.shadow(), 0.75*k)
	lead := l.from(stitchGap / 2)
	g.dashes(lead.moved(pt{0.035, 0.055}), stitchWidth, stitchLength-0.06, stitchGap+0.06, c.base.shadow(), 0.6*k)
	g.dashes(lead, stitchWidth, stitchLength-0.06, stitchGap+0.06, thread.lit(-0.09), 1)
	g.dashes(lead.moved(pt{-0.012, -0.014}), stitchWidth*0.62, stitchLength-0.07, stitchGap+0.07, thread, 1)
	g.dashes(lead.moved(pt{-0.02, -0.024}), stitchWidth*0.24, stitchLength-0.13, stitchGap+0.13, thread.lit(0.12), 0.8)
}

// picked draws hand pick stitches: points of silk that sink into a tailored edge.
func (g *garment) picked(l line) {
	const length, gap = 0.12, 0.42
	c := g.cloth
	k := c.base.depth()
	for _, run := range g.visibleRuns(l) {
		g.blurred(0.08, run, func() {
			g.stroke(run, 0.16, c.base.shadow(), 0.16*k)
			g.dashes(run, 0.17, length, gap, c.base.shadow(), 0.4*k)
		})
		g.dashes(run.moved(pt{0.02, 0.035}), 0.085, length, gap, c.base.shadow(), 0.7*k)
		g.dashes(run, 0.075, length, gap, c.sewing.lit(0.03), 1)
		g.dashes(run.moved(pt{-0.012, -0.018}), 0.03, length, gap, c.sewing.lit(0.16), 0.8)
	}
}

// visibleRuns are the stretches of a line that lie on the page or close beside it.
func (g *garment) visibleRuns(l line) []line {
	var runs []line
	var run line
	for _, p := range l.stepped(1) {
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

// stepped is the line with points added, so that none is further than cm from the next.
func (l line) stepped(cm float64) line {
	if len(l) == 0 {
		return nil
	}
	r := line{l[0]}
	for i := 1; i < len(l); i++ {
		n := math.Ceil(l[i-1].distance(l[i]) / cm)
		for k := 1.0; k < n; k++ {
			r = append(r, l[i-1].to(l[i], k/n))
		}
		r = append(r, l[i])
	}
	return r
}

// from is the line without its first cm.
func (l line) from(cm float64) line {
	for i := 1; i < len(l); i++ {
		step := l[i-1].distance(l[i])
		if cm < step {
			return append(line{l[i-1].to(l[i], cm/step)}, l[i:]...)
		}
		cm -= step
	}
	return l
}

// barTack is a dense row of stitches across a strained end, from a to b.
func (g *garment) barTack(a, b pt, w float64) {
	along := path(a, b)
	d := b.sub(a).times(1 / math.Max(a.distance(b), 1e-9))
	side := pt{-d.y, d.x}
	g.blurred(0.06, along, func() { g.stroke(along.moved(pt{0.03, 0.07}), w*1.1, g.cloth.base.shadow(), 0.6) })
	n := max(int(a.distance(b)/0.075), 3)
	for i := range n + 1 {
		p := a.to(b, float64(i)/float64(n))
		turn := choose(i%2 == 0, 0.03, -0.03)
		s := path(p.along(side, -w/2).along(d, turn), p.along(side, w/2).along(d, -turn))
		g.stroke(s, 0.075, g.cloth.sewing.lit(-0.12), 1)
		g.stroke(s.moved(pt{-0.012, -0.014}), 0.04, g.cloth.sewing.lit(0.04), 1)
	}
}

// sewnHole draws a buttonhole: two dense banks of stitches around a slit, a tack at each end.
func (g *garment) sewnHole(at pt, length float64, upright bool) {
	d, side := pt{1, 0}, pt{0, 1}
	if upright {
		d, side = pt{0, 1}, pt{1, 0}
	}
	half := length / 2
	l := path(at.along(d, -half), at.along(d, half))
	g.blurred(0.07, l, func() { g.stroke(l.moved(pt{0.03, 0.06}), 0.42, g.cloth.base.shadow(), 0.4) })
	g.stroke(l, 0.36, g.cloth.sewing.lit(-0.1), 1)
	n := int(length / 0.065)
	for i := range n + 1 {
		p := at.along(d, -half+length*float64(i)/float64(n))
		for _, s := range []float64{-1, 1} {
			g.stroke(path(p.along(side, s*0.035), p.along(side, s*0.19)), 0.04, g.cloth.sewing.lit(choose(i%2 == 0, 0.05, -0.03)), 1)
		}
	}
	g.stroke(l, 0.06, g.cloth.base.shadow(), 0.95)
	for _, end := range []float64{-1, 1} {
		p := at.along(d, end*(half+0.04))
		g.barTack(p.along(side, -0.18), p.along(side, 0.18), 0.14)
	}
}
