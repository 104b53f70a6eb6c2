package trim

import (
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// behindShape is a turned-down collar seen from behind: how it spreads over the shoulders.
type behindShape struct {
	fold  svg.Point // right end of the upper fold
	rise  float64   // how far the fold's middle stands above its ends
	outer svg.Point // where the free edge comes over the shoulder
	fall  float64   // y of the free edge in the middle
	grain float64   // woven collars are cut across, knitted ones are not
}

// collarBehind draws the fall of a collar on the back.
func (g *Garment) collarBehind(b behindShape) (free svg.Line) {
	top := svg.Bezier(b.fold.Mirror(), svg.Pt(-b.fold.X*0.66, b.fold.Y-b.rise*1.34), svg.Pt(b.fold.X*0.66, b.fold.Y-b.rise*1.34), b.fold)
	over := svg.Bezier(b.fold, b.fold.Add(svg.Pt(0.9, 0.1)), b.outer.Add(svg.Pt(-0.5, -2)), b.outer)
	control := (b.fall - 0.25*b.outer.Y) / 0.75
	free = svg.Bezier(b.outer, svg.Pt(b.outer.X*0.55, control), svg.Pt(-b.outer.X*0.55, control), b.outer.Mirror())
	g.Lay(cloth.Piece{
		Outline: svg.Join(top, over, free, over.Mirrored().Reversed()), Grain: b.grain, Tone: 0.012, Flat: true, Lift: 0.34, Across: svg.Path(b.outer.Mirror(), b.outer),
		Edges: []cloth.Edge{{Along: free, Width: 0.6, Strength: 0.28}, {Along: top, Width: 1.2, Strength: 0.36}, {Along: over, Width: 0.8, Strength: 0.26}},
		Folds: []cloth.Fold{{Spine: svg.Spline(b.fold.Add(svg.Pt(-0.6, 1.1)), svg.Pt(b.fold.X*0.55, b.fold.Y+1.2), svg.Pt(-b.fold.X*0.3, b.fold.Y+0.5)), Width: 1.1, Depth: 0.4}},
	})
	return free
}

// ShirtCollarBehind draws a shirt's or polo's collar, topstitched along its edge.
func (g *Garment) ShirtCollarBehind(c CollarShape) {
	free := g.collarBehind(behindShape{fold: svg.Pt(c.Half, -c.Height*0.62), rise: c.Height * 0.26, outer: c.Outer.Add(svg.Pt(0.3, 0.9)), fall: 2.1, grain: svg.Choose(g.Kind == fit.Polo, 0.0, 90)})
	g.Stitch(free.Offset(0.55).Part(0.02, 0.98))
}

// StandBehind draws a stand collar, or the band of a bow.
func (g *Garment) StandBehind(c CollarShape, height float64) {
	end := svg.Pt(c.Half+0.25, -c.Height*0.62+0.1)
	foot := end.Add(svg.Pt(0.75, 2.1))
	seam := svg.Bezier(foot.Mirror(), svg.Pt(-foot.X*0.55, 1.3), svg.Pt(foot.X*0.55, 1.3), foot)
	mid := seam[len(seam)/2].Y - height
	control := mid + (mid-end.Y)/3
	top := svg.Bezier(end.Mirror(), svg.Pt(-end.X*0.6, control), svg.Pt(end.X*0.6, control), end)
	g.Lay(cloth.Piece{Outline: svg.Join(top, seam.Reversed()), Grain: 90, Tone: 0.006, Flat: true, Lift: 0.18, Across: svg.Path(foot.Mirror(), foot),
		Edges: []cloth.Edge{{Along: top, Width: 0.8, Strength: 0.32}, {Along: seam, Width: 0.4, Strength: 0.26}}})
	g.Stitch(top.Offset(-0.4).Part(0.03, 0.97))
	g.Seam(seam)
}

// TailoredCollarBehind draws the collar of a blazer or coat.
func (g *Garment) TailoredCollarBehind(fall float64) {
	free := g.collarBehind(behindShape{fold: svg.Pt(7.5, -3.4), rise: 1.1, outer: svg.Pt(10.3, 1.3), fall: fall, grain: 90})
	g.StitchSoft(free.Offset(0.5))
}

// ShawlBehind draws a knitted shawl collar, rolled around the neck.
func (g *Garment) ShawlBehind() {
	b := behindShape{fold: svg.Pt(7.3, -3.6), rise: 1.4, outer: svg.Pt(10.6, 1.8), fall: 3.6}
	free := g.collarBehind(b)
	n := int(free.Length() / 0.36)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		foot := free.At(t)
		head := svg.Pt(foot.X*b.fold.X/b.outer.X, b.fold.Y-b.rise*(1-(2*t-1)*(2*t-1)))
		g.Stroke(svg.Path(foot, head), 0.12, g.Cloth.Base.Shadow(), 0.16)
	}
}

// WovenCollarBehind draws a turned-down collar or what stands up without one.
func (g *Garment) WovenCollarBehind() {
	c := g.ShirtCollarShape()
	switch {
	case g.Is("collar", "shirt"):
		g.ShirtCollarBehind(c)
	case g.Is("collar", "bow"):
		g.bowBehind(c)
	default:
		g.StandBehind(c, 3.2)
	}
}
