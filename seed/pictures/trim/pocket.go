package trim

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// PatchPocket draws a pocket sewn on, its upper left corner at a point.
func (g *Garment) PatchPocket(at svg.Point, width, height float64, onto svg.Line) {
	g.Note("pocket", at)
	g.pocketBag(at, width, height, onto)
	g.Stitch(svg.Path(at.Add(svg.Pt(0.3, 2.2)), at.Add(svg.Pt(width-0.3, 2.2))))
}

// FlappedPocket draws a sewn-on pocket that closes with a buttoned flap.
func (g *Garment) FlappedPocket(at svg.Point, width, height float64, onto svg.Line) {
	g.Note("flap", at)
	g.pocketBag(at, width, height, onto)
	g.flap(at.Add(svg.Pt(-0.15, -0.6)), width+0.3, 4.6, onto)
	g.Button(at.Add(svg.Pt(width/2, 2.6)), 1.2, g.ButtonColour())
}

// pocketBag is the sewn-on part of a pocket, blunt at its foot.
func (g *Garment) pocketBag(at svg.Point, width, height float64, onto svg.Line) {
	p := func(x, y float64) svg.Point { return at.Add(svg.Pt(x, y)) }
	drop := width * 0.12
	o := svg.Path(p(0, 0), p(width, 0), p(width, height-drop-0.6), p(width-0.5, height-drop+0.1), p(width*0.55, height-0.1),
		p(width*0.45, height-0.1), p(0.5, height-drop+0.1), p(0, height-drop-0.6))
	g.Lay(cloth.Piece{Outline: o, Tone: 0.006, Flat: true, Lift: 0.13, Onto: onto, Edges: []cloth.Edge{{Along: o, Width: 0.6, Strength: 0.13}, {Along: o[:2], Width: 0.5, Strength: 0.16}}})
	g.Stitch(svg.Path(p(0.3, 0.1), p(0.3, height-drop-0.5), p(width/2, height-0.4), p(width-0.3, height-drop-0.5), p(width-0.3, 0.1)))
}

// flap draws a pocket flap with a blunt point.
func (g *Garment) flap(at svg.Point, width, height float64, onto svg.Line) {
	o := svg.Path(at, at.Add(svg.Pt(width, 0)), at.Add(svg.Pt(width, height*0.72)), at.Add(svg.Pt(width/2, height)), at.Add(svg.Pt(0, height*0.72)))
	g.Lay(cloth.Piece{Outline: o, Tone: 0.014, Flat: true, Lift: 0.22, Onto: onto, Edges: []cloth.Edge{{Along: o[2:], Width: 0.5, Strength: 0.2}}})
	g.Stitch(svg.Path(at.Add(svg.Pt(0.35, 0.2)), at.Add(svg.Pt(0.35, height*0.72-0.2)), at.Add(svg.Pt(width/2, height-0.4)), at.Add(svg.Pt(width-0.35, height*0.72-0.2)), at.Add(svg.Pt(width-0.35, 0.2))))
}

// WeltPocket draws a cut pocket with its narrow welt, centred on a point and tilted.
func (g *Garment) WeltPocket(at svg.Point, width, height, tilt float64, onto svg.Line) {
	o := svg.Path(at.Add(svg.Pt(-width/2, -height/2)), at.Add(svg.Pt(width/2, -height/2)), at.Add(svg.Pt(width/2, height/2)), at.Add(svg.Pt(-width/2, height/2))).Turned(at, tilt)
	g.Lay(cloth.Piece{Outline: o, Tone: 0.008, Flat: true, Lift: 0.15, Onto: onto, Edges: []cloth.Edge{{Along: o[2:], Width: 0.25, Strength: 0.25}}})
	g.Stroke(o[:2].Moved(svg.Pt(0, -0.06)), 0.16, g.Cloth.Base.Shadow(), 0.7)
}

// FlapPocket draws a tailored pocket: piping above, rounded flap below.
func (g *Garment) FlapPocket(at svg.Point, width, height, tilt float64, onto svg.Line) {
	l, r := at.Add(svg.Pt(-width/2, 0)), at.Add(svg.Pt(width/2, 0))
	o := svg.Join(svg.Path(l, r), svg.Bezier(r.Add(svg.Pt(0, height*0.55)), r.Add(svg.Pt(0, height)), r.Add(svg.Pt(-0.3, height)), r.Add(svg.Pt(-1.6, height))),
		svg.Bezier(l.Add(svg.Pt(1.6, height)), l.Add(svg.Pt(0.3, height)), l.Add(svg.Pt(0, height)), l.Add(svg.Pt(0, height*0.55)))).Turned(at, tilt)
	g.Lay(cloth.Piece{Outline: o, Tone: 0.012, Lift: 0.24, Onto: onto, Edges: []cloth.Edge{{Along: o[2:], Width: 0.6, Strength: 0.2}}})
	g.WeltPocket(at.Add(svg.Pt(0, -0.35)), width+0.2, 0.6, tilt, onto)
}
