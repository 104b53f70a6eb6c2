package main

// skirtFolds run from the waist to the hem: pressed for pleats, soft for flare, few for a pencil skirt.
func (g *garment) skirtFolds(s skirtShape, waist line, phase float64) []fold {
	var folds []fold
	down := func(from float64, share float64) line {
		a, b := waist.at(share), s.hemAt(share, phase)
		mid := a.to(b, 0.5)
		mid.x += (s.hip - s.waist) * 0.35 * (2*share - 1)
		l := spline(a, mid, b)
		return l.part(from, 1)
	}
	switch {
	case s.pleats > 0:
		for i := 1; i < s.pleats; i++ {
			l := down(0, float64(i)/float64(s.pleats))
			folds = append(folds, fold{spine: append(line{l[0].to(l[1], -3)}, append(l, l[len(l)-1].add(pt{0, 5}))...), width: 2 * s.hem / float64(s.pleats) * 0.5, depth: g.between(0.85, 1.1), crisp: true})
		}
	case s.waves > 0:
		n := s.waves * 2
		for i := range n {
			share := (float64(i) + 0.5 + g.between(-0.25, 0.25)) / float64(n)
			l := down(choose(s.waves > 4, g.between(0, 0.22), g.between(0.15, 0.5)), share)
			l = append(l, l[len(l)-1].to(l[len(l)-2], -18))
			folds = append(folds, fold{spine: l, width: 2 * s.hem / float64(n) * g.between(0.4, 0.62), depth: g.between(0.55, 0.95)})
		}
	default:
		for range 3 {
			share := g.between(0.15, 0.85)
			folds = append(folds, fold{spine: down(g.between(0.3, 0.5), share).part(0, g.between(0.6, 0.95)), width: g.between(1.8, 3), depth: g.between(0.35, 0.55)})
		}
		for _, side := range []float64{-1, 1} { // pulls across the hip
			from := pt{side * (s.hip - 0.5), s.top + 15 + g.between(-2, 2)}
			to := from.add(pt{-side * g.between(7, 12), g.between(-1, 3)})
			folds = append(folds, fold{spine: turnFold(spline(from, from.to(to, 0.5).add(pt{0, 0.8}), to), side), width: 1.4, depth: 0.4})
		}
	}
	return folds
}
