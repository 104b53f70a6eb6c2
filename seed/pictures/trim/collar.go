package trim

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// CollarShape is a shirt collar, right half: where its lines run.
type CollarShape struct {
	Half   float64   // half the neck width at the fold
	Height float64   // how high the back stands above the neck point
	Meet   float64   // y where both leaves meet the centre front
	Gap    float64   // half the gap between the leaves there
	Point  svg.Point // the collar point
	Outer  svg.Point // where the leaf's edge comes over the shoulder
}

// ShirtCollarShape is the turned-down collar the texts ask for.
func (g *Garment) ShirtCollarShape() CollarShape {
	c := CollarShape{Half: 6.7, Height: 3.4, Meet: 3.9, Gap: 0.35, Point: svg.Pt(7.4, 10.6), Outer: svg.Pt(8.9, 0.5)}
	switch {
	case g.Says("cutaway"):
		c.Point = svg.Pt(9.4, 9)
	case g.Says("button-down"):
		c.Point = svg.Pt(6.6, 11.2)
	case g.Says("narrow collar", "soft collar"):
		c.Point = svg.Pt(7, 9.4)
	case g.Says("open collar"):
		c.Gap, c.Meet, c.Point = 1.6, 6.5, svg.Pt(9.2, 11)
	}
	return c
}

// BackOfCollar draws what is seen of the collar behind the neck: its inner side, and the
// inner yoke below with the label.
func (g *Garment) BackOfCollar(c CollarShape) {
	l, r := svg.Pt(-c.Half, -c.Height*0.62), svg.Pt(c.Half, -c.Height*0.62)
	top := svg.Bezier(l, svg.Pt(-c.Half*0.62, -c.Height*1.12), svg.Pt(c.Half*0.62, -c.Height*1.12), r)
	seam := svg.Bezier(l.Add(svg.Pt(0.2, 2.2)), svg.Pt(-c.Half*0.5, 0.75), svg.Pt(c.Half*0.5, 0.75), r.Add(svg.Pt(-0.2, 2.2)))
	yoke := svg.Join(seam, svg.Path(svg.Pt(c.Half*0.9, 2), svg.Pt(0, c.Meet+3), svg.Pt(-c.Half*0.9, 2)))
	if g.Near() { // what an open collar shows further down
		inside := svg.Path(svg.Pt(-c.Half, 1), svg.Pt(c.Half, 1), svg.Pt(c.Half, c.Meet+4), svg.Pt(-c.Half, c.Meet+4))
		g.Lay(cloth.Piece{Outline: inside, Tone: -0.19, Flat: true})
	}
	g.Lay(cloth.Piece{Outline: yoke, Tone: -0.15, Flat: true, Edges: []cloth.Edge{{Along: svg.Path(svg.Pt(-c.Half, 1.5), svg.Pt(0, c.Meet+1), svg.Pt(c.Half, 1.5)), Width: 2.6, Strength: 0.5}}})
	g.Lay(cloth.Piece{Outline: svg.Join(top, seam.Reversed()), Tone: -0.07, Flat: true, Lift: 0.12, Onto: yoke, Edges: []cloth.Edge{{Along: seam, Width: 0.7, Strength: 0.4}, {Along: top, Width: 0.35, Strength: 0.25}}})
	g.Stitch(seam.Moved(svg.Pt(0, -0.25)).Part(0.06, 0.94))
	g.Label(svg.Pt(0, 1.75), 3.6, 1.5)
}

// leaf is the outline of the right collar leaf and its free edges.
func (c CollarShape) leaf() (outline, free svg.Line) {
	meet := svg.Pt(c.Gap, c.Meet)
	side := svg.Pt(c.Half, -c.Height*0.62)
	fold := svg.Bezier(meet, svg.Pt(c.Half*0.42, c.Meet*0.72), svg.Pt(c.Half*0.93, c.Meet*0.12), side)
	over := svg.Bezier(side, side.Add(svg.Pt(0.85, -0.05)), c.Outer.Add(svg.Pt(-0.25, -1.3)), c.Outer)
	lower := svg.Bezier(c.Outer, c.Outer.To(c.Point, 0.35).Add(svg.Pt(0.25, 0.2)), c.Outer.To(c.Point, 0.75).Add(svg.Pt(0.1, 0)), c.Point)
	front := svg.Bezier(c.Point, c.Point.To(meet, 0.35).Add(svg.Pt(0.1, 0.35)), c.Point.To(meet, 0.75).Add(svg.Pt(0.1, 0.2)), meet)
	return svg.Join(fold, over, lower, front), svg.Join(lower, front)
}

// ShirtCollar draws both leaves of a turned-down collar on top of the body.
func (g *Garment) ShirtCollar(c CollarShape) {
	outline, free := c.leaf()
	for _, right := range []bool{false, true} {
		o, f, tilt := outline, free, 5.0
		if !right {
			o, f, tilt = outline.Mirrored(), free.Mirrored(), -5.0
		}
		g.Lay(cloth.Piece{Outline: o, Grain: tilt, Tone: 0.012, Flat: true, Lift: 0.32, Edges: []cloth.Edge{{Along: f, Width: 0.55, Strength: 0.26}}})
		inner := f.Offset(svg.Choose(right != g.Near(), 0.55, -0.55))
		g.Stitch(inner.Part(0.02, 0.97))
		if g.Says("button-down") {
			p := c.Point
			if !right {
				p = p.Mirror()
			}
			g.Button(p.Add(svg.Pt(svg.Choose(right, -0.45, 0.45), -0.75)), 0.85, g.ButtonColour())
		}
	}
}

// StandBand draws the collar stand below the leaves, or a stand collar by itself.
func (g *Garment) StandBand(c CollarShape, height float64) {
	for _, right := range []bool{false, true} {
		side := svg.Pt(c.Half+0.25, -c.Height*0.62+0.1)
		upper := svg.Bezier(svg.Pt(0.1, c.Meet-height*0.45), svg.Pt(c.Half*0.45, c.Meet*0.62-height*0.3), svg.Pt(c.Half*0.95, c.Meet*0.1-0.6), side)
		low := svg.Bezier(side.Add(svg.Pt(0.55, 1.9)), svg.Pt(c.Half*1.02, c.Meet*0.45), svg.Pt(c.Half*0.55, c.Meet+height*0.25), svg.Pt(0, c.Meet+height*0.55))
		o := svg.Join(upper, low)
		top := upper
		if !right {
			o, top = o.Mirrored(), top.Mirrored()
		}
		g.Lay(cloth.Piece{Outline: o, Tone: 0.006, Flat: true, Lift: 0.16, Edges: []cloth.Edge{{Along: top, Width: 0.4, Strength: 0.3}}})
		g.Stitch(top.Offset(svg.Choose(right, -0.4, 0.4)).Part(0.04, 0.96))
		l := low
		if !right {
			l = low.Mirrored()
		}
		g.Stroke(l, 0.09, g.Cloth.Base.Shadow(), 0.4)
	}
}
