package cloth

import "ebenmass/seed/pictures/svg"

// Piece is one cut piece of cloth, as it lies on the table.
type Piece struct {
	Outline svg.Line // closed
	Grain   float64  // degrees by which the warp is turned from upright
	Tone    float64  // lightness shift of the whole piece: the inside of a garment is darker
	Across  svg.Line // two points from edge to edge: the piece rounds off towards both ends; nil lies flat
	Folds   []Fold
	Edges   []Edge
	Lift    float64  // cm above what lies beneath: how far the shadow falls there
	Onto    svg.Line // where that shadow may fall; nil: anywhere
	Flat    bool     // too small or too stiff to drape
	Plain   bool     // knitted or cut from unprinted cloth
	Cloth   *Cloth   // another cloth than the sheet's, such as lining
}

// Edge is a stretch of the outline where the piece curves away into shade.
type Edge struct {
	Along    svg.Line
	Width    float64 // cm the shade reaches inward
	Strength float64 // opacity at the edge
}

// Lay draws a piece on top of everything drawn so far.
func (g *Garment) Lay(p Piece) {
	c := g.Cloth
	if p.Cloth != nil {
		c = *p.Cloth
	}
	c.Base = c.Base.Lit(p.Tone)
	g.Silhouette = append(g.Silhouette, p.Outline)
	if g.View == Detail && !g.seen(p.Outline) {
		return
	}
	if p.Lift > 0 {
		g.Cast(p.Outline, p.Onto, p.Lift, c)
	}
	g.Clipped(p.Outline, func() {
		g.Fill(p.Outline, c.Base, 1)
		if !p.Plain {
			g.Print(p.Outline, p.Grain, c)
		}
		g.weave(p.Outline, p.Grain, c)
		g.Light(p.Outline, p.Grain, c, p.Flat)
		if p.Across != nil {
			g.round(p.Outline, p.Across, c)
		}
		g.PaintFolds(p.Outline, p.Folds, c)
		g.paintEdges(p.Edges, c)
	})
	g.Stroke(append(p.Outline, p.Outline[0]), 0.07, c.Base.Shadow(), 0.42)
}

// Cast paints the shadow a piece throws on what lies beneath.
func (g *Garment) Cast(outline, onto svg.Line, lift float64, c Cloth) {
	paint := func() {
		g.Blurred(lift*0.9, outline, func() {
			g.Fill(outline.Moved(svg.Pt(lift*0.5, lift*0.9)), c.Base.Shadow(), 0.5)
		})
	}
	if onto == nil {
		paint()
		return
	}
	g.Clipped(onto, paint)
}

// round shades a piece towards both ends of a cross line, with light a third of the way.
func (g *Garment) round(outline, across svg.Line, c Cloth) {
	a, b := g.Px(across[0]), g.Px(across[len(across)-1])
	id := g.ID("r")
	dark, bright := c.Base.Shadow(), c.Base.Gleam()
	g.Write(`<linearGradient id="%s" gradientUnits="userSpaceOnUse" x1="%s" y1="%s" x2="%s" y2="%s">`, id, svg.Num(a.X), svg.Num(a.Y), svg.Num(b.X), svg.Num(b.Y))
	for _, stop := range []struct {
		at      float64
		colour  svg.Tint
		opacity float64
	}{{0, dark, 0.26}, {0.1, dark, 0.12}, {0.24, dark, 0}, {0.25, bright, 0}, {0.38, bright, 0.13 * c.Lustre}, {0.55, bright, 0}, {0.56, dark, 0}, {0.78, dark, 0.1}, {0.92, dark, 0.24}, {1, dark, 0.4}} {
		g.Write(`<stop offset="%s" stop-color="%s" stop-opacity="%s"/>`, svg.Num(stop.at), stop.colour, svg.Num(stop.opacity*c.Base.Depth()))
	}
	g.Write(`</linearGradient><path d="%s" fill="url(#%s)"/>`, g.Closed(outline), id)
}

func (g *Garment) paintEdges(edges []Edge, c Cloth) {
	for _, e := range edges {
		g.Blurred(e.Width*0.42, e.Along, func() {
			g.Stroke(e.Along, e.Width, c.Base.Shadow(), e.Strength*c.Base.Depth())
		})
	}
}
