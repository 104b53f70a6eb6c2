package main

import (
	"fmt"
	"strings"
)

// smallestThread is how many pixels a thread gets at least, so that a weave can be seen at
// all; only the fabric picture is near enough to show fine threads at their true size.
const smallestThread = 4.2

// smallestRib is the same for ribs and wales, which would shimmer when scaled down.
const smallestRib = 7

// tile is one repeat of a pattern, in pixels.
type tile struct {
	width, height float64
	marks         strings.Builder
}

// line adds a stroke to the tile.
func (t *tile) line(d string, w float64, colour tint, opacity float64) {
	fmt.Fprintf(&t.marks, `<path d="%s" fill="none" stroke="%s" stroke-opacity="%s" stroke-width="%s" stroke-linecap="round"/>`,
		d, colour, num(opacity), num(w))
}

// shape adds a filled form to the tile.
func (t *tile) shape(d string, colour tint, opacity float64) {
	fmt.Fprintf(&t.marks, `<path d="%s" fill="%s" fill-opacity="%s"/>`, d, colour, num(opacity))
}

// weave lays the cloth's own structure over an outline.
func (g *garment) weave(outline line, grain float64, c cloth) {
	if g.near() {
		g.weaveNear(outline, grain, c)
		return
	}
	draw, ok := tiles[c.weave]
	if !ok {
		return
	}
	u := max(c.thread*g.scale, choose(c.weave == "rib" || c.weave == "corduroy", float64(smallestRib), smallestThread))
	exaggerated := u / (c.thread * g.scale)
	c.relief /= 0.6 + 0.4*exaggerated // a structure shown too large must be faint
	t := draw(c, u)
	g.pattern(outline, grain, t)
}

// pattern fills an outline with a tile, turned with the grain and centred on the piece.
func (g *garment) pattern(outline line, grain float64, t *tile) {
	id, at := g.id("w"), g.px(outline.bounds().centre())
	g.write(`<pattern id="%s" patternUnits="userSpaceOnUse" width="%s" height="%s" patternTransform="translate(%s %s) rotate(%s)">%s</pattern><path d="%s" fill="url(#%s)"/>`,
		id, num(t.width), num(t.height), num(at.x), num(at.y), num(grain), t.marks.String(), g.closed(outline), id)
}

// tiles draws each weave's repeat for a thread of u pixels.
var tiles = map[string]func(c cloth, u float64) *tile{
	"jersey":      stitches,
	"fine-knit":   stitches,
	"chunky":      stitches,
	"sweat":       stitches,
	"cable":       stitches,
	"pique":       honeycomb,
	"poplin":      plainWeave,
	"oxford":      plainWeave,
	"linen":       plainWeave,
	"canvas":      plainWeave,
	"denim":       twillWeave,
	"twill":       twillWeave,
	"worsted":     twillWeave,
	"herringbone": herringboneWeave,
	"corduroy":    wales,
	"rib":         ribs,
}

// stitches are the V-shaped loops of a plain knit.
func stitches(c cloth, u float64) *tile {
	t := &tile{width: u, height: u * 0.78}
	h := t.height
	for _, dy := range []float64{-h, 0, h} {
		v := fmt.Sprintf("M%s %sL%s %sL%s %s", num(u*0.08), num(dy+h*0.1), num(u*0.5), num(dy+h*0.95), num(u*0.92), num(dy+h*0.1))
		t.line(v, u*0.3, c.base.gleam(), 0.13*c.relief)
	}
	t.line(fmt.Sprintf("M0 0V%s", num(h)), u*0.2, c.base.shadow(), 0.3*c.relief)
	t.line(fmt.Sprintf("M%s 0V%s", num(u), num(h)), u*0.2, c.base.shadow(), 0.3*c.relief)
	t.line(fmt.Sprintf("M%s 0V%s", num(u/2), num(h)), u*0.1, c.base.shadow(), 0.2*c.relief)
	return t
}

// honeycomb is the waffled face of piqué.
func honeycomb(c cloth, u float64) *tile {
	t := &tile{width: u * 2, height: u * 2}
	for _, at := range []pt{{0.5, 0.5}, {1.5, 1.5}} {
		t.shape(circle(at.x*u, at.y*u, u*0.42), c.base.shadow(), 0.22*c.relief)
		t.shape(circle((at.x+0.12)*u, (at.y+0.16)*u, u*0.3), c.base.gleam(), 0.12*c.relief)
	}
	return t
}

