package body

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// finish is how a sleeve ends.
type Finish string

const (
	SleeveHem Finish = "hem" // turned up and stitched
	SleeveRib Finish = "rib" // a knitted cuff
)

// ShortSleeves draws both sleeves of a short-sleeved top.
func (g *Garment) ShortSleeves(t Torso, end Finish) {
	for _, side := range []float64{1, -1} {
		s := shortSleeve(t, SleeveCut{Length: g.Size.Sleeve, Lean: 50 + g.Between(-3, 3), Cuff: min(max(g.Size.Bust*0.15, 13.5), 18)})
		if side < 0 {
			s = s.Mirrored()
		}
		g.LaySleeve(s, g.SleeveFolds(s, 0.8, false))
		g.endSleeve(s, end, 2)
	}
}

// LongSleeves draws both hanging sleeves.
func (g *Garment) LongSleeves(t Torso, end Finish) {
	g.HangingSleeves(t, g.SleeveWidth(1), end)
}

// HangingSleeves draws both sleeves in a given width, length from the chart.
func (g *Garment) HangingSleeves(t Torso, cut SleeveCut, end Finish) {
	for _, side := range []float64{1, -1} {
		c := cut
		c.Length = g.Size.Sleeve - 1.05*svg.Choose(end == SleeveRib, ribCuff, 0)
		c.Lean = 8.5 + g.Between(-1, 1.5)
		s := LongSleeve(t, c)
		if side < 0 {
			s = s.Mirrored()
		}
		g.LaySleeve(s, g.SleeveFolds(s, 0.9, true))
		g.endSleeve(s, end, svg.Choose(end == SleeveRib, ribCuff, 2))
	}
}

// ribCuff is the length of a knitted cuff in cm.
const ribCuff = 6.5

func (g *Garment) endSleeve(s Sleeve, end Finish, depth float64) {
	switch end {
	case SleeveHem:
		g.Hem(svg.Choose(s.axis.X > 0, s.hem, s.hem.Reversed()), depth, 2)
	case SleeveRib:
		width := s.hem[0].Distance(s.hem[len(s.hem)-1])
		g.ribEnd(s, width*0.8, depth)
	}
}

// ribEnd draws a knitted cuff that pulls the sleeve's end together.
func (g *Garment) ribEnd(s Sleeve, width, height float64) {
	upper, lower := s.band(width*1.12, width, height)
	g.Lay(cloth.Piece{Outline: svg.Join(upper, lower.Reversed()), Grain: -s.lean, Plain: true, Flat: true, Lift: 0.1,
		Across: LeftToRight(upper.At(0), upper.At(1)), Edges: []cloth.Edge{{Along: lower, Width: 0.5, Strength: 0.35}, {Along: upper, Width: 0.5, Strength: 0.3}}})
	g.RibLines(upper, lower, 0.34)
	g.Seam(upper)
}

// band is the upper and lower edge of a cuff at the sleeve's end, from the outer side to the inner.
func (s Sleeve) band(above, below, height float64) (upper, lower svg.Line) {
	outer, inner := s.hem[0], s.hem[len(s.hem)-1]
	mid := outer.To(inner, 0.5).Along(s.axis, -0.5)
	across := inner.Sub(outer).Times(0.5 / outer.Distance(inner))
	edge := func(down, width float64) svg.Line {
		a, b := mid.Along(s.axis, down).Along(across, -width), mid.Along(s.axis, down).Along(across, width)
		sag := s.axis.Times(0.3)
		return svg.Bezier(a, a.To(b, 0.33).Add(sag), a.To(b, 0.67).Add(sag), b)
	}
	return edge(0, above), edge(height, below)
}

// LeftToRight orders two points as a cross line, so that light always comes from the left.
func LeftToRight(a, b svg.Point) svg.Line {
	if a.X > b.X {
		return svg.Path(b, a)
	}
	return svg.Path(a, b)
}
