package tops

import (
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// TShirtBack draws a jersey shirt from behind.
func (g *Garment) TShirtBack() {
	o := g.knitNeck()
	t := g.tshirtSleeves(g.tshirtTorso(o))
	g.BackBody(t, o.Back, 0.3, g.BackFolds(t, 0.9))
	g.Hem(t.FullHem(), 2.2, 2)
	g.RibBehind(o, g.neckRib())
	g.EndArmholes(t)
}

// PoloBack draws a polo shirt from behind.
func (g *Garment) PoloBack() {
	c, t := poloCollar(), g.poloTorso()
	g.poloSleeves(t)
	g.BackBody(t, t.CollaredNeck(), 0.3, g.BackFolds(t, 0.9))
	g.FinishHem(t, 2.2, 2)
	g.EndArmholes(t)
	g.ShirtCollarBehind(c)
}

// KnitBack draws a pullover or cardigan from behind.
func (g *Garment) KnitBack() {
	o := g.knitNeck()
	buttoned, high := g.Is("placket", "full", "zip"), g.Is("collar", "turtle")
	switch {
	case buttoned:
		o = cardiganNeck(g.Is("collar", "shawl"))
	case high:
		o = trim.RoundNeck(8, 2.6, 1)
	}
	t := g.knitTorso(o.Half())
	g.knitSleeves(t)
	g.knitBody(t, o.Back)
	switch {
	case high:
		g.RollNeckBehind(9.5)
	case g.Is("collar", "shawl"):
		g.ShawlBehind()
	default:
		g.RibBehind(o, svg.Choose(buttoned, 3.2, 2.6))
	}
}

// SweatshirtBack draws a sweatshirt from behind, its hood hanging down.
func (g *Garment) SweatshirtBack() {
	o := sweatshirtNeck()
	t := g.knitTorso(o.Half())
	g.knitSleeves(t)
	g.BackBody(t, o.Back, 0.35, g.BackFolds(t, 0.95))
	g.FinishHem(t, 2.2, 2)
	g.EndArmholes(t)
	for _, l := range []svg.Line{t.Armhole.Offset(0.5), t.Armhole.Mirrored().Offset(-0.5)} {
		g.Stitch(l)
	}
	if g.Is("collar", "hood") {
		g.HoodBehind()
		return
	}
	g.RibBehind(o, sweatshirtRib)
}
