package tops

import (
	"ebenmass/models"
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// TShirt draws a jersey shirt: rib neck, set-in sleeves, twin-needle hems; with a band and
// a short placket it is a henley.
func (g *Garment) TShirt() {
	o := g.knitNeck()
	t := g.tshirtSleeves(g.tshirtTorso(o))
	band := o.Banded(g.neckRib())
	g.Inside(o)
	g.BackBand(band)
	body := g.Outline(t, o.Front)
	g.Lay(cloth.Piece{Outline: body, Across: t.Across(), Folds: g.BodyFolds(t, 0.9), Lift: 0.3, Edges: t.BodyEdges()})
	g.Hem(t.FullHem(), 2.2, 2)
	g.FrontBand(band)
	g.EndArmholes(t)
	if g.Is("placket", "half") {
		g.ShortPlacket(o.Front[len(o.Front)/2].Y-1.6, 21, body, 3)
	}
	if g.Is("pocket", "patch") {
		g.PatchPocket(svg.Pt(t.Tip.X*0.3+0.6, t.Underarm.Y-6), 10, 11.5, body)
	}
	g.Focus = svg.Pt(0, 9)
}

func (g *Garment) tshirtTorso(o trim.Opening) body.Torso {
	return g.NewTorso(body.Cutting{NeckHalf: o.Half(), Slope: 4.6, Depth: 21.5 + g.Size.Bust/50, Drop: g.Dropped()})
}

// tshirtSleeves draws the sleeves, or cuts the armholes in.
func (g *Garment) tshirtSleeves(t body.Torso) body.Torso {
	switch g.Sleeve {
	case models.SleeveNone:
		t = t.Sleeveless()
		g.BackArmholes(t)
	case models.SleeveShort:
		g.ShortSleeves(t, body.SleeveHem)
	default:
		g.LongSleeves(t, svg.Choose(g.Is("cuff", "rib"), body.SleeveRib, body.SleeveHem))
	}
	return t
}

// neckRib is the width of a T-shirt's neck band in cm.
func (g *Garment) neckRib() float64 { return svg.Choose(g.Says("wide neck rib"), 2.6, 1.9) }

// knitNeck is the neck hole a style asks for on a knitted or jersey top.
func (g *Garment) knitNeck() trim.Opening {
	switch {
	case g.Is("collar", "v"):
		return trim.VNeck(9, 16, 2.2)
	case g.Is("collar", "boat"):
		return trim.RoundNeck(12, 5.2, 1.8)
	case g.Sleeve == models.SleeveNone:
		return trim.RoundNeck(9.4, 12, 3)
	}
	return trim.RoundNeck(9, 9.6, 2.2)
}
