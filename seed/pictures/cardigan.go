package main

// cardigan draws a knitted jacket with a V front and a button band, or a shawl collar.
func (g *garment) cardigan() {
	shawl := g.is("collar", "shawl")
	o := cardiganNeck(shawl)
	t := g.knitTorso(o.half())
	r := revers{lap: 1.6, brk: 27.5, width: 0.85, kind: "shawl"}
	g.knitSleeves(t)
	if shawl {
		g.behindNeck(r, g.cloth)
	} else {
		g.inside(o)
	}
	body := g.knitBody(t, o.front)
	onto := join(body, t.fullHem().moved(pt{0, ribHeight}))
	const w = 3.4
	band := o.banded(w)
	if !shawl {
		g.backBand(band)
		g.frontBand(band)
	}
	dip, foot := o.front[len(o.front)/2].y, t.foot()+g.hemRib()-0.2
	g.buttonBand(dip-w*0.9, foot, w, onto)
	if g.is("pocket", "patch2") {
		for _, side := range []float64{-1, 1} {
			g.patchPocket(pt{side*t.hemSide.x*0.56 - 6, t.foot() - 15}, 12, 13, onto)
		}
	}
	if shawl {
		g.turnBack(r)
	}
	g.note("closing", pt{0, dip + 1})
	g.buttonRow(pt{0, dip + 1}, pt{0, foot - 3}, 5, choose(shawl, 2.2, 1.7))
	g.focus = pt{1, dip - 2}
}

func cardiganNeck(shawl bool) opening { return vNeck(8.6, choose(shawl, 27.0, 24), 2) }

// buttonBand draws the ribbed strip down a cardigan's front.
func (g *garment) buttonBand(top, foot, w float64, onto line) {
	lap := g.lapped() * w / 2
	strip := path(pt{-w / 2, top}, pt{w / 2, top}, pt{w / 2, foot}, pt{-w / 2, foot})
	g.lay(piece{outline: strip, plain: true, flat: true, lift: 0.25, onto: onto, edges: []edge{
		{path(pt{lap, top}, pt{lap, foot}), 0.5, 0.3}, {path(pt{-lap, top}, pt{-lap, foot}), 0.4, 0.15},
	}})
	if g.near() {
		g.ribColumns(path(pt{-w / 2, top}, pt{w / 2, top}), path(pt{-w / 2, foot}, pt{w / 2, foot}), 0.4)
		return
	}
	for x := -w/2 + 0.3; x < w/2; x += 0.34 {
		g.stroke(path(pt{x, top + 0.4}, pt{x, foot}), 0.12, g.cloth.base.shadow(), 0.15)
	}
}
