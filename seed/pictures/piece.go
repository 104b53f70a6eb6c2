package main

// piece is one cut piece of cloth, as it lies on the table.
type piece struct {
	outline line    // closed
	grain   float64 // degrees by which the warp is turned from upright
	tone    float64 // lightness shift of the whole piece: the inside of a garment is darker
	across  line    // two points from edge to edge: the piece rounds off towards both ends; nil lies flat
	folds   []fold
	edges   []edge
	lift    float64 // cm above what lies beneath: how far the shadow falls there
	onto    line    // where that shadow may fall; nil: anywhere
	flat    bool    // too small or too stiff to drape
	plain   bool    // knitted or cut from unprinted cloth
	cloth   *cloth  // another cloth than the sheet's, such as lining
}

// edge is a stretch of the outline where the piece curves away into shade.
type edge struct {
	along    line
	width    float64 // cm the shade reaches inward
	strength float64 // opacity at the edge
}

// lay draws a piece on top of everything drawn so far.
func (g *garment) lay(p piece) {
	c := g.cloth
	if p.cloth != nil {
		c = *p.cloth
	}
	c.base = c.base.lit(p.tone)
	g.silhouette = append(g.silhouette, p.outline)
	if g.view == detail && !g.seen(p.outline) {
		return
	}
	if p.lift > 0 {
		g.cast(p.outline, p.onto, p.lift, c)
	}
	g.clipped(p.outline, func() {
		g.fill(p.outline, c.base, 1)
		if !p.plain {
			g.print(p.outline, p.grain, c)
		}
		g.weave(p.outline, p.grain, c)
		g.light(p.outline, p.grain, c, p.flat)
		if p.across != nil {
			g.round(p.outline, p.across, c)
		}
		g.paintFolds(p.outline, p.folds, c)
		g.paintEdges(p.edges, c)
	})
	g.stroke(append(p.outline, p.outline[0]), 0.07, c.base.shadow(), 0.42)
}

// cast paints the shadow a piece throws on what lies beneath.
func (g *garment) cast(outline, onto line, lift float64, c cloth) {
	paint := func() {
		g.blurred(lift*0.9, outline, func() {
			g.fill(outline.moved(pt{lift * 0.5, lift * 0.9}), c.base.shadow(), 0.5)
		})
	}
	if onto == nil {
		paint()
		return
	}
	g.clipped(onto, paint)
}

// round shades a piece towards both ends of a cross line, with light a third of the way.
func (g *garment) round(outline, across line, c cloth) {
	a, b := g.px(across[0]), g.px(across[len(across)-1])
	id := g.id("r")
	dark, bright := c.base.shadow(), c.base.gleam()
	g.write(`<linearGradient id="%s" gradientUnits="userSpaceOnUse" x1="%s" y1="%s" x2="%s" y2="%s">`, id, num(a.x), num(a.y), num(b.x), num(b.y))
	for _, stop := range []struct {
		at      float64
		colour  tint
		opacity float64
	}{{0, dark, 0.26}, {0.1, dark, 0.12}, {0.24, dark, 0}, {0.25, bright, 0}, {0.38, bright, 0.13 * c.lustre}, {0.55, bright, 0}, {0.56, dark, 0}, {0.78, dark, 0.1}, {0.92, dark, 0.24}, {1, dark, 0.4}} {
		g.write(`<stop offset="%s" stop-color="%s" stop-opacity="%s"/>`, num(stop.at), stop.colour, num(stop.opacity*c.base.depth()))
	}
	g.write(`</linearGradient><path d="%s" fill="url(#%s)"/>`, g.closed(outline), id)
}

func (g *garment) paintEdges(edges []edge, c cloth) {
	for _, e := range edges {
		g.blurred(e.width*0.42, e.along, func() {
			g.stroke(e.along, e.width, c.base.shadow(), e.strength*c.base.depth())
		})
	}
}
