package tops

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
)

// ShirtBack draws a woven shirt from behind: yoke, pleat or darts, collar.
func (g *Garment) ShirtBack() {
	t := g.shirtTorso()
	g.ShirtSleeves(t, g.SleeveWidth(1))
	g.yokedBack(t, g.BackFolds(t, 1), 0.9)
	if !g.BackDarted() && g.Says("box pleat") {
		g.HangerLoop(body.YokeDepth)
	}
	g.EndArmholes(t)
	g.WovenCollarBehind()
}

// BlouseBack draws a soft women's top from behind.
func (g *Garment) BlouseBack() {
	t := g.blouseSleeves(g.blouseTorso())
	g.yokedBack(t, g.BackFolds(t, 1), 0.7)
	g.EndArmholes(t)
	if g.Is("collar", "v") {
		g.FacedNeck(t.CollaredNeck())
		return
	}
	g.WovenCollarBehind()
}

// yokedBack lays back and yoke, with what the seam between them holds.
func (g *Garment) yokedBack(t body.Torso, folds []cloth.Fold, hem float64) {
	neckline := t.CollaredNeck()
	g.BackBody(t, neckline, 0.3, append(folds, g.UnderYoke(t, body.YokeDepth)...))
	if g.BackDarted() {
		g.BackDarts(t)
	}
	g.FinishHem(t, hem, 1)
	g.Yoke(t, neckline, body.YokeDepth)
}
