package main

import "ebenmass/models/fit"

// torso holds the points and lines of a top's body, right half (x > 0); the left mirrors it.
type torso struct {
	neck     pt   // where neckline and shoulder seam meet
	tip      pt   // end of the shoulder
	underarm pt   // where sleeve and side seam meet
	hemSide  pt   // side seam at the hem
	shoulder line // neck to tip
	armhole  line // tip to underarm
	side     line // underarm to hemSide
	hem      line // hemSide to the hem's middle
}

// cutting is how a type's torso differs from the plain block.
type cutting struct {
	neckHalf float64 // half the neck width
	slope    float64 // cm the shoulder falls
	depth    float64 // underarm below the neck point
	drop     float64 // cm the shoulder seam hangs over the shoulder
	flare    float64 // cm each side widens towards the hem beyond the chart
	curve    float64 // cm the hem's middle hangs below its sides
	length   float64 // from the neck point; 0: the chart's
	sunk     float64 // share of the flat width that shows, the rest curves away; 0: 0.88
}

// newTorso drafts the body from the measures.
func (g *garment) newTorso(c cutting) torso {
	half := choose(c.sunk == 0, 0.88, c.sunk) / 4
	length := choose(c.length == 0, g.size.length, c.length)
	women := g.sizing == fit.Women
	t := torso{neck: pt{c.neckHalf, 0}}
	t.tip = pt{g.size.shoulder/2*0.97 + c.drop, c.slope + c.drop*0.45}
	t.underarm = pt{max(g.size.bust*half, t.tip.x+0.6), c.depth}
	waistY := min(choose(women, 39.0, 44), length-6)
	waist := pt{min(g.size.waist*half, t.underarm.x+2), waistY}
	end := max(g.size.hip*half, waist.x) + c.flare
	if g.size.hip == 0 || length < waistY+12 {
		end = waist.x + c.flare
	}
	t.hemSide = pt{end, length - c.curve}
	t.shoulder = bezier(t.neck, t.neck.to(t.tip, 0.3).add(pt{0, -0.15}), t.neck.to(t.tip, 0.7).add(pt{0, -0.45}), t.tip)
	inset := t.tip.x - choose(c.drop > 0, 0.2, 1.1)
	t.armhole = bezier(t.tip, pt{inset, t.tip.y + (c.depth-t.tip.y)*0.45}, pt{inset + 0.1, c.depth - 2.5}, t.underarm)
	if length < waistY+12 {
		t.side = spline(t.underarm, t.underarm.to(t.hemSide, 0.5).add(pt{-0.15, 0}), t.hemSide)
	} else {
		t.side = spline(t.underarm, pt{(t.underarm.x*0.4 + waist.x*0.6), (c.depth + waistY) / 2}, waist, waist.to(t.hemSide, 0.55).add(pt{(t.hemSide.x - waist.x) * 0.18, 0}), t.hemSide)
	}
	t.hem = bezier(t.hemSide, t.hemSide.add(pt{-t.hemSide.x * 0.35, c.curve * 0.55}), pt{t.hemSide.x * 0.4, length}, pt{0, length})
	return t
}

// outline is the closed body with a neckline that runs from the left neck point to the right.
func (g *garment) outline(t torso, neckline line) line {
	right := join(t.shoulder, t.armhole, g.laid(t.side, 0.16), g.laid(t.hem, 0.1))
	left := join(t.shoulder, t.armhole, g.laid(t.side, 0.16), g.laid(t.hem, 0.1)).mirrored().reversed()
	return join(neckline, right, left)
}

// fullHem is the hem from the right side to the left.
func (t torso) fullHem() line { return join(t.hem, t.hem.mirrored().reversed()) }

// bodyEdges are the sides and the hem, where the body curves away from the light.
func (t torso) bodyEdges() []edge {
	return []edge{
		{t.side, 2.6, 0.42}, {t.side.mirrored(), 1.8, 0.3},
		{t.fullHem(), 0.9, 0.34},
		{t.armhole, 1.1, 0.3}, {t.armhole.mirrored(), 1.1, 0.26},
	}
}

// foot is the height of the hem in the middle.
func (t torso) foot() float64 { return t.hem[len(t.hem)-1].y }

// across is the body's cross line for its soft rounding.
func (t torso) across() line {
	return path(t.underarm.mirror(), t.underarm)
}

// bodyFolds are what a torso shows lying down: pulls from the underarm towards the middle,
// long soft hangs, and short waves that rise from the hem.
func (g *garment) bodyFolds(t torso, strength float64) []fold {
	if g.view == back {
		return g.backFolds(t, strength)
	}
	var folds []fold
	for _, side := range []float64{-1, 1} {
		at := func(p pt) pt { return pt{p.x * side, p.y} }
		arm := t.underarm
		for i := range 2 {
			k := float64(i)
			from := pt{arm.x - 0.3 - 1.6*k, arm.y - 2.5 + 2.5*k}
			reach, fall := g.between(5, 10)+2*k, g.between(6, 12)+6*k
			bow := g.between(-1.2, 1.4)
			l := spline(at(from), at(from.add(pt{-reach * 0.5, fall*0.45 - bow})), at(from.add(pt{-reach, fall})))
			folds = append(folds, fold{spine: turnFold(l, side), width: g.between(1.4, 2.6), depth: strength * g.between(0.35, 0.8)})
		}
		hang := g.between(0.35, 0.6) * arm.x
		top := pt{hang, arm.y + g.between(2, 8)}
		bottom := pt{hang + g.between(-1, 3), t.hemSide.y - g.between(4, 9)}
		if bottom.y-top.y > 14 {
			l := spline(at(top), at(top.to(bottom, 0.4).add(pt{g.between(-1, 1), 0})), at(bottom))
			folds = append(folds, fold{spine: turnFold(l, side), width: g.between(1.8, 2.8), depth: strength * g.between(0.35, 0.6)})
		}
		for range 3 {
			x := g.between(0.15, 0.92) * t.hemSide.x
			rise := g.between(6, 15)
			foot := pt{x, t.hemSide.y + 0.6}
			l := spline(at(foot.add(pt{g.between(-2, 1), -rise})), at(foot.add(pt{g.between(-0.8, 0.5), -rise * 0.5})), at(foot.add(pt{0, 2})))
			folds = append(folds, fold{spine: turnFold(l, side), width: g.between(1.0, 1.9), depth: strength * g.between(0.35, 0.65)})
		}
	}
	return folds
}

// turnFold keeps every valley on the side away from the light, whichever way a spine was drawn.
func turnFold(l line, side float64) line {
	if side > 0 {
		return l.reversed()
	}
	return l
}
