package main

// sleeve is one drafted sleeve of the right side.
type sleeve struct {
	outer line // shoulder tip to hem
	inner line // underarm to hem
	hem   line // from the outer end to the inner
	under line // a point that lies beneath the body, so that no gap shows at the armhole
	axis  pt   // unit vector down the sleeve
	lean  float64
}

// sleeveCut is how a sleeve is cut and laid.
type sleeveCut struct {
	length float64 // from the shoulder tip
	lean   float64 // degrees it points outward
	upper  float64 // visible width at the upper arm
	cuff   float64 // visible width at the end
	puff   float64 // extra width above a gathered cuff
}

// shortSleeve drafts a sleeve that ends above the elbow and stands off the body.
func shortSleeve(t torso, c sleeveCut) sleeve {
	d := direction(c.lean)
	across := pt{-d.y, d.x} // inward and down
	end := t.tip.along(d, c.length)
	in := end.along(across, c.cuff)
	s := sleeve{axis: d, lean: c.lean, under: path(pt{t.tip.x - 4, t.underarm.y - 3}, pt{t.tip.x - 4, t.tip.y + 3})}
	s.outer = bezier(t.tip, t.tip.along(d, c.length*0.35).add(pt{0.8, -0.5}), t.tip.along(d, c.length*0.7).add(pt{0.9, -0.2}), end)
	s.inner = bezier(t.underarm.add(pt{-3, -2}), t.underarm.add(pt{0.2, 0.1}), t.underarm.to(in, 0.5).add(pt{-0.1, -0.3}), in)
	s.hem = bezier(end, end.along(across, c.cuff*0.33).along(d, 0.45), end.along(across, c.cuff*0.67).along(d, 0.45), in)
	return s
}

// longSleeve drafts a sleeve that hangs beside the body.
func longSleeve(t torso, c sleeveCut) sleeve {
	d := direction(c.lean)
	across := pt{-d.y, d.x}
	top := t.underarm.add(pt{c.upper/2 - 1.9, 0}) // middle of the sleeve at the underarm's height
	down := c.length - t.tip.distance(top)*0.96
	width := func(share float64) float64 {
		straight := c.upper + (c.cuff-c.upper)*share
		return straight + c.puff*bump(share)
	}
	edge := func(share, sign float64) pt {
		return top.along(d, down*share).along(across, sign*width(share)/2)
	}
	s := sleeve{axis: d, lean: c.lean, under: path(pt{t.tip.x - 4, t.underarm.y - 3}, pt{t.tip.x - 4, t.tip.y + 3})}
	cap := t.tip.add(pt{(edge(0, -1).x - t.tip.x) * 0.5, (t.underarm.y - t.tip.y) * 0.38})
	s.outer = spline(t.tip, cap, edge(0.06, -1).add(pt{-0.2, 0}), edge(0.3, -1), edge(0.55, -1).add(pt{0.2, 0}), edge(0.8, -1), edge(1, -1))
	s.inner = spline(t.underarm.add(pt{-4, -3}), edge(0.06, 1).add(pt{0.3, 0}), edge(0.35, 1).add(pt{-0.2, 0}), edge(0.7, 1), edge(1, 1))
	s.hem = bezier(edge(1, -1), edge(1, -1).to(edge(1, 1), 0.33).along(d, 0.35), edge(1, -1).to(edge(1, 1), 0.67).along(d, 0.35), edge(1, 1))
	return s
}

// bump is 0 at the top, grows to 1 near the end and falls to 0 at the cuff.
func bump(share float64) float64 {
	if share < 0.86 {
		return share / 0.86 * share / 0.86
	}
	return (1 - share) / 0.14
}

// mirrored lays the sleeve on the left.
func (s sleeve) mirrored() sleeve {
	return sleeve{outer: s.outer.mirrored(), inner: s.inner.mirrored(), hem: s.hem.mirrored(), under: s.under.mirrored(), axis: s.axis.mirror(), lean: -s.lean}
}

// laySleeve draws a sleeve; what lies on it (cuff, stitches) follows by the caller.
func (g *garment) laySleeve(s sleeve, folds []fold) {
	mid := 0.45
	across := path(s.outer.at(mid+0.08), s.inner.at(mid))
	if s.axis.x < 0 {
		across = path(s.inner.at(mid), s.outer.at(mid+0.08))
	}
	outline := join(g.laid(s.outer, 0.18), s.hem, g.laid(s.inner, 0.14).reversed(), s.under)
	g.lay(piece{
		outline: outline, grain: -s.lean, across: across, folds: folds,
		edges: []edge{{s.outer, 1.5, 0.36}, {s.inner, 1.8, 0.46}, {s.hem, 0.7, 0.4}},
	})
	if g.cloth.weave == "quilted" {
		g.quiltSleeve(s, outline)
	}
}

// sleeveFolds are pulls from the underarm, breaks at the elbow and slack above the cuff.
func (g *garment) sleeveFolds(s sleeve, strength float64, long bool) []fold {
	if g.view == back {
		return g.backSleeveFolds(s, strength, long)
	}
	var folds []fold
	add := func(from, to pt, bow, width, depth float64) {
		d := to.sub(from)
		n := pt{d.y, -d.x}
		l := spline(from, from.to(to, 0.5).along(n, bow), to)
		folds = append(folds, fold{spine: l, width: width, depth: depth * strength})
	}
	if !long {
		add(s.inner.at(0.35), s.outer.at(0.25), 0.1, 1.5, 0.55)
		add(s.inner.at(0.55), s.outer.at(0.6), 0.12, 1.4, 0.4)
		return folds
	}
	add(s.inner.at(0.1), s.outer.at(0.16), -0.12, 2.0, 0.6)
	add(s.inner.at(0.16), s.outer.at(0.34), -0.08, 2.2, 0.5)
	for i := range 4 {
		at := 0.42 + 0.055*float64(i) + g.between(-0.012, 0.012)
		if i%2 == 0 {
			add(s.inner.at(at), s.outer.at(at+g.between(0.07, 0.13)).to(s.inner.at(at), 0.25), 0.1, g.between(1.1, 1.7), g.between(0.5, 0.85))
		} else {
			add(s.outer.at(at+0.06), s.inner.at(at+g.between(0.03, 0.06)).to(s.outer.at(at), 0.35), -0.1, g.between(0.9, 1.5), g.between(0.4, 0.65))
		}
	}
	for i := range 3 {
		at := 0.84 + 0.05*float64(i)
		add(s.outer.at(at).to(s.inner.at(at), g.between(0, 0.2)), s.inner.at(at+0.02).to(s.outer.at(at), g.between(0.1, 0.3)), 0.12, g.between(0.7, 1.2), g.between(0.3, 0.55))
	}
	long1 := spline(s.outer.at(0.3).to(s.inner.at(0.2), 0.4), s.outer.at(0.6).to(s.inner.at(0.55), 0.45), s.outer.at(0.85).to(s.inner.at(0.85), 0.55))
	folds = append(folds, fold{spine: long1, width: 1.5, depth: 0.3 * strength})
	return folds
}
