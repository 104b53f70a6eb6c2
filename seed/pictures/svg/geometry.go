// Package svg is what pictures are drawn with: points, lines and curves in centimetres,
// colours, and the sheet that writes them as SVG in pixels.
package svg

import "math"

// Point is a point on the table in centimetres: x to the right of the garment's
// centre line, y down from the neck point of the shoulder (or from the waist).
type Point struct{ X, Y float64 }

// Pt is the point (x, y).
func Pt(x, y float64) Point { return Point{x, y} }

// Add is p moved by q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub is the way from q to p.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Times is p, k times as far from the origin.
func (p Point) Times(k float64) Point { return Point{p.X * k, p.Y * k} }

// Mirror is p on the other side of the centre line.
func (p Point) Mirror() Point { return Point{-p.X, p.Y} }

// To is the point a share t of the way to q.
func (p Point) To(q Point, t float64) Point { return p.Add(q.Sub(p).Times(t)) }

// Distance is how far q is from p.
func (p Point) Distance(q Point) float64 { return math.Hypot(q.X-p.X, q.Y-p.Y) }

// Along is p moved s times d.
func (p Point) Along(d Point, s float64) Point { return p.Add(d.Times(s)) }

// Direction is the unit vector that hangs down and leans outward by an angle in degrees.
func Direction(degrees float64) Point {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Point{sin, cos}
}

// Line is a polyline, dense enough to read as a curve.
type Line []Point

// Path joins points by straight edges.
func Path(points ...Point) Line { return points }

// Bezier samples a cubic Bézier curve.
func Bezier(a, b, c, d Point) Line {
	const steps = 24
	l := make(Line, 0, steps+1)
	for i := range steps + 1 {
		t := float64(i) / steps
		u := 1 - t
		l = append(l, a.Times(u*u*u).Add(b.Times(3*u*u*t)).Add(c.Times(3*u*t*t)).Add(d.Times(t*t*t)))
	}
	return l
}

// Spline samples a smooth curve through all points (Catmull–Rom, so it needs no handles).
func Spline(points ...Point) Line {
	if len(points) < 3 {
		return points
	}
	const steps = 10
	var l Line
	at := func(i int) Point { return points[min(max(i, 0), len(points)-1)] }
	for i := range len(points) - 1 {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		for s := range steps {
			t := float64(s) / steps
			l = append(l, catmull(a, b, c, d, t))
		}
	}
	return append(l, points[len(points)-1])
}

func catmull(a, b, c, d Point, t float64) Point {
	blend := func(a, b, c, d float64) float64 {
		return 0.5 * (2*b + (c-a)*t + (2*a-5*b+4*c-d)*t*t + (3*b-a-3*c+d)*t*t*t)
	}
	return Point{blend(a.X, b.X, c.X, d.X), blend(a.Y, b.Y, c.Y, d.Y)}
}

// Join puts lines behind each other.
func Join(lines ...Line) Line {
	var l Line
	for _, part := range lines {
		l = append(l, part...)
	}
	return l
}

// Reversed is the line from its end to its start.
func (l Line) Reversed() Line {
	r := make(Line, len(l))
	for i, p := range l {
		r[len(l)-1-i] = p
	}
	return r
}

// Mirrored is the line on the other side of the centre line.
func (l Line) Mirrored() Line {
	r := make(Line, len(l))
	for i, p := range l {
		r[i] = p.Mirror()
	}
	return r
}

// Moved is the line moved by d.
func (l Line) Moved(d Point) Line {
	r := make(Line, len(l))
	for i, p := range l {
		r[i] = p.Add(d)
	}
	return r
}

// Turned rotates around a point, clockwise on the page, by degrees.
func (l Line) Turned(around Point, degrees float64) Line {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	r := make(Line, len(l))
	for i, p := range l {
		d := p.Sub(around)
		r[i] = around.Add(Point{d.X*cos - d.Y*sin, d.X*sin + d.Y*cos})
	}
	return r
}

// Length is how long the line is.
func (l Line) Length() float64 {
	var sum float64
	for i := 1; i < len(l); i++ {
		sum += l[i-1].Distance(l[i])
	}
	return sum
}

