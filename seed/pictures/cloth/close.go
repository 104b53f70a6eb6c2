package cloth

import (
	"math/rand/v2"

	"ebenmass/seed/pictures/svg"
)

// WeaveNear lays the cloth's threads over an outline, each visible by itself. The repeat is
// written once and used again for every piece of the same cloth.
func (g *Garment) WeaveNear(outline svg.Line, grain float64, c Cloth) {
	draw, ok := closeTiles[c.Weave]
	if !ok {
		return
	}
	if g.repeats == nil {
		g.repeats = map[string]string{}
	}
	first, written := g.repeats[c.Weave]
	if !written {
		first = g.ID("w")
		g.repeats[c.Weave] = first
		c.Relief = g.reliefNear(c)
		t := draw(c, g.threadNear(c), rand.New(rand.NewPCG(uint64(g.Noise), 7)))
		g.Write(`<pattern id="%s" patternUnits="userSpaceOnUse" width="%s" height="%s">%s</pattern>`, first, svg.Num(t.width), svg.Num(t.height), t.marks.String())
	}
	id, at := g.ID("w"), g.Px(outline.Bounds().Centre())
	g.Write(`<pattern id="%s" href="#%s" patternTransform="translate(%s %s) rotate(%s)"/><path d="%s" fill="url(#%s)"/>`,
		id, first, svg.Num(at.X), svg.Num(at.Y), svg.Num(grain), g.Closed(outline), id)
}

// threadNear is the width of a thread in pixels: a little larger than true in a detail, much
// larger in a fabric picture, and never too fine to be seen.
func (g *Garment) threadNear(c Cloth) float64 {
	if g.View == Fabric {
		return min(max(c.Thread*svg.Choose(c.Weave == "jersey" || c.Weave == "sweat", 300.0, 250), 18), 96)
	}
	return max(c.Thread*g.Scale*svg.Choose(c.Thread < 0.2, 1.6, 1), 10)
}

// reliefNear is how strongly threads show. Very dark cloth hides its shade, so it is drawn with
// more; on light cloth shade tells most, and much of it costs bytes that edges need.
func (g *Garment) reliefNear(c Cloth) float64 {
	alone := g.View == Fabric
	k := (0.62 + 0.38*c.Relief) * svg.Choose(alone, 0.72, 0.5)
	switch c.Weave {
	case "pique", "rib", "oxford", "canvas": // deep by their shape
		k *= 0.62
	case "denim":
		k *= 0.88
	case "fine-knit":
		k *= svg.Choose(alone && c.Base.L > 0.55, 0.6, 0.9)
	case "jersey":
		k *= svg.Choose(alone, 0.75, 1.2)
	case "chunky":
		k *= svg.Choose(alone, 1.3, 0.75)
	case "wool":
		k *= svg.Choose(alone, 1.1, 1.9)
	}
	switch {
	case c.Base.L < 0.28:
		k *= 1.7
	case c.Base.L < 0.4:
		k *= 1.25
	case c.Base.L > 0.9:
		k *= 0.68
	case c.Base.L > 0.55:
		k *= svg.Choose(alone, 0.75, 0.62)
	}
	if alone && c.Print == "stripe" {
		k *= 0.8 // the stripes' edges need their share of the file
	}
	return k
}

// seen reports whether a piece reaches the page of a close-up.
func (g *Garment) seen(outline svg.Line) bool {
	return !g.Pixels(outline).Grown(2 * g.Scale).Intersect(svg.Visible.Grown(g.Beyond)).Empty()
}

// Turned wraps a close-up: the garment, turned a little, on the table.
func (g *Garment) Turned(degrees float64) string {
	drawn := g.Body.String()
	g.Body.Reset()
	warmth := 0.012 + 0.006*float64(g.Noise%7)/6
	middle := svg.Visible.Centre()
	g.Write(`<rect width="100%%" height="100%%" fill="%s"/><g transform="rotate(%s %s %s)">`, svg.Lab(0.885, 0.002, warmth), svg.Num(degrees), svg.Num(middle.X), svg.Num(middle.Y))
	id := g.ID("t")
	g.Write(`<filter id="%s" filterUnits="userSpaceOnUse" x="-300" y="-300" width="%d" height="%d"><feGaussianBlur stdDeviation="26"/></filter><g filter="url(#%s)" opacity="0.5" transform="translate(18 40)" fill="%s">`,
		id, svg.PictureWidth+600, svg.PictureHeight+600, id, svg.Lab(0.3, 0.012, 0.03))
	for _, l := range g.Silhouette {
		if g.seen(l) {
			g.Write(`<path d="%s"/>`, g.Closed(l))
		}
	}
	g.Write(`</g>`)
	g.Body.WriteString(drawn)
	g.Write(`</g>`)
	return g.Document(func() string { return "" })
}

// Near reports whether a picture is a close-up, in which thread by thread is drawn.
func (g *Garment) Near() bool { return g.View == Detail || g.View == Fabric }
