package main

// patchPocket draws a pocket sewn on, its upper left corner at a point.
func (g *garment) patchPocket(at pt, width, height float64, onto line) {
	g.note("pocket", at)
	g.pocketBag(at, width, height, onto)
	g.stitch(path(at.add(pt{0.3, 2.2}), at.add(pt{width - 0.3, 2.2})))
}

// flappedPocket draws a sewn-on pocket that closes with a buttoned flap.
func (g *garment) flappedPocket(at pt, width, height float64, onto line) {
	g.note("flap", at)
	g.pocketBag(at, width, height, onto)
	g.flap(at.add(pt{-0.15, -0.6}), width+0.3, 4.6, onto)
	g.button(at.add(pt{width / 2, 2.6}), 1.2, g.buttonColour())
}

// pocketBag is the sewn-on part of a pocket, blunt at its foot.
func (g *garment) pocketBag(at pt, width, height float64, onto line) {
	p := func(x, y float64) pt { return at.add(pt{x, y}) }
	drop := width * 0.12
	o := path(p(0, 0), p(width, 0), p(width, height-drop-0.6), p(width-0.5, height-drop+0.1), p(width*0.55, height-0.1),
		p(width*0.45, height-0.1), p(0.5, height-drop+0.1), p(0, height-drop-0.6))
	g.lay(piece{outline: o, tone: 0.006, flat: true, lift: 0.13, onto: onto, edges: []edge{{o, 0.6, 0.13}, {o[:2], 0.5, 0.16}}})
	g.stitch(path(p(0.3, 0.1), p(0.3, height-drop-0.5), p(width/2, height-0.4), p(width-0.3, height-drop-0.5), p(width-0.3, 0.1)))
}

// flap draws a pocket flap with a blunt point.
func (g *garment) flap(at pt, width, height float64, onto line) {
	o := path(at, at.add(pt{width, 0}), at.add(pt{width, height * 0.72}), at.add(pt{width / 2, height}), at.add(pt{0, height * 0.72}))
	g.lay(piece{outline: o, tone: 0.014, flat: true, lift: 0.22, onto: onto, edges: []edge{{o[2:], 0.5, 0.2}}})
	g.stitch(path(at.add(pt{0.35, 0.2}), at.add(pt{0.35, height*0.72 - 0.2}), at.add(pt{width / 2, height - 0.4}), at.add(pt{width - 0.35, height*0.72 - 0.2}), at.add(pt{width - 0.35, 0.2})))
}

// weltPocket draws a cut pocket with its narrow welt, centred on a point and tilted.
func (g *garment) weltPocket(at pt, width, height, tilt float64, onto line) {
	o := path(at.add(pt{-width / 2, -height / 2}), at.add(pt{width / 2, -height / 2}), at.add(pt{width / 2, height / 2}), at.add(pt{-width / 2, height / 2})).turned(at, tilt)
	g.lay(piece{outline: o, tone: 0.008, flat: true, lift: 0.15, onto: onto, edges: []edge{{o[2:], 0.25, 0.25}}})
	g.stroke(o[:2].moved(pt{0, -0.06}), 0.16, g.cloth.base.shadow(), 0.7)
}

// flapPocket draws a tailored pocket: piping above, rounded flap below.
func (g *garment) flapPocket(at pt, width, height, tilt float64, onto line) {
	l, r := at.add(pt{-width / 2, 0}), at.add(pt{width / 2, 0})
	o := join(path(l, r), bezier(r.add(pt{0, height * 0.55}), r.add(pt{0, height}), r.add(pt{-0.3, height}), r.add(pt{-1.6, height})),
		bezier(l.add(pt{1.6, height}), l.add(pt{0.3, height}), l.add(pt{0, height}), l.add(pt{0, height * 0.55}))).turned(at, tilt)
	g.lay(piece{outline: o, tone: 0.012, lift: 0.24, onto: onto, edges: []edge{{o[2:], 0.6, 0.2}}})
	g.weltPocket(at.add(pt{0, -0.35}), width+0.2, 0.6, tilt, onto)
}
