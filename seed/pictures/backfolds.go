package main

// backFolds are what the back of a torso shows lying down: pulls from the armholes to the
// shoulder blades, hangs beside the spine, slack in the small of the back, and short waves
// that rise from the hem.
func (g *garment) backFolds(t torso, strength float64) []fold {
	var folds []fold
	long := t.hemSide.y-t.underarm.y > 24
	for _, side := range []float64{1, -1} {
		add := func(width, depth float64, points ...pt) {
			if side < 0 {
				for i := range points {
					points[i] = points[i].mirror()
				}
			}
			folds = append(folds, fold{spine: turnFold(spline(points...), side), width: width, depth: strength * depth})
		}
		arm := t.armhole.at(g.between(0.6, 0.75))
		reach, fall := g.between(5, 9), g.between(2, 6)
		add(g.between(1.3, 2), g.between(0.3, 0.55), arm, arm.add(pt{-reach * 0.5, fall*0.3 + g.between(0, 0.8)}), arm.add(pt{-reach, fall}))
		from := t.underarm.add(pt{-g.between(0.4, 1.2), g.between(-0.5, 2)})
		reach, fall = g.between(3, 7), g.between(9, 16)
		add(g.between(1.5, 2.6), g.between(0.4, 0.75), from, from.add(pt{-reach * 0.65, fall*0.42 + g.between(-1, 1)}), from.add(pt{-reach, fall}))
		g.backHang(t, add)
		if long {
			g.smallOfBack(t, add)
		}
		for range 2 {
			foot := pt{g.between(0.1, 0.95) * t.hemSide.x, t.hemSide.y + 2}
			rise := g.between(7, 17)
			add(g.between(1.1, 2.1), g.between(0.35, 0.7), foot.add(pt{g.between(-1.5, 2), -rise}), foot.add(pt{g.between(-0.6, 0.9), -rise * 0.5}), foot)
		}
	}
	return folds
}

// backHang is a long fold beside the spine, from the shoulder blade downward.
func (g *garment) backHang(t torso, add func(width, depth float64, points ...pt)) {
	x := g.between(0.12, 0.55) * t.underarm.x
	top := pt{x, t.underarm.y + g.between(-7, 3)}
	foot := pt{x + g.between(-2, 2.5), t.hemSide.y - g.between(3, 12)}
	if foot.y-top.y > 14 {
		add(g.between(2, 3), g.between(0.3, 0.55), top, top.to(foot, 0.55).add(pt{g.between(-1.2, 1.2), 0}), foot)
	}
}

// smallOfBack is a slack fold that runs from the side seam at the waist towards the middle.
func (g *garment) smallOfBack(t torso, add func(width, depth float64, points ...pt)) {
	from := t.side.at(g.between(0.42, 0.58))
	reach, fall := g.between(0.35, 0.65)*from.x, g.between(-1, 4)
	add(g.between(1.3, 2), g.between(0.3, 0.5), from, from.add(pt{-reach * 0.5, fall*0.5 + g.between(0.6, 1.4)}), from.add(pt{-reach, fall}))
}
