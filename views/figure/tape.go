package figure

import "ebenmass/models/fit"

// tape is a measure as the tape takes it: round the body, with a hidden side, or straight
// between two ends.
type tape struct {
	front []*curve // visible: the band, or the line with its end marks
	back  *curve   // hidden side of a band; nil for a line
	from  point    // where a leader begins
	plumb bool     // upright beside the body, however it stands
}

// tape lays the tape for a measure, in cm.
func (a *anatomy) tape(m fit.Measure) tape {
	switch m {
	case fit.Arm:
		l := &a.arm
		start, end := l.top.plus(-0.2, -0.1), l.at(1)
		way := begin(start).through(l.edge(0.26, -0.6*l.half[0], 1), l.at(0.62), end)
		return tape{
			front: []*curve{way, polyline(start.plus(-2.2, -1.8), start.plus(2, 1.8)), polyline(l.edge(1, 1, -1), l.edge(1, 1, 1))},
			from:  l.edge(0.13, 0.4, 1),
		}
	case fit.Inseam:
		return tape{front: measured(0, a.crotch-0.6, 0), from: point{0, 0.7 * a.crotch}}
	case fit.Height:
		x := -a.arm.edge(1, 0, 1).x - 6
		return tape{front: measured(x, a.body.Height, 0), from: point{x, a.body.Height}, plumb: true}
	}
	return a.band(a.half(m), a.level(m))
}

// band is a tape round the trunk, seen from a little above.
func (a *anatomy) band(half, y float64) tape {
	x, sag := half+0.5, 0.14*half
	ring := func(sag float64) *curve {
		return begin(point{-x, y}).arc(point{-x, y - sag}, point{0, y - sag}).arc(point{x, y - sag}, point{x, y})
	}
	return tape{front: []*curve{ring(sag)}, back: ring(-sag), from: point{x, y}}
}

// measured is an upright line with marks at its ends.
func measured(x, top, bottom float64) []*curve {
	const mark = 2.5
	return []*curve{
		polyline(point{x, top}, point{x, bottom}),
		polyline(point{x - mark, top}, point{x + mark, top}),
		polyline(point{x - mark, bottom}, point{x + mark, bottom}),
	}
}

// holding is the frame to draw a tape in.
func (f frame) holding(t tape) frame {
	if t.plumb {
		f.stance = stance{}
	}
	return f
}
