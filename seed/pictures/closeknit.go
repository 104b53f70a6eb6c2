package main

import (
	"fmt"
	"math/rand/v2"
)

// loop draws one knitted stitch, two leaves that meet below, in a cell of w by h.
func (t *tile) loop(c cloth, x, y, w, h, tone float64) {
	for _, s := range []float64{-1, 1} {
		mid := x + w/2
		p := func(dx, dy float64) string { return num(mid+s*dx*w) + " " + num(y+dy*h) }
		leaf := fmt.Sprintf("M%sC%s %s %sC%s %s %sZ", p(0.47, 0), p(0.5, 0.5), p(0.2, 0.85), p(0.03, 1.3), p(0.0, 0.85), p(0.1, 0.2), p(0.27, -0.12))
		if tone > 0 {
			t.shape(leaf, c.base.gleam(), 0.2*tone*c.relief)
		} else {
			t.shape(leaf, c.base.shadow(), -0.24*tone*c.relief)
		}
		t.line(fmt.Sprintf("M%sC%s %s %s", p(0.49, -0.05), p(0.52, 0.5), p(0.22, 0.88), p(0.02, 1.32)), w*0.1, c.base.shadow(), 0.5*c.relief)
		bright := 0.3
		if s > 0 {
			bright = 0.17 // away from the light
		}
		t.line(fmt.Sprintf("M%sC%s %s %s", p(0.36, 0.06), p(0.36, 0.45), p(0.2, 0.7), p(0.1, 1)), w*0.15, c.base.gleam(), bright*c.relief)
	}
}

// closeKnit is the face of a plain knit: columns of stitches.
func closeKnit(c cloth, u float64, r *rand.Rand) *tile {
	const columns, rows = 7, 6
	h := u * 0.76
	t := &tile{width: columns * u, height: rows * h}
	tones := each(columns*rows, r)
	for i := range columns {
		for j := -1; j <= rows; j++ {
			t.loop(c, float64(i)*u, float64(j)*h, u, h, 0.7*tones[i*rows+(j+rows)%rows])
		}
	}
	return t
}

// closePurl is the back of a plain knit, rows of half loops: the ground between cables.
func closePurl(c cloth, u float64, r *rand.Rand) *tile {
	const columns, rows = 6, 6
	h := u * 0.62
	t := &tile{width: columns * u, height: rows * h}
	for i := range columns {
		for j := range rows {
			x, y := float64(i)*u, (float64(j)+0.5)*h
			arc := fmt.Sprintf("M%s %sQ%s %s %s %s", num(x), num(y+h*0.2), num(x+u/2), num(y-h*0.6), num(x+u), num(y+h*0.2))
			t.line(arc, h*0.5, c.base.shadow(), (0.1+0.08*spread(r))*c.relief)
			t.line(fmt.Sprintf("M%s %sQ%s %s %s %s", num(x), num(y+h*0.5), num(x+u/2), num(y-h*0.25), num(x+u), num(y+h*0.5)), h*0.24, c.base.shadow(), 0.34*c.relief)
			t.line(fmt.Sprintf("M%s %sQ%s %s %s %s", num(x+u*0.1), num(y), num(x+u/2), num(y-h*0.55), num(x+u*0.9), num(y)), h*0.2, c.base.gleam(), 0.24*c.relief)
		}
	}
	return t
}

// closeRibs are raised columns of stitches between sunken ones.
func closeRibs(c cloth, u float64, r *rand.Rand) *tile {
	const columns, rows = 4, 8
	h := u * 0.36
	t := &tile{width: columns * u, height: rows * h}
	for i := range columns {
		x := float64(i) * u
		for k, opacity := range []float64{0.3, 0.26, 0.24} { // the groove, darkest in its middle
			w := u * (0.5 - 0.15*float64(k))
			t.shape(square(x, 0, w/2, t.height), c.base.shadow(), opacity*c.relief)
			t.shape(square(x+u-w/2, 0, w/2, t.height), c.base.shadow(), opacity*c.relief)
		}
		for j := -1; j <= rows; j++ {
			y := float64(j) * h
			t.loop(c, x+u*0.22, y, u*0.56, h, 0.5*spread(r))
			t.line(fmt.Sprintf("M%s %sh%s", num(x-u*0.1), num(y+h*0.5), num(u*0.2)), h*0.3, c.base.gleam(), 0.1*c.relief)
		}
	}
	return t
}

// closePique is a honeycomb: small pits between raised, crossing loops.
func closePique(c cloth, u float64, r *rand.Rand) *tile {
	const n = 5
	t := &tile{width: n * u, height: n * u}
	for i := range n {
		for j := range n {
			for _, shift := range []float64{0, 0.5} {
				x, y := (float64(i)+0.25+shift)*u, (float64(j)+0.25+shift)*u
				cell := fmt.Sprintf("M%s %sQ%s %s %s %sQ%s %s %s %sQ%s %s %s %sQ%s %s %s %sZ",
					num(x), num(y-u*0.36), num(x+u*0.1), num(y-u*0.08), num(x+u*0.3), num(y), num(x+u*0.1), num(y+u*0.08), num(x), num(y+u*0.36),
					num(x-u*0.1), num(y+u*0.08), num(x-u*0.3), num(y), num(x-u*0.1), num(y-u*0.08), num(x), num(y-u*0.36))
				t.shape(cell, c.base.shadow(), (0.34+0.08*spread(r))*c.relief)
				t.shape(circle(x-u*0.02, y-u*0.03, u*0.13), c.base.shadow(), 0.4*c.relief)
				t.line(fmt.Sprintf("M%s %sL%s %s", num(x+u*0.05), num(y+u*0.36), num(x+u*0.33), num(y+u*0.06)), u*0.13, c.base.gleam(), 0.4*c.relief)
				t.line(fmt.Sprintf("M%s %sL%s %s", num(x-u*0.33), num(y+u*0.06), num(x-u*0.05), num(y+u*0.36)), u*0.11, c.base.gleam(), 0.26*c.relief)
			}
		}
	}
	return t
}
