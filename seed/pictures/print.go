package main

import (
	"fmt"

	"ebenmass/models/fit"
)

// print lays a printed or woven-in design over a piece. It follows the folds a little:
// nothing woven lies perfectly straight.
func (g *garment) print(outline line, grain float64, c cloth) {
	var t *tile
	switch c.print {
	case "stripe":
		switch {
		case g.kind != fit.TShirt:
			t = stripes(c, 0.85*g.scale, 0.36, false)
		case c.base.l > 0.9:
			t = stripes(c, 2.2*g.scale, 0.44, true)
		default:
			t = stripes(c, 2.6*g.scale, 0.24, true)
		}
	case "check":
		t = checks(c, 4.2*g.scale)
	case "dots":
		t = dots(c, 1.5*g.scale)
	case "melange":
		g.melange(outline, grain, c)
		return
	default:
		return
	}
	g.swayed(outline, func() { g.pattern(outline.bounds().grown(1).outline(), grain, t) })
}

// swayed draws something shifted here and there by some millimetres, as cloth lies.
func (g *garment) swayed(outline line, draw func()) {
	area, ok := g.region(g.pixels(outline), g.scale)
	if !ok {
		return
	}
	id, f := g.id("v"), 1/(14*g.scale)
	g.write(`<filter id="%s" %s><feTurbulence type="fractalNoise" baseFrequency="%.5f %.5f" numOctaves="2" seed="%d" result="n"/><feDisplacementMap in="SourceGraphic" in2="n" scale="%s" xChannelSelector="R" yChannelSelector="G"/></filter><g filter="url(#%s)">`,
		id, area, f, f*0.7, g.noise+21, num(choose(g.near(), 0.85, 1.7)*g.scale), id)
	draw()
	g.write(`</g>`)
}

// stripes are upright, or lie across the cloth; share is the part of a repeat that is inked.
func stripes(c cloth, repeat, share float64, lying bool) *tile {
	t := &tile{width: repeat, height: repeat}
	if lying {
		t.shape(square(0, repeat*(1-share)/2, repeat, repeat*share), c.ink, 0.9)
	} else {
		t.shape(square(repeat*(1-share)/2, 0, repeat*share, repeat), c.ink, 0.82)
	}
	return t
}

// checks are broad bands both ways with a fine overcheck.
func checks(c cloth, repeat float64) *tile {
	t := &tile{width: repeat, height: repeat}
	dark := c.base.lit(choose(c.base.l > 0.45, -0.2, 0.17))
	band := repeat * 0.3
	t.shape(square(0, 0, band, repeat), dark, 0.5)
	t.shape(square(0, 0, repeat, band), dark, 0.5)
	fine := repeat * 0.022
	t.shape(square(repeat*0.64, 0, fine, repeat), c.ink, 0.7)
	t.shape(square(0, repeat*0.64, repeat, fine), c.ink, 0.7)
	return t
}

// dots are small and lie in staggered rows.
func dots(c cloth, repeat float64) *tile {
	t := &tile{width: repeat, height: repeat * 1.2}
	r := repeat * 0.12
	t.shape(circle(repeat*0.25, t.height*0.25, r), c.ink, 0.85)
	t.shape(circle(repeat*0.75, t.height*0.75, r), c.ink, 0.85)
	return t
}

// melange mixes fibres of lighter and darker dye.
func (g *garment) melange(outline line, grain float64, c cloth) {
	id, b := g.id("m"), g.pixels(outline.turned(outline.bounds().centre(), -grain))
	area, ok := g.region(b, 2)
	if !ok {
		return
	}
	u := max(0.1*g.scale, 1.8)
	g.write(`<filter id="%s" %s><feTurbulence type="fractalNoise" baseFrequency="%.4f %.4f" numOctaves="2" seed="%d" result="n"/>`,
		id, area, 0.42/u, 0.11/u, g.noise+40)
	contrast := (0.1 + 0.22*c.base.l) * choose(g.near(), 0.36, 1)
	g.matrix("n", "s", c.base.lit(-contrast), "A", 1.0, -0.53)
	g.matrix("n", "g", c.base.lit(contrast), "A", -1.0, 0.47)
	at := g.px(outline.bounds().centre())
	g.write(`<feMerge><feMergeNode in="s"/><feMergeNode in="g"/></feMerge></filter><rect x="%s" y="%s" width="%s" height="%s" filter="url(#%s)" transform="%s"/>`,
		num(b.min.x), num(b.min.y), num(b.width()), num(b.height()), id, fmt.Sprintf("rotate(%s %s %s)", num(grain), num(at.x), num(at.y)))
}
