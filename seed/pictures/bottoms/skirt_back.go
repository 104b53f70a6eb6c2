package bottoms

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// SkirtBack draws a skirt from behind: zip and darts, or pleats all round below elastic.
func (g *Garment) SkirtBack() {
	kind, w := g.Style["skirt"], g.skirtBand()
	s := g.NewSkirt(kind, w.Below, w.Height, g.Size.Length)
	denim := g.Cloth.Weave == "denim"
	if denim {
		g.contrastThread()
	}
	outline, hem := g.SkirtPiece(s, 0.3)
	if s.Pleats == 0 {
		g.Hem(hem, 2.6, 1)
	}
	switch {
	case denim:
		g.denimSeat(outline, w, seatShape{side: s.Side(), foot: s.Foot + s.Sag})
	case s.Pleats == 0:
		g.SkirtDarts(s.Waist, s.Top+0.5, 11)
		g.skirtZip(s, outline)
	}
	switch {
	case g.Says("elastic at the back"):
		g.ElasticWaist(w, false)
	case denim:
		g.seatBand(w, 0.12, 0.31, 0.5, 0.69, 0.88)
		g.LeatherPatch(w)
	case g.Is("belt", "loops"):
		g.seatBand(w, 0.14, 0.36, 0.64, 0.86)
	default:
		g.Waistband(w)
		g.bandOpening(w)
	}
	if g.Is("belt", "tie") {
		g.sashBehind(w)
	}
}

// skirtZip draws the middle seam with the zip at its top, and the vent one can walk with;
// a skirt that opens in front has the seam alone.
func (g *Garment) skirtZip(s body.SkirtShape, outline svg.Line) {
	foot := s.Foot + s.Sag
	if !g.Is("placket", "full") && !g.Is("skirt", "wrap") {
		g.ConcealedZip(s.Top+0.6, s.Top+19)
	}
	if !g.Is("hem", "vent") {
		g.MiddleSeamOn(outline, s.Top, foot)
		return
	}
	vent := foot - svg.Choose(g.Is("skirt", "pencil"), 17.0, 22)
	g.MiddleSeamOn(outline, s.Top+18, vent-1)
	g.Vent(svg.Pt(0, vent), svg.Pt(0, foot), 1, outline)
}

// bandOpening is the lapped end of a band above a zip, closed with a hook.
func (g *Garment) bandOpening(w trim.WaistbandShape) {
	upper, lower := w.Edges()
	beside := svg.Pt(0.1, 0)
	g.Stroke(svg.Path(upper.At(0.5).Add(beside), lower.At(0.5).Add(beside)), 0.1, g.Cloth.Base.Shadow(), 0.6)
}

// sashBehind draws what of a tied cloth belt lies on the back.
func (g *Garment) sashBehind(w trim.WaistbandShape) {
	upper, lower := w.Edges()
	a, b := trim.Blend(upper, lower, 0.14), trim.Blend(upper, lower, 0.86)
	g.Lay(cloth.Piece{Outline: svg.Join(a, b.Reversed()), Grain: 90, Tone: 0.02, Flat: true, Lift: 0.25, Across: svg.Path(svg.Pt(-w.Above, 0), svg.Pt(w.Above, 0)), Edges: []cloth.Edge{{Along: b, Width: 0.4, Strength: 0.3}, {Along: a, Width: 0.3, Strength: 0.2}}})
}
