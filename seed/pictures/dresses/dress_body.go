package dresses

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// wholeDress draws a dress cut in one from shoulder to hem.
func (g *Garment) wholeDress(t body.Torso, neckline svg.Line, c trim.CollarShape) {
	body := g.Outline(t, neckline)
	folds := append(g.BodyFolds(t, 0.9), g.longHangs(t)...)
	g.Lay(cloth.Piece{Outline: body, Across: t.Across(), Folds: folds, Lift: 0.3, Edges: t.BodyEdges()})
	g.FinishHem(t, 2.4, 1)
	switch {
	case g.Is("placket", "full", "hidden", "half"):
		g.ShirtFront(c, t, body, 3)
	case g.Cloth.Weave != "jersey" || g.Says("darts"):
		g.bustDarts(t)
	}
	if g.Is("pocket", "welt") {
		for _, side := range []float64{1, -1} {
			at := t.Side.At(0.42)
			l := svg.Path(at.Add(svg.Pt(-0.15, -1)), at.Add(svg.Pt(1.0, 13)))
			g.Seam(svg.Choose(side < 0, l.Mirrored(), l))
		}
	}
	if g.Is("belt", "tie") {
		g.TieBelt(t, 41, 3.4)
	}
}

// longHangs are soft folds that fall from hip to hem of a long skirt part.
func (g *Garment) longHangs(t body.Torso) []cloth.Fold {
	var folds []cloth.Fold
	for range 5 {
		x := g.Between(-0.85, 0.85) * t.HemSide.X
		top := svg.Pt(x*0.8, g.Between(46, 58))
		foot := svg.Pt(x, t.Foot()+2)
		if foot.Y-top.Y > 20 {
			folds = append(folds, cloth.Fold{Spine: svg.Spline(top, top.To(foot, 0.5).Add(svg.Pt(g.Between(-1, 1), 0)), foot), Width: g.Between(2, 3.4), Depth: g.Between(0.35, 0.65)})
		}
	}
	return folds
}

func (g *Garment) bustDarts(t body.Torso) {
	for _, side := range []float64{1, -1} {
		from := t.Side.At(0.09)
		to := svg.Pt(t.Underarm.X*0.56, t.Underarm.Y+2.6)
		l := svg.Path(from, to)
		if side < 0 {
			l = l.Mirrored()
		}
		g.Stroke(l, 0.09, g.Cloth.Base.Shadow(), 0.34)
		g.Blurred(0.3, l, func() { g.Stroke(l.Moved(svg.Pt(0, 0.3)), 0.6, g.Cloth.Base.Shadow(), 0.14) })
	}
}

// joinedDress draws the skirt first, the bodice over it, and the waist seam or belt.
func (g *Garment) joinedDress(t body.Torso, neckline svg.Line, kind string, waistY float64, c trim.CollarShape) {
	s := g.NewSkirt(kind, t.HemSide.X-0.1, waistY-0.6, g.Size.Length)
	outline, hem := g.SkirtPiece(s, 0.3)
	if s.Pleats == 0 {
		g.Hem(hem, svg.Choose(s.Waves > 4, 1.2, 2.4), 1)
	}
	if kind == "wrap" {
		g.WrapFront(s, outline)
	}
	body := g.Outline(t, neckline)
	edges := t.BodyEdges()
	g.Lay(cloth.Piece{Outline: body, Across: t.Across(), Folds: g.bodiceFolds(t), Lift: 0.2, Edges: edges})
	switch {
	case g.Is("placket", "full"):
		g.Placket(c.Meet+0.6, waistY, 3, body)
		g.ButtonRow(svg.Pt(0, c.Meet+4), svg.Pt(0, waistY-4), 4, 1.15)
		g.Placket(waistY+0.4, s.Foot+s.Sag, 3, outline)
		g.ButtonRow(svg.Pt(0, waistY+6), svg.Pt(0, s.Foot-8), max(int((s.Foot-waistY-14)/9), 2), 1.15)
	case kind == "wrap":
		g.wrapBodice(t, neckline, body)
	default:
		g.bustDarts(t)
	}
	g.Seam(t.FullHem().Moved(svg.Pt(0, -0.1)))
	if g.Is("belt", "tie") {
		g.TieBelt(t, waistY-0.4, 3.4)
	}
}

// bodiceFolds are pulls from bust to waist and small ones above the waist seam.
func (g *Garment) bodiceFolds(t body.Torso) []cloth.Fold {
	var folds []cloth.Fold
	for _, side := range []float64{1, -1} {
		for i := range 5 {
			x := side * t.HemSide.X * (0.25 + 0.15*float64(i)) * g.Between(0.9, 1.1)
			foot := svg.Pt(x, t.Foot()+0.8)
			top := foot.Add(svg.Pt(side*g.Between(0.2, 1.4), -g.Between(5, 13)))
			folds = append(folds, cloth.Fold{Spine: svg.Spline(top, top.To(foot, 0.5).Add(svg.Pt(g.Between(-0.3, 0.3), 0)), foot), Width: g.Between(0.8, 1.5), Depth: g.Between(0.4, 0.75)})
		}
		from := svg.Pt(side*(t.Underarm.X-0.8), t.Underarm.Y+1)
		to := from.Add(svg.Pt(-side*g.Between(6, 9), g.Between(3, 7)))
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Spline(from, from.To(to, 0.5).Add(svg.Pt(0, 0.8)), to), side), Width: 1.8, Depth: 0.55})
	}
	return folds
}

// wrapBodice draws the crossing edge of a wrap front.
func (g *Garment) wrapBodice(t body.Torso, neckline, onto svg.Line) {
	side := g.Lapped()
	dip := neckline[len(neckline)/2]
	l := svg.Spline(dip.Add(svg.Pt(side*0.2, -0.5)), dip.Add(svg.Pt(-side*5, 9)), svg.Pt(-side*t.HemSide.X, t.Foot()-2))
	l = l.Mirrored()
	g.Clipped(onto, func() {
		g.Blurred(0.4, l, func() { g.Stroke(l.Moved(svg.Pt(0.2, 0.7)), 1.2, g.Cloth.Base.Shadow(), 0.5*g.Cloth.Base.Depth()) })
		g.Stroke(l, 0.1, g.Cloth.Base.Shadow(), 0.6)
		g.Stitch(l.Moved(svg.Pt(0, -0.6)))
	})
}
