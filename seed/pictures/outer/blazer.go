package outer

import (
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Blazer draws a tailored jacket.
func (g *Garment) Blazer() {
	double := g.Is("placket", "double")
	r := trim.Revers{Lap: svg.Choose(double, 7.5, 1.9), Brk: g.Size.Length * 0.505, Width: svg.Choose(double, 1.18, 1.0), Kind: svg.Choose(double, "peak", "notch")}
	t := g.blazerTorso()
	g.tailored(t, r, double)
	onto := g.Outline(t, svg.Path(t.Neck.Mirror(), t.Neck))
	x, y := t.HemSide.X*0.6, g.Size.Length*0.69
	for _, side := range []float64{-1, 1} {
		switch {
		case g.Is("pocket", "patch2"):
			g.PatchPocket(svg.Pt(x*side-7.4, y-2), 14.8, 17, onto)
		case g.Is("pocket", "welt"):
			g.WeltPocket(svg.Pt(x*side, y), 14, 1.3, side*-1.5, onto)
		default:
			g.FlapPocket(svg.Pt(x*side, y), 14.2, 5.2, side*-1.5, onto)
		}
	}
	chest := svg.Pt(t.Tip.X*0.55, t.Underarm.Y-3.6)
	if g.Says("three patch pockets") {
		g.PatchPocket(chest.Add(svg.Pt(-5, -2)), 10, 11, onto)
	} else {
		g.WeltPocket(chest, 9.6, 2.3, -7, onto)
	}
	g.TurnBack(r)
	g.tailoredButtons(r, double, svg.Choose(g.Sizing == fit.Women, 1, 2))
	g.Focus = svg.Pt(3, 12)
}

func (g *Garment) blazerTorso() body.Torso {
	return g.NewTorso(body.Cutting{NeckHalf: 8, Slope: 4.9, Depth: 22.5 + g.Size.Bust/50, Curve: 0.8})
}

// tailored draws sleeves, lining and both fronts of a jacket or coat with lapels.
func (g *Garment) tailored(t body.Torso, r trim.Revers, straight bool) {
	g.tailoredSleeves(t)
	g.BehindNeck(r, cloth.LiningOf(g.Cloth))
	upper := g.Lapped()
	for _, side := range []float64{upper, -upper} {
		g.front(t, r, side, straight, side == -upper)
	}
	g.EndArmholes(t)
}

// front draws one front panel: side is the sign of the x it lies on; the upper one shows its edge.
func (g *Garment) front(t body.Torso, r trim.Revers, side float64, straight, upper bool) {
	foot := t.Foot()
	var edgeLine svg.Line
	if straight {
		edgeLine = svg.Path(svg.Pt(-r.Lap, foot), svg.Pt(-r.Lap, r.Brk))
	} else {
		edgeLine = svg.Join(svg.Bezier(svg.Pt(4.6, foot-0.1), svg.Pt(1.4, foot-0.2), svg.Pt(-r.Lap+0.5, foot-4), svg.Pt(-r.Lap, foot-15)), svg.Path(svg.Pt(-r.Lap, r.Brk)))
	}
	hem := t.Hem
	if !straight {
		hem = t.Hem.Part(0, 1-4.6/t.HemSide.X)
	}
	o := svg.Join(t.Shoulder, t.Armhole, g.Laid(t.Side, 0.14), hem, edgeLine, r.RollLine().Reversed())
	dart := svg.Spline(svg.Pt(t.Tip.X*0.52, t.Underarm.Y+1), svg.Pt(t.Tip.X*0.5, t.Underarm.Y+12), svg.Pt(t.Tip.X*0.54, g.Size.Length*0.68))
	folds := g.frontFolds(t)
	edges := []cloth.Edge{{Along: t.Side, Width: 2.6, Strength: 0.42}, {Along: t.Hem, Width: 0.8, Strength: 0.32}, {Along: t.Armhole, Width: 1.1, Strength: 0.28}, {Along: edgeLine, Width: 0.5, Strength: 0.26}}
	flip := func(l svg.Line) svg.Line { return svg.Choose(side < 0, l.Mirrored(), l) }
	for i := range folds {
		folds[i].Spine = flip(folds[i].Spine)
		if side < 0 {
			folds[i].Spine = folds[i].Spine.Reversed()
		}
	}
	for i := range edges {
		edges[i].Along = flip(edges[i].Along)
	}
	across := t.Across()
	g.Lay(cloth.Piece{Outline: flip(o), Across: across, Folds: folds, Edges: edges, Lift: svg.Choose(upper, 0.34, 0.2)})
	g.Seam(flip(dart))
	g.StitchSoft(flip(edgeLine.Offset(-0.5)))
}

// frontFolds are the few folds of firm cloth on the right front.
func (g *Garment) frontFolds(t body.Torso) []cloth.Fold {
	var folds []cloth.Fold
	for range 2 {
		from := svg.Pt(t.Underarm.X-g.Between(0.5, 2), t.Underarm.Y+g.Between(-2, 3))
		to := from.Add(svg.Pt(-g.Between(5, 9), g.Between(9, 16)))
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Spline(from, from.To(to, 0.5).Add(svg.Pt(g.Between(-1, 1), 0.8)), to), 1), Width: g.Between(1.6, 2.6), Depth: g.Between(0.4, 0.7)})
	}
	for range 2 {
		x := t.HemSide.X * g.Between(0.3, 0.9)
		foot := svg.Pt(x, t.HemSide.Y+1)
		top := foot.Add(svg.Pt(g.Between(-2.5, 0.5), -g.Between(12, 24)))
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Spline(top, top.To(foot, 0.5).Add(svg.Pt(g.Between(-0.6, 0.6), 0)), foot), 1), Width: g.Between(1.6, 2.6), Depth: g.Between(0.3, 0.6)})
	}
	return folds
}

