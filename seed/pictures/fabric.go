package main

// fabricScale is how near the cloth itself is shown, in pixels per cm.
const fabricScale = 110

// drawFabric fills the page with cloth, laid in one of several ways so that its thickness and
// fall can be seen. Which one, and how, is each article's own.
func (g *garment) drawFabric() {
	page := g.pageOutline()
	turn := g.between(-7, 7)
	switch g.noise % 4 {
	case 0:
		g.turnedCorner(page, turn)
	case 1:
		g.foldedOver(page, turn)
	case 2:
		g.pleated(page, turn)
	default:
		g.gathered(page, turn)
	}
}

func (g *garment) pageOutline() line {
	w, h := pictureWidth/g.scale/2+1, pictureHeight/g.scale/2+1
	return path(pt{-w, -h}, pt{w, -h}, pt{w, h}, pt{-w, h})
}

// fabricLight is the ground of a fabric picture: nothing shows beside the cloth.
func (g *garment) fabricLight() string { return "" }

// spread lays a sheet of cloth: its colour, print and threads, which follow its small
// movements together, then light and folds.
func (g *garment) spread(outline line, turn float64, c cloth, folds []fold) {
	g.clipped(outline, func() {
		g.fill(outline, c.base, 1)
		around := g.pageOutline().bounds().grown(1).outline()
		g.swayed(outline, func() {
			g.fill(around, c.base, 1)
			g.print(around, turn, c)
			g.weaveNear(around, turn, c)
			g.worked(outline, turn, c)
		})
		hang := c
		hang.wave = 5.5 // the hang of a garment is too broad to show here
		if c.weave == "wool" || c.weave == "flannel" || c.weave == "sweat" {
			hang.thread, hang.slub, hang.run = 0.05, 0.36, 2.5 // the fuzz of a brushed face
		}
		g.light(outline, turn, hang, false)
		g.paintFolds(outline, folds, c)
	})
}

// roll draws where a layer ends in a fold that bends away from the light: the shadow it
// throws on what lies below, and the round of its edge. The line runs with the layer on its left.
func (g *garment) roll(edge line, thickness float64) (shadow, round func()) {
	c := g.cloth
	shadow = func() {
		for _, s := range []struct{ blur, by, opacity float64 }{{0.9, 0.7, 0.42}, {0.3, 0.3, 0.5}, {0.08, 0.08, 0.5}} {
			g.blurred(s.blur*thickness, edge, func() {
				l := edge.offset(-s.by * thickness * 0.6)
				g.stroke(l, 1.6*s.by*thickness, c.base.shadow(), s.opacity)
			})
		}
	}
	round = func() {
		k := c.base.depth()
		for _, s := range []struct {
			in, w, blur, opacity float64
			lit                  bool
		}{
			{0.05, 0.5, 0.16, 0.55 * k, false}, {0.25, 0.9, 0.4, 0.34 * k, false},
			{1.25, 0.7, 0.3, 0.26 * c.lustre, true}, {1.2, 0.22, 0.1, 0.12 * c.lustre, true},
			{2.5, 1, 0.5, 0.12 * k, false},
		} {
			colour := choose(s.lit, c.base.gleam(), c.base.shadow())
			g.blurred(s.blur*thickness, edge.offset(s.in*thickness), func() {
				g.stroke(edge.offset(s.in*thickness), s.w*thickness, colour, s.opacity)
			})
		}
		g.stroke(edge, 0.035, c.base.shadow(), 0.6)
	}
	return shadow, round
}

// thickness is how round a fold of the cloth is, in cm.
func (g *garment) thickness() float64 {
	switch g.cloth.weave {
	case "poplin", "satin", "crepe", "proofed":
		return 0.42
	case "chunky", "cable", "wool", "herringbone", "quilted", "corduroy":
		return 0.95
	case "sweat", "rib", "denim", "fine-knit":
		return 0.72
	}
	return 0.58
}

// wrongSide is the back of the cloth.
func (g *garment) wrongSide() cloth {
	c := g.cloth
	c.base = c.base.lit(-0.02)
	switch c.weave {
	case "denim":
		if c.base.l > 0.3 && c.base.l < 0.8 {
			c.base = c.base.mix(tint{0.86, 0, 0.012}, 0.62) // the white weft lies on the back
		}
		c.weave = "twill"
	case "jersey", "fine-knit", "sweat", "pique":
		c.weave = "cable" // a knit shows its purl side
		c.thread *= 0.8
	case "satin":
		c.weave, c.lustre = "crepe", 0.8
	case "corduroy":
		c.weave, c.thread, c.relief = "twill", 0.075, 0.7
	case "quilted":
		c = liningOf(c)
	}
	if c.print == "dots" {
		c.base, c.print = c.base.lit(0.03), ""
	}
	return c
}
