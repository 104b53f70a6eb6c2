package cloth

import (
	"fmt"
	"strings"

	"ebenmass/seed/pictures/svg"
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
func (t *tile) line(d string, w float64, colour svg.Tint, opacity float64) {
	fmt.Fprintf(&t.marks, `<path d="%s" fill="none" stroke="%s" stroke-opacity="%s" stroke-width="%s" stroke-linecap="round"/>`,
		d, colour, svg.Num(opacity), svg.Num(w))
}

// shape adds a filled form to the tile.
func (t *tile) shape(d string, colour svg.Tint, opacity float64) {
	fmt.Fprintf(&t.marks, `<path d="%s" fill="%s" fill-opacity="%s"/>`, d, colour, svg.Num(opacity))
}

// weave lays the cloth's own structure over an outline.
func (g *Garment) weave(outline svg.Line, grain float64, c Cloth) {
	if g.Near() {
		g.WeaveNear(outline, grain, c)
		return
	}
	draw, ok := tiles[c.Weave]
	if !ok {
		return
	}
	u := max(c.Thread*g.Scale, svg.Choose(c.Weave == "rib" || c.Weave == "corduroy", float64(smallestRib), smallestThread))
	exaggerated := u / (c.Thread * g.Scale)
	c.Relief /= 0.6 + 0.4*exaggerated // a structure shown too large must be faint
	t := draw(c, u)
	g.pattern(outline, grain, t)
}

// pattern fills an outline with a tile, turned with the grain and centred on the piece.
func (g *Garment) pattern(outline svg.Line, grain float64, t *tile) {
	id, at := g.ID("w"), g.Px(outline.Bounds().Centre())
	g.Write(`<pattern id="%s" patternUnits="userSpaceOnUse" width="%s" height="%s" patternTransform="translate(%s %s) rotate(%s)">%s</pattern><path d="%s" fill="url(#%s)"/>`,
		id, svg.Num(t.width), svg.Num(t.height), svg.Num(at.X), svg.Num(at.Y), svg.Num(grain), t.marks.String(), g.Closed(outline), id)
}

// tiles draws each weave's repeat for a thread of u pixels.
var tiles = map[string]func(c Cloth, u float64) *tile{
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
func stitches(c Cloth, u float64) *tile {
	t := &tile{width: u, height: u * 0.78}
	h := t.height
	for _, dy := range []float64{-h, 0, h} {
		v := fmt.Sprintf("M%s %sL%s %sL%s %s", svg.Num(u*0.08), svg.Num(dy+h*0.1), svg.Num(u*0.5), svg.Num(dy+h*0.95), svg.Num(u*0.92), svg.Num(dy+h*0.1))
		t.line(v, u*0.3, c.Base.Gleam(), 0.13*c.Relief)
	}
	t.line(fmt.Sprintf("M0 0V%s", svg.Num(h)), u*0.2, c.Base.Shadow(), 0.3*c.Relief)
	t.line(fmt.Sprintf("M%s 0V%s", svg.Num(u), svg.Num(h)), u*0.2, c.Base.Shadow(), 0.3*c.Relief)
	t.line(fmt.Sprintf("M%s 0V%s", svg.Num(u/2), svg.Num(h)), u*0.1, c.Base.Shadow(), 0.2*c.Relief)
	return t
}

// honeycomb is the waffled face of piqué.
func honeycomb(c Cloth, u float64) *tile {
	t := &tile{width: u * 2, height: u * 2}
	for _, at := range []svg.Point{svg.Pt(0.5, 0.5), svg.Pt(1.5, 1.5)} {
		t.shape(circle(at.X*u, at.Y*u, u*0.42), c.Base.Shadow(), 0.22*c.Relief)
		t.shape(circle((at.X+0.12)*u, (at.Y+0.16)*u, u*0.3), c.Base.Gleam(), 0.12*c.Relief)
	}
	return t
}

func circle(x, y, r float64) string {
	return fmt.Sprintf("M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0", svg.Num(x-r), svg.Num(y), svg.Num(r), svg.Num(r), svg.Num(2*r), svg.Num(r), svg.Num(r), svg.Num(-2*r))
}

// plainWeave is one thread over, one under.
func plainWeave(c Cloth, u float64) *tile {
	t := &tile{width: u * 2, height: u * 2}
	for _, at := range []svg.Point{svg.Pt(0, 0), svg.Pt(1, 1)} {
		t.shape(square(at.X*u, at.Y*u, u, u), c.Base.Shadow(), 0.16*c.Relief)
		t.shape(square((at.X+0.2)*u, (at.Y+0.1)*u, u*0.3, u*0.8), c.Base.Gleam(), 0.1*c.Relief)
	}
	for _, at := range []svg.Point{svg.Pt(1, 0), svg.Pt(0, 1)} {
		t.shape(square((at.X+0.1)*u, (at.Y+0.15)*u, u*0.8, u*0.3), c.Base.Gleam(), 0.16*c.Relief)
	}
	return t
}

func square(x, y, w, h float64) string {
	return fmt.Sprintf("M%s %sh%sv%sh%sz", svg.Num(x), svg.Num(y), svg.Num(w), svg.Num(h), svg.Num(-w))
}

// twillWeave is the diagonal rib of drill, denim and gabardine.
func twillWeave(c Cloth, u float64) *tile {
	t := &tile{width: u * 2, height: u * 2.4}
	w, h := t.width, t.height
	diagonal := func(shift float64) string {
		return fmt.Sprintf("M%s %sL%s %s", svg.Num(-0.5*w+shift), svg.Num(1.5*h), svg.Num(1.5*w+shift), svg.Num(-0.5*h))
	}
	for _, k := range []float64{-w, 0, w} {
		t.line(diagonal(k), u*0.62, c.Base.Shadow(), 0.24*c.Relief)
		t.line(diagonal(k+u*0.75), u*0.42, c.Base.Gleam(), 0.14*c.Relief)
	}
	return t
}

// herringboneWeave turns the twill's direction in every column.
func herringboneWeave(c Cloth, u float64) *tile {
	column := u * 4
	t := &tile{width: column * 2, height: u * 1.5}
	for k := -4.0; k <= 4; k++ {
		y := k * t.height
		t.line(fmt.Sprintf("M0 %sL%s %sL%s %s", svg.Num(y), svg.Num(column), svg.Num(y+column), svg.Num(column*2), svg.Num(y)), u*0.5, c.Base.Shadow(), 0.34*c.Relief)
		t.line(fmt.Sprintf("M0 %sL%s %sL%s %s", svg.Num(y+u*0.75), svg.Num(column), svg.Num(y+column+u*0.75), svg.Num(column*2), svg.Num(y+u*0.75)), u*0.36, c.Base.Gleam(), 0.16*c.Relief)
	}
	return t
}

// wales are the cut ribs of corduroy.
func wales(c Cloth, u float64) *tile {
	t := &tile{width: u, height: u}
	for i, o := range []float64{0.5, 0.34, 0.16} {
		w := u * (0.52 - 0.15*float64(i))
		t.shape(square(0, 0, w/2, u), c.Base.Shadow(), o*0.55*c.Relief)
		t.shape(square(u-w/2, 0, w/2, u), c.Base.Shadow(), o*0.55*c.Relief)
	}
	t.shape(square(u*0.36, 0, u*0.24, u), c.Base.Gleam(), 0.16*c.Relief)
	return t
}

// ribs are the raised and sunken columns of rib knit, with their loops.
func ribs(c Cloth, u float64) *tile {
	t := &tile{width: u, height: u * 0.3}
	h := t.height
	for i, o := range []float64{0.3, 0.26, 0.2} {
		w := u * (0.46 - 0.14*float64(i))
		t.shape(square(0, 0, w/2, h), c.Base.Shadow(), o*0.6*c.Relief)
		t.shape(square(u-w/2, 0, w/2, h), c.Base.Shadow(), o*0.6*c.Relief)
	}
	t.shape(square(u*0.36, 0, u*0.26, h), c.Base.Gleam(), 0.15*c.Relief)
	t.line(fmt.Sprintf("M%s 0L%s %sL%s 0", svg.Num(u*0.26), svg.Num(u*0.5), svg.Num(h*0.8), svg.Num(u*0.74)), u*0.05, c.Base.Shadow(), 0.22*c.Relief)
	return t
}
