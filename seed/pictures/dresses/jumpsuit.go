package dresses

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Jumpsuit draws a bodice over legs, which below draws under a waist seam of a half width at
// a height.
func (g *Garment) Jumpsuit(below func(half, seam float64)) {
	d, c := g.newDress(), g.ShirtCollarShape()
	t := g.dressSleeves(d.torso)
	neckline := g.dressNeckline(d, t, c)
	below(t.HemSide.X-0.1, d.waist-0.6)
	bodice := g.Outline(t, neckline)
	g.Lay(cloth.Piece{Outline: bodice, Across: t.Across(), Folds: g.bodiceFolds(t), Lift: 0.2, Edges: t.BodyEdges()})
	switch {
	case g.Is("placket", "full"):
		g.Placket(c.Meet+0.6, d.waist, 3, bodice)
		g.ButtonRow(svg.Pt(0, c.Meet+4), svg.Pt(0, d.waist-4), 4, 1.15)
	case g.Is("placket", "hidden"):
		g.Placket(c.Meet+0.6, d.waist, 3, bodice)
	case g.Is("collar", "v") && g.Says("wrap"):
		g.wrapBodice(t, neckline, bodice)
	case !g.Is("placket", "zip"):
		g.bustDarts(t)
	}
	g.jumpsuitPockets(t, bodice)
	g.Seam(t.FullHem().Moved(svg.Pt(0, -0.1)))
	switch {
	case g.Is("belt", "tie"):
		g.TieBelt(t, d.waist-0.4, 3.4)
	case g.Says("elastic"):
		g.gathered(t)
	default:
		g.Stitch(t.FullHem().Moved(svg.Pt(0, -0.5)))
	}
	if g.Is("placket", "zip") {
		g.Zip(svg.Path(svg.Pt(0, c.Meet-0.4), svg.Pt(0, g.Size.Length-g.Size.Inseam-7)), 1.5)
	}
	g.EndArmholes(t)
	g.dressCollar(d.neck, c, d.collared)
}

// JumpsuitBack draws it from behind.
func (g *Garment) JumpsuitBack(below func(half, seam float64)) {
	d := g.newDress()
	t := g.dressSleeves(d.torso)
	neckline := d.neck.Back
	if d.collared {
		neckline = t.CollaredNeck()
	}
	below(t.HemSide.X-0.1, d.waist-0.6)
	g.BackBody(t, neckline, 0.2, append(g.bodiceFolds(t), g.bladePulls(t)...))
	if g.Is("collar", "shirt") {
		g.Yoke(t, neckline, body.YokeDepth)
	}
	g.Seam(t.FullHem().Moved(svg.Pt(0, -0.1)))
	switch {
	case g.Is("belt", "tie"):
		g.bodiceDarts(t)
		g.BeltBehind(t, d.waist-0.4, 3.4)
	case g.Says("elastic"):
		g.gathered(t)
	default:
		g.bodiceDarts(t)
	}
	g.EndArmholes(t)
	if d.collared {
		g.WovenCollarBehind()
		return
	}
	g.FacedNeck(neckline)
	g.dressFastening(neckline)
}

// jumpsuitPockets draws what the style has on the chest.
func (g *Garment) jumpsuitPockets(t body.Torso, onto svg.Line) {
	x, y := t.Underarm.X, t.Underarm.Y-4
	for _, side := range []float64{-1, 1} {
		switch {
		case g.Is("pocket", "patch2"):
			g.PatchPocket(svg.Pt(side*x*0.5-5.6, y), 11.2, 12.5, onto)
		case g.Is("pocket", "flap"):
			g.FlappedPocket(svg.Pt(side*x*0.5-6, y), 12, 13, onto)
		}
	}
}

// gathered are the small folds on both sides of a waist that an elastic draws in.
func (g *Garment) gathered(t body.Torso) {
	seam := t.FullHem()
	folds := g.DrawnIn(seam)
	for _, f := range g.DrawnIn(seam) { // below it they hang
		last := f.Spine[len(f.Spine)-1]
		down := make(svg.Line, len(f.Spine))
		for i, p := range f.Spine {
			down[len(down)-1-i] = svg.Pt(p.X, 2*last.Y-p.Y)
		}
		f.Spine = down
		folds = append(folds, f)
	}
	g.PaintFolds(seam.Bounds().Grown(8).Outline(), folds, g.Cloth)
	for _, dy := range []float64{-1.2, 0.8} {
		g.Stitch(seam.Moved(svg.Pt(0, dy)).Part(0.01, 0.99))
	}
}
