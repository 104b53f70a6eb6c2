package figure

import (
	"cmp"
	"slices"

	"ebenmass/models/fit"
)

// Views of the overlay, in viewBox units.
const (
	pageWidth  = 360.0
	upperTall  = 480.0 // tops: from the crown to the thigh
	wholeTall  = 540.0 // everything longer: from the crown to the floor
	margin     = 12.0
	upperScale = 3.2 // units per cm at most, so that people of all heights share a scale
	wholeScale = 2.8
	fadeCM     = 16.0 // legs fade out over so many cm
	leaderRoom = 24.0 // between figure and label
)

// label is a zone's name and value beside the figure with the line that leads to it.
type label struct {
	name, value string
	state       fit.State
	x, y        float64
	from, dot   point // where the line begins, and its end
}

// overlay is a garment on a body, ready to be written.
type overlay struct {
	frame
	a       anatomy
	cloth   *cloth
	person  person
	vest    *curve // what is worn beneath, nil where the garment hides it
	shorts  *curve
	upper   bool    // the garment leaves the legs free: they fade out
	fadeTop float64 // y where the legs begin to fade; 0 where they are whole
	gaps    []gap
	labels  []label
	length  *length // nil where the chart has none
}

func newOverlay(p OverlayProps) *overlay {
	o := &overlay{a: anatomyOf(p.Body)}
	o.cloth = lay(&o.a, p.Garment)
	switch p.Garment.Type {
	case fit.Trousers, fit.Jeans, fit.Shorts, fit.Skirt, fit.Dress, fit.Jumpsuit, fit.Coat:
	default:
		o.upper = true
	}
	o.person = personOf(&o.a, !o.upper && (!p.Garment.Legs() || p.Garment.Type == fit.Shorts))
	if o.cloth.showsVest(p.Garment.Type) {
		o.vest = o.a.vest()
	}
	if o.upper {
		o.shorts = o.a.shorts()
	}
	o.stance = o.a.stance()
	o.gaps = o.measure(p)
	if p.Length != nil && o.cloth.extent != [2]point{} {
		o.length = &length{LengthMark: *p.Length}
	}
	o.fit()
	o.label()
	o.dimension()
	return o
}

// fit chooses the frame: as large as body, garment and labels allow.
func (o *overlay) fit() {
	lowest := o.a.crotch
	for pt := range o.cloth.points() {
		lowest = min(lowest, pt.y)
	}
	o.width, o.height, o.scale = pageWidth, wholeTall, wholeScale
	bottom := min(lowest, 0) // lowest visible height above the floor, cm
	if cut := min(o.a.hand(1, 0).y, lowest) - fadeCM - 2; cut > 0 && o.upper {
		bottom = cut
		o.height, o.scale = upperTall, upperScale
	}
	// The drawing needs room between its length on the left and the labels on the right.
	half, left, right := o.half(bottom), margin, margin
	if o.length != nil {
		left = lengthEdge + o.length.wide() + lengthRoom
	}
	for i := range o.gaps {
		right = max(right, margin+leaderRoom+o.gaps[i].wide())
	}
	o.scale = min(o.scale, (o.height-2*margin)/(o.a.body.Height-bottom), (o.width-left-right)/(2*half))
	o.middle = min(max(o.width/2, left+o.scale*half), o.width-right-o.scale*half)
	o.floor = o.height - margin + o.scale*bottom
	if bottom > 0 {
		o.floor = margin + o.scale*o.a.body.Height
		o.fadeTop = o.y(bottom + fadeCM)
		o.height = min(o.height, o.y(bottom)+margin)
	} else if top := o.y(o.a.body.Height) - margin; top > 0 { // no empty sky
		o.height, o.floor = o.height-top, o.floor-top
	}
}

// half is how far the drawing reaches to a side above a height, in cm.
func (o *overlay) half(bottom float64) (half float64) {
	for pt := range o.person.outline.points() {
		if pt.y >= bottom {
			half = max(half, pt.x)
		}
	}
	for pt := range o.cloth.points() {
		if pt.y >= bottom {
			half = max(half, pt.x)
		}
	}
	return half + swayMost*o.a.body.Height
}

// label sets the names right of the figure, spread so that none covers another.
func (o *overlay) label() {
	slices.SortStableFunc(o.gaps, func(a, b gap) int { return cmp.Compare(b.anchor.y, a.anchor.y) })
	want, wide := make([]float64, len(o.gaps)), 0.0
	for i := range o.gaps {
		want[i] = o.spot(o.gaps[i].anchor).y
		wide = max(wide, o.gaps[i].wide())
	}
	o.labels = make([]label, len(o.gaps))
	for i, y := range Spread(want, labelBlock, margin+labelBlock/2, o.height-margin-labelBlock/2) {
		o.labels[i] = o.labelOf(&o.gaps[i], wide, y)
	}
}

// labelOf places a label in a column of a width.
func (o *overlay) labelOf(g *gap, wide, y float64) label {
	l := label{name: g.Name, value: g.Value, state: g.State, x: o.width - margin - wide, y: y}
	l.from, l.dot = o.spot(g.anchor).plus(3, 0), point{l.x - 8, y}
	return l
}
