package figure

import (
	"math"
	"strconv"
)

// frame maps centimetres to the units of a viewBox, which are about CSS pixels on a phone.
type frame struct {
	width, height float64 // of the viewBox
	scale         float64 // units per cm
	middle        float64 // x of the body's middle line
	floor         float64 // y of the floor
	stance        stance
}

func (f frame) x(cm float64) float64 { return f.middle + f.scale*cm }
func (f frame) y(cm float64) float64 { return f.floor - f.scale*cm }

// viewBox is the attribute's value.
func (f frame) viewBox() string { return "0 0 " + num(f.width) + " " + num(f.height) }

// spot is where a point of figure or garment lies in the viewBox.
func (f frame) spot(p point) point {
	p = f.stance.at(p)
	return point{f.x(p.x), f.y(p.y)}
}

// path writes a curve as path data, closed where asked.
func (f frame) path(c *curve, closed bool) string {
	var d pathData
	f.write(&d, c, closed)
	return string(d.text)
}

// paths writes several open curves as one path.
func (f frame) paths(curves []*curve) string {
	var d pathData
	for _, c := range curves {
		f.write(&d, c, false)
	}
	return string(d.text)
}

// dots writes points as lines without length, which a round stroke makes dots.
func (f frame) dots(pts []point) string {
	var d pathData
	f.writeDots(&d, pts)
	return string(d.text)
}

func (f frame) writeDots(d *pathData, pts []point) {
	for _, p := range pts {
		d.moveTo(f.spot(p))
		d.lineTo(f.spot(p))
	}
}

func (f frame) write(d *pathData, c *curve, closed bool) {
	d.moveTo(f.spot(c.from))
	prev := c.from
	for _, s := range c.segs {
		if s.c1 == prev && s.c2 == s.to {
			d.lineTo(f.spot(s.to))
		} else {
			d.curveTo(f.spot(s.c1), f.spot(s.c2), f.spot(s.to))
		}
		prev = s.to
	}
	if closed {
		d.close()
	}
}

// num writes a length with at most one decimal.
func num(v float64) string {
	v = math.Round(v*10) / 10
	if v == 0 {
		v = 0 // no "-0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
