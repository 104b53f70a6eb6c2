package main

// backDarted reports whether two long darts shape the back of a shirt or blouse.
func (g *garment) backDarted() bool { return g.says("back darts", "darts in the back") }

// backDarts draws two long darts that take the waist in.
func (g *garment) backDarts(t torso) {
	waist := t.side.at(0.5)
	top, foot := t.underarm.y+2, min(t.foot()-9, waist.y+17)
	for _, side := range []float64{1, -1} {
		x := side * waist.x * 0.46
		l := spline(pt{x * 1.02, top}, pt{x * 0.97, (top + waist.y) / 2}, pt{x * 0.95, waist.y}, pt{x * 0.99, foot})
		g.dart(l)
	}
}

// skirtDarts draws two darts from a waist seam at y over the seat.
func (g *garment) skirtDarts(half, y, length float64) {
	for _, side := range []float64{1, -1} {
		x := side * half * 0.46
		g.dart(path(pt{x, y}, pt{x + side*0.5, y + length*0.5}, pt{x + side*1.1, y + length}))
	}
}

// dart draws one sewn fold, fading where it runs out.
func (g *garment) dart(l line) {
	g.seam(l.part(0, 0.94))
	soft := fold{spine: turnFold(append(l, l[len(l)-1].to(l[0], -0.18)), 1), width: 1.6, depth: 0.5}
	g.paintFolds(l.bounds().grown(4).outline(), []fold{soft}, g.cloth)
}
