package product

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models/fit"
	"ebenmass/views/figure"
	"ebenmass/views/text"
)

// Geometry of an ease bar in its own units, close to CSS pixels on a phone.
const (
	barWidth  = 360.0
	barMargin = 14.0 // from an end to the outermost size
	barRoom   = barWidth - 2*barMargin
	barEnd    = 4.0  // from an end to where the line begins
	labelStep = 22.0 // least distance of two labels
	labelSize = 15.0 // font-size of the largest labels
)

// easeBar is the track of one zone: the target band and every size on one scale.
type easeBar struct {
	Zone              fit.Zone // of the size shown
	Other             fit.Zone // of its neighbour; its Garment is 0 where there is none
	BandLeft, BandEnd float64
	KnownLeft         float64 // one standard deviation of the body to either side, within the track
	KnownEnd          float64
	Marks             []easeMark // in the order of the chart
}

// easeMark is one size on the track.
type easeMark struct {
	X       float64 // where its ease lies
	LabelX  float64 // where its label stands, nudged aside of its neighbours'
	Name    string
	Label   string  // its name, "" where the track has no room for it
	Ease    float64 // cm
	Shown   bool    // the size the panel looks at
	Other   bool    // its neighbour
	InRange bool
}

// bars lays out one track per zone of the size shown.
func (w adviceWords) bars() []easeBar {
	shown := w.shown()
	other, _ := w.neighbour()
	bars := make([]easeBar, 0, len(shown.Zones))
	for _, z := range shown.Zones {
		bars = append(bars, w.bar(z, shown.Size, other))
	}
	return bars
}

func (w adviceWords) bar(zone fit.Zone, shown string, other fit.SizeAdvice) easeBar {
	bar := easeBar{Zone: zone}
	bar.Other, _ = zoneOf(other, zone.Zone)
	low, high := min(zone.Low, zone.Ease), max(zone.High, zone.Ease)
	bar.Marks = make([]easeMark, 0, len(w.Advice.Sizes))
	place := w.Article.Sizes[w.Article.SizeLabelled(shown)]
	lengths := slices.ContainsFunc(w.Article.Sizes, func(s fit.Size) bool { return s.Length != 0 })
	for i, s := range w.Advice.Sizes {
		z, ok := zoneOf(s, zone.Zone)
		if !ok || lengths && !onAxis(w.Article.Sizes[i], place, zone.Zone) {
			continue
		}
		low, high = min(low, z.Ease), max(high, z.Ease)
		bar.Marks = append(bar.Marks, easeMark{
			Name: axisLabel(s.Size, zone.Zone), Ease: z.Ease, InRange: z.State == fit.InRange,
			Shown: s.Size == shown, Other: s.Size == other.Size,
		})
	}
	scale := barRoom / max(high-low, 1)
	x := func(ease float64) float64 { return barMargin + (ease-low)*scale }
	bar.BandLeft, bar.BandEnd = x(zone.Low), x(zone.High)
	bar.KnownLeft = max(barEnd, x(zone.Ease-zone.BodySD))
	bar.KnownEnd = min(barWidth-barEnd, x(zone.Ease+zone.BodySD))
	for i := range bar.Marks {
		bar.Marks[i].X = x(bar.Marks[i].Ease)
	}
	w.mergeLabels(bar.Marks)
	if step, n := labels(bar.Marks); step*float64(n-1) > barRoom { // then each run under one name
		for i := range bar.Marks {
			if bar.Marks[i].Label != "" {
				bar.Marks[i].Label = bar.Marks[i].Name
			}
		}
	}
	placeLabels(bar.Marks)
	return bar
}

// sameEase is below which difference in cm sizes are the same in a zone.
const sameEase = 0.05

// mergeLabels gives sizes that are the same in a zone one label together, at the first of them
// or at the size shown.
func (w adviceWords) mergeLabels(marks []easeMark) {
	for from := 0; from < len(marks); {
		to, label := from+1, from
		for to < len(marks) && math.Abs(marks[to].Ease-marks[from].Ease) < sameEase {
			to++
		}
		for i := from; i < to; i++ {
			marks[i].Label = ""
			if marks[i].Shown {
				label = i
			}
		}
		switch {
		case to-from == 1:
			marks[label].Label = marks[label].Name
		case to-from == len(marks):
			marks[label].Label = w.t("why.bar.all")
		default:
			marks[label].Label = w.t("why.bar.run", "first", marks[from].Name, "last", marks[to-1].Name)
		}
		from = to
	}
}

// onAxis reports whether a size of a chart with two axes differs from the one shown only where
// a zone can show it: in width for girths, in length for legs.
func onAxis(s, shown fit.Size, zone fit.Measure) bool {
	if zone == fit.Inseam {
		return s.Waist == shown.Waist
	}
	return s.Length == shown.Length
}

