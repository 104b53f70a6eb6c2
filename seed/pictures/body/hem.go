package body

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// RibHeight is the height of a knitted hem band in cm.
const RibHeight = 6.0

// HemRib is how much of the length a knitted hem band takes: nothing without one.
func (g *Garment) HemRib() float64 { return svg.Choose(g.Is("hem", "rib"), RibHeight, 0) }

// FinishHem ends a body: with a knitted band, or turned up and stitched, with side vents
// where the style has them.
func (g *Garment) FinishHem(t Torso, depth float64, rows int) {
	if g.Is("hem", "rib") {
		g.ribHem(t)
		return
	}
	g.Hem(t.FullHem(), depth, rows)
	if !g.Is("hem", "vent") {
		return
	}
	for _, side := range []float64{1, -1} {
		foot := svg.Pt(side*(t.HemSide.X-0.25), t.HemSide.Y)
		top := foot.Add(svg.Pt(-side*0.1, -5))
		g.Stroke(svg.Path(top, foot), 0.14, g.Cloth.Base.Shadow(), 0.65)
		g.Stitch(svg.Path(top.Add(svg.Pt(-side*0.8, 0)), foot.Add(svg.Pt(-side*0.8, 0))))
		g.Stitch(svg.Path(top.Add(svg.Pt(-side*0.8, -0.3)), top.Add(svg.Pt(side*0.1, -0.3))))
	}
}

// ribHem draws the knitted band below a body.
func (g *Garment) ribHem(t Torso) {
	upper := t.FullHem()
	g.Note("hem", upper.At(0.5))
	lower := make(svg.Line, len(upper))
	for i, p := range upper {
		lower[i] = svg.Pt(p.X*0.94, p.Y+RibHeight)
	}
	g.Lay(cloth.Piece{Outline: svg.Join(upper, lower.Reversed()), Plain: true, Flat: true, Lift: 0.1,
		Across: svg.Path(svg.Pt(-t.HemSide.X, t.HemSide.Y), svg.Pt(t.HemSide.X, t.HemSide.Y)), Edges: []cloth.Edge{{Along: lower, Width: 0.7, Strength: 0.36}, {Along: upper, Width: 0.5, Strength: 0.26}}})
	g.RibLines(upper, lower, 0.36)
	g.Seam(upper)
	g.PaintFolds(t.FullHem().Bounds().Grown(6).Outline(), g.DrawnIn(upper), g.Cloth)
}

// DrawnIn are the small folds above an edge that a band pulls together.
func (g *Garment) DrawnIn(edge svg.Line) []cloth.Fold {
	var folds []cloth.Fold
	for at := 0.03; at < 0.97; at += g.Between(0.025, 0.06) {
		p := edge.At(at)
		top := p.Add(svg.Pt(g.Between(-0.6, 0.6), -g.Between(1.2, 3.6)))
		folds = append(folds, cloth.Fold{Spine: svg.Path(top, top.To(p, 0.5), p), Width: g.Between(0.5, 1), Depth: g.Between(0.25, 0.55)})
	}
	return folds
}
