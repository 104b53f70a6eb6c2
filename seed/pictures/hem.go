package main

// ribHeight is the height of a knitted hem band in cm.
const ribHeight = 6.0

// hemRib is how much of the length a knitted hem band takes: nothing without one.
func (g *garment) hemRib() float64 { return choose(g.is("hem", "rib"), ribHeight, 0) }

// finishHem ends a body: with a knitted band, or turned up and stitched, with side vents
// where the style has them.
func (g *garment) finishHem(t torso, depth float64, rows int) {
	if g.is("hem", "rib") {
		g.ribHem(t)
		return
	}
	g.hem(t.fullHem(), depth, rows)
	if !g.is("hem", "vent") {
		return
	}
	for _, side := range []float64{1, -1} {
		foot := pt{side * (t.hemSide.x - 0.25), t.hemSide.y}
		top := foot.add(pt{-side * 0.1, -5})
		g.stroke(path(top, foot), 0.14, g.cloth.base.shadow(), 0.65)
		g.stitch(path(top.add(pt{-side * 0.8, 0}), foot.add(pt{-side * 0.8, 0})))
		g.stitch(path(top.add(pt{-side * 0.8, -0.3}), top.add(pt{side * 0.1, -0.3})))
	}
}

// ribHem draws the knitted band below a body.
func (g *garment) ribHem(t torso) {
	upper := t.fullHem()
	g.note("hem", upper.at(0.5))
	lower := make(line, len(upper))
	for i, p := range upper {
		lower[i] = pt{p.x * 0.94, p.y + ribHeight}
	}
	g.lay(piece{outline: join(upper, lower.reversed()), plain: true, flat: true, lift: 0.1,
		across: path(pt{-t.hemSide.x, t.hemSide.y}, pt{t.hemSide.x, t.hemSide.y}), edges: []edge{{lower, 0.7, 0.36}, {upper, 0.5, 0.26}}})
	g.ribLines(upper, lower, 0.36)
	g.seam(upper)
	g.paintFolds(t.fullHem().bounds().grown(6).outline(), g.drawnIn(upper), g.cloth)
}

// drawnIn are the small folds above an edge that a band pulls together.
func (g *garment) drawnIn(edge line) []fold {
	var folds []fold
	for at := 0.03; at < 0.97; at += g.between(0.025, 0.06) {
		p := edge.at(at)
		top := p.add(pt{g.between(-0.6, 0.6), -g.between(1.2, 3.6)})
		folds = append(folds, fold{spine: path(top, top.to(p, 0.5), p), width: g.between(0.5, 1), depth: g.between(0.25, 0.55)})
	}
	return folds
}
