package tops

import (
	"ebenmass/models"
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Polo draws a knitted shirt with a soft collar and a short placket.
func (g *Garment) Polo() {
	c, t := poloCollar(), g.poloTorso()
	g.poloSleeves(t)
	body := g.Outline(t, g.ClosedNeck(t, c))
	g.BackOfCollar(c)
	g.Lay(cloth.Piece{Outline: body, Across: t.Across(), Folds: g.BodyFolds(t, 0.9), Lift: 0.3, Edges: t.BodyEdges()})
	g.FinishHem(t, 2.2, 2)
	g.EndArmholes(t)
	g.ShortPlacket(c.Meet-0.6, 17, body, svg.Choose(g.Says("two buttons"), 2, 3))
	g.ShirtCollar(c)
	g.Focus = svg.Pt(0.5, 9.5)
}

func poloCollar() trim.CollarShape {
	return trim.CollarShape{Half: 6.9, Height: 3.2, Meet: 4.6, Gap: 0.5, Point: svg.Pt(7.6, 10), Outer: svg.Pt(9, 0.6)}
}

func (g *Garment) poloTorso() body.Torso {
	return g.NewTorso(body.Cutting{NeckHalf: 7.8, Slope: 4.5, Depth: 22.5 + g.Size.Bust/50, Drop: g.Dropped(), Length: g.Size.Length - g.HemRib()})
}

func (g *Garment) poloSleeves(t body.Torso) {
	end := svg.Choose(g.Is("cuff", "rib"), body.SleeveRib, body.SleeveHem)
	if g.Sleeve == models.SleeveLong {
		g.LongSleeves(t, end)
	} else {
		g.ShortSleeves(t, end)
	}
}
