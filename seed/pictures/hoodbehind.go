package main

// hoodBehind draws a hood that hangs down the back: the rolled face edge around the neck,
// and the bag below it with its middle seam.
func (g *garment) hoodBehind() {
	g.hoodRoll()
	right := spline(pt{9.6, -1.6}, pt{12.6, 3.6}, pt{14.2, 10.5}, pt{13.2, 18}, pt{8.6, 24.6}, pt{0, 27.4})
	top := bezier(pt{-9.6, -1.6}, pt{-5.4, -4.2}, pt{5.4, -4.2}, pt{9.6, -1.6})
	bag := join(top, g.laid(right, 0.2), g.laid(right, 0.2).mirrored().reversed())
	g.lay(piece{outline: bag, tone: 0.006, lift: 0.75, across: path(pt{-13, 10}, pt{13, 10}), folds: g.hoodFolds(), edges: []edge{
		{right, 2.4, 0.42}, {right.mirrored(), 1.8, 0.32}, {top, 0.8, 0.28},
	}})
	middle := spline(pt{0, -3.4}, pt{g.between(-0.3, 0.3), 11}, pt{0, 27.2})
	g.seam(middle)
	for _, side := range []float64{-1, 1} {
		g.stitch(middle.offset(side*0.45).part(0.01, 0.97))
	}
}

// hoodRoll is the doubled face edge that stands up behind the neck.
func (g *garment) hoodRoll() {
	low := bezier(pt{-9.8, 0.8}, pt{-6, -1.4}, pt{6, -1.4}, pt{9.8, 0.8})
	rim := spline(pt{9.8, 0.8}, pt{10.4, -2.4}, pt{8.2, -5.3}, pt{4, -6.8}, pt{0, -7.2})
	whole := join(low, rim, rim.mirrored().reversed())
	g.lay(piece{outline: whole, tone: -0.035, lift: 0.3, across: path(pt{-10, -3}, pt{10, -3}), edges: []edge{
		{rim, 1.4, 0.36}, {rim.mirrored(), 1.1, 0.3}, {bezier(pt{-9.6, -1.6}, pt{-5.4, -4.2}, pt{5.4, -4.2}, pt{9.6, -1.6}), 2, 0.5},
	}})
	for _, l := range mirrorPair(rim) {
		g.stitch(l.offset(choose(l[0].x > 0, 1.5, -1.5)).part(0.2, 1))
	}
}

// hoodFolds sag from one side of the neck to the other, as a bag of cloth does, each from
// another side so that no two lie alike.
func (g *garment) hoodFolds() []fold {
	var folds []fold
	side := choose(g.between(0, 1) < 0.5, 1.0, -1)
	for i := range 3 {
		k := float64(i)
		from := pt{side * (9.2 - 0.4*k), -0.8 + 2.6*k + g.between(-0.4, 0.4)}
		low := pt{side * g.between(0, 2.5), 4.6 + 4.4*k + g.between(-0.6, 0.6)}
		to := pt{-side * g.between(4, 7), low.y - g.between(0.4, 2)}
		l := spline(from, from.to(low, 0.5).add(pt{0, 1.2 + 0.3*k}), low, to)
		folds = append(folds, fold{spine: choose(side > 0, l.reversed(), l), width: g.between(1.8, 2.8), depth: g.between(0.32, 0.55)})
		side = -side
	}
	for _, side := range []float64{1, -1} {
		from := pt{side * g.between(10, 11.5), g.between(2, 6)}
		to := pt{side * g.between(6, 9), g.between(17, 23)}
		folds = append(folds, fold{spine: turnFold(spline(from, from.to(to, 0.5).add(pt{side * g.between(0.8, 1.6), 0}), to), side), width: 2.2, depth: g.between(0.3, 0.5)})
	}
	return folds
}
