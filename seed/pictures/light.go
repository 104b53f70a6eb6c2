package main

import "fmt"

// light lays uneven yarn and soft drape over a piece. Both are lit noise turned into
// transparent shade and gleam in the cloth's own colours, so they suit white and black alike.
func (g *garment) light(outline line, grain float64, c cloth, flat bool) {
	id, b := g.id("l"), g.pixels(outline.turned(outline.bounds().centre(), -grain))
	area, ok := g.region(b, 4)
	if !ok {
		return
	}
	centre := g.px(outline.bounds().centre())
	g.write(`<filter id="%s" %s>`, id, area)
	layers := g.yarn(c)
	if !flat {
		layers = append(layers, g.drape(c)...)
	}
	g.write(`<feMerge>`)
	for _, layer := range layers {
		g.write(`<feMergeNode in="%s"/>`, layer)
	}
	g.write(`</feMerge></filter>`)
	g.write(`<rect x="%s" y="%s" width="%s" height="%s" filter="url(#%s)" transform="rotate(%s %s %s)"/>`,
		num(b.min.x), num(b.min.y), num(b.width()), num(b.height()), id, num(grain), num(centre.x), num(centre.y))
}

// drape is how the cloth hangs: broad noise, longer than wide, lit from the upper left. The
// light is blurred as well, because eight bits of height would show as contour lines.
func (g *garment) drape(c cloth) (layers []string) {
	f := 1 / (c.wave * g.scale)
	g.write(`<feTurbulence type="fractalNoise" baseFrequency="%.5f %.5f" numOctaves="2" seed="%d"/><feGaussianBlur stdDeviation="%s"/>`,
		f, f*0.3, g.noise, num(c.wave*g.scale*0.05))
	g.write(`<feDiffuseLighting surfaceScale="%s" diffuseConstant="1"><feDistantLight azimuth="205" elevation="48"/></feDiffuseLighting><feGaussianBlur stdDeviation="%s" result="d"/>`,
		num(c.wave*g.scale*0.42), num(c.wave*g.scale*0.075))
	const flat = 0.743 // sin 48°: what an even surface gets
	shade := 0.7 * c.drape * c.base.depth()
	g.matrix("d", "ds", c.base.shadow(), "R", -shade, shade*flat-0.015)
	g.matrix("d", "dg", c.base.gleam(), "R", 0.95*c.drape*c.lustre, -0.95*c.drape*c.lustre*flat-0.012)
	return []string{"ds", "dg"}
}

// yarn is the unevenness of threads: noise stretched along warp and weft.
func (g *garment) yarn(c cloth) (layers []string) {
	unit := max(c.thread*g.scale, 2.2)
	slub := c.slub * c.base.depth()
	if g.near() { // the threads themselves are drawn
		slub *= 0.6
	}
	for i, k := range []struct{ strength, x, y float64 }{
		{slub * c.warp, 0.5, 0.5 / c.run},
		{slub * (1 - c.warp), 0.5 / c.run, 0.5},
	} {
		if k.strength == 0 {
			continue
		}
		n := fmt.Sprintf("y%d", i)
		g.write(`<feTurbulence type="fractalNoise" baseFrequency="%.5f %.5f" numOctaves="2" seed="%d" result="%s"/>`,
			k.x/unit, k.y/unit, g.noise+i+1, n)
		g.matrix(n, n+"s", c.base.shadow(), "A", 2.4*k.strength, -2.4*k.strength*0.5)
		g.matrix(n, n+"g", c.base.gleam(), "A", -2.0*k.strength, 2.0*k.strength*0.5)
		layers = append(layers, n+"s", n+"g")
	}
	if layers == nil { // feMerge needs something
		g.write(`<feFlood flood-opacity="0" result="y"/>`)
		layers = []string{"y"}
	}
	return layers
}

// matrix turns one channel (R or A) into the opacity of a colour: slope·channel + shift.
func (g *garment) matrix(in, result string, colour tint, channel string, slope, shift float64) {
	r, gr, b := colour.channels()
	row := fmt.Sprintf("%.3f 0 0 0", slope)
	if channel == "A" {
		row = fmt.Sprintf("0 0 0 %.3f", slope)
	}
	g.write(`<feColorMatrix in="%s" result="%s" values="0 0 0 0 %.3f 0 0 0 0 %.3f 0 0 0 0 %.3f %s %.3f"/>`,
		in, result, r, gr, b, row, shift)
}
