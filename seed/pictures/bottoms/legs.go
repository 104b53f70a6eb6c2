package bottoms

import (
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// legs is the draft of trousers: the right half, y down from the waist's upper edge.
type legs struct {
	waist  svg.Point // side of the waistband, upper edge
	under  svg.Point // side of the waistband, lower edge
	crotch svg.Point // where both inner legs meet
	top    svg.Line  // below the waistband, from the middle to the side
	outer  svg.Line  // waistband to hem
	inner  svg.Line  // crotch to hem
	hem    svg.Line  // outer to inner
	from   float64   // y of the waist's upper edge
	band   float64   // y of the waistband's lower edge, or of the seam that legs hang from
	rise   float64   // y of the crotch
}

// legShape is how wide a leg lies at knee and hem, in cm across, and how far its outer
// side swings out or in.
type legShape struct{ knee, hem, swing float64 }

// legShapeFor reads the style's leg for a hip half as wide as it lies; a relaxed cut is roomier.
func (g *Garment) legShapeFor(hip float64) legShape {
	roomy := svg.Choose(g.Cut == fit.CutRelaxed, 1.08, 1)
	switch g.Style["leg"] {
	case "slim":
		return legShape{hip * 0.76, hip * 0.63, -2.4}
	case "tapered":
		return legShape{hip * 0.88 * roomy, hip * 0.64 * roomy, -2}
	case "wide":
		return legShape{hip * 1.1, hip * 1.18, 3.2}
	case "cropped":
		return legShape{hip * 1.14, hip * 1.34, 4}
	case "flared":
		return legShape{hip * 0.76, hip * 1.1, 1.6}
	}
	return legShape{hip * 0.86 * roomy, hip * 0.77 * roomy, -0.8}
}

// newLegs drafts trousers from the measures.
func (g *Garment) newLegs() legs {
	l := legs{band: 4, rise: g.Size.Length - g.Size.Inseam}
	hip := g.Size.Hip / 4 * 0.97
	l.waist = svg.Pt(g.Size.Waist/4*0.985, 0)
	l.under = svg.Pt(l.waist.X+(hip-l.waist.X)*0.22, l.band)
	return g.drafted(l, hip)
}

// hungLegs drafts the legs of a jumpsuit, sewn to a seam of a half width at a height.
func (g *Garment) hungLegs(half, seam float64) legs {
	l := legs{from: seam - 4, band: seam, rise: g.Size.Length - g.Size.Inseam}
	l.waist, l.under = svg.Pt(half, seam), svg.Pt(half, seam)
	return g.drafted(l, max(g.Size.Hip/4*0.97, half))
}

// drafted completes a draft below the waist.
func (g *Garment) drafted(l legs, hip float64) legs {
	shape := g.legShapeFor(hip)
	foot := l.rise + g.Size.Inseam
	if g.Kind == fit.Shorts {
		shape = g.shortShapeFor(hip)
	}
	l.crotch = svg.Pt(0, l.rise)
	l.top = svg.Bezier(svg.Pt(-0.2, l.band+1.1), svg.Pt(l.under.X*0.3, l.band+1.1), svg.Pt(l.under.X*0.75, l.band+0.5), l.under)
	if g.View == cloth.Back {
		l.top = svg.Bezier(svg.Pt(-0.2, l.band), svg.Pt(l.under.X*0.3, l.band), svg.Pt(l.under.X*0.75, l.band+0.1), l.under)
	}
	hemOut := max(hip+shape.swing, shape.hem+0.9)
	hemIn := max(hemOut-shape.hem, 0.5)
	if g.Kind == fit.Shorts {
		l.outer = svg.Spline(l.under, svg.Pt(hip, l.from+(l.rise-l.from)*0.72), svg.Pt(hip*0.55+hemOut*0.45, l.rise), svg.Pt(hemOut, foot))
		l.inner = svg.Spline(l.crotch, svg.Pt(hemIn*0.42, l.rise+g.Size.Inseam*0.45), svg.Pt(hemIn, foot-0.3))
	} else {
		l.outer, l.inner = g.longLeg(l, hip, hemOut, hemIn, shape)
	}
	l.hem = svg.Bezier(svg.Pt(hemOut, foot), svg.Pt(hemOut*0.7, foot+0.7).To(svg.Pt(hemIn, foot+0.5), 0.1), svg.Pt(hemOut, foot+0.6).To(svg.Pt(hemIn, foot+0.4), 0.7), svg.Pt(hemIn, foot-0.3))
	return l
}

// longLeg is the outer and the inner side of a leg that passes the knee, to a hem between hemOut
// and hemIn.
func (g *Garment) longLeg(l legs, hip, hemOut, hemIn float64, shape legShape) (outer, inner svg.Line) {
	foot, kneeY := l.rise+g.Size.Inseam, l.rise+g.Size.Inseam*0.43
	kneeOut := max(hip+shape.swing*0.35, shape.knee+0.5)
	if shape.hem > shape.knee { // the flare begins below the knee
		kneeOut = max(hip-1.2, shape.knee+0.5)
	}
	outer = svg.Spline(l.under, svg.Pt(hip, l.from+(l.rise-l.from)*0.72), svg.Pt(max(hip, kneeOut)-(max(hip, kneeOut)-kneeOut)*0.35, l.rise+(kneeY-l.rise)*0.35), svg.Pt(kneeOut, kneeY), svg.Pt((kneeOut*0.4+hemOut*0.6), kneeY+(foot-kneeY)*0.55), svg.Pt(hemOut, foot))
	kneeIn := max(kneeOut-shape.knee, 0.35)
	inner = svg.Spline(l.crotch, svg.Pt(max(kneeIn*0.4, 0.25), l.rise+7), svg.Pt(kneeIn, kneeY), svg.Pt((kneeIn*0.4+hemIn*0.6), kneeY+(foot-kneeY)*0.55), svg.Pt(hemIn, foot-0.3))
	return outer, inner
}

// shortShapeFor is how wide the leg of shorts lies: near the hip, it is hardly narrower.
func (g *Garment) shortShapeFor(hip float64) legShape {
	switch {
	case g.Is("leg", "wide"):
		return legShape{hem: hip * 1.06, swing: 3}
	case g.Cut == fit.CutRelaxed:
		return legShape{hem: hip * 1.0, swing: 1.4}
	}
	return legShape{hem: hip * 0.93, swing: 0.5}
}

// leg draws one leg; the side is the sign of its x.
func (g *Garment) leg(l legs, side float64, folds []cloth.Fold) {
	flip := func(x svg.Line) svg.Line { return svg.Choose(side < 0, x.Mirrored(), x) }
	o := svg.Join(l.top, g.Laid(l.outer, 0.18), l.hem, g.Laid(l.inner, 0.14).Reversed())
	mid := 0.4
	across := svg.Path(l.inner.At(mid-0.12), l.outer.At(mid))
	if side < 0 {
		across = flip(across).Reversed()
	}
	for i := range folds {
		folds[i].Spine = flip(folds[i].Spine)
		if side < 0 {
			folds[i].Spine = folds[i].Spine.Reversed()
		}
	}
	g.Lay(cloth.Piece{Outline: flip(o), Across: across, Folds: folds, Lift: 0.22, Edges: []cloth.Edge{
		{Along: flip(l.outer), Width: 2.2, Strength: 0.36}, {Along: flip(l.inner), Width: 2, Strength: 0.4}, {Along: flip(l.hem), Width: 0.7, Strength: 0.34}, {Along: flip(l.top), Width: 0.5, Strength: 0.26},
	}})
	g.Seam(flip(svg.Path(svg.Pt(0, l.band+1), l.crotch)))
}

// legFolds are whiskers at the crotch, slack at the knee and the break above the shoe.
func (g *Garment) legFolds(l legs, strength float64, pressed bool) []cloth.Fold {
	var folds []cloth.Fold
	c := l.crotch
	add := func(from, to svg.Point, bow, width, depth float64) {
		d := to.Sub(from)
		m := from.To(to, 0.5).Along(svg.Pt(d.Y, -d.X), bow)
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Spline(from, m, to), 1), Width: width, Depth: depth * strength})
	}
	for i := range 3 {
		k := float64(i)
		from := c.Add(svg.Pt(0.3+g.Between(0, 0.4), -4.5+3.6*k+g.Between(-0.8, 0.8)))
		reach := g.Between(4, 11)
		add(from, from.Add(svg.Pt(reach, reach*(0.42*k-0.4+g.Between(-0.1, 0.1)))), g.Between(0.02, 0.14), g.Between(1.1, 2.2), g.Between(0.3, 0.65))
	}
	add(c.Add(svg.Pt(0.8, 3)), c.Add(svg.Pt(g.Between(3, 6), 19)), 0.08, 2.2, 0.5)
	for i := range 2 {
		at := g.Between(0.36, 0.42) + 0.1*float64(i)
		in, out := l.inner.At(at), l.outer.At(at*0.74+0.26)
		if i%2 == 0 {
			add(in, in.To(out, g.Between(0.3, 0.5)).Add(svg.Pt(0, g.Between(2, 5))), -0.1, g.Between(1.4, 2.2), g.Between(0.25, 0.4))
		} else {
			add(in.To(out, g.Between(0.5, 0.7)), out.Add(svg.Pt(0, -g.Between(3, 6))), 0.1, g.Between(1.4, 2.2), g.Between(0.2, 0.36))
		}
	}
	for i := range 2 {
		at := 0.9 + 0.045*float64(i)
		in, out := l.inner.At(at), l.outer.At(at*0.77+0.23)
		add(in.To(out, g.Between(0, 0.25)), in.To(out, g.Between(0.5, 0.9)).Add(svg.Pt(0, g.Between(-1, 2))), 0.08, g.Between(1, 1.6), g.Between(0.2, 0.42))
	}
	if pressed {
		mid := g.crease(l)
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(mid, 1), Width: 1.2, Depth: 0.7, Crisp: true})
	} else {
		hang := svg.Spline(l.inner.At(0.15).To(l.outer.At(0.4), 0.55), l.inner.At(0.5).To(l.outer.At(0.62), 0.5), l.inner.At(0.86).To(l.outer.At(0.9), 0.55))
		folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(hang, 1), Width: 2.4, Depth: 0.4 * strength})
	}
	return folds
}

// crease is the pressed line down the middle of a leg.
func (g *Garment) crease(l legs) svg.Line {
	hem := l.hem.At(0.5)
	knee := l.inner.At(0.43).To(l.outer.At(0.58), 0.5)
	return svg.Spline(svg.Pt(l.under.X*0.5, l.band+2), svg.Pt((l.under.X*0.5+knee.X)/2, (l.band+knee.Y)/2), knee, hem)
}
