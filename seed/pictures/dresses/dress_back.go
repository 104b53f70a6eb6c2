package dresses

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// DressBack draws a dress from behind.
func (g *Garment) DressBack() {
	d := g.newDress()
	t := g.dressSleeves(d.torso)
	neckline := d.neck.Back
	if d.collared {
		neckline = t.CollaredNeck()
	}
	if d.joined {
		g.joinedBack(t, d, neckline)
	} else {
		g.wholeBack(t, neckline)
	}
	g.EndArmholes(t)
	if d.collared {
		g.WovenCollarBehind()
		return
	}
	g.FacedNeck(neckline)
	g.dressFastening(neckline)
}

// joinedBack draws skirt and bodice with the waist seam between them.
func (g *Garment) joinedBack(t body.Torso, d dressDraft, neckline svg.Line) {
	s := g.NewSkirt(d.kind, t.HemSide.X-0.1, d.waist-0.6, g.Size.Length)
	outline, hem := g.SkirtPiece(s, 0.3)
	if s.Pleats == 0 {
		g.Hem(hem, svg.Choose(s.Waves > 4, 1.2, 2.4), 1)
	}
	if s.Waves == 0 && s.Pleats == 0 {
		g.SkirtDarts(s.Waist, s.Top+0.8, 9)
		g.MiddleSeamOn(outline, s.Top+0.8, s.Foot+s.Sag)
	}
	g.BackBody(t, neckline, 0.2, append(g.bodiceFolds(t), g.bladePulls(t)...))
	if g.Is("collar", "shirt") {
		g.Yoke(t, neckline, body.YokeDepth)
	}
	g.bodiceDarts(t)
	g.Seam(t.FullHem().Moved(svg.Pt(0, -0.1)))
	if g.Is("belt", "tie") {
		g.BeltBehind(t, d.waist-0.4, 3.4)
	}
}

// wholeBack draws the back of a dress cut in one from shoulder to hem.
func (g *Garment) wholeBack(t body.Torso, neckline svg.Line) {
	body := g.BackBody(t, neckline, 0.3, append(g.BackFolds(t, 0.9), g.longHangs(t)...))
	g.FinishHem(t, 2.4, 1)
	if g.Says("zip is at the back", "darts") {
		for _, side := range []float64{1, -1} {
			x := side * t.Side.At(0.3).X * 0.46
			g.Dart(svg.Spline(svg.Pt(x*1.02, t.Underarm.Y+5), svg.Pt(x*0.95, 40), svg.Pt(x, 54)))
		}
		g.MiddleSeamOn(body, 44, t.Foot())
	}
	if g.Is("belt", "tie") {
		g.BeltBehind(t, 41, 3.4)
	}
}

// dressFastening closes a back: a concealed zip where the text names one; over the head
// through a buttoned slit where cloth does not stretch and nothing opens in front.
func (g *Garment) dressFastening(neckline svg.Line) {
	switch {
	case g.Says("zip is at the back"):
		g.ConcealedZip(neckline[len(neckline)/2].Y+0.1, 46)
	case g.Cloth.Weave != "jersey" && !g.Is("skirt", "wrap") && !g.Is("placket", "full", "hidden", "half"):
		g.NeckSlit(neckline, 9)
	}
}

// bodiceDarts draws the two darts between shoulder blades and waist seam.
func (g *Garment) bodiceDarts(t body.Torso) {
	for _, side := range []float64{1, -1} {
		x := side * t.HemSide.X * 0.46
		g.Dart(svg.Path(svg.Pt(x, t.Foot()), svg.Pt(x*1.01, t.Foot()-8), svg.Pt(x*1.04, t.Foot()-15)))
	}
}

// bladePulls are the two soft folds from the armholes across a bodice's back.
func (g *Garment) bladePulls(t body.Torso) []cloth.Fold {
	var folds []cloth.Fold
	for _, side := range []float64{1, -1} {
		from := t.Armhole.At(g.Between(0.55, 0.75))
		to := from.Add(svg.Pt(-g.Between(5, 8), g.Between(2, 6)))
		l := svg.Spline(from, from.To(to, 0.5).Add(svg.Pt(0, 0.7)), to)
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Choose(side < 0, l.Mirrored(), l), side), Width: g.Between(1.3, 2), Depth: g.Between(0.35, 0.55)})
	}
	return folds
}
