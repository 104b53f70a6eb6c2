package main

import "math"

// cables knits plaits up a cable pullover: a broad one in the middle, rope cables beside
// it; those of the back cross at another height.
func (g *garment) cables(body line, t torso) {
	if g.cloth.weave != "cable" {
		return
	}
	top, foot := choose(g.view == back, -4.3, -2), t.foot()+0.5
	g.clipped(body, func() {
		for _, x := range []float64{0, -7, 7, -13.5, 13.5, -20, 20} {
			width, turn := 3.4, 5.2
			if x == 0 {
				width, turn = 5, 7
			}
			g.channel(x, width, top, foot)
			g.rope(x, width, turn, top, foot)
		}
	})
}

// channel is the sunken ground on both sides of a cable.
func (g *garment) channel(x, width, top, foot float64) {
	for _, side := range []float64{-1, 1} {
		l := path(pt{x + side*(width/2+0.45), top}, pt{x + side*(width/2+0.45), foot})
		g.blurred(0.22, l, func() { g.stroke(l, 0.75, g.cloth.base.shadow(), 0.5*g.cloth.base.depth()) })
	}
}

// rope is two strands that cross every turn cm, each crossing over the other.
func (g *garment) rope(x, width, turn, top, foot float64) {
	c := g.cloth
	around := path(pt{x - width, top}, pt{x + width, foot})
	strand := func(from float64, side float64) line {
		var l line
		for i := range 13 {
			s := float64(i) / 12
			l = append(l, pt{x + side*width*0.27*math.Cos(math.Pi*s), from + turn*s})
		}
		return l
	}
	var under, over []line
	for y, i := top, 0; y < foot; y, i = y+turn, i+1 {
		under = append(under, strand(y, -1))
		over = append(over, strand(y, 1))
	}
	for _, strands := range [][]line{under, over} {
		g.blurred(0.16, around, func() {
			for _, l := range strands {
				g.stroke(l.part(0.14, 0.86), width*0.54, c.base.shadow(), 0.5*c.base.depth())
			}
		})
		for _, l := range strands {
			g.fill(join(l.offset(width*0.23), l.offset(-width*0.23).reversed()), c.base, 1)
		}
		g.blurred(0.2, around, func() {
			for _, l := range strands {
				g.stroke(l.moved(pt{-width * 0.05, -0.1}), width*0.18, c.base.gleam(), 0.34)
				g.stroke(l.moved(pt{width * 0.17, 0.1}), width*0.1, c.base.shadow(), 0.3*c.base.depth())
			}
		})
		for _, l := range strands {
			g.loops(l, width*0.46)
		}
	}
}

// loops are the knitted stitches along a strand.
func (g *garment) loops(l line, width float64) {
	n := int(l.length() / 0.42)
	for i := range n {
		at := (float64(i) + 0.5) / float64(n)
		p, q := l.at(at), l.at(math.Min(at+0.03, 1))
		d := q.sub(p).times(1 / math.Max(p.distance(q), 1e-9))
		side := pt{-d.y, d.x}
		g.stroke(path(p.along(side, width*0.42).along(d, -0.16), p.along(d, 0.1), p.along(side, -width*0.42).along(d, -0.16)), 0.07, g.cloth.base.shadow(), 0.17)
	}
}
