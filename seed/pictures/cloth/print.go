package cloth

import (
	"fmt"

	"ebenmass/models/fit"
	"ebenmass/seed/pictures/svg"
)

// Print lays a printed or woven-in design over a piece. It follows the folds a little:
// nothing woven lies perfectly straight.
func (g *Garment) Print(outline svg.Line, grain float64, c Cloth) {
	var t *tile
	switch c.Print {
	case "stripe":
		switch {
		case g.Kind != fit.TShirt:
			t = stripes(c, 0.85*g.Scale, 0.36, false)
		case c.Base.L > 0.9:
			t = stripes(c, 2.2*g.Scale, 0.44, true)
		default:
			t = stripes(c, 2.6*g.Scale, 0.24, true)
		}
	case "check":
		t = checks(c, 4.2*g.Scale)
	case "dots":
		t = dots(c, 1.5*g.Scale)
	case "melange":
		g.melange(outline, grain, c)
		return
	default:
		return
	}
	g.Swayed(outline, func() { g.pattern(outline.Bounds().Grown(1).Outline(), grain, t) })
}

// Swayed draws something shifted here and there by some millimetres, as cloth lies.
func (g *Garment) Swayed(outline svg.Line, draw func()) {
	area, ok := g.Region(g.Pixels(outline), g.Scale)
	if !ok {
		return
	}
	id, f := g.ID("v"), 1/(14*g.Scale)
	g.Write(`<filter id="%s" %s><feTurbulence type="fractalNoise" baseFrequency="%.5f %.5f" numOctaves="2" seed="%d" result="n"/><feDisplacementMap in="SourceGraphic" in2="n" scale="%s" xChannelSelector="R" yChannelSelector="G"/></filter><g filter="url(#%s)">`,
		id, area, f, f*0.7, g.Noise+21, svg.Num(svg.Choose(g.Near(), 0.85, 1.7)*g.Scale), id)
	draw()
	g.Write(`</g>`)
}

// stripes are upright, or lie across the cloth; share is the part of a repeat that is inked.
func stripes(c Cloth, repeat, share float64, lying bool) *tile {
	t := &tile{width: repeat, height: repeat}
	if lying {
		t.shape(square(0, repeat*(1-share)/2, repeat, repeat*share), c.ink, 0.9)
	} else {
		t.shape(square(repeat*(1-share)/2, 0, repeat*share, repeat), c.ink, 0.82)
	}
	return t
}

// checks are broad bands both ways with a fine overcheck.
func checks(c Cloth, repeat float64) *tile {
	t := &tile{width: repeat, height: repeat}
	dark := c.Base.Lit(svg.Choose(c.Base.L > 0.45, -0.2, 0.17))
	band := repeat * 0.3
	t.shape(square(0, 0, band, repeat), dark, 0.5)
	t.shape(square(0, 0, repeat, band), dark, 0.5)
	fine := repeat * 0.022
	t.shape(square(repeat*0.64, 0, fine, repeat), c.ink, 0.7)
	t.shape(square(0, repeat*0.64, repeat, fine), c.ink, 0.7)
	return t
}

// dots are small and lie in staggered rows.
func dots(c Cloth, repeat float64) *tile {
	t := &tile{width: repeat, height: repeat * 1.2}
	r := repeat * 0.12
	t.shape(circle(repeat*0.25, t.height*0.25, r), c.ink, 0.85)
	t.shape(circle(repeat*0.75, t.height*0.75, r), c.ink, 0.85)
	return t
}

// melange mixes fibres of lighter and darker dye.
func (g *Garment) melange(outline svg.Line, grain float64, c Cloth) {
	id, b := g.ID("m"), g.Pixels(outline.Turned(outline.Bounds().Centre(), -grain))
	area, ok := g.Region(b, 2)
	if !ok {
		return
	}
	u := max(0.1*g.Scale, 1.8)
	g.Write(`<filter id="%s" %s><feTurbulence type="fractalNoise" baseFrequency="%.4f %.4f" numOctaves="2" seed="%d" result="n"/>`,
		id, area, 0.42/u, 0.11/u, g.Noise+40)
	contrast := (0.1 + 0.22*c.Base.L) * svg.Choose(g.Near(), 0.36, 1)
	g.matrix("n", "s", c.Base.Lit(-contrast), "A", 1.0, -0.53)
	g.matrix("n", "g", c.Base.Lit(contrast), "A", -1.0, 0.47)
	at := g.Px(outline.Bounds().Centre())
	g.Write(`<feMerge><feMergeNode in="s"/><feMergeNode in="g"/></feMerge></filter><rect x="%s" y="%s" width="%s" height="%s" filter="url(#%s)" transform="%s"/>`,
		svg.Num(b.Min.X), svg.Num(b.Min.Y), svg.Num(b.Width()), svg.Num(b.Height()), id, fmt.Sprintf("rotate(%s %s %s)", svg.Num(grain), svg.Num(at.X), svg.Num(at.Y)))
}
