package bottoms

import "ebenmass/seed/pictures/svg"

// LegsBelow draws the legs of a jumpsuit below the seam it has at the waist: in front with its
// slanting pockets and pleats, behind with its seat.
func (g *Garment) LegsBelow(half, seam float64) {
	l := g.hungLegs(half, seam)
	for _, side := range []float64{g.Lapped(), -g.Lapped()} {
		g.leg(l, side, g.legFolds(l, 0.95, false))
	}
	for _, side := range []float64{1, -1} {
		if !g.Is("pocket", "none") {
			g.slantPocket(l, side)
		}
		g.pleats(l, side)
		g.trouserHem(l, side, false)
	}
}

// SeatBelow draws the same from behind, with darts and, where the style has pockets, patches.
func (g *Garment) SeatBelow(half, seam float64) {
	l := g.hungLegs(half, seam)
	g.seat(l, 0.95, false)
	for _, side := range []float64{1, -1} {
		g.trouserHem(l, side, false)
		if g.Is("pocket", "patch2", "flap") {
			g.SeatPatch(svg.Pt(side*(half*0.5+0.9), seam+7), side, 13.5, 14.5)
		}
	}
	if !g.Is("pocket", "patch2", "flap") {
		g.SkirtDarts(half, seam+0.4, 7.5)
	}
}
