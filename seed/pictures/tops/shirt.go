package tops

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Shirt draws a woven shirt: collar on a stand, buttoned front, cuffs.
func (g *Garment) Shirt() {
	c := g.ShirtCollarShape()
	open := g.Says("open collar")
	t := g.shirtTorso()
	g.ShirtSleeves(t, g.SleeveWidth(1))
	body := g.Outline(t, g.ClosedNeck(t, c))
	g.BackOfCollar(c)
	g.Lay(cloth.Piece{Outline: body, Across: t.Across(), Folds: g.BodyFolds(t, 1), Lift: 0.3, Edges: t.BodyEdges()})
	g.FinishHem(t, 0.9, 1)
	g.EndArmholes(t)
	g.yokeSeams(t)
	g.chestPockets(t, body)
	g.ShirtFront(c, t, body, 3.2)
	if !open {
		g.StandBand(c, svg.Choose(g.Is("collar", "band"), 3.2, 2.6))
		g.Button(svg.Pt(0, c.Meet+0.4), 1.05, g.ButtonColour())
	}
	if !g.Is("collar", "band") {
		g.ShirtCollar(c)
	}
	g.Focus = svg.Pt(1.5, 10)
}

// shirtTorso drafts the body, its curved tail a little longer behind.
func (g *Garment) shirtTorso() body.Torso {
	tail := g.tail()
	curve := svg.Choose(g.Is("hem", "curved"), 5.5, 0.6) + tail
	return g.NewTorso(body.Cutting{NeckHalf: 7.6, Slope: 4.4, Depth: 23 + g.Size.Bust/50, Drop: g.Dropped(), Curve: curve, Length: g.Size.Length + tail})
}

// tail is how much longer than the front a curved hem hangs in the middle of the back.
func (g *Garment) tail() float64 {
	return svg.Choose(g.View == cloth.Back && g.Is("hem", "curved"), 1.8, 0)
}

// chestPockets draws one or two pockets on the chest.
func (g *Garment) chestPockets(t body.Torso, body svg.Line) {
	if g.Is("pocket", "patch", "patch2") {
		g.PatchPocket(svg.Pt(t.Tip.X*0.27+1, t.Underarm.Y-6), 10.5, 12.5, body)
	}
	if g.Is("pocket", "patch2") {
		g.PatchPocket(svg.Pt(-t.Tip.X*0.27-11.5, t.Underarm.Y-6), 10.5, 12.5, body)
	}
}

// yokeSeams draws where the back yoke comes over the shoulder.
func (g *Garment) yokeSeams(t body.Torso) {
	for _, l := range []svg.Line{t.Shoulder, t.Shoulder.Mirrored().Reversed()} {
		forward := l.Moved(svg.Pt(0, 2.6)).Part(0.14, 0.98)
		g.Seam(forward)
		g.Stitch(forward.Moved(svg.Pt(0, -0.35)))
	}
}