func circle(x, y, r float64) string {
	return fmt.Sprintf("M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0", num(x-r), num(y), num(r), num(r), num(2*r), num(r), num(r), num(-2*r))
}

// plainWeave is one thread over, one under.
func plainWeave(c cloth, u float64) *tile {
	t := &tile{width: u * 2, height: u * 2}
	for _, at := range []pt{{0, 0}, {1, 1}} {
		t.shape(square(at.x*u, at.y*u, u, u), c.base.shadow(), 0.16*c.relief)
		t.shape(square((at.x+0.2)*u, (at.y+0.1)*u, u*0.3, u*0.8), c.base.gleam(), 0.1*c.relief)
	}
	for _, at := range []pt{{1, 0}, {0, 1}} {
		t.shape(square((at.x+0.1)*u, (at.y+0.15)*u, u*0.8, u*0.3), c.base.gleam(), 0.16*c.relief)
	}
	return t
}

func square(x, y, w, h float64) string {
	return fmt.Sprintf("M%s %sh%sv%sh%sz", num(x), num(y), num(w), num(h), num(-w))
}

// twillWeave is the diagonal rib of drill, denim and gabardine.
func twillWeave(c cloth, u float64) *tile {
	t := &tile{width: u * 2, height: u * 2.4}
	w, h := t.width, t.height
	diagonal := func(shift float64) string {
		return fmt.Sprintf("M%s %sL%s %s", num(-0.5*w+shift), num(1.5*h), num(1.5*w+shift), num(-0.5*h))
	}
	for _, k := range []float64{-w, 0, w} {
		t.line(diagonal(k), u*0.62, c.base.shadow(), 0.24*c.relief)
		t.line(diagonal(k+u*0.75), u*0.42, c.base.gleam(), 0.14*c.relief)
	}
	return t
}

// herringboneWeave turns the twill's direction in every column.
func herringboneWeave(c cloth, u float64) *tile {
	column := u * 4
	t := &tile{width: column * 2, height: u * 1.5}
	for k := -4.0; k <= 4; k++ {
		y := k * t.height
		t.line(fmt.Sprintf("M0 %sL%s %sL%s %s", num(y), num(column), num(y+column), num(column*2), num(y)), u*0.5, c.base.shadow(), 0.34*c.relief)
		t.line(fmt.Sprintf("M0 %sL%s %sL%s %s", num(y+u*0.75), num(column), num(y+column+u*0.75), num(column*2), num(y+u*0.75)), u*0.36, c.base.gleam(), 0.16*c.relief)
	}
	return t
}

// wales are the cut ribs of corduroy.
func wales(c cloth, u float64) *tile {
	t := &tile{width: u, height: u}
	for i, o := range []float64{0.5, 0.34, 0.16} {
		w := u * (0.52 - 0.15*float64(i))
		t.shape(square(0, 0, w/2, u), c.base.shadow(), o*0.55*c.relief)
		t.shape(square(u-w/2, 0, w/2, u), c.base.shadow(), o*0.55*c.relief)
	}
	t.shape(square(u*0.36, 0, u*0.24, u), c.base.gleam(), 0.16*c.relief)
	return t
}

// ribs are the raised and sunken columns of rib knit, with their loops.
func ribs(c cloth, u float64) *tile {
	t := &tile{width: u, height: u * 0.3}
	h := t.height
	for i, o := range []float64{0.3, 0.26, 0.2} {
		w := u * (0.46 - 0.14*float64(i))
		t.shape(square(0, 0, w/2, h), c.base.shadow(), o*0.6*c.relief)
		t.shape(square(u-w/2, 0, w/2, h), c.base.shadow(), o*0.6*c.relief)
	}
	t.shape(square(u*0.36, 0, u*0.26, h), c.base.gleam(), 0.15*c.relief)
	t.line(fmt.Sprintf("M%s 0L%s %sL%s 0", num(u*0.26), num(u*0.5), num(h*0.8), num(u*0.74)), u*0.05, c.base.shadow(), 0.22*c.relief)
	return t
}