// At returns the point at a share (0 to 1) of the length.
func (l Line) At(share float64) Point {
	rest := l.Length() * min(max(share, 0), 1)
	for i := 1; i < len(l); i++ {
		step := l[i-1].Distance(l[i])
		if rest <= step && step > 0 {
			return l[i-1].To(l[i], rest/step)
		}
		rest -= step
	}
	return l[len(l)-1]
}

// Part cuts out the stretch between two shares of the length.
func (l Line) Part(from, to float64) Line {
	n := max(int(l.Length()*(to-from)/0.4), 8)
	r := make(Line, 0, n+1)
	for i := range n + 1 {
		r = append(r, l.At(from+(to-from)*float64(i)/float64(n)))
	}
	return r
}

// normal is the unit vector to the left of the walking direction at point i
// (up, for a line that runs to the right).
func (l Line) normal(i int) Point {
	a, b := l[max(i-1, 0)], l[min(i+1, len(l)-1)]
	d := a.Distance(b)
	if d == 0 {
		return Point{}
	}
	return Point{(b.Y - a.Y) / d, -(b.X - a.X) / d}
}

// Offset runs beside the line, d cm to its left.
func (l Line) Offset(d float64) Line {
	return l.OffsetBy(func(float64) float64 { return d })
}

// OffsetBy runs beside the line at a distance that depends on the share of the way.
func (l Line) OffsetBy(d func(share float64) float64) Line {
	r := make(Line, len(l))
	for i, p := range l {
		r[i] = p.Along(l.normal(i), d(min(float64(i)/float64(max(len(l)-1, 1)), 1)))
	}
	return r
}

// Box is an upright rectangle.
type Box struct{ Min, Max Point }

// Bounds is the least box around the line.
func (l Line) Bounds() Box {
	b := Box{l[0], l[0]}
	for _, p := range l {
		b = b.with(p)
	}
	return b
}

func (b Box) with(p Point) Box {
	return Box{Point{min(b.Min.X, p.X), min(b.Min.Y, p.Y)}, Point{max(b.Max.X, p.X), max(b.Max.Y, p.Y)}}
}

// Union is the least box around two.
func (b Box) Union(o Box) Box { return b.with(o.Min).with(o.Max) }

// Grown is the box, wider by d on every side.
func (b Box) Grown(d float64) Box {
	return Box{Point{b.Min.X - d, b.Min.Y - d}, Point{b.Max.X + d, b.Max.Y + d}}
}

// Intersect is what two boxes share; it may be empty.
func (b Box) Intersect(o Box) Box {
	return Box{
		Point{max(b.Min.X, o.Min.X), max(b.Min.Y, o.Min.Y)},
		Point{min(b.Max.X, o.Max.X), min(b.Max.Y, o.Max.Y)},
	}
}

// Outline is the Box as a closed line.
func (b Box) Outline() Line {
	return Path(b.Min, Point{b.Max.X, b.Min.Y}, b.Max, Point{b.Min.X, b.Max.Y})
}

// Empty reports whether the box holds nothing.
func (b Box) Empty() bool { return b.Min.X >= b.Max.X || b.Min.Y >= b.Max.Y }

// Width is how wide the box is.
func (b Box) Width() float64 { return b.Max.X - b.Min.X }

// Height is how high the box is.
func (b Box) Height() float64 { return b.Max.Y - b.Min.Y }

// Centre is the middle of the box.
func (b Box) Centre() Point { return b.Min.To(b.Max, 0.5) }

// Stepped is the line with points added, so that none is further than cm from the next.
func (l Line) Stepped(cm float64) Line {
	if len(l) == 0 {
		return nil
	}
	r := Line{l[0]}
	for i := 1; i < len(l); i++ {
		n := math.Ceil(l[i-1].Distance(l[i]) / cm)
		for k := 1.0; k < n; k++ {
			r = append(r, l[i-1].To(l[i], k/n))
		}
		r = append(r, l[i])
	}
	return r
}

// From is the line without its first cm.
func (l Line) From(cm float64) Line {
	for i := 1; i < len(l); i++ {
		step := l[i-1].Distance(l[i])
		if cm < step {
			return append(Line{l[i-1].To(l[i], cm/step)}, l[i:]...)
		}
		cm -= step
	}
	return l
}
