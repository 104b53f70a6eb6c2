package figure

import (
	"slices"
	"strconv"
	"strings"

	"ebenmass/models/fit"
)

const (
	howToScale  = 2.5  // units per cm at most
	discRadius  = 10.0 // of the number before a label
	discBlock   = 30.0 // least distance of two labels
	howToLeader = 16.0 // between figure and number
)

// step is one numbered measure of the how-to drawing.
type step struct {
	tape
	measure fit.Measure
	number  string
	text    string
	disc    point   // the number
	textX   float64 // the label begins here, at the height of the disc
	leader  string
}

// howTo is the drawing of how to measure, ready to be written.
type howTo struct {
	frame
	a      anatomy
	person person
	steps  []step
}

func newHowTo(p MeasureProps) *howTo {
	h := &howTo{a: anatomyOf(Typical(p.Sizing))}
	h.person, h.stance = personOf(&h.a, true), h.a.stance()
	wide := 0.0
	for i, l := range p.Labels {
		h.steps = append(h.steps, step{tape: h.a.tape(l.Measure), measure: l.Measure, number: strconv.Itoa(i + 1), text: l.Text})
		wide = max(wide, TextWidth(l.Text))
	}
	left, right := 0.0, 0.0
	for pt := range h.person.outline.points() {
		right = max(right, pt.x)
	}
	right += swayMost * h.a.body.Height
	left = -h.a.tape(fit.Height).from.x + 3
	column := pageWidth - margin - wide - discRadius - 6 // middle of the numbers
	h.width = pageWidth
	h.scale = min(howToScale, (column-discRadius-howToLeader-margin)/(left+right))
	h.middle = (margin + column - discRadius - howToLeader + h.scale*(left-right)) / 2
	top := margin + 2*discRadius + 8 // the height's label stands above its line
	h.floor = top + h.scale*h.a.body.Height
	h.height = h.floor + margin
	h.place(column)
	return h
}

// place sets numbers and labels: the height's above its line, the others in a column.
func (h *howTo) place(column float64) {
	slices.SortStableFunc(h.steps, func(a, b step) int { return int(100 * (b.from.y - a.from.y)) })
	var want []float64
	for _, s := range h.steps {
		if s.measure != fit.Height {
			want = append(want, h.spot(s.from).y)
		}
	}
	ys := Spread(want, discBlock, margin+discRadius, h.height-margin-discRadius)
	for i := range h.steps {
		s := &h.steps[i]
		if s.measure == fit.Height {
			x := h.x(s.from.x)
			s.disc = point{max(margin+discRadius, x), margin + discRadius}
			s.textX = s.disc.x + discRadius + 6
			continue
		}
		s.disc = point{column, ys[0]}
		s.textX = column + discRadius + 6
		from := h.spot(s.from)
		s.leader = "M" + num(from.x+2) + " " + num(from.y) + "H" + num(column-discRadius-12) + "L" + num(column-discRadius) + " " + num(ys[0])
		ys = ys[1:]
	}
}

// leaders are the lines from the measures to their numbers, as one path.
func (h *howTo) leaders() string {
	var b strings.Builder
	for _, s := range h.steps {
		b.WriteString(s.leader)
	}
	return b.String()
}

const detailSize = 120.0 // side of the viewBox of a close-up

// detail is one measure close up, ready to be written.
type detail struct {
	frame
	tape
	a      anatomy
	person person
}

func newDetail(m fit.Measure, s fit.Sizing) *detail {
	d := &detail{a: anatomyOf(Typical(s))}
	d.tape = d.a.tape(m)
	d.person, d.stance = personOf(&d.a, m == fit.Inseam), d.a.stance()
	d.width, d.height = detailSize, detailSize
	centre, tall := point{0, d.a.level(min(m, fit.Hip))}, 58.0 // cm in view
	switch m {
	case fit.Inseam:
		centre, tall = point{0, 0.5 * d.a.crotch}, d.a.crotch+14
	case fit.Arm:
		centre, tall = d.a.arm.at(0.5).plus(-6, 0), d.a.arm.length+22
	case fit.Height:
		centre, tall = point{0.5 * d.tape.from.x, 0.5 * d.a.body.Height}, d.a.body.Height+14
	}
	d.scale = detailSize / tall
	d.middle = detailSize/2 - d.scale*centre.x
	d.floor = detailSize/2 + d.scale*centre.y
	return d
}
