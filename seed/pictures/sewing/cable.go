package sewing

import (
	"math"

	"ebenmass/seed/pictures/svg"
)

// Channel is the sunken ground on both sides of a cable.
func (g *Garment) Channel(x, width, top, foot float64) {
	for _, side := range []float64{-1, 1} {
		l := svg.Path(svg.Pt(x+side*(width/2+0.45), top), svg.Pt(x+side*(width/2+0.45), foot))
		g.Blurred(0.22, l, func() { g.Stroke(l, 0.75, g.Cloth.Base.Shadow(), 0.5*g.Cloth.Base.Depth()) })
	}
}

// Rope is two strands that cross every turn cm, each crossing over the other.
func (g *Garment) Rope(x, width, turn, top, foot float64) {
	c := g.Cloth
	around := svg.Path(svg.Pt(x-width, top), svg.Pt(x+width, foot))
	strand := func(from float64, side float64) svg.Line {
		var l svg.Line
		for i := range 13 {
			s := float64(i) / 12
			l = append(l, svg.Pt(x+side*width*0.27*math.Cos(math.Pi*s), from+turn*s))
		}
		return l
	}
	var under, over []svg.Line
	for y, i := top, 0; y < foot; y, i = y+turn, i+1 {
		under = append(under, strand(y, -1))
		over = append(over, strand(y, 1))
	}
	for _, strands := range [][]svg.Line{under, over} {
		g.Blurred(0.16, around, func() {
			for _, l := range strands {
				g.Stroke(l.Part(0.14, 0.86), width*0.54, c.Base.Shadow(), 0.5*c.Base.Depth())
			}
		})
		for _, l := range strands {
			g.Fill(svg.Join(l.Offset(width*0.23), l.Offset(-width*0.23).Reversed()), c.Base, 1)
		}
		g.Blurred(0.2, around, func() {
			for _, l := range strands {
				g.Stroke(l.Moved(svg.Pt(-width*0.05, -0.1)), width*0.18, c.Base.Gleam(), 0.34)
				g.Stroke(l.Moved(svg.Pt(width*0.17, 0.1)), width*0.1, c.Base.Shadow(), 0.3*c.Base.Depth())
			}
		})
		for _, l := range strands {
			g.loops(l, width*0.46)
		}
	}
}

// loops are the knitted stitches along a strand.
func (g *Garment) loops(l svg.Line, width float64) {
	n := int(l.Length() / 0.42)
	for i := range n {
		at := (float64(i) + 0.5) / float64(n)
		p, q := l.At(at), l.At(math.Min(at+0.03, 1))
		d := q.Sub(p).Times(1 / math.Max(p.Distance(q), 1e-9))
		side := svg.Pt(-d.Y, d.X)
		g.Stroke(svg.Path(p.Along(side, width*0.42).Along(d, -0.16), p.Along(d, 0.1), p.Along(side, -width*0.42).Along(d, -0.16)), 0.07, g.Cloth.Base.Shadow(), 0.17)
	}
}

// Channel is the distance between the seams of a quilted jacket in cm.
const Channel = 6.6
