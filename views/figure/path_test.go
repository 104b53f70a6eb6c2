package figure

import (
	"strings"
	"testing"
)

func TestPathData_ShortAndExact(t *testing.T) {
	tests := []struct {
		name   string
		c      *curve
		closed bool
		want   string
	}{
		{"steps, not places", polyline(point{10, 20}, point{12, 20}, point{12, 20.4}), false, "M10 20l2 0 0 .4"},
		{"a minus parts numbers", polyline(point{10, 20}, point{9.5, 19.7}), true, "M10 20l-.5-.3z"},
		{"a curve", begin(point{0, 0}).arc(point{10, 0}, point{10, 10}), false, "M0 0c5.5 0 10 4.5 10 10"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			// A frame of one unit per cm that does not turn the drawing over.
			if got := (frame{scale: 1}).upright(tt.c, tt.closed); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// upright writes a curve with y running down, as in a viewBox.
func (f frame) upright(c *curve, closed bool) string {
	down := begin(point{c.from.x, -c.from.y})
	for _, s := range c.segs {
		down.segs = append(down.segs, segment{point{s.c1.x, -s.c1.y}, point{s.c2.x, -s.c2.y}, point{s.to.x, -s.to.y}})
	}
	return f.path(down, closed)
}

func TestPathData_NoDrift(t *testing.T) {
	var steps []point
	for i := range 500 {
		steps = append(steps, point{0.14 * float64(i+1), 0})
	}
	d := frame{scale: 1}.path(polyline(point{}, steps...), false)
	sum := 0.0
	for _, s := range strings.Fields(strings.TrimPrefix(d, "M0 0l")) {
		sum += map[string]float64{".1": 0.1, ".2": 0.2}[s]
	}
	if sum < 69.95 || sum > 70.05 {
		t.Errorf("500 steps of 0.14 end at %.2f", sum)
	}
}

func TestTextWidth_FollowsLetters(t *testing.T) {
	if narrow, wide := TextWidth("illi"), TextWidth("WMWM"); wide < 3*narrow {
		t.Errorf("illi %.1f, WMWM %.1f", narrow, wide)
	}
	if got := TextWidth("Schrittlänge"); got < 75 || got > 95 {
		t.Errorf("Schrittlänge is %.1f units wide, set in bold it is about 82", got)
	}
}
