package main

// finish is how a sleeve ends.
type finish string

const (
	sleeveHem finish = "hem" // turned up and stitched
	sleeveRib finish = "rib" // a knitted cuff
)

// shortSleeves draws both sleeves of a short-sleeved top.
func (g *garment) shortSleeves(t torso, end finish) {
	for _, side := range []float64{1, -1} {
		s := shortSleeve(t, sleeveCut{length: g.size.sleeve, lean: 50 + g.between(-3, 3), cuff: min(max(g.size.bust*0.15, 13.5), 18)})
		if side < 0 {
			s = s.mirrored()
		}
		g.laySleeve(s, g.sleeveFolds(s, 0.8, false))
		g.endSleeve(s, end, 2)
	}
}

// longSleeves draws both hanging sleeves.
func (g *garment) longSleeves(t torso, end finish) {
	g.hangingSleeves(t, g.sleeveWidth(1), end)
}

// hangingSleeves draws both sleeves in a given width, length from the chart.
func (g *garment) hangingSleeves(t torso, cut sleeveCut, end finish) {
	for _, side := range []float64{1, -1} {
		c := cut
		c.length = g.size.sleeve - 1.05*choose(end == sleeveRib, ribCuff, 0)
		c.lean = 8.5 + g.between(-1, 1.5)
		s := longSleeve(t, c)
		if side < 0 {
			s = s.mirrored()
		}
		g.laySleeve(s, g.sleeveFolds(s, 0.9, true))
		g.endSleeve(s, end, choose(end == sleeveRib, ribCuff, 2))
	}
}

// ribCuff is the length of a knitted cuff in cm.
const ribCuff = 6.5

func (g *garment) endSleeve(s sleeve, end finish, depth float64) {
	switch end {
	case sleeveHem:
		g.hem(choose(s.axis.x > 0, s.hem, s.hem.reversed()), depth, 2)
	case sleeveRib:
		width := s.hem[0].distance(s.hem[len(s.hem)-1])
		g.ribEnd(s, width*0.8, depth)
	}
}

// ribEnd draws a knitted cuff that pulls the sleeve's end together.
func (g *garment) ribEnd(s sleeve, width, height float64) {
	upper, lower := s.band(width*1.12, width, height)
	g.lay(piece{outline: join(upper, lower.reversed()), grain: -s.lean, plain: true, flat: true, lift: 0.1,
		across: leftToRight(upper.at(0), upper.at(1)), edges: []edge{{lower, 0.5, 0.35}, {upper, 0.5, 0.3}}})
	g.ribLines(upper, lower, 0.34)
	g.seam(upper)
}

// band is the upper and lower edge of a cuff at the sleeve's end, from the outer side to the inner.
func (s sleeve) band(above, below, height float64) (upper, lower line) {
	outer, inner := s.hem[0], s.hem[len(s.hem)-1]
	mid := outer.to(inner, 0.5).along(s.axis, -0.5)
	across := inner.sub(outer).times(0.5 / outer.distance(inner))
	edge := func(down, width float64) line {
		a, b := mid.along(s.axis, down).along(across, -width), mid.along(s.axis, down).along(across, width)
		sag := s.axis.times(0.3)
		return bezier(a, a.to(b, 0.33).add(sag), a.to(b, 0.67).add(sag), b)
	}
	return edge(0, above), edge(height, below)
}

// leftToRight orders two points as a cross line, so that light always comes from the left.
func leftToRight(a, b pt) line {
	if a.x > b.x {
		return path(b, a)
	}
	return path(a, b)
}
