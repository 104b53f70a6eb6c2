package trim

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Bow draws a tied neck bow: two tails, two loops, a knot.
func (g *Garment) Bow(at svg.Point) {
	for _, side := range []float64{-1, 1} {
		p := func(x, y float64) svg.Point { return at.Add(svg.Pt(x*side, y)) }
		length := 24 + 3*side
		tail := svg.Join(svg.Spline(p(0.2, 0.4), p(1.6, 8), p(2.2, 16), p(3.2, length)), svg.Path(p(7.4, length-2.4)), svg.Spline(p(6, 14), p(4, 7), p(1.6, 0)))
		g.Lay(cloth.Piece{Outline: tail, Lift: 0.3, Grain: -10 * side, Folds: []cloth.Fold{{Spine: svg.Spline(p(1.2, 1.5), p(2.8, 9), p(4.4, length-5)), Width: 1.3, Depth: 0.7}},
			Edges: []cloth.Edge{{Along: tail, Width: 0.5, Strength: 0.22}}})
	}
	for _, side := range []float64{-1, 1} {
		p := func(x, y float64) svg.Point { return at.Add(svg.Pt(x*side, y)) }
		loop := svg.Spline(p(0.6, -0.8), p(4, -2.7), p(8.2, -2.4), p(9.6, 0.6), p(8.4, 3.4), p(4.6, 2.9), p(0.6, 1.2))
		g.Lay(cloth.Piece{Outline: loop, Lift: 0.35, Grain: 80, Folds: []cloth.Fold{
			{Spine: svg.Spline(p(0.8, 0), p(3.6, -0.4), p(7, 0.2)), Width: 1.1, Depth: 0.9},
			{Spine: svg.Spline(p(0.8, 0.7), p(3, 1.2), p(6, 1.9)), Width: 0.8, Depth: 0.7},
		}, Edges: []cloth.Edge{{Along: loop, Width: 0.7, Strength: 0.3}}})
	}
	p := func(x, y float64) svg.Point { return at.Add(svg.Pt(x, y)) }
	knot := svg.Spline(p(-1.3, -1), p(0, -1.5), p(1.3, -1), p(1.5, 0.4), p(1.1, 1.7), p(-1.1, 1.7), p(-1.5, 0.4), p(-1.3, -1))
	g.Lay(cloth.Piece{Outline: knot, Lift: 0.3, Flat: true, Edges: []cloth.Edge{{Along: knot, Width: 0.6, Strength: 0.34}}})
}

// bowBehind draws the band of a neck bow: soft cloth in folds around the neck.
func (g *Garment) bowBehind(c CollarShape) {
	g.StandBehind(c, 4)
	around := svg.Bezier(svg.Pt(-c.Half-0.9, -1.1), svg.Pt(-c.Half*0.5, 0.3), svg.Pt(c.Half*0.5, 0.3), svg.Pt(c.Half+0.9, -1.1))
	g.PaintFolds(around.Bounds().Grown(4).Outline(), []cloth.Fold{
		{Spine: around.Part(0.04, 0.6), Width: 0.8, Depth: 0.8},
		{Spine: around.Moved(svg.Pt(0, -1.1)).Part(0.3, 0.95), Width: 0.7, Depth: 0.7},
	}, g.Cloth)
}
