package trim

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Revers is a tailored front with turned-back lapels. Coordinates are those of the right side.
type Revers struct {
	Lap   float64 // cm the upper front reaches beyond the middle
	Brk   float64 // y where the lapel breaks: the top button
	Width float64 // scale of the lapel's width, 1 is usual
	Kind  string  // notch, peak or shawl
}

// RollLine is where the lapel folds back, from the neck to the front edge.
func (r Revers) RollLine() svg.Line {
	return svg.Bezier(svg.Pt(7.1, -1.6), svg.Pt(5.9, r.Brk*0.22), svg.Pt(2.6-r.Lap*0.5, r.Brk*0.66), svg.Pt(-r.Lap, r.Brk))
}

// lapel is the outline of the turned-back front, and its free edge.
func (r Revers) lapel() (outline, free svg.Line) {
	roll := r.RollLine()
	gorge, brk := roll.At(0.2), roll[len(roll)-1]
	tip := svg.Pt(7.1+6.6*r.Width, 13.6)
	notch := svg.Pt(7.1+3.9*r.Width, 12.4)
	switch r.Kind {
	case "peak":
		tip = svg.Pt(7.1+8.2*r.Width, 10.2)
		notch = svg.Pt(7.1+4.6*r.Width, 12)
	case "shawl":
		tip = svg.Pt(7.1+4.8*r.Width, 12.5)
		edge := svg.Spline(svg.Pt(9.6, 0.6), tip, tip.To(brk, 0.45).Add(svg.Pt(2.1*r.Width, 1.2)), brk)
		return svg.Join(roll.Part(0, 1).Reversed(), svg.Path(svg.Pt(7.4, -2.6)), edge), edge
	}
	edge := svg.Bezier(tip, tip.To(brk, 0.25).Add(svg.Pt(0.5, 1.6)), tip.To(brk, 0.68).Add(svg.Pt(2.3*r.Width, 2.2)), brk)
	free = svg.Join(svg.Path(notch, tip), edge)
	return svg.Join(svg.Path(gorge, notch, tip), edge, roll.Part(0.2, 1).Reversed()), free
}

// topCollar is the outline of the collar from the notch around to the back of the neck.
func (r Revers) topCollar() (outline, free svg.Line) {
	roll := r.RollLine()
	gorge := roll.At(0.2)
	notch := svg.Pt(7.1+3.9*r.Width, 12.4)
	point := svg.Pt(7.1+5.9*r.Width, 10.4)
	if r.Kind == "peak" {
		notch = svg.Pt(7.1+4.6*r.Width, 12)
		point = svg.Pt(7.1+5.2*r.Width, 10.1)
	}
	outer := svg.Bezier(point, point.To(svg.Pt(9.9, -0.2), 0.4).Add(svg.Pt(0.5, -0.3)), svg.Pt(10.9, 2), svg.Pt(9.9, -0.4))
	over := svg.Bezier(svg.Pt(9.9, -0.4), svg.Pt(9.5, -2), svg.Pt(8.6, -3.2), svg.Pt(7.3, -3.5))
	free = svg.Join(svg.Path(notch, point), outer)
	return svg.Join(svg.Path(gorge, notch, point), outer, over, roll.Part(0, 0.2)), free
}

// BehindNeck draws the back of the collar and the lining with the label, seen through the opening.
func (g *Garment) BehindNeck(r Revers, lining cloth.Cloth) {
	l, right := svg.Pt(-7.5, -3.4), svg.Pt(7.5, -3.4)
	opening := svg.Join(svg.Path(svg.Pt(-7.4, -1)), svg.Path(svg.Pt(7.4, -1)), r.RollLine().Moved(svg.Pt(0.8, 0)), svg.Path(svg.Pt(0.5, r.Brk+3), svg.Pt(-0.5, r.Brk+3)), r.RollLine().Moved(svg.Pt(0.8, 0)).Mirrored().Reversed())
	g.Lay(cloth.Piece{Outline: opening, Cloth: &lining, Tone: -0.05, Edges: []cloth.Edge{
		{Along: r.RollLine(), Width: 3.4, Strength: 0.6}, {Along: r.RollLine().Mirrored(), Width: 2.6, Strength: 0.5}, {Along: svg.Path(svg.Pt(-7.4, -1), svg.Pt(7.4, -1)), Width: 3, Strength: 0.35},
	}, Folds: []cloth.Fold{{Spine: svg.Spline(svg.Pt(0.3, 2), svg.Pt(0, 12), svg.Pt(0.4, r.Brk*0.8)), Width: 1.4, Depth: 0.5}}})
	top := svg.Bezier(l, svg.Pt(-4.6, -5.1), svg.Pt(4.6, -5.1), right)
	seam := svg.Bezier(svg.Pt(-7, -1.1), svg.Pt(-4, 0.9), svg.Pt(4, 0.9), svg.Pt(7, -1.1))
	g.Lay(cloth.Piece{Outline: svg.Join(top, seam.Reversed()), Tone: -0.03, Flat: true, Lift: 0.25, Onto: opening, Edges: []cloth.Edge{{Along: seam, Width: 0.8, Strength: 0.4}, {Along: top, Width: 0.5, Strength: 0.3}}})
	g.Label(svg.Pt(0, 3), 5, 2.5)
}

// TurnBack draws lapels and collar of both sides on top of the fronts.
func (g *Garment) TurnBack(r Revers) {
	upper := g.Lapped() // the side whose front lies above, drawn last
	for _, side := range []float64{upper, -upper} {
		flip := func(l svg.Line) svg.Line { return svg.Choose(side > 0, l.Mirrored(), l) }
		outline, free := r.lapel()
		roll := flip(r.RollLine())
		g.Lay(cloth.Piece{Outline: flip(outline), Grain: side * 9, Tone: 0.012, Lift: 0.42, Edges: []cloth.Edge{{Along: flip(free), Width: 0.55, Strength: 0.26}, {Along: roll, Width: 0.9, Strength: 0.2}}})
		g.StitchSoft(flip(free.Offset(svg.Choose(g.Near(), -0.45, 0.45))))
		if r.Kind == "shawl" {
			continue
		}
		o, f := r.topCollar()
		g.Lay(cloth.Piece{Outline: flip(o), Grain: side * -24, Tone: 0.008, Lift: 0.34, Edges: []cloth.Edge{{Along: flip(f), Width: 0.5, Strength: 0.26}}})
		g.StitchSoft(flip(f.Offset(svg.Choose(g.Near(), -0.45, 0.45))))
	}
}

// StitchSoft is the barely visible pick stitch along a tailored edge.
func (g *Garment) StitchSoft(l svg.Line) {
	if g.Near() {
		g.Picked(l.Part(0.01, 0.99))
		return
	}
	g.Dashes(l.Part(0.01, 0.99), 0.08, 0.16, 0.42, g.Cloth.Base.Shadow(), 0.45)
}
