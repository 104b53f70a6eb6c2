package main

// soft are long folds across the page, seeded by the article: shallow valleys between ridges.
func (g *garment) soft(n int, depth float64) []fold {
	var folds []fold
	if g.cloth.weave == "satin" {
		depth *= 1.7 // its sheen shows every movement
	}
	for i := range n {
		x := -6 + 12*(float64(i)+0.5)/float64(n) + g.between(-1.2, 1.2)
		lean := g.between(-4, 4)
		top, foot := pt{x - lean, -9 - g.between(0, 3)}, pt{x + lean, 9 + g.between(0, 3)}
		mid := top.to(foot, g.between(0.4, 0.6)).add(pt{g.between(-1, 1), 0})
		folds = append(folds, fold{spine: spline(top, mid, foot), width: g.between(1.8, 3.2), depth: depth * g.between(0.6, 1)})
	}
	return folds
}

// turnedCorner folds the lower right corner back, so that the wrong side shows.
func (g *garment) turnedCorner(page line, turn float64) {
	w, h := page[2].x, page[2].y
	a, b := pt{g.between(-3.4, -0.4), h}, pt{w, g.between(-1.6, 1.6)}
	bend := a.to(b, 0.5).add(pt{g.between(0.1, 0.5), g.between(0.1, 0.5)})
	edge := spline(a, bend, b)
	corner := g.between(0.82, 1)
	tip := mirrorAt(pt{w, h}, a, b).to(a.to(b, 0.5), 1-corner)

	below := g.cloth
	below.base = below.base.lit(-0.03)
	g.spread(page, turn+g.between(50, 120), below, nil)
	shadow, _ := g.roll(edge, g.thickness())
	shadow()
	g.spread(join(path(page[0], page[1]), edge.reversed(), path(page[3])), turn, g.cloth, g.soft(3, 0.6))

	sideA := spline(a, a.to(tip, 0.5).add(pt{g.between(-0.25, 0.25), g.between(-0.2, 0.2)}), tip)
	sideB := spline(tip, tip.to(b, 0.5).add(pt{g.between(-0.2, 0.2), g.between(-0.25, 0.25)}), b)
	flap := join(sideA, sideB, edge.reversed())
	g.cast(flap, nil, 0.4, g.cloth)
	g.cast(flap, nil, 0.12, g.cloth)
	front := g.cloth
	back := g.wrongSide()
	g.cloth = back
	g.spread(flap, turn+84, back, []fold{{spine: spline(tip.to(a, 0.3), tip.to(bend, 0.4), b.to(bend, 0.4)), width: 1.6, depth: 0.5}})
	g.clipped(flap, func() {
		_, round := g.roll(edge, g.thickness())
		round()
	})
	for _, l := range []line{sideA, sideB} { // the corner is hemmed: turned once and stitched
		g.stroke(l, 0.03, back.base.shadow(), 0.5*back.base.depth())
		g.clipped(flap, func() {
			g.blurred(0.1, l, func() { g.stroke(l.offset(-0.95), 0.12, back.base.shadow(), 0.4) })
			g.stitch(l.offset(-0.72))
		})
	}
	g.cloth = front
}

// mirrorAt is a point's image on the other side of the line through a and b.
func mirrorAt(p, a, b pt) pt {
	d := b.sub(a).times(1 / a.distance(b))
	v := p.sub(a)
	foot := a.along(d, v.x*d.x+v.y*d.y)
	return foot.add(foot.sub(p))
}

// foldedOver lays the cloth double: the upper layer ends in one soft fold across the page.
func (g *garment) foldedOver(page line, turn float64) {
	w, h := page[2].x, page[2].y
	left, right := pt{-w, g.between(2.6, 5.4)}, pt{w, g.between(-3.4, 0.4)}
	edge := spline(left, left.to(right, 0.33).add(pt{0, g.between(-0.5, 0.7)}), left.to(right, 0.68).add(pt{0, g.between(-0.5, 0.7)}), right)
	g.spread(page, turn+g.between(20, 70), g.cloth, g.soft(2, 0.4))
	shadow, round := g.roll(edge, g.thickness())
	shadow()
	upper := join(path(page[0]), path(page[1]), edge.reversed(), path(pt{-w, h * 0.2}))
	g.spread(upper, turn+g.between(-18, 4), g.cloth, g.soft(3, 0.5))
	g.clipped(upper, round)
}

// pleated steps the cloth in two or three laid folds, each over the next.
func (g *garment) pleated(page line, turn float64) {
	w, h := page[2].x, page[2].y
	g.spread(page, turn, g.cloth, g.soft(1, 0.4))
	lean := g.between(1.5, 4.5)
	for _, x := range []float64{g.between(2.2, 3.6), g.between(-2.6, -1.2)} {
		foot, top := pt{x - lean*0.6, h}, pt{x + lean*0.6, -h}
		edge := spline(foot, foot.to(top, 0.35).add(pt{g.between(-0.35, 0.35), 0}), foot.to(top, 0.7).add(pt{g.between(-0.35, 0.35), 0}), top)
		shadow, round := g.roll(edge, g.thickness())
		shadow()
		upper := join(edge, path(page[0].add(pt{-w, 0}), page[3].add(pt{-w, 0})))
		g.spread(upper, turn+g.between(-5, 5), g.cloth, g.soft(2, 0.35))
		g.clipped(upper, round)
	}
}

// gathered lets folds run together towards a point beside the page, as cloth in a hand.
func (g *garment) gathered(page line, turn float64) {
	point := pt{g.between(-11, -8), g.between(-13, -10)}
	var folds []fold
	for i := range 6 {
		to := pt{-7 + 4.2*float64(i), 13 - 3.4*float64(i)}.add(pt{g.between(-0.8, 0.8), g.between(-0.8, 0.8)})
		from := point.to(to, g.between(0.08, 0.22))
		d := to.sub(from)
		mid := from.to(to, 0.5).along(pt{d.y, -d.x}, g.between(-0.06, 0.06))
		folds = append(folds, fold{spine: turnFold(spline(from, mid, to.along(d, 0.3)), 1), width: g.between(2, 3.3), depth: g.between(0.8, 1.35)})
	}
	g.spread(page, turn-20+g.between(-10, 10), g.cloth, folds)
}

// worked adds what is sewn or knitted into some cloths: quilting seams and cables.
func (g *garment) worked(outline line, turn float64, c cloth) {
	switch c.weave {
	case "quilted":
		for _, y := range []float64{-7.6, -1.3, 5} {
			l := spline(pt{-8, y + 0.3}, pt{-2, y + g.between(-0.2, 0.3)}, pt{3, y + g.between(-0.2, 0.3)}, pt{8, y - 0.3}).turned(pt{}, turn)
			g.quiltSeam(l, outline)
		}
	case "cable":
		if c.thread < 0.3 { // the purl side of another knit
			return
		}
		for _, x := range []float64{-5.6, 0.2, 5.8} {
			g.channel(x, 3.6, -9, 9)
			g.rope(x, choose(x == 0.2, 4.2, 2.6), choose(x == 0.2, 5.4, 3.8), -9, 9)
		}
	}
}
