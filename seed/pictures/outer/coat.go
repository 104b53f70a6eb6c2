package outer

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Coat draws a long coat: with lapels, wrapped, as a trench; with shirt collar or hood it is a long jacket.
func (g *Garment) Coat() {
	if !g.Is("collar", "lapel", "shawl") {
		g.Jacket()
		return
	}
	double := g.Is("placket", "double")
	r := trim.Revers{Lap: svg.Choose(double, 8.5, 3), Brk: svg.Choose(double, 33.0, 36), Width: 1.25, Kind: "notch"}
	if g.Is("collar", "shawl") {
		r.Kind, r.Brk = "shawl", 46
	}
	t := g.coatTorso()
	g.tailored(t, r, true)
	onto := g.Outline(t, svg.Path(t.Neck.Mirror(), t.Neck))
	g.coatPockets(t, onto)
	if g.Says("storm flap") {
		g.stormFlap(t, r, onto)
	}
	g.TurnBack(r)
	g.coatFront(t, r, double)
	g.Focus = svg.Pt(4, 14)
}

func (g *Garment) coatTorso() body.Torso {
	return g.NewTorso(body.Cutting{NeckHalf: 8.4, Slope: 4.8, Depth: 24 + g.Size.Bust/50, Drop: 0.4 + g.Dropped()*0.6, Flare: 2, Curve: 1})
}

func (g *Garment) coatPockets(t body.Torso, onto svg.Line) {
	for _, side := range []float64{-1, 1} {
		at := svg.Pt(side*t.Underarm.X*0.62, 62)
		switch {
		case g.Is("pocket", "flap"):
			g.FlapPocket(at.Add(svg.Pt(0, 2)), 16, 6, 0, onto)
		case g.Is("pocket", "patch2"):
			g.PatchPocket(at.Add(svg.Pt(-8.5, 2)), 17, 20, onto)
		default:
			g.WeltPocket(at, 17, 3.4, side*(90-16), onto)
		}
	}
}

// coatFront closes a coat: belt, two columns of buttons, or one.
func (g *Garment) coatFront(t body.Torso, r trim.Revers, double bool) {
	if double {
		g.tailoredButtons(r, true, svg.Choose(g.Is("belt", "tie"), 1, 3))
	}
	switch {
	case g.Is("belt", "tie"):
		g.TieBelt(t, 46, 4.6)
	case !double:
		for i := range 3 {
			y := r.Brk + 1.5 + 13*float64(i)
			g.tailoredHole(svg.Pt(g.Lapped()*1.1, y))
			g.Button(svg.Pt(0, y), 2.7, g.HornColour())
		}
	}
}

// stormFlap draws the loose yoke on one side of a trench coat's chest.
func (g *Garment) stormFlap(t body.Torso, r trim.Revers, onto svg.Line) {
	side := -g.Lapped()
	roll := r.RollLine().Part(0, 0.55)
	l := svg.Spline(roll[len(roll)-1], svg.Pt(9, 23), svg.Pt(14, t.Underarm.Y+0.5), svg.Pt(t.Underarm.X-2, t.Underarm.Y-3))
	o := svg.Join(roll.Reversed(), t.Shoulder, t.Armhole.Part(0, 0.85), l.Reversed())
	if side < 0 {
		o, l = o.Mirrored(), l.Mirrored()
	}
	g.Lay(cloth.Piece{Outline: o, Tone: 0.008, Lift: 0.3, Onto: onto, Edges: []cloth.Edge{{Along: l, Width: 0.8, Strength: 0.28}}})
	g.Stitch(l.Offset(side * 0.5))
}
