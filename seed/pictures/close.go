package main

import "math/rand/v2"

// closeup is what a detail picture shows: a place on the garment, how near, and how the
// garment lies turned towards the viewer.
type closeup struct {
	at    pt      // middle of the page, cm
	scale float64 // pixels per cm
	turn  float64 // degrees clockwise
}

// note remembers where a part worth a close-up lies; the last of its kind counts.
func (g *garment) note(part string, at pt) {
	if g.parts == nil {
		g.parts = map[string]pt{}
	}
	g.parts[part] = at
}

// weaveNear lays the cloth's threads over an outline, each visible by itself. The repeat is
// written once and used again for every piece of the same cloth.
func (g *garment) weaveNear(outline line, grain float64, c cloth) {
	draw, ok := closeTiles[c.weave]
	if !ok {
		return
	}
	if g.repeats == nil {
		g.repeats = map[string]string{}
	}
	first, written := g.repeats[c.weave]
	if !written {
		first = g.id("w")
		g.repeats[c.weave] = first
		c.relief = g.reliefNear(c)
		t := draw(c, g.threadNear(c), rand.New(rand.NewPCG(uint64(g.noise), 7)))
		g.write(`<pattern id="%s" patternUnits="userSpaceOnUse" width="%s" height="%s">%s</pattern>`, first, num(t.width), num(t.height), t.marks.String())
	}
	id, at := g.id("w"), g.px(outline.bounds().centre())
	g.write(`<pattern id="%s" href="#%s" patternTransform="translate(%s %s) rotate(%s)"/><path d="%s" fill="url(#%s)"/>`,
		id, first, num(at.x), num(at.y), num(grain), g.closed(outline), id)
}

// threadNear is the width of a thread in pixels: a little larger than true in a detail, much
// larger in a fabric picture, and never too fine to be seen.
func (g *garment) threadNear(c cloth) float64 {
	if g.view == fabric {
		return min(max(c.thread*choose(c.weave == "jersey" || c.weave == "sweat", 300.0, 250), 18), 96)
	}
	return max(c.thread*g.scale*choose(c.thread < 0.2, 1.6, 1), 10)
}

// reliefNear is how strongly threads show. Very dark cloth hides its shade, so it is drawn with
// more; on light cloth shade tells most, and much of it costs bytes that edges need.
func (g *garment) reliefNear(c cloth) float64 {
	alone := g.view == fabric
	k := (0.62 + 0.38*c.relief) * choose(alone, 0.72, 0.5)
	switch c.weave {
	case "pique", "rib", "oxford", "canvas": // deep by their shape
		k *= 0.62
	case "denim":
		k *= 0.88
	case "fine-knit":
		k *= choose(alone && c.base.l > 0.55, 0.6, 0.9)
	case "jersey":
		k *= choose(alone, 0.75, 1.2)
	case "chunky":
		k *= choose(alone, 1.3, 0.75)
	case "wool":
		k *= choose(alone, 1.1, 1.9)
	}
	switch {
	case c.base.l < 0.28:
		k *= 1.7
	case c.base.l < 0.4:
		k *= 1.25
	case c.base.l > 0.9:
		k *= 0.68
	case c.base.l > 0.55:
		k *= choose(alone, 0.75, 0.62)
	}
	if alone && c.print == "stripe" {
		k *= 0.8 // the stripes' edges need their share of the file
	}
	return k
}

// seen reports whether a piece reaches the page of a close-up.
func (g *garment) seen(outline line) bool {
	return !g.pixels(outline).grown(2 * g.scale).intersect(visible.grown(g.beyond)).empty()
}

// turned wraps a close-up: the garment, turned a little, on the table.
func (g *garment) turned(degrees float64) string {
	drawn := g.body.String()
	g.body.Reset()
	warmth := 0.012 + 0.006*float64(g.noise%7)/6
	middle := visible.centre()
	g.write(`<rect width="100%%" height="100%%" fill="%s"/><g transform="rotate(%s %s %s)">`, tint{0.885, 0.002, warmth}, num(degrees), num(middle.x), num(middle.y))
	id := g.id("t")
	g.write(`<filter id="%s" filterUnits="userSpaceOnUse" x="-300" y="-300" width="%d" height="%d"><feGaussianBlur stdDeviation="26"/></filter><g filter="url(#%s)" opacity="0.5" transform="translate(18 40)" fill="%s">`,
		id, pictureWidth+600, pictureHeight+600, id, tint{0.3, 0.012, 0.03})
	for _, l := range g.silhouette {
		if g.seen(l) {
			g.write(`<path d="%s"/>`, g.closed(l))
		}
	}
	g.write(`</g>`)
	g.body.WriteString(drawn)
	g.write(`</g>`)
	return g.document(func() string { return "" })
}
