package main

import "math"

// pt is a point on the table in centimetres: x to the right of the garment's
// centre line, y down from the neck point of the shoulder (or from the waist).
type pt struct{ x, y float64 }

func (p pt) add(q pt) pt              { return pt{p.x + q.x, p.y + q.y} }
func (p pt) sub(q pt) pt              { return pt{p.x - q.x, p.y - q.y} }
func (p pt) times(k float64) pt       { return pt{p.x * k, p.y * k} }
func (p pt) mirror() pt               { return pt{-p.x, p.y} }
func (p pt) to(q pt, t float64) pt    { return p.add(q.sub(p).times(t)) }
func (p pt) distance(q pt) float64    { return math.Hypot(q.x-p.x, q.y-p.y) }
func (p pt) along(d pt, s float64) pt { return p.add(d.times(s)) }

// direction is the unit vector that hangs down and leans outward by an angle in degrees.
func direction(degrees float64) pt {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return pt{sin, cos}
}

// line is a polyline, dense enough to read as a curve.
type line []pt

// path joins points by straight edges.
func path(points ...pt) line { return points }

// bezier samples a cubic Bézier curve.
func bezier(a, b, c, d pt) line {
	const steps = 24
	l := make(line, 0, steps+1)
	for i := range steps + 1 {
		t := float64(i) / steps
		u := 1 - t
		l = append(l, a.times(u*u*u).add(b.times(3*u*u*t)).add(c.times(3*u*t*t)).add(d.times(t*t*t)))
	}
	return l
}

// spline samples a smooth curve through all points (Catmull–Rom, so it needs no handles).
func spline(points ...pt) line {
	if len(points) < 3 {
		return points
	}
	const steps = 10
	var l line
	at := func(i int) pt { return points[min(max(i, 0), len(points)-1)] }
	for i := range len(points) - 1 {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		for s := range steps {
			t := float64(s) / steps
			l = append(l, catmull(a, b, c, d, t))
		}
	}
	return append(l, points[len(points)-1])
}

func catmull(a, b, c, d pt, t float64) pt {
	blend := func(a, b, c, d float64) float64 {
		return 0.5 * (2*b + (c-a)*t + (2*a-5*b+4*c-d)*t*t + (3*b-a-3*c+d)*t*t*t)
	}
	return pt{blend(a.x, b.x, c.x, d.x), blend(a.y, b.y, c.y, d.y)}
}

// join puts lines behind each other.
func join(lines ...line) line {
	var l line
	for _, part := range lines {
		l = append(l, part...)
	}
	return l
}

func (l line) reversed() line {
	r := make(line, len(l))
	for i, p := range l {
		r[len(l)-1-i] = p
	}
	return r
}

func (l line) mirrored() line {
	r := make(line, len(l))
	for i, p := range l {
		r[i] = p.mirror()
	}
	return r
}

func (l line) moved(d pt) line {
	r := make(line, len(l))
	for i, p := range l {
		r[i] = p.add(d)
	}
	return r
}

// turned rotates around a point, clockwise on the page, by degrees.
func (l line) turned(around pt, degrees float64) line {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	r := make(line, len(l))
	for i, p := range l {
		d := p.sub(around)
		r[i] = around.add(pt{d.x*cos - d.y*sin, d.x*sin + d.y*cos})
	}
	return r
}

func (l line) length() float64 {
	var sum float64
	for i := 1; i < len(l); i++ {
		sum += l[i-1].distance(l[i])
	}
	return sum
}

// at returns the point at a share (0 to 1) of the length.
func (l line) at(share float64) pt {
	rest := l.length() * min(max(share, 0), 1)
	for i := 1; i < len(l); i++ {
		step := l[i-1].distance(l[i])
		if rest <= step && step > 0 {
			return l[i-1].to(l[i], rest/step)
		}
		rest -= step
	}
	return l[len(l)-1]
}

// part cuts out the stretch between two shares of the length.
func (l line) part(from, to float64) line {
	n := max(int(l.length()*(to-from)/0.4), 8)
	r := make(line, 0, n+1)
	for i := range n + 1 {
		r = append(r, l.at(from+(to-from)*float64(i)/float64(n)))
	}
	return r
}

// normal is the unit vector to the left of the walking direction at point i
// (up, for a line that runs to the right).
func (l line) normal(i int) pt {
	a, b := l[max(i-1, 0)], l[min(i+1, len(l)-1)]
	d := a.distance(b)
	if d == 0 {
		return pt{}
	}
	return pt{(b.y - a.y) / d, -(b.x - a.x) / d}
}

// offset runs beside the line, d cm to its left.
func (l line) offset(d float64) line {
	return l.offsetBy(func(float64) float64 { return d })
}

// offsetBy runs beside the line at a distance that depends on the share of the way.
func (l line) offsetBy(d func(share float64) float64) line {
	r := make(line, len(l))
	for i, p := range l {
		r[i] = p.along(l.normal(i), d(min(float64(i)/float64(max(len(l)-1, 1)), 1)))
	}
	return r
}

// box is an upright rectangle.
type box struct{ min, max pt }

func (l line) bounds() box {
	b := box{l[0], l[0]}
	for _, p := range l {
		b = b.with(p)
	}
	return b
}

func (b box) with(p pt) box {
	return box{pt{min(b.min.x, p.x), min(b.min.y, p.y)}, pt{max(b.max.x, p.x), max(b.max.y, p.y)}}
}

func (b box) union(o box) box { return b.with(o.min).with(o.max) }

func (b box) grown(d float64) box {
	return box{pt{b.min.x - d, b.min.y - d}, pt{b.max.x + d, b.max.y + d}}
}

func (b box) intersect(o box) box {
	return box{
		pt{max(b.min.x, o.min.x), max(b.min.y, o.min.y)},
		pt{min(b.max.x, o.max.x), min(b.max.y, o.max.y)},
	}
}

// outline is the box as a closed line.
func (b box) outline() line {
	return path(b.min, pt{b.max.x, b.min.y}, b.max, pt{b.min.x, b.max.y})
}

func (b box) empty() bool     { return b.min.x >= b.max.x || b.min.y >= b.max.y }
func (b box) width() float64  { return b.max.x - b.min.x }
func (b box) height() float64 { return b.max.y - b.min.y }
func (b box) centre() pt      { return b.min.to(b.max, 0.5) }
