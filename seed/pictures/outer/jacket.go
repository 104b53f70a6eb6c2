package outer

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Jacket draws outerwear that closes to the neck: denim, work, field and quilted jackets,
// and as its long version a mac.
func (g *Garment) Jacket() {
	t, c := g.jacketTorso(), g.jacketCollar()
	g.jacketSleeves(t)
	hooded := g.Is("collar", "hood")
	if hooded {
		g.HoodBack()
	} else {
		g.BackOfCollar(c)
	}
	body := g.Outline(t, g.ClosedNeck(t, c))
	g.Lay(cloth.Piece{Outline: body, Across: t.Across(), Folds: g.BodyFolds(t, svg.Choose(g.Cloth.Weave == "quilted", 0.4, 0.85)), Lift: 0.4, Edges: t.BodyEdges()})
	if g.Cloth.Weave == "quilted" {
		g.Quilting(body)
	}
	if g.Is("belt", "tie") {
		g.Clipped(body, func() { g.waistCord(t) })
	}
	g.jacketHem(t)
	if g.Cloth.Weave == "denim" {
		g.denimSeams(t)
	}
	g.EndArmholes(t)
	for _, l := range []svg.Line{t.Armhole.Offset(0.6), t.Armhole.Mirrored().Offset(-0.6)} {
		g.Stitch(l)
	}
	g.jacketPockets(t, body)
	g.jacketFront(c, body, t.Foot()+g.HemRib())
	switch {
	case hooded:
		g.HoodFront()
	case g.Is("collar", "band"):
		g.StandBand(c, 5)
	default:
		g.StandBand(c, 2.6)
		g.ShirtCollar(c)
	}
	g.Focus = svg.Pt(1.5, 9)
}

// long reports whether outerwear is a coat rather than a jacket.
func (g *Garment) long() bool { return g.Size.Length > 85 }

func (g *Garment) jacketTorso() body.Torso {
	return g.NewTorso(body.Cutting{
		NeckHalf: 8.4, Slope: 4.6, Depth: 24 + g.Size.Bust/50, Drop: 0.8 + g.Dropped()*0.6,
		Curve: svg.Choose(g.long(), 1.0, svg.Choose(g.Is("hem", "curved"), 5, 0.3)), Flare: svg.Choose(g.long(), 1.5, 0), Length: g.Size.Length - g.HemRib(),
	})
}

// jacketHem turns the hem up, a curved one, as overshirts have it, as narrow as a shirt's.
func (g *Garment) jacketHem(t body.Torso) {
	if g.Is("hem", "curved") {
		g.FinishHem(t, 0.9, 1)
		return
	}
	g.FinishHem(t, 2.4, 2)
}

// jacketCollar is a shirt collar, wide enough to wear over one.
func (g *Garment) jacketCollar() trim.CollarShape {
	c := g.ShirtCollarShape()
	c.Half, c.Meet = 7.2, 4.4
	return c
}

// jacketSleeves draws sleeves with rib, shirt cuff or a stitched end.
func (g *Garment) jacketSleeves(t body.Torso) {
	cut := g.SleeveWidth(1.12)
	switch {
	case g.Is("cuff", "shirt"):
		g.ShirtSleeves(t, cut)
	case g.Is("cuff", "rib"):
		g.HangingSleeves(t, cut, body.SleeveRib)
	default:
		cut.Cuff *= 1.1
		g.HangingSleeves(t, cut, body.SleeveHem)
	}
}

// jacketFront draws the zip, or the placket with or without buttons, from collar to hem.
func (g *Garment) jacketFront(c trim.CollarShape, body svg.Line, foot float64) {
	if g.Is("placket", "zip") {
		g.Zip(svg.Path(svg.Pt(0, c.Meet-0.4), svg.Pt(0, foot-0.1)), 1.5)
		return
	}
	g.Placket(c.Meet+0.6, foot, 4.6, body)
	if g.Is("placket", "hidden") {
		return
	}
	n := svg.Choose(g.Says("five buttons"), 5, 6)
	for i := range n {
		at := svg.Pt(0, c.Meet+3.6+(foot-8-c.Meet-3.6)*float64(i)/float64(n-1))
		g.Buttonhole(at.Add(svg.Pt(g.Lapped()*0.5, 0)), 2.1, false)
		if g.Says("metal buttons") {
			g.MetalButton(at, 0.8)
		} else {
			g.Button(at, 1.8, g.ButtonColour())
		}
	}
}

// jacketPockets draws what style and text ask for.
func (g *Garment) jacketPockets(t body.Torso, onto svg.Line) {
	chest, low := t.Underarm.Y-5, min(t.Foot()-21, 58)
	x := t.Underarm.X
	for _, side := range []float64{-1, 1} {
		switch {
		case g.Is("pocket", "patch2"):
			g.PatchPocket(svg.Pt(side*x*0.55-8, low-1), 16, 18, onto)
		case g.Is("pocket", "flap"):
			g.FlappedPocket(svg.Pt(side*x*0.5-6.2, chest), 12.4, 13.5, onto)
		case g.Is("pocket", "cargo"):
			g.FlappedPocket(svg.Pt(side*x*0.5-6.2, chest), 12.4, 13.5, onto)
			g.FlappedPocket(svg.Pt(side*x*0.55-8.4, low), 16.8, 18, onto)
		case g.Is("pocket", "welt"):
			g.WeltPocket(svg.Pt(side*x*0.58, low+5), 15, 2.4, side*(90-22), onto)
		}
	}
	if g.Says("three patch pockets") {
		g.PatchPocket(svg.Pt(x*0.5-6, chest+1), 11.5, 12.5, onto)
	}
}

// waistCord draws the tunnel of an inner drawcord.
func (g *Garment) waistCord(t body.Torso) {
	l := svg.Spline(svg.Pt(-t.Underarm.X, 42), svg.Pt(-t.Underarm.X*0.4, 42.8), svg.Pt(t.Underarm.X*0.4, 42.8), svg.Pt(t.Underarm.X, 42))
	g.PaintFolds(l.Bounds().Grown(8).Outline(), append(g.DrawnIn(l), g.DrawnIn(l.Moved(svg.Pt(0, 3.4)))...), g.Cloth)
	g.Stitch(l.Part(0.02, 0.98))
	g.Stitch(l.Moved(svg.Pt(0, 1.6)).Part(0.02, 0.98))
}

// denimSeams draws yoke, pointed front panels and waistband of a denim jacket.
func (g *Garment) denimSeams(t body.Torso) {
	y := t.Underarm.Y - 5.6
	for _, side := range []float64{1, -1} {
		at := func(x, y float64) svg.Point { return svg.Pt(side*x, y) }
		for _, l := range []svg.Line{
			svg.Path(at(2.2, y), at(t.Tip.X-0.9, y)),
			svg.Path(at(t.Underarm.X*0.5-4, y+14), at(3.6, t.Foot()-4.4)),
			svg.Path(at(t.Underarm.X*0.5+4, y+14), at(10.5, t.Foot()-4.4)),
		} {
			g.Seam(l)
			g.Stitch(l.Offset(0.4))
			g.Stitch(l.Offset(-0.4))
		}
	}
	band := t.FullHem().Moved(svg.Pt(0, -4.2))
	g.Seam(band)
	g.Stitch(band.Moved(svg.Pt(0, 0.4)))
}
