// Package fabric draws the cloth alone, laid in one of several ways so that its thickness and
// fall can be seen.
package fabric

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Scale is how near the cloth itself is shown, in pixels per cm.
const Scale = 110

// DrawFabric fills the page with cloth, laid in one of several ways so that its thickness and
// fall can be seen. Which one, and how, is each article's own.
func (g *Garment) DrawFabric() {
	page := g.pageOutline()
	turn := g.Between(-7, 7)
	switch g.Noise % 4 {
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

func (g *Garment) pageOutline() svg.Line {
	w, h := svg.PictureWidth/g.Scale/2+1, svg.PictureHeight/g.Scale/2+1
	return svg.Path(svg.Pt(-w, -h), svg.Pt(w, -h), svg.Pt(w, h), svg.Pt(-w, h))
}

// FabricLight is the ground of a fabric picture: nothing shows beside the cloth.
func (g *Garment) FabricLight() string { return "" }

// spread lays a sheet of cloth: its colour, print and threads, which follow its small
// movements together, then light and folds.
func (g *Garment) spread(outline svg.Line, turn float64, c cloth.Cloth, folds []cloth.Fold) {
	g.Clipped(outline, func() {
		g.Fill(outline, c.Base, 1)
		around := g.pageOutline().Bounds().Grown(1).Outline()
		g.Swayed(outline, func() {
			g.Fill(around, c.Base, 1)
			g.Print(around, turn, c)
			g.WeaveNear(around, turn, c)
			g.worked(outline, turn, c)
		})
		hang := c
		hang.Wave = 5.5 // the hang of a garment is too broad to show here
		if c.Weave == "wool" || c.Weave == "flannel" || c.Weave == "sweat" {
			hang.Thread, hang.Slub, hang.Run = 0.05, 0.36, 2.5 // the fuzz of a brushed face
		}
		g.Light(outline, turn, hang, false)
		g.PaintFolds(outline, folds, c)
	})
}

// roll draws where a layer ends in a fold that bends away from the light: the shadow it
// throws on what lies below, and the round of its edge. The line runs with the layer on its left.
func (g *Garment) roll(edge svg.Line, thickness float64) (shadow, round func()) {
	c := g.Cloth
	shadow = func() {
		for _, s := range []struct{ blur, by, opacity float64 }{{0.9, 0.7, 0.42}, {0.3, 0.3, 0.5}, {0.08, 0.08, 0.5}} {
			g.Blurred(s.blur*thickness, edge, func() {
				l := edge.Offset(-s.by * thickness * 0.6)
				g.Stroke(l, 1.6*s.by*thickness, c.Base.Shadow(), s.opacity)
			})
		}
	}
	round = func() {
		k := c.Base.Depth()
		for _, s := range []struct {
			in, w, blur, opacity float64
			lit                  bool
		}{
			{0.05, 0.5, 0.16, 0.55 * k, false}, {0.25, 0.9, 0.4, 0.34 * k, false},
			{1.25, 0.7, 0.3, 0.26 * c.Lustre, true}, {1.2, 0.22, 0.1, 0.12 * c.Lustre, true},
			{2.5, 1, 0.5, 0.12 * k, false},
		} {
			colour := svg.Choose(s.lit, c.Base.Gleam(), c.Base.Shadow())
			g.Blurred(s.blur*thickness, edge.Offset(s.in*thickness), func() {
				g.Stroke(edge.Offset(s.in*thickness), s.w*thickness, colour, s.opacity)
			})
		}
		g.Stroke(edge, 0.035, c.Base.Shadow(), 0.6)
	}
	return shadow, round
}

// thickness is how round a fold of the cloth is, in cm.
func (g *Garment) thickness() float64 {
	switch g.Cloth.Weave {
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
func (g *Garment) wrongSide() cloth.Cloth {
	c := g.Cloth
	c.Base = c.Base.Lit(-0.02)
	switch c.Weave {
	case "denim":
		if c.Base.L > 0.3 && c.Base.L < 0.8 {
			c.Base = c.Base.Mix(svg.Lab(0.86, 0, 0.012), 0.62) // the white weft lies on the back
		}
		c.Weave = "twill"
	case "jersey", "fine-knit", "sweat", "pique":
		c.Weave = "cable" // a knit shows its purl side
		c.Thread *= 0.8
	case "satin":
		c.Weave, c.Lustre = "crepe", 0.8
	case "corduroy":
		c.Weave, c.Thread, c.Relief = "twill", 0.075, 0.7
	case "quilted":
		c = cloth.LiningOf(c)
	}
	if c.Print == "dots" {
		c.Base, c.Print = c.Base.Lit(0.03), ""
	}
	return c
}
