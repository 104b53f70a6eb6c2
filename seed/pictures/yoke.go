package main

import "ebenmass/models/fit"

// yokeDepth is how far below the neck point a shirt's yoke ends in the middle of the back, in cm.
const yokeDepth = 9.5

// yokeSeam is where a yoke ends, from the right armhole to the left.
func (t torso) yokeSeam(depth float64) line {
	end := t.armholeAt(depth + 0.4)
	return bezier(end, pt{end.x * 0.4, depth}, pt{-end.x * 0.4, depth}, end.mirror())
}

// armholeAt is the armhole's point at a height.
func (t torso) armholeAt(y float64) pt {
	for _, p := range t.armhole {
		if p.y >= y {
			return p
		}
	}
	return t.underarm
}

// yoke lays the doubled shoulder piece over a back. Striped cloth lies across in it, as the
// piece is cut.
func (g *garment) yoke(t torso, neckline line, depth float64) {
	seam := t.yokeSeam(depth)
	var armhole line
	for _, p := range t.armhole {
		if p.y < seam[0].y {
			armhole = append(armhole, p)
		}
	}
	o := join(neckline, t.shoulder, armhole, seam, armhole.mirrored().reversed(), t.shoulder.mirrored().reversed())
	g.lay(piece{outline: o, grain: choose(g.cloth.print == "stripe", 90.0, 0), tone: 0.006, lift: 0.1, across: t.across(), edges: []edge{
		{seam, 0.5, 0.26}, {t.shoulder, 0.9, 0.26}, {t.shoulder.mirrored(), 0.7, 0.2}, {armhole, 1.1, 0.3}, {armhole.mirrored(), 1.1, 0.26},
	}})
	g.stitch(seam.offset(0.35).part(0.01, 0.99))
}

// underYoke are the folds that a yoke holds: darts need none, blouses are gathered, women's
// shirts have an inverted pleat and men's a box pleat in the middle.
func (g *garment) underYoke(t torso, depth float64) []fold {
	switch {
	case g.backDarted():
		return nil
	case g.kind == fit.Shirt:
		return g.boxPleat(depth, t.foot())
	}
	return g.yokeGathers(t, depth)
}

// boxPleat are the two pressed edges of a pleat in the middle of the back; they open out
// towards the waist.
func (g *garment) boxPleat(depth, foot float64) []fold {
	half := choose(g.sizing == fit.Women, 1.3, 1.9)
	out := choose(g.sizing == fit.Women, -1.0, 1) // inverted: the edges meet over the hollow
	var folds []fold
	for _, side := range []float64{1, -1} {
		top, end := pt{side * half, depth - 9}, pt{side * (half + 0.9) * 1.1, depth + (foot-depth)*g.between(0.62, 0.74)}
		l := spline(top, pt{side * half, depth + 4}, top.to(end, 0.6).add(pt{g.between(-0.2, 0.2), 0}), end)
		folds = append(folds, fold{spine: turnFold(l, -side*out), width: 1.5, depth: 1.05, crisp: true})
		folds = append(folds, fold{spine: turnFold(l.moved(pt{side * 0.3, 0}), -side*out), width: 2.2, depth: 0.45})
	}
	return folds
}

// yokeGathers are small folds below both halves of a soft yoke.
func (g *garment) yokeGathers(t torso, depth float64) []fold {
	var folds []fold
	for _, side := range []float64{1, -1} {
		for i := range 7 {
			x := side * (1.2 + 1.25*float64(i) + g.between(-0.35, 0.35))
			top := pt{x, depth - 3}
			end := pt{x + side*g.between(-0.3, 1.3), depth + g.between(6, 19)}
			folds = append(folds, fold{spine: turnFold(spline(top, top.to(end, 0.5).add(pt{g.between(-0.3, 0.3), 0}), end), side), width: g.between(0.7, 1.4), depth: g.between(0.45, 0.85)})
		}
	}
	return folds
}

// hangerLoop is the little loop at the top of a box pleat.
func (g *garment) hangerLoop(depth float64) {
	l := spline(pt{-0.9, depth - 0.5}, pt{-0.8, depth + 0.5}, pt{0, depth + 0.9}, pt{0.8, depth + 0.5}, pt{0.9, depth - 0.5})
	g.blurred(0.14, l, func() { g.stroke(l.moved(pt{0.1, 0.25}), 0.5, g.cloth.base.shadow(), 0.5) })
	g.stroke(l, 0.52, g.cloth.base.shadow(), 0.5)
	g.stroke(l, 0.42, g.cloth.base.lit(0.015), 1)
	g.stitch(l.part(0.04, 0.96))
}
