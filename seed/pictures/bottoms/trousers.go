package bottoms

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Trousers draws woven trousers: tailored, chinos, or soft ones with a drawcord.
func (g *Garment) Trousers() {
	l := g.newLegs()
	w := g.NewWaistband(l.waist.X, l.under.X, l.band)
	corded := g.Is("belt", "tie")
	pressed := g.pressed()
	g.InsideWaist(w)
	for _, side := range []float64{g.Lapped(), -g.Lapped()} {
		g.leg(l, side, g.legFolds(l, svg.Choose(pressed, 0.7, 1), pressed))
	}
	for _, side := range []float64{1, -1} {
		g.slantPocket(l, side)
		g.pleats(l, side)
		g.trouserHem(l, side, pressed)
	}
	if corded {
		g.ElasticWaist(w, true)
	} else {
		g.trouserFront(l, w)
	}
	g.Focus = svg.Pt(3, 9)
}

// pressed reports whether trousers have a crease.
func (g *Garment) pressed() bool {
	return g.Says("crease") || g.Cloth.Weave == "worsted" || g.Is("pleats", "front") && !g.Says("linen")
}

// trouserFront draws fly, band, loops and button; a side zip leaves a plain band.
func (g *Garment) trouserFront(l legs, w trim.WaistbandShape) {
	if g.Says("side zip") {
		g.Waistband(w)
		return
	}
	g.Fly(l.band+1.2, l.rise-5)
	g.Waistband(w)
	if g.Is("belt", "loops") {
		g.BeltLoops(w, 0.12, 0.3, 0.7, 0.88)
	}
	at := svg.Pt(0, l.band*0.5+1.1)
	edgeX := -g.Lapped() * 1.6
	g.Stroke(svg.Path(svg.Pt(edgeX, 1.1), svg.Pt(edgeX, l.band+1.2)), 0.08, g.Cloth.Base.Shadow(), 0.4)
	g.Buttonhole(at, 1.9, false)
	g.Button(at, 1.6, g.HornColour())
}

// slantPocket draws the slanting pocket of one leg.
func (g *Garment) slantPocket(l legs, side float64) {
	mouth := svg.Spline(svg.Pt(l.under.X*0.66, l.band+0.9), svg.Pt(l.under.X*0.84, l.band+8), l.outer.At(0.165).Add(svg.Pt(-0.15, 0)))
	if side < 0 {
		mouth = mouth.Mirrored()
	}
	g.Blurred(0.3, mouth, func() { g.Stroke(mouth.Moved(svg.Pt(side*0.25, 0.1)), 0.6, g.Cloth.Base.Shadow(), 0.4) })
	g.Stroke(mouth, 0.1, g.Cloth.Base.Shadow(), 0.6)
	g.Stitch(mouth.Moved(svg.Pt(side*-0.6, 0)))
}

// pleats draws the front pleats of one leg.
func (g *Garment) pleats(l legs, side float64) {
	if !g.Is("pleats", "front") {
		return
	}
	var folds []cloth.Fold
	for i := range svg.Choose(g.Says("two pleats", "two front pleats"), 2, 1) {
		from := svg.Pt(l.under.X*(0.5-0.2*float64(i)), l.band+1)
		to := g.crease(l).At(0.22 - 0.05*float64(i)).Add(svg.Pt(-1.2*float64(i), 0))
		spine := svg.Spline(from, from.To(to, 0.5), to)
		if side < 0 {
			spine = spine.Mirrored()
		}
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(spine, side), Width: 1.9, Depth: 1, Crisp: true})
	}
	around := svg.Join(l.outer, l.inner.Reversed())
	g.PaintFolds(svg.Choose(side < 0, around.Mirrored(), around), folds, g.Cloth)
}

// trouserHem draws the end of one leg: blind-stitched on pressed trousers, else stitched.
func (g *Garment) trouserHem(l legs, side float64, pressed bool) {
	hem := svg.Choose(side > 0, l.hem, l.hem.Mirrored().Reversed())
	if pressed {
		g.Stroke(hem.Offset(-3.6), 0.06, g.Cloth.Base.Shadow(), 0.16)
		return
	}
	g.Hem(hem, 2.4, 1)
}
