package figure

import (
	"iter"
	"math"
	"slices"
)

// point is a place in cm: x from the middle of the body to the viewer's right, y above
// the floor.
type point struct{ x, y float64 }

func (p point) plus(dx, dy float64) point { return point{p.x + dx, p.y + dy} }

// mirror is the point on the other side of the body.
func (p point) mirror() point { return point{-p.x, p.y} }

// toward returns the point a share t of the way to q.
func (p point) toward(q point, t float64) point {
	return point{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)}
}

func (p point) distance(q point) float64 { return math.Hypot(q.x-p.x, q.y-p.y) }

// segment is one cubic Bézier; a straight line has its controls on its ends.
type segment struct{ c1, c2, to point }

// at returns the point of a segment that begins at from, t from 0 to 1.
func (s segment) at(from point, t float64) point {
	a, b, c := from.toward(s.c1, t), s.c1.toward(s.c2, t), s.c2.toward(s.to, t)
	return a.toward(b, t).toward(b.toward(c, t), t)
}

// curve is an open or closed line of segments.
type curve struct {
	from point
	segs []segment
	room [8]segment // holds the segments of most lines, so that these are one allocation
}

func begin(p point) *curve {
	c := &curve{from: p}
	c.segs = c.room[:0]
	return c
}

// polyline joins points with straight lines.
func polyline(first point, rest ...point) *curve { return begin(first).line(rest...) }

func (c *curve) end() point {
	if len(c.segs) == 0 {
		return c.from
	}
	return c.segs[len(c.segs)-1].to
}

func (c *curve) line(to ...point) *curve {
	for _, p := range to {
		c.segs = append(c.segs, segment{c.end(), p, p})
	}
	return c
}

// arc is a quarter of an ellipse that leaves along one axis and arrives along the other,
// round the corner given.
func (c *curve) arc(corner, to point) *curve {
	const round = 0.5523 // four cubics with this reach make a circle
	c.segs = append(c.segs, segment{c.end().toward(corner, round), to.toward(corner, round), to})
	return c
}

// through runs smoothly through points: centripetal Catmull-Rom, which neither loops nor
// overshoots where points lie close together. Two runs meet in a corner.
func (c *curve) through(pts ...point) *curve {
	c.segs = slices.Grow(c.segs, len(pts))
	var room [24]point
	run := append(room[:0], c.end())
	for _, p := range pts {
		if run[len(run)-1].distance(p) > 1e-6 {
			run = append(run, p)
		}
	}
	last := len(run) - 1
	for i := range last {
		s := segment{run[i], run[i+1], run[i+1]}
		if i > 0 {
			s.c1 = control(run[i-1], run[i], run[i+1])
		}
		if i+1 < last {
			s.c2 = control(run[i+2], run[i+1], run[i])
		}
		switch { // the ends of a run curve on as a parabola would
		case last == 1:
		case i == 0:
			s.c1 = run[i].toward(s.c2, 0.5)
		case i+1 == last:
			s.c2 = run[i+1].toward(s.c1, 0.5)
		}
		c.segs = append(c.segs, s)
	}
	return c
}

// control is the Bézier control beside b on the way from b to next, prev lying before b.
func control(prev, b, next point) point {
	d1, d2 := math.Sqrt(prev.distance(b)), math.Sqrt(b.distance(next))
	n := 3 * d1 * (d1 + d2)
	w := 2*d1*d1 + 3*d1*d2 + d2*d2
	return point{
		(d1*d1*next.x - d2*d2*prev.x + w*b.x) / n,
		(d1*d1*next.y - d2*d2*prev.y + w*b.y) / n,
	}
}

// join appends another curve that begins where this one ends.
func (c *curve) join(d *curve) *curve {
	c.segs = append(c.segs, d.segs...)
	return c
}

// backwards is the same line drawn from its end.
func (c *curve) backwards() *curve {
	r := begin(c.end())
	r.segs = slices.Grow(r.segs, len(c.segs))
	for i := len(c.segs) - 1; i >= 0; i-- {
		to := c.from
		if i > 0 {
			to = c.segs[i-1].to
		}
		r.segs = append(r.segs, segment{c.segs[i].c2, c.segs[i].c1, to})
	}
	return r
}

// mirror is the line on the other side of the body.
func (c *curve) mirror() *curve {
	m := begin(c.from.mirror())
	m.segs = slices.Grow(m.segs, len(c.segs))
	for i := range c.segs {
		s := &c.segs[i]
		m.segs = append(m.segs, segment{s.c1.mirror(), s.c2.mirror(), s.to.mirror()})
	}
	return m
}

// whole closes a right half that begins and ends on the middle line with its mirror image.
func (c *curve) whole() *curve {
	w := begin(c.from)
	w.segs = append(slices.Grow(w.segs, 2*len(c.segs)), c.segs...)
	for i := len(c.segs) - 1; i >= 0; i-- {
		s, to := &c.segs[i], c.from
		if i > 0 {
			to = c.segs[i-1].to
		}
		w.segs = append(w.segs, segment{s.c2.mirror(), s.c1.mirror(), to.mirror()})
	}
	return w
}

// points goes through every end and control point: their hull holds the line.
func (c *curve) points() iter.Seq[point] {
	return func(yield func(point) bool) {
		if !yield(c.from) {
			return
		}
		for i := range c.segs {
			if s := &c.segs[i]; !yield(s.c1) || !yield(s.c2) || !yield(s.to) {
				return
			}
		}
	}
}
