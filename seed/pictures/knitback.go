package main

// tshirtBack draws a jersey shirt from behind.
func (g *garment) tshirtBack() {
	o := g.knitNeck()
	t := g.tshirtSleeves(g.tshirtTorso(o))
	g.backBody(t, o.back, 0.3, g.backFolds(t, 0.9))
	g.hem(t.fullHem(), 2.2, 2)
	g.ribBehind(o, g.neckRib())
	g.endArmholes(t)
}

// poloBack draws a polo shirt from behind.
func (g *garment) poloBack() {
	c, t := poloCollar(), g.poloTorso()
	g.poloSleeves(t)
	g.backBody(t, t.collaredNeck(), 0.3, g.backFolds(t, 0.9))
	g.finishHem(t, 2.2, 2)
	g.endArmholes(t)
	g.shirtCollarBehind(c)
}

// knitBack draws a pullover or cardigan from behind.
func (g *garment) knitBack() {
	o := g.knitNeck()
	buttoned, high := g.is("placket", "full", "zip"), g.is("collar", "turtle")
	switch {
	case buttoned:
		o = cardiganNeck(g.is("collar", "shawl"))
	case high:
		o = roundNeck(8, 2.6, 1)
	}
	t := g.knitTorso(o.half())
	g.knitSleeves(t)
	g.knitBody(t, o.back)
	switch {
	case high:
		g.rollNeckBehind(9.5)
	case g.is("collar", "shawl"):
		g.shawlBehind()
	default:
		g.ribBehind(o, choose(buttoned, 3.2, 2.6))
	}
}

// sweatshirtBack draws a sweatshirt from behind, its hood hanging down.
func (g *garment) sweatshirtBack() {
	o := sweatshirtNeck()
	t := g.knitTorso(o.half())
	g.knitSleeves(t)
	g.backBody(t, o.back, 0.35, g.backFolds(t, 0.95))
	g.finishHem(t, 2.2, 2)
	g.endArmholes(t)
	for _, l := range []line{t.armhole.offset(0.5), t.armhole.mirrored().offset(-0.5)} {
		g.stitch(l)
	}
	if g.is("collar", "hood") {
		g.hoodBehind()
		return
	}
	g.ribBehind(o, sweatshirtRib)
}
