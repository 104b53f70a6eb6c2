package tops

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Sweatshirt draws a sweatshirt, with a hood where the style asks for one.
func (g *Garment) Sweatshirt() {
	hooded := g.Is("collar", "hood")
	o := sweatshirtNeck()
	t := g.knitTorso(o.Half())
	g.knitSleeves(t)
	if hooded {
		g.HoodBack()
	} else {
		g.Inside(o)
		g.BackBand(o.Banded(sweatshirtRib))
	}
	body := g.Outline(t, o.Front)
	g.Lay(cloth.Piece{Outline: body, Across: t.Across(), Folds: g.BodyFolds(t, 0.95), Lift: 0.35, Edges: t.BodyEdges()})
	g.FinishHem(t, 2.2, 2)
	g.EndArmholes(t)
	for _, l := range []svg.Line{t.Armhole.Offset(0.5), t.Armhole.Mirrored().Offset(-0.5)} {
		g.Stitch(l)
	}
	if g.Is("pocket", "patch", "patch2") {
		g.kangarooPocket(t, body)
	}
	if g.Is("placket", "zip") {
		g.Zip(svg.Path(svg.Pt(0, svg.Choose(g.Near(), 11.0, 6)), svg.Pt(0, t.Foot()+g.HemRib())), 1.4)
	}
	if hooded {
		g.HoodFront()
		g.Focus = svg.Pt(0, 2)
		return
	}
	g.FrontBand(o.Banded(sweatshirtRib))
	g.neckInsert(o)
	g.Focus = svg.Pt(0, 10)
}

func sweatshirtNeck() trim.Opening { return trim.RoundNeck(8.8, 8.6, 2) }

// sweatshirtRib is the width of the neck band in cm.
const sweatshirtRib = 2.3

// neckInsert draws the sewn triangle below a sweatshirt's neck.
func (g *Garment) neckInsert(o trim.Opening) {
	dip := o.Front[len(o.Front)/2].Y
	v := svg.Path(svg.Pt(-3.3, dip-0.5), svg.Pt(0, dip+4.6), svg.Pt(3.3, dip-0.5))
	g.Stroke(v, 0.1, g.Cloth.Base.Shadow(), 0.4)
	g.Stitch(v.Offset(0.3))
}

// kangarooPocket draws the hand pocket across the belly.
func (g *Garment) kangarooPocket(t body.Torso, onto svg.Line) {
	foot := t.Foot() - 0.2
	top, wide, narrow := foot-18.5, min(t.HemSide.X*0.66, 16.5), min(t.HemSide.X*0.44, 10.5)
	right := svg.Bezier(svg.Pt(narrow, top), svg.Pt(narrow+1.5, top+6), svg.Pt(wide-2, top+9.5), svg.Pt(wide, top+12))
	o := svg.Join(svg.Path(svg.Pt(-narrow, top)), right, svg.Path(svg.Pt(wide, foot), svg.Pt(-wide, foot)), right.Mirrored().Reversed())
	g.Lay(cloth.Piece{Outline: o, Tone: 0.006, Lift: 0.25, Onto: onto, Edges: []cloth.Edge{{Along: right, Width: 0.9, Strength: 0.32}, {Along: right.Mirrored(), Width: 0.9, Strength: 0.28}, {Along: svg.Path(svg.Pt(-narrow, top), svg.Pt(narrow, top)), Width: 0.5, Strength: 0.2}}})
	for _, l := range []svg.Line{right.Offset(-0.5), right.Mirrored().Offset(0.5), right.Offset(-1.6), right.Mirrored().Offset(1.6), svg.Path(svg.Pt(-narrow, top+0.4), svg.Pt(narrow, top+0.4))} {
		g.Stitch(l)
	}
}
