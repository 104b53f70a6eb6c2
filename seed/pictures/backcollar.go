package main

import "ebenmass/models/fit"

// behindShape is a turned-down collar seen from behind: how it spreads over the shoulders.
type behindShape struct {
	fold  pt      // right end of the upper fold
	rise  float64 // how far the fold's middle stands above its ends
	outer pt      // where the free edge comes over the shoulder
	fall  float64 // y of the free edge in the middle
	grain float64 // woven collars are cut across, knitted ones are not
}

// collarBehind draws the fall of a collar on the back.
func (g *garment) collarBehind(b behindShape) (free line) {
	top := bezier(b.fold.mirror(), pt{-b.fold.x * 0.66, b.fold.y - b.rise*1.34}, pt{b.fold.x * 0.66, b.fold.y - b.rise*1.34}, b.fold)
	over := bezier(b.fold, b.fold.add(pt{0.9, 0.1}), b.outer.add(pt{-0.5, -2}), b.outer)
	control := (b.fall - 0.25*b.outer.y) / 0.75
	free = bezier(b.outer, pt{b.outer.x * 0.55, control}, pt{-b.outer.x * 0.55, control}, b.outer.mirror())
	g.lay(piece{
		outline: join(top, over, free, over.mirrored().reversed()), grain: b.grain, tone: 0.012, flat: true, lift: 0.34, across: path(b.outer.mirror(), b.outer),
		edges: []edge{{free, 0.6, 0.28}, {top, 1.2, 0.36}, {over, 0.8, 0.26}},
		folds: []fold{{spine: spline(b.fold.add(pt{-0.6, 1.1}), pt{b.fold.x * 0.55, b.fold.y + 1.2}, pt{-b.fold.x * 0.3, b.fold.y + 0.5}), width: 1.1, depth: 0.4}},
	})
	return free
}

// shirtCollarBehind draws a shirt's or polo's collar, topstitched along its edge.
func (g *garment) shirtCollarBehind(c collarShape) {
	free := g.collarBehind(behindShape{fold: pt{c.half, -c.height * 0.62}, rise: c.height * 0.26, outer: c.outer.add(pt{0.3, 0.9}), fall: 2.1, grain: choose(g.kind == fit.Polo, 0.0, 90)})
	g.stitch(free.offset(0.55).part(0.02, 0.98))
}

// standBehind draws a stand collar, or the band of a bow.
func (g *garment) standBehind(c collarShape, height float64) {
	end := pt{c.half + 0.25, -c.height*0.62 + 0.1}
	foot := end.add(pt{0.75, 2.1})
	seam := bezier(foot.mirror(), pt{-foot.x * 0.55, 1.3}, pt{foot.x * 0.55, 1.3}, foot)
	mid := seam[len(seam)/2].y - height
	control := mid + (mid-end.y)/3
	top := bezier(end.mirror(), pt{-end.x * 0.6, control}, pt{end.x * 0.6, control}, end)
	g.lay(piece{outline: join(top, seam.reversed()), grain: 90, tone: 0.006, flat: true, lift: 0.18, across: path(foot.mirror(), foot),
		edges: []edge{{top, 0.8, 0.32}, {seam, 0.4, 0.26}}})
	g.stitch(top.offset(-0.4).part(0.03, 0.97))
	g.seam(seam)
}

// tailoredCollarBehind draws the collar of a blazer or coat.
func (g *garment) tailoredCollarBehind(fall float64) {
	free := g.collarBehind(behindShape{fold: pt{7.5, -3.4}, rise: 1.1, outer: pt{10.3, 1.3}, fall: fall, grain: 90})
	g.stitchSoft(free.offset(0.5))
}

// shawlBehind draws a knitted shawl collar, rolled around the neck.
func (g *garment) shawlBehind() {
	b := behindShape{fold: pt{7.3, -3.6}, rise: 1.4, outer: pt{10.6, 1.8}, fall: 3.6}
	free := g.collarBehind(b)
	n := int(free.length() / 0.36)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		foot := free.at(t)
		head := pt{foot.x * b.fold.x / b.outer.x, b.fold.y - b.rise*(1-(2*t-1)*(2*t-1))}
		g.stroke(path(foot, head), 0.12, g.cloth.base.shadow(), 0.16)
	}
}
