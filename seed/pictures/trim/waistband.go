package trim

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// WaistTab draws a buttoned tab that takes a waistband in; it points to the middle.
func (g *Garment) WaistTab(at svg.Point, side float64) {
	p := func(x, y float64) svg.Point { return at.Add(svg.Pt(-side*x, y)) }
	o := svg.Path(p(-3.4, -1.1), p(2.2, -1.1), p(3.3, 0), p(2.2, 1.1), p(-3.4, 1.1))
	g.Lay(cloth.Piece{Outline: o, Grain: 90, Tone: 0.014, Flat: true, Lift: 0.16, Edges: []cloth.Edge{{Along: o, Width: 0.3, Strength: 0.2}}})
	g.Stitch(svg.Path(p(-3.1, -0.75), p(2, -0.75), p(2.8, 0), p(2, 0.75), p(-3.1, 0.75)))
	g.MetalButton(p(1.7, 0), 0.62)
}

// WaistbandShape is a waistband lying flat: half its width above and below, its height, and
// how far the middle of its edges is pulled down. Behind, the band stands higher.
type WaistbandShape struct {
	Above, Below, Height float64
	dip, sag             float64
}

// NewWaistband shapes a band for a waist of a half width: half at its upper edge, lower at its lower edge, height apart, all in cm.
func (g *Garment) NewWaistband(above, below, height float64) WaistbandShape {
	w := WaistbandShape{Above: above, Below: below, Height: height, dip: 1.35, sag: 1.4}
	if g.View == cloth.Back {
		w.dip, w.sag = -0.95, 0.45
	}
	return w
}

// InsideWaist draws the back of the waistband seen above the front, with its label.
func (g *Garment) InsideWaist(w WaistbandShape) {
	back := svg.Bezier(svg.Pt(-w.Above, 0.2), svg.Pt(-w.Above*0.55, -1.7), svg.Pt(w.Above*0.55, -1.7), svg.Pt(w.Above, 0.2))
	dip := svg.Bezier(svg.Pt(-w.Above, 0.3), svg.Pt(-w.Above*0.5, 2.6), svg.Pt(w.Above*0.5, 2.6), svg.Pt(w.Above, 0.3))
	g.Lay(cloth.Piece{Outline: svg.Join(back, dip.Reversed()), Tone: -0.12, Flat: true, Edges: []cloth.Edge{{Along: dip, Width: 1.4, Strength: 0.6}, {Along: back, Width: 0.4, Strength: 0.25}}})
	g.Label(svg.Pt(0, -0.1), 4.4, 1.3)
}

// Edges returns the band's upper and lower line, from left to right.
func (w WaistbandShape) Edges() (upper, lower svg.Line) {
	upper = svg.Bezier(svg.Pt(-w.Above, 0.1), svg.Pt(-w.Above*0.5, w.dip), svg.Pt(w.Above*0.5, w.dip), svg.Pt(w.Above, 0.1))
	lower = svg.Bezier(svg.Pt(-w.Below, w.Height), svg.Pt(-w.Below*0.5, w.Height+w.sag), svg.Pt(w.Below*0.5, w.Height+w.sag), svg.Pt(w.Below, w.Height))
	return upper, lower
}

// Waistband draws the band as it lies on top.
func (g *Garment) Waistband(w WaistbandShape) {
	upper, lower := w.Edges()
	g.Lay(cloth.Piece{Outline: svg.Join(upper, lower.Reversed()), Grain: 90, Tone: 0.008, Flat: true, Lift: 0.18, Across: svg.Path(svg.Pt(-w.Above, 0), svg.Pt(w.Above, 0)),
		Edges: []cloth.Edge{{Along: lower, Width: 0.45, Strength: 0.26}, {Along: upper, Width: 0.4, Strength: 0.22}}})
	g.Seam(lower)
	g.Stitch(upper.Moved(svg.Pt(0, 0.4)))
	g.Stitch(lower.Moved(svg.Pt(0, -0.35)))
}

