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
		arm := t.armhole.at(g.between(0.55, 0.8))
		reach, fall := g.between(5, 10), g.between(1, 7)
		add(g.between(1.3, 2.2), g.between(0.25, 0.5), arm, arm.add(pt{-reach * 0.5, fall*0.5 + g.between(-0.3, 0.6)}), arm.add(pt{-reach, fall}))
		from := t.underarm.add(pt{-g.between(0.2, 1), g.between(-0.5, 3)})
		reach, fall = g.between(5, 10), g.between(8, 17)
		add(g.between(1.6, 2.8), g.between(0.35, 0.7), from, from.add(pt{-reach * 0.45, fall*0.45 + g.between(-0.6, 1)}), from.add(pt{-reach, fall}))
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

// backHang is a long fold beside the spine, from the shoulder blade downward; it leans as
// the cloth was dropped.
func (g *garment) backHang(t torso, add func(width, depth float64, points ...pt)) {
	x := g.between(0.08, 0.6) * t.underarm.x
	top := pt{x, t.underarm.y + g.between(-8, 12)}
	foot := pt{x + g.between(-5, 4), t.hemSide.y - g.between(3, 16)}
	if foot.y-top.y > 14 {
		add(g.between(2.4, 3.6), g.between(0.22, 0.42), top, top.to(foot, g.between(0.4, 0.65)).add(pt{g.between(-1.6, 1.6), 0}), foot)
	}
}

// smallOfBack is a slack fold that runs from the side seam at the waist towards the middle.
func (g *garment) smallOfBack(t torso, add func(width, depth float64, points ...pt)) {
	from := t.side.at(g.between(0.34, 0.66))
	reach, fall := g.between(0.25, 0.6)*from.x, g.between(1, 7)
	add(g.between(1.3, 2.2), g.between(0.2, 0.48), from, from.add(pt{-reach * 0.5, fall*0.5 + g.between(0.2, 1.1)}), from.add(pt{-reach, fall}))
}

// backSleeveFolds are what the back of a sleeve shows: one long pull from the underarm to the
// elbow, short creases that fan out there, and slack above the cuff.
func (g *garment) backSleeveFolds(s sleeve, strength float64, long bool) []fold {
	var folds []fold
	add := func(from, to pt, bow, width, depth float64) {
		d := to.sub(from)
		l := spline(from, from.to(to, 0.5).along(pt{d.y, -d.x}, bow), to)
		folds = append(folds, fold{spine: l, width: width, depth: depth * strength})
	}
	across := func(at, share float64) pt { return s.inner.at(at).to(s.outer.at(at), share) }
	if !long {
		add(across(0.3, 0.05), across(0.5, g.between(0.7, 0.9)), -0.1, 1.6, g.between(0.35, 0.55))
		add(across(0.62, 0), across(0.7, g.between(0.4, 0.6)), 0.1, 1.3, g.between(0.25, 0.45))
		add(across(0.2, 0.95), across(0.45, 0.6), 0.08, 1.5, g.between(0.25, 0.4))
		return folds
	}
	add(across(0.15, 0.02), across(g.between(0.3, 0.36), g.between(0.75, 0.9)), -0.1, 2.1, g.between(0.4, 0.6))
	add(across(0.24, 0.04), across(g.between(0.38, 0.44), g.between(0.5, 0.7)), -0.07, 1.8, g.between(0.3, 0.5))
	for i := range 3 {
		at := 0.46 + 0.06*float64(i) + g.between(-0.015, 0.015)
		add(across(at, 0), across(at+g.between(-0.02, 0.05), g.between(0.4, 0.72)), g.between(0.06, 0.14), g.between(1.1, 1.7), g.between(0.35, 0.7))
	}
	at := g.between(0.5, 0.56)
	add(across(at, 1), across(at+0.06, g.between(0.5, 0.65)), -0.12, 1.4, g.between(0.3, 0.5))
	for i := range 2 {
		at := g.between(0.82, 0.86) + 0.07*float64(i)
		add(across(at, g.between(0.85, 1)), across(at+0.02, g.between(0.15, 0.4)), 0.1, g.between(0.8, 1.3), g.between(0.3, 0.55))
	}
	hang := spline(across(0.3, 0.7), across(0.55, g.between(0.6, 0.72)), across(0.84, g.between(0.45, 0.6)))
	return append(folds, fold{spine: hang, width: 1.7, depth: 0.3 * strength})
}
