package body

import (
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// YokeDepth is how far below the neck point a shirt's yoke ends in the middle of the back, in cm.
const YokeDepth = 9.5

// YokeSeam is where a yoke ends, from the right armhole to the left.
func (t Torso) YokeSeam(depth float64) svg.Line {
	end := t.armholeAt(depth + 0.4)
	return svg.Bezier(end, svg.Pt(end.X*0.4, depth), svg.Pt(-end.X*0.4, depth), end.Mirror())
}

// armholeAt is the armhole's point at a height.
func (t Torso) armholeAt(y float64) svg.Point {
	for _, p := range t.Armhole {
		if p.Y >= y {
			return p
		}
	}
	return t.Underarm
}

// Yoke lays the doubled shoulder piece over a back. Striped cloth lies across in it, as the
// piece is cut.
func (g *Garment) Yoke(t Torso, neckline svg.Line, depth float64) {
	seam := t.YokeSeam(depth)
	var armhole svg.Line
	for _, p := range t.Armhole {
		if p.Y < seam[0].Y {
			armhole = append(armhole, p)
		}
	}
	o := svg.Join(neckline, t.Shoulder, armhole, seam, armhole.Mirrored().Reversed(), t.Shoulder.Mirrored().Reversed())
	g.Lay(cloth.Piece{Outline: o, Grain: svg.Choose(g.Cloth.Print == "stripe", 90.0, 0), Tone: 0.006, Lift: 0.1, Across: t.Across(), Edges: []cloth.Edge{
		{Along: seam, Width: 0.5, Strength: 0.26}, {Along: t.Shoulder, Width: 0.9, Strength: 0.26}, {Along: t.Shoulder.Mirrored(), Width: 0.7, Strength: 0.2}, {Along: armhole, Width: 1.1, Strength: 0.3}, {Along: armhole.Mirrored(), Width: 1.1, Strength: 0.26},
	}})
	g.Stitch(seam.Offset(0.35).Part(0.01, 0.99))
}

// UnderYoke are the folds that a yoke holds: darts need none, blouses are gathered, women's
// shirts have an inverted pleat and men's a box pleat in the middle.
func (g *Garment) UnderYoke(t Torso, depth float64) []cloth.Fold {
	switch {
	case g.BackDarted():
		return nil
	case g.Kind == fit.Shirt:
		return g.boxPleat(depth, t.Foot())
	}
	return g.yokeGathers(t, depth)
}

// boxPleat are the two pressed edges of a pleat in the middle of the back; they open out
// towards the waist.
func (g *Garment) boxPleat(depth, foot float64) []cloth.Fold {
	half := svg.Choose(g.Sizing == fit.Women, 1.3, 1.9)
	out := svg.Choose(g.Sizing == fit.Women, -1.0, 1) // inverted: the edges meet over the hollow
	var folds []cloth.Fold
	for _, side := range []float64{1, -1} {
		top, end := svg.Pt(side*half, depth-9), svg.Pt(side*(half+0.9)*1.1, depth+(foot-depth)*g.Between(0.62, 0.74))
		l := svg.Spline(top, svg.Pt(side*half, depth+4), top.To(end, 0.6).Add(svg.Pt(g.Between(-0.2, 0.2), 0)), end)
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(l, -side*out), Width: 1.5, Depth: 1.05, Crisp: true})
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(l.Moved(svg.Pt(side*0.3, 0)), -side*out), Width: 2.2, Depth: 0.45})
	}
	return folds
}

// yokeGathers are small folds below both halves of a soft yoke.
func (g *Garment) yokeGathers(t Torso, depth float64) []cloth.Fold {
	var folds []cloth.Fold
	for _, side := range []float64{1, -1} {
		for i := range 7 {
			x := side * (1.2 + 1.25*float64(i) + g.Between(-0.35, 0.35))
			top := svg.Pt(x, depth-3)
			end := svg.Pt(x+side*g.Between(-0.3, 1.3), depth+g.Between(6, 19))
			folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Spline(top, top.To(end, 0.5).Add(svg.Pt(g.Between(-0.3, 0.3), 0)), end), side), Width: g.Between(0.7, 1.4), Depth: g.Between(0.45, 0.85)})
		}
	}
	return folds
}

// HangerLoop is the little loop at the top of a box pleat.
func (g *Garment) HangerLoop(depth float64) {
	l := svg.Spline(svg.Pt(-0.9, depth-0.5), svg.Pt(-0.8, depth+0.5), svg.Pt(0, depth+0.9), svg.Pt(0.8, depth+0.5), svg.Pt(0.9, depth-0.5))
	g.Blurred(0.14, l, func() { g.Stroke(l.Moved(svg.Pt(0.1, 0.25)), 0.5, g.Cloth.Base.Shadow(), 0.5) })
	g.Stroke(l, 0.52, g.Cloth.Base.Shadow(), 0.5)
	g.Stroke(l, 0.42, g.Cloth.Base.Lit(0.015), 1)
	g.Stitch(l.Part(0.04, 0.96))
}