// ElasticWaist draws a gathered band, with a cord for joggers.
func (g *Garment) ElasticWaist(w WaistbandShape, corded bool) {
	upper, lower := w.Edges()
	g.Lay(cloth.Piece{Outline: svg.Join(upper, lower.Reversed()), Flat: true, Lift: 0.15, Across: svg.Path(svg.Pt(-w.Above, 0), svg.Pt(w.Above, 0)),
		Edges: []cloth.Edge{{Along: lower, Width: 0.5, Strength: 0.3}, {Along: upper, Width: 0.5, Strength: 0.28}}})
	n := int(w.Below * 2 / 0.75)
	var folds []cloth.Fold
	for i := 1; i < n; i++ {
		t := (float64(i) + g.Between(-0.2, 0.2)) / float64(n)
		folds = append(folds, cloth.Fold{Spine: svg.Path(upper.At(t), upper.At(t).To(lower.At(t), 0.5), lower.At(t).Add(svg.Pt(g.Between(-0.2, 0.2), g.Between(0.6, 3.4)))), Width: 0.5, Depth: g.Between(0.4, 0.9)})
	}
	g.PaintFolds(svg.Join(upper, lower.Moved(svg.Pt(0, 4)).Reversed()), folds, g.Cloth)
	for _, t := range []float64{0.3, 0.7} {
		g.Stitch(Blend(upper, lower, t))
	}
	if corded {
		for _, side := range []float64{-1, 1} {
			hole := svg.Pt(side*1.7, w.Height*0.5+1)
			g.cord(svg.Spline(hole, hole.Add(svg.Pt(side*0.8, 4)), hole.Add(svg.Pt(side*g.Between(0.5, 1.6), 9)), hole.Add(svg.Pt(side*g.Between(0.4, 1.8), 14))))
		}
	}
}

// Blend is the line a share of the way between two lines of equal length.
func Blend(a, b svg.Line, share float64) svg.Line {
	l := make(svg.Line, 0, 25)
	for i := range 25 {
		t := float64(i) / 24
		l = append(l, a.At(t).To(b.At(t), share))
	}
	return l
}

// BeltLoops draws loops across the band at shares of its width.
func (g *Garment) BeltLoops(w WaistbandShape, at ...float64) {
	upper, lower := w.Edges()
	for _, t := range at {
		a, b := upper.At(t).Add(svg.Pt(0, -0.35)), lower.At(t).Add(svg.Pt(0, 0.7))
		o := svg.Path(a.Add(svg.Pt(-0.55, 0)), a.Add(svg.Pt(0.55, 0)), b.Add(svg.Pt(0.55, 0)), b.Add(svg.Pt(-0.55, 0)))
		g.Lay(cloth.Piece{Outline: o, Tone: 0.012, Flat: true, Lift: 0.2, Edges: []cloth.Edge{{Along: o, Width: 0.2, Strength: 0.2}}})
		for _, x := range []float64{-0.33, 0.33} {
			g.Stitch(svg.Path(a.Add(svg.Pt(x, 0.15)), b.Add(svg.Pt(x, -0.15))))
		}
		if g.Near() {
			g.LoopTack(a, b)
		}
	}
}

// Fly draws the stitched J of a trouser front.
func (g *Garment) Fly(top, bottom float64) {
	side := -g.Lapped()
	j := svg.Spline(svg.Pt(side*3.4, top), svg.Pt(side*3.5, top+(bottom-top)*0.6), svg.Pt(side*2.9, bottom-2.6), svg.Pt(side*0.2, bottom))
	g.Stitch(j)
	g.Blurred(0.2, j, func() { g.Stroke(j.Moved(svg.Pt(-0.15*side, 0.1)), 0.35, g.Cloth.Base.Shadow(), 0.14) })
	overlap := svg.Path(svg.Pt(0, top-0.5), svg.Pt(0, bottom-1))
	g.Blurred(0.25, overlap, func() {
		g.Stroke(overlap.Moved(svg.Pt(-side*0.3, 0)), 0.6, g.Cloth.Base.Shadow(), 0.28)
	})
}
