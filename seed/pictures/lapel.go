package main

// revers is a tailored front with turned-back lapels. Coordinates are those of the right side.
type revers struct {
	lap   float64 // cm the upper front reaches beyond the middle
	brk   float64 // y where the lapel breaks: the top button
	width float64 // scale of the lapel's width, 1 is usual
	kind  string  // notch, peak or shawl
}

// rollLine is where the lapel folds back, from the neck to the front edge.
func (r revers) rollLine() line {
	return bezier(pt{7.1, -1.6}, pt{5.9, r.brk * 0.22}, pt{2.6 - r.lap*0.5, r.brk * 0.66}, pt{-r.lap, r.brk})
}

// lapel is the outline of the turned-back front, and its free edge.
func (r revers) lapel() (outline, free line) {
	roll := r.rollLine()
	gorge, brk := roll.at(0.2), roll[len(roll)-1]
	tip := pt{7.1 + 6.6*r.width, 13.6}
	notch := pt{7.1 + 3.9*r.width, 12.4}
	switch r.kind {
	case "peak":
		tip = pt{7.1 + 8.2*r.width, 10.2}
		notch = pt{7.1 + 4.6*r.width, 12}
	case "shawl":
		tip = pt{7.1 + 4.8*r.width, 12.5}
		edge := spline(pt{9.6, 0.6}, tip, tip.to(brk, 0.45).add(pt{2.1 * r.width, 1.2}), brk)
		return join(roll.part(0, 1).reversed(), path(pt{7.4, -2.6}), edge), edge
	}
	edge := bezier(tip, tip.to(brk, 0.25).add(pt{0.5, 1.6}), tip.to(brk, 0.68).add(pt{2.3 * r.width, 2.2}), brk)
	free = join(path(notch, tip), edge)
	return join(path(gorge, notch, tip), edge, roll.part(0.2, 1).reversed()), free
}

// topCollar is the outline of the collar from the notch around to the back of the neck.
func (r revers) topCollar() (outline, free line) {
	roll := r.rollLine()
	gorge := roll.at(0.2)
	notch := pt{7.1 + 3.9*r.width, 12.4}
	point := pt{7.1 + 5.9*r.width, 10.4}
	if r.kind == "peak" {
		notch = pt{7.1 + 4.6*r.width, 12}
		point = pt{7.1 + 5.2*r.width, 10.1}
	}
	outer := bezier(point, point.to(pt{9.9, -0.2}, 0.4).add(pt{0.5, -0.3}), pt{10.9, 2}, pt{9.9, -0.4})
	over := bezier(pt{9.9, -0.4}, pt{9.5, -2}, pt{8.6, -3.2}, pt{7.3, -3.5})
	free = join(path(notch, point), outer)
	return join(path(gorge, notch, point), outer, over, roll.part(0, 0.2)), free
}

// behindNeck draws the back of the collar and the lining with the label, seen through the opening.
func (g *garment) behindNeck(r revers, lining cloth) {
	l, right := pt{-7.5, -3.4}, pt{7.5, -3.4}
	opening := join(path(pt{-7.4, -1}), path(pt{7.4, -1}), r.rollLine().moved(pt{0.8, 0}), path(pt{0.5, r.brk + 3}, pt{-0.5, r.brk + 3}), r.rollLine().moved(pt{0.8, 0}).mirrored().reversed())
	g.lay(piece{outline: opening, cloth: &lining, tone: -0.05, edges: []edge{
		{r.rollLine(), 3.4, 0.6}, {r.rollLine().mirrored(), 2.6, 0.5}, {path(pt{-7.4, -1}, pt{7.4, -1}), 3, 0.35},
	}, folds: []fold{{spine: spline(pt{0.3, 2}, pt{0, 12}, pt{0.4, r.brk * 0.8}), width: 1.4, depth: 0.5}}})
	top := bezier(l, pt{-4.6, -5.1}, pt{4.6, -5.1}, right)
	seam := bezier(pt{-7, -1.1}, pt{-4, 0.9}, pt{4, 0.9}, pt{7, -1.1})
	g.lay(piece{outline: join(top, seam.reversed()), tone: -0.03, flat: true, lift: 0.25, onto: opening, edges: []edge{{seam, 0.8, 0.4}, {top, 0.5, 0.3}}})
	g.label(pt{0, 3}, 5, 2.5)
}

// turnBack draws lapels and collar of both sides on top of the fronts.
func (g *garment) turnBack(r revers) {
	upper := g.lapped() // the side whose front lies above, drawn last
	for _, side := range []float64{upper, -upper} {
		flip := func(l line) line { return choose(side > 0, l.mirrored(), l) }
		outline, free := r.lapel()
		roll := flip(r.rollLine())
		g.lay(piece{outline: flip(outline), grain: side * 9, tone: 0.012, lift: 0.42, edges: []edge{{flip(free), 0.55, 0.26}, {roll, 0.9, 0.2}}})
		g.stitchSoft(flip(free.offset(choose(g.near(), -0.45, 0.45))))
		if r.kind == "shawl" {
			continue
		}
		o, f := r.topCollar()
		g.lay(piece{outline: flip(o), grain: side * -24, tone: 0.008, lift: 0.34, edges: []edge{{flip(f), 0.5, 0.26}}})
		g.stitchSoft(flip(f.offset(choose(g.near(), -0.45, 0.45))))
	}
}

// stitchSoft is the barely visible pick stitch along a tailored edge.
func (g *garment) stitchSoft(l line) {
	if g.near() {
		g.picked(l.part(0.01, 0.99))
		return
	}
	g.dashes(l.part(0.01, 0.99), 0.08, 0.16, 0.42, g.cloth.base.shadow(), 0.45)
}

// liningOf goes with a cloth: satin, quieter and a little lighter or darker.
func liningOf(c cloth) cloth {
	l := weaves["satin"]
	l.weave, l.sewing = "satin", c.sewing
	l.base = tint{0.52 + 0.25*(c.base.l-0.5), c.base.a*0.7 - 0.008, c.base.b*0.5 + 0.008}
	return l
}
