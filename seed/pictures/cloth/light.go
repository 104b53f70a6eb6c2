package cloth

import (
	"fmt"

	"ebenmass/seed/pictures/svg"
)

// Light lays uneven yarn and soft drape over a piece. Both are lit noise turned into
// transparent shade and gleam in the cloth's own colours, so they suit white and black alike.
func (g *Garment) Light(outline svg.Line, grain float64, c Cloth, flat bool) {
	id, b := g.ID("l"), g.Pixels(outline.Turned(outline.Bounds().Centre(), -grain))
	area, ok := g.Region(b, 4)
	if !ok {
		return
	}
	centre := g.Px(outline.Bounds().Centre())
	g.Write(`<filter id="%s" %s>`, id, area)
	layers := g.yarn(c)
	if !flat {
		layers = append(layers, g.drape(c)...)
	}
	g.Write(`<feMerge>`)
	for _, layer := range layers {
		g.Write(`<feMergeNode in="%s"/>`, layer)
	}
	g.Write(`</feMerge></filter>`)
	g.Write(`<rect x="%s" y="%s" width="%s" height="%s" filter="url(#%s)" transform="rotate(%s %s %s)"/>`,
		svg.Num(b.Min.X), svg.Num(b.Min.Y), svg.Num(b.Width()), svg.Num(b.Height()), id, svg.Num(grain), svg.Num(centre.X), svg.Num(centre.Y))
}

// drape is how the cloth hangs: broad noise, longer than wide, lit from the upper left. The
// light is blurred as well, because eight bits of height would show as contour lines.
func (g *Garment) drape(c Cloth) (layers []string) {
	f := 1 / (c.Wave * g.Scale)
	g.Write(`<feTurbulence type="fractalNoise" baseFrequency="%.5f %.5f" numOctaves="2" seed="%d"/><feGaussianBlur stdDeviation="%s"/>`,
		f, f*0.3, g.Noise, svg.Num(c.Wave*g.Scale*0.05))
	g.Write(`<feDiffuseLighting surfaceScale="%s" diffuseConstant="1"><feDistantLight azimuth="205" elevation="48"/></feDiffuseLighting><feGaussianBlur stdDeviation="%s" result="d"/>`,
		svg.Num(c.Wave*g.Scale*0.42), svg.Num(c.Wave*g.Scale*0.075))
	const flat = 0.743 // sin 48°: what an even surface gets
	shade := 0.7 * c.drape * c.Base.Depth()
	g.matrix("d", "ds", c.Base.Shadow(), "R", -shade, shade*flat-0.015)
	g.matrix("d", "dg", c.Base.Gleam(), "R", 0.95*c.drape*c.Lustre, -0.95*c.drape*c.Lustre*flat-0.012)
	return []string{"ds", "dg"}
}

// yarn is the unevenness of threads: noise stretched along warp and weft.
func (g *Garment) yarn(c Cloth) (layers []string) {
	unit := max(c.Thread*g.Scale, 2.2)
	slub := c.Slub * c.Base.Depth()
	if g.Near() { // the threads themselves are drawn
		slub *= 0.6
	}
	for i, k := range []struct{ strength, x, y float64 }{
		{slub * c.warp, 0.5, 0.5 / c.Run},
		{slub * (1 - c.warp), 0.5 / c.Run, 0.5},
	} {
		if k.strength == 0 {
			continue
		}
		n := fmt.Sprintf("y%d", i)
		g.Write(`<feTurbulence type="fractalNoise" baseFrequency="%.5f %.5f" numOctaves="2" seed="%d" result="%s"/>`,
			k.x/unit, k.y/unit, g.Noise+i+1, n)
		g.matrix(n, n+"s", c.Base.Shadow(), "A", 2.4*k.strength, -2.4*k.strength*0.5)
		g.matrix(n, n+"g", c.Base.Gleam(), "A", -2.0*k.strength, 2.0*k.strength*0.5)
		layers = append(layers, n+"s", n+"g")
	}
	if layers == nil { // feMerge needs something
		g.Write(`<feFlood flood-opacity="0" result="y"/>`)
		layers = []string{"y"}
	}
	return layers
}

// matrix turns one channel (R or A) into the opacity of a colour: slope·channel + shift.
func (g *Garment) matrix(in, result string, colour svg.Tint, channel string, slope, shift float64) {
	r, gr, b := colour.Channels()
	row := fmt.Sprintf("%.3f 0 0 0", slope)
	if channel == "A" {
		row = fmt.Sprintf("0 0 0 %.3f", slope)
	}
	g.Write(`<feColorMatrix in="%s" result="%s" values="0 0 0 0 %.3f 0 0 0 0 %.3f 0 0 0 0 %.3f %s %.3f"/>`,
		in, result, r, gr, b, row, shift)
}