// placeLabels moves labels apart to at least labelStep. Where the track has no room for all,
// those of the two sizes compared stay, and of the others as many as find room where they are.
func placeLabels(marks []easeMark) {
	step, n := labels(marks)
	if step*float64(n-1) > barRoom {
		thin(marks, step)
	}
	var named []int
	for i := range marks {
		if marks[i].Label != "" {
			named = append(named, i)
		}
	}
	slices.SortStableFunc(named, func(a, b int) int { return cmp.Compare(marks[a].X, marks[b].X) })
	want := make([]float64, len(named))
	for n, i := range named {
		want[n] = marks[i].X
	}
	for n, x := range figure.Spread(want, step, barMargin, barWidth-barMargin) {
		marks[named[n]].LabelX = x
	}
}

// labels is how far the labels of a track must stand apart, and how many there are.
func labels(marks []easeMark) (step float64, n int) {
	step = labelStep
	for _, m := range marks {
		if m.Label != "" {
			n++
			step = max(step, figure.TextWidth(m.Label)*labelSize/figure.LabelSize+4)
		}
	}
	return step, n
}

// thin takes labels away until those left are a step apart.
func thin(marks []easeMark, step float64) {
	kept := make([]float64, 0, len(marks))
	keep := func(pass func(*easeMark) bool) {
		for i := range marks {
			m := &marks[i]
			if m.Label == "" || !pass(m) {
				continue
			}
			near := slices.ContainsFunc(kept, func(x float64) bool { return math.Abs(x-m.X) < step })
			if near && !m.Shown && !m.Other {
				m.Label = ""
				continue
			}
			kept = append(kept, m.X)
		}
	}
	keep(func(m *easeMark) bool { return m.Shown || m.Other })
	keep(func(m *easeMark) bool { return !m.Shown && !m.Other })
}

// axisLabel is the number of a size on the axis of a zone: of "W32/L34" the 32, or the 34 for
// the leg.
func axisLabel(label string, zone fit.Measure) string {
	waist, length, two := strings.Cut(label, "/")
	switch {
	case !two:
		return label
	case zone == fit.Inseam:
		return strings.TrimPrefix(length, "L")
	default:
		return strings.TrimPrefix(waist, "W")
	}
}

// class is the look of a mark's label.
func (m easeMark) class() string {
	switch {
	case m.Shown:
		return "ease-size ease-size-a"
	case m.Other:
		return "ease-size ease-size-b"
	case m.InRange:
		return "ease-size ease-size-in"
	}
	return "ease-size"
}

// signed is a difference with its sign, without its unit.
func (w adviceWords) signed(cm float64) string {
	var room [24]byte
	return string(w.appendSigned(room[:0], cm))
}

// appendBarLabel says a bar to those who do not see it, the two sizes compared first.
func (w adviceWords) appendBarLabel(said []byte, bar *easeBar) []byte {
	var (
		room    [512]byte
		numbers [24]byte
	)
	sizes := room[:0]
	for i := range bar.Marks {
		if i > 0 {
			sizes = append(sizes, ", "...)
		}
		sizes = text.Append(sizes, w.lang, "why.bar.size", "size", bar.Marks[i].Name, "ease", string(w.appendSigned(numbers[:0], bar.Marks[i].Ease)))
	}
	return text.Append(said, w.lang, "why.bar.label", "zone", w.zoneName(bar.Zone.Zone), "ease", w.ease(bar.Zone.Ease), "size", w.shown().Size,
		"low", w.signed(bar.Zone.Low), "high", w.ease(bar.Zone.High), "sizes", string(sizes))
}

// bodyNote says how the body measure of a bar is known, and how well.
func (w adviceWords) bodyNote(z fit.Zone) string {
	key := "why.bar.estimated"
	if z.Source == fit.SourceGiven {
		key = "why.bar.from." + string(w.Person.MeasuredWith)
	}
	return w.t(key, "sd", w.length(z.BodySD))
}

// offNote says of both sizes of a bar whether they miss the band; "" where neither does.
func (w adviceWords) offNote(bar easeBar) string {
	other, _ := w.neighbour()
	var off []string
	if bar.Zone.State != fit.InRange {
		off = append(off, w.t("why.bar.off", "size", w.shown().Size, "state", w.stateWord(bar.Zone)))
	}
	if z := bar.Other; z.Garment != 0 && z.State != fit.InRange && (z.Garment != bar.Zone.Garment || z.State != bar.Zone.State) {
		off = append(off, w.t("why.bar.off", "size", other.Size, "state", w.stateWord(z)))
	}
	return strings.Join(off, "; ")
}

// unrounded writes a number unrounded, as the marks for checks carry it.
func unrounded(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
