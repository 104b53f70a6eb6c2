package main

import "math"

// opening is a round or pointed neck hole, both lines from the left neck point to the right.
type opening struct {
	front line // front neckline
	back  line // back neckline, seen through the hole
}

// roundNeck drafts a crew, scoop or boat neck: depth in front, dip at the back.
func roundNeck(half, depth, dip float64) opening {
	l, r := pt{-half, 0}, pt{half, 0}
	return opening{
		front: join(
			bezier(l, pt{-half * 0.93, depth * 0.62}, pt{-half * 0.56, depth}, pt{0, depth}),
			bezier(pt{0, depth}, pt{half * 0.56, depth}, pt{half * 0.93, depth * 0.62}, r)[1:]),
		back: bezier(l, pt{-half * 0.7, dip * 1.25}, pt{half * 0.7, dip * 1.25}, r),
	}
}

// vNeck drafts a pointed neck, its sides a little hollow as knits lie.
func vNeck(half, depth, dip float64) opening {
	l, r := pt{-half, 0}, pt{half, 0}
	return opening{
		front: join(
			bezier(l, pt{-half * 0.92, depth * 0.3}, pt{-half * 0.45, depth * 0.72}, pt{0, depth}),
			bezier(pt{0, depth}, pt{half * 0.45, depth * 0.72}, pt{half * 0.92, depth * 0.3}, r)[1:]),
		back: bezier(l, pt{-half * 0.7, dip * 1.25}, pt{half * 0.7, dip * 1.25}, r),
	}
}

// half is half the width of the neck hole.
func (o opening) half() float64 { return o.front[len(o.front)-1].x }

// inside draws what is seen through the neck hole: the inner back in shade, and the label.
func (g *garment) inside(o opening) {
	top := o.back
	hole := join(top, o.front.offsetBy(func(t float64) float64 { return -1.4 * math.Sin(math.Pi*t) }).reversed())
	g.lay(piece{outline: hole, tone: -0.13, edges: []edge{
		{o.front, 3.4, 0.75}, {o.front.part(0.75, 1), 3, 0.4}, {top, 1.2, 0.3},
	}})
}

// ring is the knitted band around a neck hole: its corners stand up at the shoulders.
type ring struct {
	opening
	width float64
	inner line // upper edge of the front, from left to right
	top   line // upper edge of the back
}

func (o opening) banded(width float64) ring {
	l, r := o.front[0], o.front[len(o.front)-1]
	ql, qr := l.add(pt{width * 0.6, -width * 0.36}), r.add(pt{-width * 0.6, -width * 0.36})
	near := o.front.offset(width)
	points := []pt{ql}
	for _, t := range []float64{0.14, 0.22, 0.3, 0.37, 0.44, 0.5, 0.56, 0.63, 0.7, 0.78, 0.86} {
		points = append(points, near.at(t))
	}
	dip := o.back[len(o.back)/2].y - width*0.62
	return ring{
		opening: o, width: width,
		inner: spline(append(points, qr)...),
		top:   bezier(ql, pt{ql.x * 0.6, dip + (dip-ql.y)*0.3}, pt{qr.x * 0.6, dip + (dip-qr.y)*0.3}, qr),
	}
}

// backBand draws the back of the band as seen through the hole, and the label below it.
func (g *garment) backBand(r ring) {
	seam := r.back.moved(pt{0, r.width * 0.38})
	g.lay(piece{outline: join(r.top, seam.reversed()), tone: -0.08, flat: true, plain: true, edges: []edge{{seam, 0.5, 0.4}}})
	g.ribLines(seam, seam.offset(r.width), 0.3)
	g.stroke(seam.moved(pt{0, 0.12}), 0.1, g.cloth.base.shadow(), 0.5)
	g.label(pt{0, r.back[len(r.back)/2].y + r.width*0.38 + 1.15}, 3.1, 1.5)
}

// frontBand draws the front of the band on top of the body.
func (g *garment) frontBand(r ring) {
	g.lay(piece{outline: join(r.front, r.inner.reversed()), tone: 0.005, flat: true, plain: true, lift: 0.14, edges: []edge{
		{r.inner, 0.45, 0.36}, {r.front, 0.35, 0.28},
	}})
	g.ribLines(r.front, r.front.offset(r.width), 0.24)
	g.seam(r.front)
	g.stitch(r.front.offset(-0.45).part(0.02, 0.98))
}

// ribLines draws the fine columns of a rib band from one of its edges to the other.
func (g *garment) ribLines(edge, far line, pitch float64) {
	if g.near() {
		g.ribColumns(edge, far, pitch*1.4)
		return
	}
	n := int(edge.length() / pitch)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		g.stroke(path(edge.at(t), far.at(t)), pitch*0.36, g.cloth.base.shadow(), 0.16)
	}
}
