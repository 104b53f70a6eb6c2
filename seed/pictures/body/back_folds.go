package body

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// BackFolds are what the back of a torso shows lying down: pulls from the armholes to the
// shoulder blades, hangs beside the spine, slack in the small of the back, and short waves
// that rise from the hem.
func (g *Garment) BackFolds(t Torso, strength float64) []cloth.Fold {
	var folds []cloth.Fold
	long := t.HemSide.Y-t.Underarm.Y > 24
	for _, side := range []float64{1, -1} {
		add := func(width, depth float64, points ...svg.Point) {
			if side < 0 {
				for i := range points {
					points[i] = points[i].Mirror()
				}
			}
			folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Spline(points...), side), Width: width, Depth: strength * depth})
		}
		arm := t.Armhole.At(g.Between(0.55, 0.8))
		reach, fall := g.Between(5, 10), g.Between(1, 7)
		add(g.Between(1.3, 2.2), g.Between(0.25, 0.5), arm, arm.Add(svg.Pt(-reach*0.5, fall*0.5+g.Between(-0.3, 0.6))), arm.Add(svg.Pt(-reach, fall)))
		from := t.Underarm.Add(svg.Pt(-g.Between(0.2, 1), g.Between(-0.5, 3)))
		reach, fall = g.Between(5, 10), g.Between(8, 17)
		add(g.Between(1.6, 2.8), g.Between(0.35, 0.7), from, from.Add(svg.Pt(-reach*0.45, fall*0.45+g.Between(-0.6, 1))), from.Add(svg.Pt(-reach, fall)))
		g.backHang(t, add)
		if long {
			g.smallOfBack(t, add)
		}
		for range 2 {
			foot := svg.Pt(g.Between(0.1, 0.95)*t.HemSide.X, t.HemSide.Y+2)
			rise := g.Between(7, 17)
			add(g.Between(1.1, 2.1), g.Between(0.35, 0.7), foot.Add(svg.Pt(g.Between(-1.5, 2), -rise)), foot.Add(svg.Pt(g.Between(-0.6, 0.9), -rise*0.5)), foot)
		}
	}
	return folds
}

// backHang is a long fold beside the spine, from the shoulder blade downward; it leans as
// the cloth was dropped.
func (g *Garment) backHang(t Torso, add func(width, depth float64, points ...svg.Point)) {
	x := g.Between(0.08, 0.6) * t.Underarm.X
	top := svg.Pt(x, t.Underarm.Y+g.Between(-8, 12))
	foot := svg.Pt(x+g.Between(-5, 4), t.HemSide.Y-g.Between(3, 16))
	if foot.Y-top.Y > 14 {
		add(g.Between(2.4, 3.6), g.Between(0.22, 0.42), top, top.To(foot, g.Between(0.4, 0.65)).Add(svg.Pt(g.Between(-1.6, 1.6), 0)), foot)
	}
}

// smallOfBack is a slack fold that runs from the side seam at the waist towards the middle.
func (g *Garment) smallOfBack(t Torso, add func(width, depth float64, points ...svg.Point)) {
	from := t.Side.At(g.Between(0.34, 0.66))
	reach, fall := g.Between(0.25, 0.6)*from.X, g.Between(1, 7)
	add(g.Between(1.3, 2.2), g.Between(0.2, 0.48), from, from.Add(svg.Pt(-reach*0.5, fall*0.5+g.Between(0.2, 1.1))), from.Add(svg.Pt(-reach, fall)))
}

// backSleeveFolds are what the back of a sleeve shows: one long pull from the underarm to the
// elbow, short creases that fan out there, and slack above the cuff.
func (g *Garment) backSleeveFolds(s Sleeve, strength float64, long bool) []cloth.Fold {
	var folds []cloth.Fold
	add := func(from, to svg.Point, bow, width, depth float64) {
		d := to.Sub(from)
		l := svg.Spline(from, from.To(to, 0.5).Along(svg.Pt(d.Y, -d.X), bow), to)
		folds = append(folds, cloth.Fold{Spine: l, Width: width, Depth: depth * strength})
	}
	across := func(at, share float64) svg.Point { return s.Inner.At(at).To(s.Outer.At(at), share) }
	if !long {
		add(across(0.3, 0.05), across(0.5, g.Between(0.7, 0.9)), -0.1, 1.6, g.Between(0.35, 0.55))
		add(across(0.62, 0), across(0.7, g.Between(0.4, 0.6)), 0.1, 1.3, g.Between(0.25, 0.45))
		add(across(0.2, 0.95), across(0.45, 0.6), 0.08, 1.5, g.Between(0.25, 0.4))
		return folds
	}
	add(across(0.15, 0.02), across(g.Between(0.3, 0.36), g.Between(0.75, 0.9)), -0.1, 2.1, g.Between(0.4, 0.6))
	add(across(0.24, 0.04), across(g.Between(0.38, 0.44), g.Between(0.5, 0.7)), -0.07, 1.8, g.Between(0.3, 0.5))
	for i := range 3 {
		at := 0.46 + 0.06*float64(i) + g.Between(-0.015, 0.015)
		add(across(at, 0), across(at+g.Between(-0.02, 0.05), g.Between(0.4, 0.72)), g.Between(0.06, 0.14), g.Between(1.1, 1.7), g.Between(0.35, 0.7))
	}
	at := g.Between(0.5, 0.56)
	add(across(at, 1), across(at+0.06, g.Between(0.5, 0.65)), -0.12, 1.4, g.Between(0.3, 0.5))
	for i := range 2 {
		at := g.Between(0.82, 0.86) + 0.07*float64(i)
		add(across(at, g.Between(0.85, 1)), across(at+0.02, g.Between(0.15, 0.4)), 0.1, g.Between(0.8, 1.3), g.Between(0.3, 0.55))
	}
	hang := svg.Spline(across(0.3, 0.7), across(0.55, g.Between(0.6, 0.72)), across(0.84, g.Between(0.45, 0.6)))
	return append(folds, cloth.Fold{Spine: hang, Width: 1.7, Depth: 0.3 * strength})
}
