package main

// bow draws a tied neck bow: two tails, two loops, a knot.
func (g *garment) bow(at pt) {
	for _, side := range []float64{-1, 1} {
		p := func(x, y float64) pt { return at.add(pt{x * side, y}) }
		length := 24 + 3*side
		tail := join(spline(p(0.2, 0.4), p(1.6, 8), p(2.2, 16), p(3.2, length)), path(p(7.4, length-2.4)), spline(p(6, 14), p(4, 7), p(1.6, 0)))
		g.lay(piece{outline: tail, lift: 0.3, grain: -10 * side, folds: []fold{{spine: spline(p(1.2, 1.5), p(2.8, 9), p(4.4, length-5)), width: 1.3, depth: 0.7}},
			edges: []edge{{tail, 0.5, 0.22}}})
	}
	for _, side := range []float64{-1, 1} {
		p := func(x, y float64) pt { return at.add(pt{x * side, y}) }
		loop := spline(p(0.6, -0.8), p(4, -2.7), p(8.2, -2.4), p(9.6, 0.6), p(8.4, 3.4), p(4.6, 2.9), p(0.6, 1.2))
		g.lay(piece{outline: loop, lift: 0.35, grain: 80, folds: []fold{
			{spine: spline(p(0.8, 0), p(3.6, -0.4), p(7, 0.2)), width: 1.1, depth: 0.9},
			{spine: spline(p(0.8, 0.7), p(3, 1.2), p(6, 1.9)), width: 0.8, depth: 0.7},
		}, edges: []edge{{loop, 0.7, 0.3}}})
	}
	p := func(x, y float64) pt { return at.add(pt{x, y}) }
	knot := spline(p(-1.3, -1), p(0, -1.5), p(1.3, -1), p(1.5, 0.4), p(1.1, 1.7), p(-1.1, 1.7), p(-1.5, 0.4), p(-1.3, -1))
	g.lay(piece{outline: knot, lift: 0.3, flat: true, edges: []edge{{knot, 0.6, 0.34}}})
}
