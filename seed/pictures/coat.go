package main

// coat draws a long coat: with lapels, wrapped, as a trench; with shirt collar or hood it is a long jacket.
func (g *garment) coat() {
	if !g.is("collar", "lapel", "shawl") {
		g.jacket()
		return
	}
	double := g.is("placket", "double")
	r := revers{lap: choose(double, 8.5, 3), brk: choose(double, 33.0, 36), width: 1.25, kind: "notch"}
	if g.is("collar", "shawl") {
		r.kind, r.brk = "shawl", 46
	}
	t := g.coatTorso()
	g.tailored(t, r, true)
	onto := g.outline(t, path(t.neck.mirror(), t.neck))
	g.coatPockets(t, onto)
	if g.says("storm flap") {
		g.stormFlap(t, r, onto)
	}
	g.turnBack(r)
	g.coatFront(t, r, double)
	g.focus = pt{4, 14}
}

func (g *garment) coatTorso() torso {
	return g.newTorso(cutting{neckHalf: 8.4, slope: 4.8, depth: 24 + g.size.bust/50, drop: 0.4 + g.dropped()*0.6, flare: 2, curve: 1})
}

func (g *garment) coatPockets(t torso, onto line) {
	for _, side := range []float64{-1, 1} {
		at := pt{side * t.underarm.x * 0.62, 62}
		switch {
		case g.is("pocket", "flap"):
			g.flapPocket(at.add(pt{0, 2}), 16, 6, 0, onto)
		case g.is("pocket", "patch2"):
			g.patchPocket(at.add(pt{-8.5, 2}), 17, 20, onto)
		default:
			g.weltPocket(at, 17, 3.4, side*(90-16), onto)
		}
	}
}

// coatFront closes a coat: belt, two columns of buttons, or one.
func (g *garment) coatFront(t torso, r revers, double bool) {
	if double {
		g.tailoredButtons(r, true, choose(g.is("belt", "tie"), 1, 3))
	}
	switch {
	case g.is("belt", "tie"):
		g.tieBelt(t, 46, 4.6)
	case !double:
		for i := range 3 {
			y := r.brk + 1.5 + 13*float64(i)
			g.tailoredHole(pt{g.lapped() * 1.1, y})
			g.button(pt{0, y}, 2.7, g.hornColour())
		}
	}
}

// stormFlap draws the loose yoke on one side of a trench coat's chest.
func (g *garment) stormFlap(t torso, r revers, onto line) {
	side := -g.lapped()
	roll := r.rollLine().part(0, 0.55)
	l := spline(roll[len(roll)-1], pt{9, 23}, pt{14, t.underarm.y + 0.5}, pt{t.underarm.x - 2, t.underarm.y - 3})
	o := join(roll.reversed(), t.shoulder, t.armhole.part(0, 0.85), l.reversed())
	if side < 0 {
		o, l = o.mirrored(), l.mirrored()
	}
	g.lay(piece{outline: o, tone: 0.008, lift: 0.3, onto: onto, edges: []edge{{l, 0.8, 0.28}}})
	g.stitch(l.offset(side * 0.5))
}
