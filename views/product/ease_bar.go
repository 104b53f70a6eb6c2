package product

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ebenmass/models/fit"
)

// Geometry of an ease bar in its own units, close to CSS pixels on a phone.
const (
	barWidth  = 340.0
	barMargin = 20.0
	barGap    = 3.0 // least space between two labelled marks
)

// easeBar is the track of one zone: the target band and every size on one scale.
type easeBar struct {
	Zone              fit.Zone // of the size shown
	BandLeft, BandEnd float64
	Marks             []easeMark // those drawn last lie on top
}

// easeMark is one size on the track; sizes with the same ease share a mark.
type easeMark struct {
	X, Width float64 // centre and width of its label
	Label    string
	Shown    bool // the size the panel looks at
	Named    bool // there is room for the label; a dot otherwise
}

// bars lays out one track per zone of the size shown.
func (w adviceWords) bars() []easeBar {
	shown := w.shown()
	bars := make([]easeBar, 0, len(shown.Zones))
	for _, z := range shown.Zones {
		bars = append(bars, w.bar(z, shown.Size))
	}
	return bars
}

func (w adviceWords) bar(zone fit.Zone, shown string) easeBar {
	low, high := min(zone.Low, zone.Ease), max(zone.High, zone.Ease)
	for _, s := range w.Advice.Sizes {
		if z, ok := zoneOf(s, zone.Zone); ok {
			low, high = min(low, z.Ease), max(high, z.Ease)
		}
	}
	scale := (barWidth - 2*barMargin) / max(high-low, 1)
	x := func(ease float64) float64 { return math.Round((barMargin+(ease-low)*scale)*10) / 10 }
	return easeBar{Zone: zone, BandLeft: x(zone.Low), BandEnd: x(zone.High), Marks: w.marks(zone.Zone, shown, x)}
}

// marks places all sizes; labels go first to the size shown and the alternative, then to
// its nearest neighbours as long as there is room.
func (w adviceWords) marks(zone fit.Measure, shown string, x func(float64) float64) []easeMark {
	var marks []easeMark
	for _, s := range w.Advice.Sizes {
		z, ok := zoneOf(s, zone)
		if !ok {
			continue
		}
		m := easeMark{X: x(z.Ease), Label: w.axisLabel(s.Size, zone), Shown: s.Size == shown}
		m.Width = m.width()
		same := slices.IndexFunc(marks, func(o easeMark) bool { return o.X == m.X })
		switch {
		case same < 0:
			marks = append(marks, m)
		case m.Shown:
			marks[same] = m
		}
	}
	centre := 0.0
	for _, m := range marks {
		if m.Shown {
			centre = m.X
		}
	}
	order := make([]int, len(marks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return int(math.Abs(marks[a].X-centre)) - int(math.Abs(marks[b].X-centre))
	})
	for _, i := range order {
		marks[i].Named = !slices.ContainsFunc(marks, func(o easeMark) bool {
			return o.Named && math.Abs(o.X-marks[i].X) < (o.Width+marks[i].Width)/2+barGap
		})
	}
	slices.SortStableFunc(marks, func(a, b easeMark) int { return rank(a) - rank(b) })
	return marks
}

// width is the room a label takes: a circle for one letter, a pill for more.
func (m easeMark) width() float64 {
	round := 22.0
	if m.Shown {
		round = 26
	}
	return max(round, 11+7.5*float64(utf8.RuneCountInString(m.Label)))
}

// rank orders marks for drawing: dots below, the size shown on top.
func rank(m easeMark) int {
	switch {
	case m.Shown:
		return 2
	case m.Named:
		return 1
	default:
		return 0
	}
}

// axisLabel is the part of a two-axis label that matters in a zone: "W32" or "L34".
func (w adviceWords) axisLabel(label string, zone fit.Measure) string {
	waist, length, two := strings.Cut(label, "/")
	switch {
	case !two:
		return label
	case zone == fit.Inseam:
		return length
	default:
		return waist
	}
}

// coordinate writes a coordinate for SVG.
func coordinate(f float64) string { return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64) }

// unrounded writes a number unrounded, as the marks for checks carry it.
func unrounded(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
