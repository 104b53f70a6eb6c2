package main

// collarShape is a shirt collar, right half: where its lines run.
type collarShape struct {
	half   float64 // half the neck width at the fold
	height float64 // how high the back stands above the neck point
	meet   float64 // y where both leaves meet the centre front
	gap    float64 // half the gap between the leaves there
	point  pt      // the collar point
	outer  pt      // where the leaf's edge comes over the shoulder
}

// shirtCollarShape is the turned-down collar the texts ask for.
func (g *garment) shirtCollarShape() collarShape {
	c := collarShape{half: 6.7, height: 3.4, meet: 3.9, gap: 0.35, point: pt{7.4, 10.6}, outer: pt{8.9, 0.5}}
	switch {
	case g.says("cutaway"):
		c.point = pt{9.4, 9}
	case g.says("button-down"):
		c.point = pt{6.6, 11.2}
	case g.says("narrow collar", "soft collar"):
		c.point = pt{7, 9.4}
	case g.says("open collar"):
		c.gap, c.meet, c.point = 1.6, 6.5, pt{9.2, 11}
	}
	return c
}

// backOfCollar draws what is seen of the collar behind the neck: its inner side, and the
// inner yoke below with the label.
func (g *garment) backOfCollar(c collarShape) {
	l, r := pt{-c.half, -c.height * 0.62}, pt{c.half, -c.height * 0.62}
	top := bezier(l, pt{-c.half * 0.62, -c.height * 1.12}, pt{c.half * 0.62, -c.height * 1.12}, r)
	seam := bezier(l.add(pt{0.2, 2.2}), pt{-c.half * 0.5, 0.75}, pt{c.half * 0.5, 0.75}, r.add(pt{-0.2, 2.2}))
	yoke := join(seam, path(pt{c.half * 0.9, 2}, pt{0, c.meet + 3}, pt{-c.half * 0.9, 2}))
	if g.near() { // what an open collar shows further down
		inside := path(pt{-c.half, 1}, pt{c.half, 1}, pt{c.half, c.meet + 4}, pt{-c.half, c.meet + 4})
		g.lay(piece{outline: inside, tone: -0.19, flat: true})
	}
	g.lay(piece{outline: yoke, tone: -0.15, flat: true, edges: []edge{{path(pt{-c.half, 1.5}, pt{0, c.meet + 1}, pt{c.half, 1.5}), 2.6, 0.5}}})
	g.lay(piece{outline: join(top, seam.reversed()), tone: -0.07, flat: true, lift: 0.12, onto: yoke, edges: []edge{{seam, 0.7, 0.4}, {top, 0.35, 0.25}}})
	g.stitch(seam.moved(pt{0, -0.25}).part(0.06, 0.94))
	g.label(pt{0, 1.75}, 3.6, 1.5)
}

// leaf is the outline of the right collar leaf and its free edges.
func (c collarShape) leaf() (outline, free line) {
	meet := pt{c.gap, c.meet}
	side := pt{c.half, -c.height * 0.62}
	fold := bezier(meet, pt{c.half * 0.42, c.meet * 0.72}, pt{c.half * 0.93, c.meet * 0.12}, side)
	over := bezier(side, side.add(pt{0.85, -0.05}), c.outer.add(pt{-0.25, -1.3}), c.outer)
	lower := bezier(c.outer, c.outer.to(c.point, 0.35).add(pt{0.25, 0.2}), c.outer.to(c.point, 0.75).add(pt{0.1, 0}), c.point)
	front := bezier(c.point, c.point.to(meet, 0.35).add(pt{0.1, 0.35}), c.point.to(meet, 0.75).add(pt{0.1, 0.2}), meet)
	return join(fold, over, lower, front), join(lower, front)
}

// shirtCollar draws both leaves of a turned-down collar on top of the body.
func (g *garment) shirtCollar(c collarShape) {
	outline, free := c.leaf()
	for _, right := range []bool{false, true} {
		o, f, tilt := outline, free, 5.0
		if !right {
			o, f, tilt = outline.mirrored(), free.mirrored(), -5.0
		}
		g.lay(piece{outline: o, grain: tilt, tone: 0.012, flat: true, lift: 0.32, edges: []edge{{f, 0.55, 0.26}}})
		inner := f.offset(choose(right != g.near(), 0.55, -0.55))
		g.stitch(inner.part(0.02, 0.97))
		if g.says("button-down") {
			p := c.point
			if !right {
				p = p.mirror()
			}
			g.button(p.add(pt{choose(right, -0.45, 0.45), -0.75}), 0.85, g.buttonColour())
		}
	}
}

// standBand draws the collar stand below the leaves, or a stand collar by itself.
func (g *garment) standBand(c collarShape, height float64) {
	for _, right := range []bool{false, true} {
		side := pt{c.half + 0.25, -c.height*0.62 + 0.1}
		upper := bezier(pt{0.1, c.meet - height*0.45}, pt{c.half * 0.45, c.meet*0.62 - height*0.3}, pt{c.half * 0.95, c.meet*0.1 - 0.6}, side)
		low := bezier(side.add(pt{0.55, 1.9}), pt{c.half * 1.02, c.meet * 0.45}, pt{c.half * 0.55, c.meet + height*0.25}, pt{0, c.meet + height*0.55})
		o := join(upper, low)
		top := upper
		if !right {
			o, top = o.mirrored(), top.mirrored()
		}
		g.lay(piece{outline: o, tone: 0.006, flat: true, lift: 0.16, edges: []edge{{top, 0.4, 0.3}}})
		g.stitch(top.offset(choose(right, -0.4, 0.4)).part(0.04, 0.96))
		l := low
		if !right {
			l = low.mirrored()
		}
		g.stroke(l, 0.09, g.cloth.base.shadow(), 0.4)
	}
}
