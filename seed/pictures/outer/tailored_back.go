package outer

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// BlazerBack draws a tailored jacket from behind.
func (g *Garment) BlazerBack() {
	t := g.blazerTorso()
	g.tailoredSleeves(t)
	body := g.tailoredBack(t)
	foot := t.Foot()
	switch {
	case g.Says("twin vents"):
		g.MiddleSeam(0.8, foot)
		g.sideBodies(t, foot-21, body)
	case g.Is("hem", "vent"):
		g.MiddleSeam(0.8, foot-21)
		g.sideBodies(t, foot, body)
		g.Vent(svg.Pt(0, foot-21), svg.Pt(0, foot), 1, body)
	default:
		g.MiddleSeam(0.8, foot)
		g.sideBodies(t, foot, body)
	}
	g.TailoredCollarBehind(2.5)
}

// CoatBack draws a long coat from behind: vent, belt, the storm flap of a trench coat.
func (g *Garment) CoatBack() {
	if !g.Is("collar", "lapel", "shawl") {
		g.JacketBack()
		return
	}
	t := g.coatTorso()
	g.tailoredSleeves(t)
	body := g.tailoredBack(t)
	foot := t.Foot()
	if g.Is("hem", "vent") {
		top := foot - svg.Choose(g.Says("deep back vent"), 46.0, 36)
		g.MiddleSeam(0.8, top)
		g.Vent(svg.Pt(0, top), svg.Pt(0, foot), 1, body)
	} else {
		g.MiddleSeam(0.8, foot)
	}
	if g.Says("storm flap") {
		g.stormCape(t, body)
	}
	if g.Is("belt", "tie") {
		g.BeltBehind(t, 46, 4.6)
	}
	g.TailoredCollarBehind(svg.Choose(g.Is("collar", "shawl"), 4.0, 3))
}

// tailoredBack lays the back of a firm cloth with its shoulder seams, which sit behind the shoulder.
func (g *Garment) tailoredBack(t body.Torso) (body svg.Line) {
	body = g.BackBody(t, t.CollaredNeck(), 0.3, g.BackFolds(t, 0.62))
	for _, l := range []svg.Line{t.Shoulder, t.Shoulder.Mirrored().Reversed()} {
		g.Seam(l.Moved(svg.Pt(0, 1.3)).Part(0.12, 0.98))
	}
	g.EndArmholes(t)
	g.StitchSoft(t.FullHem().Offset(-3.5))
	return body
}

// sideBodies draws the seams that shape a blazer between back and side. Where they end
// above the hem they open into twin vents.
func (g *Garment) sideBodies(t body.Torso, end float64, onto svg.Line) {
	waist := t.Side.At(0.5)
	for _, side := range []float64{1, -1} {
		at := func(x, y float64) svg.Point { return svg.Pt(side*x, y) }
		from := t.Armhole.At(0.72)
		low := at(t.HemSide.X*0.74, end)
		g.Seam(svg.Spline(at(from.X, from.Y), at(from.X*0.9, from.Y+4), at(waist.X*0.72, waist.Y), low))
		if end < t.Foot() {
			g.Vent(low, at(t.HemSide.X*0.76, t.Foot()), side, onto)
		}
	}
}

// stormCape draws the loose yoke that sheds rain from the back of a trench coat.
func (g *Garment) stormCape(t body.Torso, onto svg.Line) {
	end := t.Armhole.At(0.82)
	low := svg.Bezier(end, svg.Pt(end.X*0.5, end.Y+8.5), svg.Pt(-end.X*0.5, end.Y+8.5), end.Mirror())
	o := svg.Join(t.CollaredNeck(), t.Shoulder, t.Armhole.Part(0, 0.82), low, t.Armhole.Part(0, 0.82).Mirrored().Reversed(), t.Shoulder.Mirrored().Reversed())
	g.Lay(cloth.Piece{Outline: o, Tone: 0.008, Lift: 0.45, Onto: onto, Across: t.Across(), Edges: []cloth.Edge{{Along: low, Width: 0.9, Strength: 0.3}, {Along: t.Shoulder, Width: 1, Strength: 0.28}, {Along: t.Armhole.Part(0, 0.82), Width: 1, Strength: 0.26}},
		Folds: []cloth.Fold{
			{Spine: svg.Spline(svg.Pt(-6, 8), svg.Pt(-7, 17), svg.Pt(-8.4, end.Y+6)), Width: 2.2, Depth: 0.5},
			{Spine: svg.Spline(svg.Pt(7.5, end.Y+5), svg.Pt(7, 18), svg.Pt(5.5, 12)), Width: 2, Depth: 0.4},
		}})
	for _, in := range []float64{0.5, 1.1} {
		g.Stitch(low.Offset(in).Part(0.01, 0.99))
	}
}
