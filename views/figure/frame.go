package figure

import (
	"math"
	"strconv"
	"strings"
)

// frame maps centimetres to the units of a viewBox, which are about CSS pixels on a phone.
type frame struct {
	width, height float64 // of the viewBox
	scale         float64 // units per cm
	middle        float64 // x of the body's middle line
	floor         float64 // y of the floor
}

func (f frame) x(cm float64) float64 { return f.middle + f.scale*cm }
func (f frame) y(cm float64) float64 { return f.floor - f.scale*cm }

// viewBox is the attribute's value.
func (f frame) viewBox() string { return "0 0 " + num(f.width) + " " + num(f.height) }

// path writes a curve as path data, closed where asked.
func (f frame) path(c *curve, closed bool) string {
	var b strings.Builder
	at := func(command string, pts ...point) {
		b.WriteString(command)
		for i, p := range pts {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(num(f.x(p.x)) + " " + num(f.y(p.y)))
		}
	}
	prev := c.from
	at("M", prev)
	for _, s := range c.segs {
		if s.c1 == prev && s.c2 == s.to {
			at("L", s.to)
		} else {
			at("C", s.c1, s.c2, s.to)
		}
		prev = s.to
	}
	if closed {
		b.WriteByte('Z')
	}
	return b.String()
}

// paths writes several open curves as one path.
func (f frame) paths(curves []*curve) string {
	var b strings.Builder
	for _, c := range curves {
		b.WriteString(f.path(c, false))
	}
	return b.String()
}

// grid is the path of lines 10 cm apart, one of them on the middle line, one on the floor.
func (f frame) grid() string {
	var b strings.Builder
	step := 10 * f.scale
	for x := math.Mod(f.middle, step); x < f.width; x += step {
		b.WriteString("M" + num(x) + " 0V" + num(f.height))
	}
	for y := math.Mod(f.floor, step); y < f.height; y += step {
		b.WriteString("M0 " + num(y) + "H" + num(f.width))
	}
	return b.String()
}

// num writes a length with at most one decimal.
func num(v float64) string {
	v = math.Round(v*10) / 10
	if v == 0 {
		v = 0 // no "-0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
