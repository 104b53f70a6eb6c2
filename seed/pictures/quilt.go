package main

// channel is the distance between the seams of a quilted jacket in cm.
const channel = 6.6

// quilting sews level channels across a padded body.
func (g *garment) quilting(body line) {
	b := body.bounds()
	g.clipped(body, func() {
		for y := 9.0; y < b.max.y; y += channel {
			g.quiltSeam(spline(pt{b.min.x, y}, pt{b.min.x * 0.4, y + g.between(0, 0.7)}, pt{b.max.x * 0.4, y + g.between(0, 0.7)}, pt{b.max.x, y}), body)
		}
	})
}

// quiltSleeve sews channels around a sleeve.
func (g *garment) quiltSleeve(s sleeve, outline line) {
	g.clipped(outline, func() {
		for down := 7.0; down < 56; down += channel {
			outer := s.outer.at(down / s.outer.length())
			inner := outer.add(pt{-s.axis.y, s.axis.x}.times(choose(s.axis.x > 0, 22.0, -22)))
			g.quiltSeam(spline(outer, outer.to(inner, 0.3).along(s.axis, 0.6), outer.to(inner, 0.6).along(s.axis, 0.5), inner), outline)
		}
	})
}

// quiltSeam draws one seam: shade above, the full wadding's light below, puckers along it.
func (g *garment) quiltSeam(l, outline line) {
	c := g.cloth
	around := l
	if g.near() { // so near, the edge of the blur would show
		around = join(l.moved(pt{0, -4}), l.moved(pt{0, 5}))
	}
	g.blurred(0.7, around, func() {
		g.stroke(l.moved(pt{0, -0.9}), 1.9, c.base.shadow(), 0.36*c.base.depth())
		g.stroke(l.moved(pt{0, 2}), 1.8, c.base.gleam(), 0.22)
	})
	g.stroke(l, 0.12, c.base.shadow(), 0.7)
	g.stroke(l.moved(pt{0, 0.14}), 0.1, c.base.gleam(), 0.4)
	if g.near() {
		g.stitch(l)
	}
	var puckers []fold
	for at := 0.01; at < 1; at += g.between(1.6, 3.8) / l.length() {
		p, up := l.at(at), g.between(1.2, 3)
		puckers = append(puckers,
			fold{spine: path(p.add(pt{g.between(-0.5, 0.5), -up}), p.add(pt{0, 0.2})), width: 0.7, depth: 0.8},
			fold{spine: path(p, p.add(pt{g.between(-0.5, 0.5), up * 0.7})), width: 0.6, depth: 0.6})
	}
	g.paintFolds(outline, puckers, c)
}
