package trim

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// HoodBehind draws a hood that hangs down the back: the rolled face edge around the neck,
// and the bag below it with its middle seam.
func (g *Garment) HoodBehind() {
	g.hoodRoll()
	right := svg.Spline(svg.Pt(9.6, -1.6), svg.Pt(12.6, 3.6), svg.Pt(14.2, 10.5), svg.Pt(13.2, 18), svg.Pt(8.6, 24.6), svg.Pt(0, 27.4))
	top := svg.Bezier(svg.Pt(-9.6, -1.6), svg.Pt(-5.4, -4.2), svg.Pt(5.4, -4.2), svg.Pt(9.6, -1.6))
	bag := svg.Join(top, g.Laid(right, 0.2), g.Laid(right, 0.2).Mirrored().Reversed())
	g.Lay(cloth.Piece{Outline: bag, Tone: 0.006, Lift: 0.75, Across: svg.Path(svg.Pt(-13, 10), svg.Pt(13, 10)), Folds: g.hoodFolds(), Edges: []cloth.Edge{
		{Along: right, Width: 2.4, Strength: 0.42}, {Along: right.Mirrored(), Width: 1.8, Strength: 0.32}, {Along: top, Width: 0.8, Strength: 0.28},
	}})
	middle := svg.Spline(svg.Pt(0, -3.4), svg.Pt(g.Between(-0.3, 0.3), 11), svg.Pt(0, 27.2))
	g.Seam(middle)
	for _, side := range []float64{-1, 1} {
		g.Stitch(middle.Offset(side*0.45).Part(0.01, 0.97))
	}
}

// hoodRoll is the doubled face edge that stands up behind the neck.
func (g *Garment) hoodRoll() {
	low := svg.Bezier(svg.Pt(-9.8, 0.8), svg.Pt(-6, -1.4), svg.Pt(6, -1.4), svg.Pt(9.8, 0.8))
	rim := svg.Spline(svg.Pt(9.8, 0.8), svg.Pt(10.4, -2.4), svg.Pt(8.2, -5.3), svg.Pt(4, -6.8), svg.Pt(0, -7.2))
	whole := svg.Join(low, rim, rim.Mirrored().Reversed())
	g.Lay(cloth.Piece{Outline: whole, Tone: -0.035, Lift: 0.3, Across: svg.Path(svg.Pt(-10, -3), svg.Pt(10, -3)), Edges: []cloth.Edge{
		{Along: rim, Width: 1.4, Strength: 0.36}, {Along: rim.Mirrored(), Width: 1.1, Strength: 0.3}, {Along: svg.Bezier(svg.Pt(-9.6, -1.6), svg.Pt(-5.4, -4.2), svg.Pt(5.4, -4.2), svg.Pt(9.6, -1.6)), Width: 2, Strength: 0.5},
	}})
	for _, l := range body.MirrorPair(rim) {
		g.Stitch(l.Offset(svg.Choose(l[0].X > 0, 1.5, -1.5)).Part(0.2, 1))
	}
}

// hoodFolds sag from one side of the neck to the other, as a bag of cloth does, each from
// another side so that no two lie alike.
func (g *Garment) hoodFolds() []cloth.Fold {
	var folds []cloth.Fold
	side := svg.Choose(g.Between(0, 1) < 0.5, 1.0, -1)
	for i := range 3 {
		k := float64(i)
		from := svg.Pt(side*(9.2-0.4*k), -0.8+2.6*k+g.Between(-0.4, 0.4))
		low := svg.Pt(side*g.Between(0, 2.5), 4.6+4.4*k+g.Between(-0.6, 0.6))
		to := svg.Pt(-side*g.Between(4, 7), low.Y-g.Between(0.4, 2))
		l := svg.Spline(from, from.To(low, 0.5).Add(svg.Pt(0, 1.2+0.3*k)), low, to)
		folds = append(folds, cloth.Fold{Spine: svg.Choose(side > 0, l.Reversed(), l), Width: g.Between(1.8, 2.8), Depth: g.Between(0.32, 0.55)})
		side = -side
	}
	for _, side := range []float64{1, -1} {
		from := svg.Pt(side*g.Between(10, 11.5), g.Between(2, 6))
		to := svg.Pt(side*g.Between(6, 9), g.Between(17, 23))
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Spline(from, from.To(to, 0.5).Add(svg.Pt(side*g.Between(0.8, 1.6), 0)), to), side), Width: 2.2, Depth: g.Between(0.3, 0.5)})
	}
	return folds
}
