package trim

import (
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Lapped tells the side of the upper front edge: women's garments close right over left,
// men's left over right. It is the sign of that edge's x.
func (g *Garment) Lapped() float64 { return svg.Choose(g.Sizing == fit.Women, 1.0, -1) }

// Placket draws the strip down the front from y to y.
func (g *Garment) Placket(top, bottom, width float64, onto svg.Line) {
	lap := g.Lapped() * width / 2
	strip := svg.Path(svg.Pt(-width/2, top), svg.Pt(width/2, top), svg.Pt(width/2, bottom), svg.Pt(-width/2, bottom))
	g.Clipped(onto, func() {
		g.Lay(cloth.Piece{Outline: strip, Tone: 0.008, Flat: true, Lift: 0.2, Onto: onto, Edges: []cloth.Edge{
			{Along: svg.Path(svg.Pt(lap, top), svg.Pt(lap, bottom)), Width: 0.4, Strength: 0.2},
		}})
		for _, x := range []float64{-width/2 + 0.45, width/2 - 0.45} {
			g.Stitch(svg.Path(svg.Pt(x, top), svg.Pt(x, bottom)))
		}
	})
}

// ButtonRow sews buttons with their holes evenly between two points.
func (g *Garment) ButtonRow(from, to svg.Point, n int, diameter float64) {
	for i := range n {
		at := from.To(to, float64(i)/float64(max(n-1, 1)))
		g.Buttonhole(at.Add(svg.Pt(0, diameter*0.12)), diameter*1.5, true)
		g.Button(at, diameter, g.ButtonColour())
	}
}

// ClosedNeck is the neckline below a collar that closes in front.
func (g *Garment) ClosedNeck(t body.Torso, c CollarShape) svg.Line {
	left := svg.Bezier(t.Neck.Mirror(), svg.Pt(-t.Neck.X*0.82, c.Meet*0.6), svg.Pt(-t.Neck.X*0.4, c.Meet+1), svg.Pt(0, c.Meet+1.6))
	return svg.Join(left, left.Mirrored().Reversed()[1:])
}

// ShortPlacket draws a buttoned slit that ends on the chest in a sewn box.
func (g *Garment) ShortPlacket(top, bottom float64, onto svg.Line, buttons int) {
	const half = 1.6
	lap := g.Lapped() * half
	strip := svg.Path(svg.Pt(-half, top), svg.Pt(half, top), svg.Pt(half, bottom), svg.Pt(-half, bottom))
	g.Lay(cloth.Piece{Outline: strip, Tone: 0.01, Flat: true, Lift: 0.18, Onto: onto, Edges: []cloth.Edge{{Along: svg.Path(svg.Pt(lap, top), svg.Pt(lap, bottom)), Width: 0.4, Strength: 0.2}}})
	for _, x := range []float64{-half + 0.35, half - 0.35} {
		g.Stitch(svg.Path(svg.Pt(x, top), svg.Pt(x, bottom-0.3)))
	}
	for _, y := range []float64{bottom - 0.35, bottom - 2} {
		g.Stitch(svg.Path(svg.Pt(-half+0.35, y), svg.Pt(half-0.35, y)))
	}
	g.ButtonRow(svg.Pt(0, top+2.2), svg.Pt(0, bottom-4), buttons, 1.05)
}

// ShirtFront draws the buttoned front: all the way down, concealed, or a short slit.
func (g *Garment) ShirtFront(c CollarShape, t body.Torso, body svg.Line, width float64) {
	switch {
	case g.Is("placket", "half"):
		g.ShortPlacket(c.Meet+0.6, c.Meet+26, body, 4)
	case g.Is("placket", "hidden"):
		g.Placket(c.Meet+0.6, t.Foot(), width, body)
	default:
		g.Placket(c.Meet+0.6, t.Foot(), width, body)
		g.ButtonRow(svg.Pt(0, c.Meet+4), svg.Pt(0, t.Foot()-8), 6, 1.15)
	}
}
