package bottoms

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Skirt draws a skirt with its waistband.
func (g *Garment) Skirt() {
	kind, w := g.Style["skirt"], g.skirtBand()
	s := g.NewSkirt(kind, w.Below, w.Height, g.Size.Length)
	denim := g.Cloth.Weave == "denim"
	if denim {
		g.contrastThread()
	}
	g.InsideWaist(w)
	outline, hem := g.SkirtPiece(s, 0.3)
	if s.Pleats == 0 {
		g.Hem(hem, 2.6, 1)
	}
	switch {
	case kind == "wrap":
		g.WrapFront(s, outline)
	case denim:
		g.jeansSkirtFront(s, w)
	case s.Pleats == 0 && !g.Is("placket", "full"):
		g.waistDarts(w)
	}
	if g.Is("placket", "full") {
		g.Placket(w.Height+1, s.Foot+s.Sag, 3.4, outline)
		g.ButtonRow(svg.Pt(0, w.Height+5), svg.Pt(0, s.Foot-7), max(int((s.Foot-12)/9), 3), 1.7)
	}
	if g.Is("pocket", "patch2") && !denim {
		for _, side := range []float64{-1, 1} {
			g.PatchPocket(svg.Pt(side*w.Below*0.56-6.2, w.Height+7), 12.4, 14, outline)
		}
	}
	switch {
	case denim:
		g.jeansBand(w)
	case g.Is("belt", "loops"):
		g.Waistband(w)
		g.BeltLoops(w, 0.14, 0.34, 0.66, 0.86)
		if g.Is("placket", "full") {
			g.Button(svg.Pt(0, w.Height*0.5+1.1), 1.7, g.ButtonColour())
		}
	default:
		g.Waistband(w)
	}
	if g.Is("belt", "tie") {
		g.Sash(w)
	}
	g.Focus = svg.Pt(2, 10)
}

func (g *Garment) skirtBand() trim.WaistbandShape {
	above := g.Size.Waist / 4 * 0.985
	return g.NewWaistband(above, above+0.8, 3.4)
}

// waistDarts draws the two darts below the band.
func (g *Garment) waistDarts(w trim.WaistbandShape) {
	for _, x := range []float64{-0.5, 0.5} {
		g.Seam(svg.Path(svg.Pt(w.Below*x, w.Height+1.2), svg.Pt(w.Below*x+x*1.2, w.Height+11)))
	}
}

// jeansSkirtFront draws fly, curved pockets, and the seam that opens into a front vent.
func (g *Garment) jeansSkirtFront(s body.SkirtShape, w trim.WaistbandShape) {
	for _, side := range []float64{1, -1} {
		g.frontPocket(svg.Pt(w.Below, w.Height), s.Side().At(0.14), side)
	}
	g.Fly(w.Height+1.2, w.Height+17)
	vent := s.Foot + s.Sag - svg.Choose(g.Says("front vent"), 20.0, 0)
	seam := svg.Path(svg.Pt(0, w.Height+1), svg.Pt(0, vent))
	g.Seam(seam)
	g.Stitch(seam.Moved(svg.Pt(g.Lapped()*0.4, 0)))
	g.Stroke(svg.Path(svg.Pt(0, vent), svg.Pt(0.25, s.Foot+s.Sag)), 0.3, g.Cloth.Base.Shadow(), 0.8)
}
