package tops

import (
	"ebenmass/models"
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Knit draws a pullover or, with a buttoned front, a cardigan.
func (g *Garment) Knit() {
	if g.Is("placket", "full", "zip") {
		g.cardigan()
		return
	}
	o := g.knitNeck()
	high := g.Is("collar", "turtle")
	if high {
		o = trim.RoundNeck(8, 2.6, 1)
	}
	t := g.knitTorso(o.Half())
	g.knitSleeves(t)
	band := o.Banded(2.6)
	if !high {
		g.Inside(o)
		g.BackBand(band)
	}
	g.knitBody(t, o.Front)
	if high {
		g.rollNeck(9.5)
		g.Focus = svg.Pt(0, 4)
		return
	}
	g.FrontBand(band)
	g.Focus = svg.Pt(0, 9)
}

// knitTorso drafts a body, with room for the band below it.
func (g *Garment) knitTorso(neckHalf float64) body.Torso {
	return g.NewTorso(body.Cutting{NeckHalf: neckHalf, Slope: 4.4, Depth: 23 + g.Size.Bust/50, Drop: 1.2 + g.Dropped(), Length: g.Size.Length - g.HemRib()})
}

// knitSleeves draws sleeves with rib cuffs.
func (g *Garment) knitSleeves(t body.Torso) {
	switch g.Sleeve {
	case models.SleeveNone:
		g.BackArmholes(t)
	case models.SleeveShort:
		g.ShortSleeves(t, body.SleeveRib)
	default:
		g.HangingSleeves(t, g.SleeveWidth(1.06), body.SleeveRib)
	}
}

// knitBody draws the body with its cables, its band below and the armholes.
func (g *Garment) knitBody(t body.Torso, neckline svg.Line) svg.Line {
	body := g.Outline(t, neckline)
	g.Lay(cloth.Piece{Outline: body, Across: t.Across(), Folds: g.BodyFolds(t, 0.75), Lift: 0.35, Edges: t.BodyEdges()})
	g.Cables(body, t)
	g.FinishHem(t, 2, 1)
	g.EndArmholes(t)
	return body
}

// rollNeck draws a knitted tube around the neck, turned down or standing.
func (g *Garment) rollNeck(height float64) {
	rise := height * 0.62
	l, r := svg.Pt(-7.4, -rise), svg.Pt(7.4, -rise)
	back := svg.Bezier(l, svg.Pt(-5, -rise-1.7), svg.Pt(5, -rise-1.7), r)
	lip := svg.Bezier(l, svg.Pt(-5, -rise+1.9), svg.Pt(5, -rise+1.9), r)
	g.Lay(cloth.Piece{Outline: svg.Join(back, lip.Reversed()), Tone: -0.12, Plain: true, Flat: true, Edges: []cloth.Edge{{Along: lip, Width: 0.9, Strength: 0.6}}})
	low := svg.Bezier(svg.Pt(9.1, 0.9), svg.Pt(6.6, height*0.56), svg.Pt(-6.6, height*0.56), svg.Pt(-9.1, 0.9))
	right := svg.Spline(r, svg.Pt(8.3, -rise*0.55), svg.Pt(9.1, 0.9))
	left := svg.Spline(svg.Pt(-9.1, 0.9), svg.Pt(-8.3, -rise*0.55), l)
	g.Lay(cloth.Piece{Outline: svg.Join(lip, right, low, left), Plain: true, Lift: 0.32, Across: svg.Path(svg.Pt(-9, 0), svg.Pt(9, 0)),
		Edges: []cloth.Edge{{Along: low, Width: 0.9, Strength: 0.4}, {Along: lip, Width: 0.5, Strength: 0.25}, {Along: right, Width: 0.9, Strength: 0.3}}})
	if g.Near() {
		g.RibColumns(lip, low.Reversed(), 0.42)
		return
	}
	const columns = 46
	for i := 1; i < columns; i++ {
		t := float64(i) / columns
		g.Stroke(svg.Path(lip.At(t), low.At(1-t)), 0.14, g.Cloth.Base.Shadow(), 0.17)
	}
}
