package outer

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// JacketBack draws outerwear that closes to the neck from behind.
func (g *Garment) JacketBack() {
	t, c := g.jacketTorso(), g.jacketCollar()
	quilted, denim := g.Cloth.Weave == "quilted", g.Cloth.Weave == "denim"
	g.jacketSleeves(t)
	neckline := t.CollaredNeck()
	body := g.BackBody(t, neckline, 0.4, g.BackFolds(t, svg.Choose(quilted, 0.4, 0.85)))
	switch {
	case quilted:
		g.Quilting(body)
		g.FinishHem(t, 2.4, 2)
	case denim:
		g.denimBack(t, neckline)
	case g.long():
		g.macBack(t, body)
	default:
		g.fieldBack(t, neckline, body)
	}
	g.EndArmholes(t)
	for _, l := range []svg.Line{t.Armhole.Offset(0.6), t.Armhole.Mirrored().Offset(-0.6)} {
		g.Stitch(l)
	}
	switch {
	case g.Is("collar", "hood"):
		g.HoodBehind()
	case g.Is("collar", "band"):
		g.StandBehind(c, 5)
	default:
		g.ShirtCollarBehind(c)
	}
}

// macBack draws the middle seam of a rain coat and the vent or plain hem it runs into.
func (g *Garment) macBack(t body.Torso, body svg.Line) {
	foot := t.Foot()
	g.Hem(t.FullHem(), 2.4, 2)
	if !g.Is("hem", "vent") {
		g.MiddleSeam(0.8, foot)
		return
	}
	g.MiddleSeam(0.8, foot-40)
	g.Stitch(svg.Path(svg.Pt(-0.5, 1.5), svg.Pt(-0.5, foot-40)))
	g.Vent(svg.Pt(0, foot-40), svg.Pt(0, foot), 1, body)
}

// fieldBack draws the yoke of a work or field jacket, the drawcord's tunnel, and the middle
// seam where no tunnel crosses it.
func (g *Garment) fieldBack(t body.Torso, neckline, body svg.Line) {
	if g.Is("belt", "tie") {
		g.Clipped(body, func() { g.waistCord(t) })
		g.actionPleats(t)
	} else {
		g.MiddleSeam(11, t.Foot())
		g.Stitch(svg.Path(svg.Pt(-0.45, 12), svg.Pt(-0.45, t.Foot()-0.3)))
	}
	g.jacketHem(t)
	g.Yoke(t, neckline, 11)
	g.Stitch(t.YokeSeam(11).Offset(0.95).Part(0.01, 0.99))
}

// actionPleats are the folds beside the shoulder blades that let the arms reach forward.
func (g *Garment) actionPleats(t body.Torso) {
	var folds []cloth.Fold
	for _, side := range []float64{1, -1} {
		x := side * (t.Armhole.At(0.5).X - 3)
		l := svg.Spline(svg.Pt(x, 8), svg.Pt(x, 18), svg.Pt(x+side*0.6, 28), svg.Pt(x+side*0.8, 41.5))
		g.Stroke(l, 0.1, g.Cloth.Base.Shadow(), 0.45)
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(l, -side), Width: 1.4, Depth: 1, Crisp: true})
	}
	g.PaintFolds(svg.Path(t.Underarm.Mirror(), t.Underarm).Bounds().Grown(30).Outline(), folds, g.Cloth)
}

// denimBack draws the yoke, the tapering panels and the waistband with its two tabs.
func (g *Garment) denimBack(t body.Torso, neckline svg.Line) {
	foot := t.Foot()
	for _, l := range body.MirrorPair(svg.Spline(svg.Pt(t.Underarm.X*0.52, 13), svg.Pt(t.Underarm.X*0.46, 26), svg.Pt(t.Underarm.X*0.34, foot-4.2))) {
		g.Seam(l)
		g.Stitch(l.Offset(0.4))
		g.Stitch(l.Offset(-0.4))
	}
	g.Hem(t.FullHem(), 0.5, 1)
	band := t.FullHem().Moved(svg.Pt(0, -4.2))
	g.Seam(band)
	g.Stitch(band.Moved(svg.Pt(0, 0.4)))
	for _, side := range []float64{1, -1} {
		g.WaistTab(svg.Pt(side*t.HemSide.X*0.6, foot-2.1), side)
	}
	g.Yoke(t, neckline, 12.5)
	g.Stitch(t.YokeSeam(12.5).Offset(0.95).Part(0.01, 0.99))
}
