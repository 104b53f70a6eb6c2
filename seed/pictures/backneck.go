package main

// ribBehind draws the knitted band that stands above a back neckline, seen from outside:
// no view into the neck is left.
func (g *garment) ribBehind(o opening, w float64) {
	seam := o.back
	left, right := seam[0].add(pt{w * 0.66, -w * 0.5}), seam[len(seam)-1].add(pt{-w * 0.66, -w * 0.5})
	mid := seam[len(seam)/2].y - w
	control := mid + (mid-left.y)/3
	top := bezier(left, pt{left.x * 0.62, control}, pt{right.x * 0.62, control}, right)
	g.lay(piece{outline: join(top, seam.reversed()), tone: 0.004, flat: true, plain: true, lift: 0.12,
		across: path(seam[0], seam[len(seam)-1]), edges: []edge{{top, 0.6, 0.34}, {seam, 0.35, 0.24}}})
	for i, n := 1, int(seam.length()/0.28); i < n; i++ {
		t := float64(i) / float64(n)
		g.stroke(path(seam.at(t), top.at(t)), 0.1, g.cloth.base.shadow(), 0.16)
	}
	g.seam(seam)
	g.stitch(seam.offset(-0.45).part(0.01, 0.99))
}

// rollNeckBehind draws a turned-down tube around the neck, its upper fold closed.
func (g *garment) rollNeckBehind(height float64) {
	rise := height * 0.66
	l, r := pt{-7.4, -rise + 0.2}, pt{7.4, -rise + 0.2}
	top := bezier(l, pt{-4.6, -rise - 1.1}, pt{4.6, -rise - 1.1}, r)
	low := bezier(pt{9.1, 0.7}, pt{5.6, 3.3}, pt{-5.6, 3.3}, pt{-9.1, 0.7})
	right := spline(r, pt{8.3, -rise * 0.5}, pt{9.1, 0.7})
	left := spline(pt{-9.1, 0.7}, pt{-8.3, -rise * 0.5}, l)
	g.lay(piece{outline: join(top, right, low, left), plain: true, lift: 0.32, across: path(pt{-9, 0}, pt{9, 0}),
		edges: []edge{{low, 0.9, 0.4}, {top, 1.1, 0.34}, {right, 0.9, 0.3}}})
	const columns = 46
	for i := 1; i < columns; i++ {
		t := float64(i) / columns
		g.stroke(path(top.at(t), low.at(1-t)), 0.14, g.cloth.base.shadow(), 0.17)
	}
}

// facedNeck finishes a back neckline with the stitched edge of a facing.
func (g *garment) facedNeck(neckline line) {
	g.stroke(neckline, 0.1, g.cloth.base.shadow(), 0.5)
	g.stitch(neckline.offset(-0.6).part(0.015, 0.985))
}

// neckSlit draws the short slit by which a garment without a zip goes over the head, with
// the button that closes it.
func (g *garment) neckSlit(neckline line, length float64) {
	top := neckline[len(neckline)/2]
	foot := top.add(pt{0, length})
	slit := spline(top, top.to(foot, 0.5).add(pt{0.2, 0}), foot)
	g.blurred(0.2, slit, func() { g.stroke(slit.moved(pt{0.12, 0}), 0.5, g.cloth.base.shadow(), 0.4) })
	g.stroke(slit, 0.12, g.cloth.base.shadow(), 0.75)
	for _, x := range []float64{-0.5, 0.5} {
		g.stitch(path(top.add(pt{x, 0.5}), foot.add(pt{x, 0.4})))
	}
	g.stitch(path(foot.add(pt{-0.5, 0.4}), foot.add(pt{0.5, 0.4})))
	g.button(top.add(pt{0.1, 0.75}), 0.95, g.buttonColour())
}
