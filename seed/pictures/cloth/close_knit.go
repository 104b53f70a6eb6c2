package cloth

import (
	"fmt"
	"math/rand/v2"

	"ebenmass/seed/pictures/svg"
)

// loop draws one knitted stitch, two leaves that meet below, in a cell of w by h.
func (t *tile) loop(c Cloth, x, y, w, h, tone float64) {
	for _, s := range []float64{-1, 1} {
		mid := x + w/2
		p := func(dx, dy float64) string { return svg.Num(mid+s*dx*w) + " " + svg.Num(y+dy*h) }
		leaf := fmt.Sprintf("M%sC%s %s %sC%s %s %sZ", p(0.47, 0), p(0.5, 0.5), p(0.2, 0.85), p(0.03, 1.3), p(0.0, 0.85), p(0.1, 0.2), p(0.27, -0.12))
		if tone > 0 {
			t.shape(leaf, c.Base.Gleam(), 0.2*tone*c.Relief)
		} else {
			t.shape(leaf, c.Base.Shadow(), -0.24*tone*c.Relief)
		}
		t.line(fmt.Sprintf("M%sC%s %s %s", p(0.49, -0.05), p(0.52, 0.5), p(0.22, 0.88), p(0.02, 1.32)), w*0.1, c.Base.Shadow(), 0.5*c.Relief)
		bright := 0.3
		if s > 0 {
			bright = 0.17 // away from the light
		}
		t.line(fmt.Sprintf("M%sC%s %s %s", p(0.36, 0.06), p(0.36, 0.45), p(0.2, 0.7), p(0.1, 1)), w*0.15, c.Base.Gleam(), bright*c.Relief)
	}
}

// closeKnit is the face of a plain knit: columns of stitches.
func closeKnit(c Cloth, u float64, r *rand.Rand) *tile {
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
func closePurl(c Cloth, u float64, r *rand.Rand) *tile {
	const columns, rows = 6, 6
	h := u * 0.62
	t := &tile{width: columns * u, height: rows * h}
	for i := range columns {
		for j := range rows {
			x, y := float64(i)*u, (float64(j)+0.5)*h
			arc := fmt.Sprintf("M%s %sQ%s %s %s %s", svg.Num(x), svg.Num(y+h*0.2), svg.Num(x+u/2), svg.Num(y-h*0.6), svg.Num(x+u), svg.Num(y+h*0.2))
			t.line(arc, h*0.5, c.Base.Shadow(), (0.1+0.08*spread(r))*c.Relief)
			t.line(fmt.Sprintf("M%s %sQ%s %s %s %s", svg.Num(x), svg.Num(y+h*0.5), svg.Num(x+u/2), svg.Num(y-h*0.25), svg.Num(x+u), svg.Num(y+h*0.5)), h*0.24, c.Base.Shadow(), 0.34*c.Relief)
			t.line(fmt.Sprintf("M%s %sQ%s %s %s %s", svg.Num(x+u*0.1), svg.Num(y), svg.Num(x+u/2), svg.Num(y-h*0.55), svg.Num(x+u*0.9), svg.Num(y)), h*0.2, c.Base.Gleam(), 0.24*c.Relief)
		}
	}
	return t
}

// closeRibs are raised columns of stitches between sunken ones.
func closeRibs(c Cloth, u float64, r *rand.Rand) *tile {
	const columns, rows = 4, 8
	h := u * 0.36
	t := &tile{width: columns * u, height: rows * h}
	for i := range columns {
		x := float64(i) * u
		for k, opacity := range []float64{0.3, 0.26, 0.24} { // the groove, darkest in its middle
			w := u * (0.5 - 0.15*float64(k))
			t.shape(square(x, 0, w/2, t.height), c.Base.Shadow(), opacity*c.Relief)
			t.shape(square(x+u-w/2, 0, w/2, t.height), c.Base.Shadow(), opacity*c.Relief)
		}
		for j := -1; j <= rows; j++ {
			y := float64(j) * h
			t.loop(c, x+u*0.22, y, u*0.56, h, 0.5*spread(r))
			t.line(fmt.Sprintf("M%s %sh%s", svg.Num(x-u*0.1), svg.Num(y+h*0.5), svg.Num(u*0.2)), h*0.3, c.Base.Gleam(), 0.1*c.Relief)
		}
	}
	return t
}

// closePique is a honeycomb: small pits between raised, crossing loops.
func closePique(c Cloth, u float64, r *rand.Rand) *tile {
	const n = 5
	t := &tile{width: n * u, height: n * u}
	for i := range n {
		for j := range n {
			for _, shift := range []float64{0, 0.5} {
				x, y := (float64(i)+0.25+shift)*u, (float64(j)+0.25+shift)*u
				cell := fmt.Sprintf("M%s %sQ%s %s %s %sQ%s %s %s %sQ%s %s %s %sQ%s %s %s %sZ",
					svg.Num(x), svg.Num(y-u*0.36), svg.Num(x+u*0.1), svg.Num(y-u*0.08), svg.Num(x+u*0.3), svg.Num(y), svg.Num(x+u*0.1), svg.Num(y+u*0.08), svg.Num(x), svg.Num(y+u*0.36),
					svg.Num(x-u*0.1), svg.Num(y+u*0.08), svg.Num(x-u*0.3), svg.Num(y), svg.Num(x-u*0.1), svg.Num(y-u*0.08), svg.Num(x), svg.Num(y-u*0.36))
				t.shape(cell, c.Base.Shadow(), (0.34+0.08*spread(r))*c.Relief)
				t.shape(circle(x-u*0.02, y-u*0.03, u*0.13), c.Base.Shadow(), 0.4*c.Relief)
				t.line(fmt.Sprintf("M%s %sL%s %s", svg.Num(x+u*0.05), svg.Num(y+u*0.36), svg.Num(x+u*0.33), svg.Num(y+u*0.06)), u*0.13, c.Base.Gleam(), 0.4*c.Relief)
				t.line(fmt.Sprintf("M%s %sL%s %s", svg.Num(x-u*0.33), svg.Num(y+u*0.06), svg.Num(x-u*0.05), svg.Num(y+u*0.36)), u*0.11, c.Base.Gleam(), 0.26*c.Relief)
			}
		}
	}
	return t
}