// tailoredSleeves draws two-piece sleeves with a row of cuff buttons.
func (g *Garment) tailoredSleeves(t body.Torso) {
	for _, side := range []float64{1, -1} {
		cut := g.SleeveWidth(1.06)
		cut.Length, cut.Lean, cut.Cuff = g.Size.Sleeve, 9.5+g.Between(-1, 1), cut.Cuff*1.08
		s := body.LongSleeve(t, cut)
		if side < 0 {
			s = s.Mirrored()
		}
		g.LaySleeve(s, g.SleeveFolds(s, 0.7, true))
		if g.Is("cuff", "turned") {
			g.Cuff(s, cut.Cuff*1.1, 9)
			continue
		}
		if g.View == cloth.Back {
			g.SleeveVent(s)
			continue
		}
		for i := range 3 {
			at := s.Outer.At(0.93 - 0.032*float64(i))
			g.Button(at.To(s.Inner.At(0.93-0.032*float64(i)), 0.13), 1.1, g.HornColour())
		}
	}
}

// tailoredButtons closes a lapelled front: one column, or two for a double-breasted one.
func (g *Garment) tailoredButtons(r trim.Revers, double bool, n int) {
	g.Note("closing", svg.Pt(0, r.Brk))
	for i := range max(n, 1) {
		y := r.Brk + 1.2 + 10.5*float64(i)
		if !double {
			g.tailoredHole(svg.Pt(g.Lapped()*0.9, y))
			g.Button(svg.Pt(0, y), 2.1, g.HornColour())
			continue
		}
		for _, x := range []float64{-r.Lap * 0.72, r.Lap * 0.72} {
			g.Button(svg.Pt(x, y), 2.3, g.HornColour())
		}
		g.tailoredHole(svg.Pt(g.Lapped()*(r.Lap*0.72+0.8), y))
	}
	if double {
		for _, x := range []float64{-r.Lap * 0.95, r.Lap * 0.95} {
			g.Button(svg.Pt(x, r.Brk-9), 2.3, g.HornColour())
		}
	}
}

func (g *Garment) tailoredHole(at svg.Point) { g.Buttonhole(at, 2.4, false) }
