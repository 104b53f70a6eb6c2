package tops

import (
	"ebenmass/models"
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Blouse draws a soft women's top: full sleeves gathered into narrow cuffs, and its own necks.
func (g *Garment) Blouse() {
	t := g.blouseSleeves(g.blouseTorso())
	if g.Is("collar", "v") {
		g.blouseV(t)
	} else {
		g.blouseCollar(t)
	}
	g.EndArmholes(t)
}

// blouseTorso drafts the body, its curved tail a little longer behind.
func (g *Garment) blouseTorso() body.Torso {
	tail := g.tail()
	return g.NewTorso(body.Cutting{NeckHalf: 7.4, Slope: 4.6, Depth: 22 + g.Size.Bust/50, Drop: 0.6 + g.Dropped()*0.6, Curve: svg.Choose(g.Is("hem", "curved"), 5.0, 1.6) + tail, Flare: 0.6, Length: g.Size.Length + tail})
}

// blouseSleeves draws the sleeves, or cuts the armholes in.
func (g *Garment) blouseSleeves(t body.Torso) body.Torso {
	switch g.Sleeve {
	case models.SleeveNone:
		t = t.Sleeveless()
		g.BackArmholes(t)
	case models.SleeveShort:
		g.ShortSleeves(t, body.SleeveHem)
	default:
		cut := g.SleeveWidth(1.04)
		cut.Puff = svg.Choose(g.Cut == "relaxed", 4.6, 2.8)
		g.ShirtSleeves(t, cut)
	}
	return t
}

// blouseBody draws the front with its many soft folds and a narrow hem.
func (g *Garment) blouseBody(t body.Torso, neckline svg.Line) svg.Line {
	body := g.Outline(t, neckline)
	folds := append(g.BodyFolds(t, 1), g.gathers(t)...)
	g.Lay(cloth.Piece{Outline: body, Across: t.Across(), Folds: folds, Lift: 0.25, Edges: t.BodyEdges()})
	g.FinishHem(t, 0.7, 1)
	g.yokeSeams(t)
	return body
}

// gathers are the small folds that hang from a blouse's forward shoulder seam.
func (g *Garment) gathers(t body.Torso) []cloth.Fold {
	var folds []cloth.Fold
	for _, side := range []float64{1, -1} {
		for i := range 6 {
			from := t.Shoulder.At(0.25 + 0.11*float64(i)).Add(svg.Pt(0, 3.2))
			to := from.Add(svg.Pt(-g.Between(0.2, 1.6), g.Between(6, 15)))
			if side < 0 {
				from, to = from.Mirror(), to.Mirror()
			}
			l := svg.Spline(from, from.To(to, 0.5).Add(svg.Pt(g.Between(-0.4, 0.4), 0)), to)
			folds = append(folds, cloth.Fold{Spine: l, Width: g.Between(0.7, 1.3), Depth: g.Between(0.35, 0.7)})
		}
	}
	return folds
}

// blouseV draws a faced V-neck above a concealed placket.
func (g *Garment) blouseV(t body.Torso) {
	o := trim.VNeck(t.Neck.X, 14.5, 1.8)
	g.Inside(o)
	g.Label(svg.Pt(0, o.Back[len(o.Back)/2].Y+1.5), 3, 1.3)
	body := g.blouseBody(t, o.Front)
	dip := o.Front[len(o.Front)/2].Y
	g.Placket(dip-0.2, t.Foot(), 2.4, body)
	band := o.Banded(1.1)
	g.Lay(cloth.Piece{Outline: svg.Join(band.Front, band.Inner.Reversed()), Tone: 0.01, Flat: true, Lift: 0.12, Edges: []cloth.Edge{{Along: band.Inner, Width: 0.35, Strength: 0.3}}})
	g.Stitch(band.Front.Offset(0.15).Part(0.01, 0.99))
	g.Focus = svg.Pt(0, dip-3)
}

// blouseCollar draws necks that close: band, bow or turned-down collar.
func (g *Garment) blouseCollar(t body.Torso) {
	c := g.ShirtCollarShape()
	g.BackOfCollar(c)
	body := g.blouseBody(t, g.ClosedNeck(t, c))
	g.ShirtFront(c, t, body, 2.6)
	g.StandBand(c, 2.8)
	g.Button(svg.Pt(0, c.Meet+0.4), 0.95, g.ButtonColour())
	switch {
	case g.Is("collar", "bow"):
		g.Bow(svg.Pt(0, c.Meet+0.6))
	case g.Is("collar", "shirt"):
		g.ShirtCollar(c)
	}
	g.Focus = svg.Pt(1, 10)
}
