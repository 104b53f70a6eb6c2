package tops

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// cardigan draws a knitted jacket with a V front and a button band, or a shawl collar.
func (g *Garment) cardigan() {
	shawl := g.Is("collar", "shawl")
	o := cardiganNeck(shawl)
	t := g.knitTorso(o.Half())
	r := trim.Revers{Lap: 1.6, Brk: 27.5, Width: 0.85, Kind: "shawl"}
	g.knitSleeves(t)
	if shawl {
		g.BehindNeck(r, g.Cloth)
	} else {
		g.Inside(o)
	}
	knitted := g.knitBody(t, o.Front)
	onto := svg.Join(knitted, t.FullHem().Moved(svg.Pt(0, body.RibHeight)))
	const w = 3.4
	band := o.Banded(w)
	if !shawl {
		g.BackBand(band)
		g.FrontBand(band)
	}
	dip, foot := o.Front[len(o.Front)/2].Y, t.Foot()+g.HemRib()-0.2
	g.buttonBand(dip-w*0.9, foot, w, onto)
	if g.Is("pocket", "patch2") {
		for _, side := range []float64{-1, 1} {
			g.PatchPocket(svg.Pt(side*t.HemSide.X*0.56-6, min(t.Foot()-15, 54)), 12, 13, onto)
		}
	}
	if shawl {
		g.TurnBack(r)
	}
	g.Note("closing", svg.Pt(0, dip+1))
	buttons := 5
	if g.Size.Length > 85 { // as a dress
		buttons = 8
	}
	g.ButtonRow(svg.Pt(0, dip+1), svg.Pt(0, foot-3), buttons, svg.Choose(shawl, 2.2, 1.7))
	g.Focus = svg.Pt(1, dip-2)
}

func cardiganNeck(shawl bool) trim.Opening { return trim.VNeck(8.6, svg.Choose(shawl, 27.0, 24), 2) }

// buttonBand draws the ribbed strip down a cardigan's front.
func (g *Garment) buttonBand(top, foot, w float64, onto svg.Line) {
	lap := g.Lapped() * w / 2
	strip := svg.Path(svg.Pt(-w/2, top), svg.Pt(w/2, top), svg.Pt(w/2, foot), svg.Pt(-w/2, foot))
	g.Lay(cloth.Piece{Outline: strip, Plain: true, Flat: true, Lift: 0.25, Onto: onto, Edges: []cloth.Edge{
		{Along: svg.Path(svg.Pt(lap, top), svg.Pt(lap, foot)), Width: 0.5, Strength: 0.3}, {Along: svg.Path(svg.Pt(-lap, top), svg.Pt(-lap, foot)), Width: 0.4, Strength: 0.15},
	}})
	if g.Near() {
		g.RibColumns(svg.Path(svg.Pt(-w/2, top), svg.Pt(w/2, top)), svg.Path(svg.Pt(-w/2, foot), svg.Pt(w/2, foot)), 0.4)
		return
	}
	for x := -w/2 + 0.3; x < w/2; x += 0.34 {
		g.Stroke(svg.Path(svg.Pt(x, top+0.4), svg.Pt(x, foot)), 0.12, g.Cloth.Base.Shadow(), 0.15)
	}
}
