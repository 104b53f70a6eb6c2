package main

import "ebenmass/models/fit"

// legs is the draft of trousers: the right half, y down from the waist's upper edge.
type legs struct {
	waist  pt      // side of the waistband, upper edge
	under  pt      // side of the waistband, lower edge
	crotch pt      // where both inner legs meet
	top    line    // below the waistband, from the middle to the side
	outer  line    // waistband to hem
	inner  line    // crotch to hem
	hem    line    // outer to inner
	band   float64 // height of the waistband
	rise   float64
}

// legShape is how wide a leg lies at knee and hem, in cm across, and how far its outer
// side swings out or in.
type legShape struct{ knee, hem, swing float64 }

// legShapeFor reads the style's leg for a hip half as wide as it lies; a relaxed cut is roomier.
func (g *garment) legShapeFor(hip float64) legShape {
	roomy := choose(g.cut == fit.CutRelaxed, 1.08, 1)
	switch g.style["leg"] {
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
func (g *garment) newLegs() legs {
	l := legs{band: 4, rise: g.size.length - g.size.inseam}
	hip := g.size.hip / 4 * 0.97
	shape := g.legShapeFor(hip)
	foot := l.rise + g.size.inseam
	l.waist = pt{g.size.waist / 4 * 0.985, 0}
	l.under = pt{l.waist.x + (hip-l.waist.x)*0.22, l.band}
	l.crotch = pt{0, l.rise}
	l.top = bezier(pt{-0.2, l.band + 1.1}, pt{l.under.x * 0.3, l.band + 1.1}, pt{l.under.x * 0.75, l.band + 0.5}, l.under)
	if g.view == back {
		l.top = bezier(pt{-0.2, l.band}, pt{l.under.x * 0.3, l.band}, pt{l.under.x * 0.75, l.band + 0.1}, l.under)
	}
	hemOut := max(hip+shape.swing, shape.hem+0.9)
	kneeY := l.rise + g.size.inseam*0.43
	kneeOut := max(hip+shape.swing*0.35, shape.knee+0.5)
	if shape.hem > shape.knee { // the flare begins below the knee
		kneeOut = max(hip-1.2, shape.knee+0.5)
	}
	l.outer = spline(l.under, pt{hip, l.rise * 0.72}, pt{max(hip, kneeOut) - (max(hip, kneeOut)-kneeOut)*0.35, l.rise + (kneeY-l.rise)*0.35}, pt{kneeOut, kneeY}, pt{(kneeOut*0.4 + hemOut*0.6), kneeY + (foot-kneeY)*0.55}, pt{hemOut, foot})
	kneeIn := max(kneeOut-shape.knee, 0.35)
	hemIn := max(hemOut-shape.hem, 0.5)
	l.inner = spline(l.crotch, pt{max(kneeIn*0.4, 0.25), l.rise + 7}, pt{kneeIn, kneeY}, pt{(kneeIn*0.4 + hemIn*0.6), kneeY + (foot-kneeY)*0.55}, pt{hemIn, foot - 0.3})
	l.hem = bezier(pt{hemOut, foot}, pt{hemOut * 0.7, foot + 0.7}.to(pt{hemIn, foot + 0.5}, 0.1), pt{hemOut, foot + 0.6}.to(pt{hemIn, foot + 0.4}, 0.7), pt{hemIn, foot - 0.3})
	return l
}

// leg draws one leg; the side is the sign of its x.
func (g *garment) leg(l legs, side float64, folds []fold) {
	flip := func(x line) line { return choose(side < 0, x.mirrored(), x) }
	o := join(l.top, g.laid(l.outer, 0.18), l.hem, g.laid(l.inner, 0.14).reversed())
	mid := 0.4
	across := path(l.inner.at(mid-0.12), l.outer.at(mid))
	if side < 0 {
		across = flip(across).reversed()
	}
	for i := range folds {
		folds[i].spine = flip(folds[i].spine)
		if side < 0 {
			folds[i].spine = folds[i].spine.reversed()
		}
	}
	g.lay(piece{outline: flip(o), across: across, folds: folds, lift: 0.22, edges: []edge{
		{flip(l.outer), 2.2, 0.36}, {flip(l.inner), 2, 0.4}, {flip(l.hem), 0.7, 0.34}, {flip(l.top), 0.5, 0.26},
	}})
	g.seam(flip(path(pt{0, l.band + 1}, l.crotch)))
}

// legFolds are whiskers at the crotch, slack at the knee and the break above the shoe.
func (g *garment) legFolds(l legs, strength float64, pressed bool) []fold {
	var folds []fold
	c := l.crotch
	add := func(from, to pt, bow, width, depth float64) {
		d := to.sub(from)
		m := from.to(to, 0.5).along(pt{d.y, -d.x}, bow)
		folds = append(folds, fold{spine: turnFold(spline(from, m, to), 1), width: width, depth: depth * strength})
	}
	for i := range 3 {
		k := float64(i)
		from := c.add(pt{0.3 + g.between(0, 0.4), -4.5 + 3.6*k + g.between(-0.8, 0.8)})
		reach := g.between(4, 11)
		add(from, from.add(pt{reach, reach * (0.42*k - 0.4 + g.between(-0.1, 0.1))}), g.between(0.02, 0.14), g.between(1.1, 2.2), g.between(0.3, 0.65))
	}
	add(c.add(pt{0.8, 3}), c.add(pt{g.between(3, 6), 19}), 0.08, 2.2, 0.5)
	for i := range 2 {
		at := g.between(0.36, 0.42) + 0.1*float64(i)
		in, out := l.inner.at(at), l.outer.at(at*0.74+0.26)
		if i%2 == 0 {
			add(in, in.to(out, g.between(0.3, 0.5)).add(pt{0, g.between(2, 5)}), -0.1, g.between(1.4, 2.2), g.between(0.25, 0.4))
		} else {
			add(in.to(out, g.between(0.5, 0.7)), out.add(pt{0, -g.between(3, 6)}), 0.1, g.between(1.4, 2.2), g.between(0.2, 0.36))
		}
	}
	for i := range 2 {
		at := 0.9 + 0.045*float64(i)
		in, out := l.inner.at(at), l.outer.at(at*0.77+0.23)
		add(in.to(out, g.between(0, 0.25)), in.to(out, g.between(0.5, 0.9)).add(pt{0, g.between(-1, 2)}), 0.08, g.between(1, 1.6), g.between(0.2, 0.42))
	}
	if pressed {
		mid := g.crease(l)
		folds = append(folds, fold{spine: turnFold(mid, 1), width: 1.2, depth: 0.7, crisp: true})
	} else {
		hang := spline(l.inner.at(0.15).to(l.outer.at(0.4), 0.55), l.inner.at(0.5).to(l.outer.at(0.62), 0.5), l.inner.at(0.86).to(l.outer.at(0.9), 0.55))
		folds = append(folds, fold{spine: turnFold(hang, 1), width: 2.4, depth: 0.4 * strength})
	}
	return folds
}

// crease is the pressed line down the middle of a leg.
func (g *garment) crease(l legs) line {
	hem := l.hem.at(0.5)
	knee := l.inner.at(0.43).to(l.outer.at(0.58), 0.5)
	return spline(pt{l.under.x * 0.5, l.band + 2}, pt{(l.under.x*0.5 + knee.x) / 2, (l.band + knee.y) / 2}, knee, hem)
}
