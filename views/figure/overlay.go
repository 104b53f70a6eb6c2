package figure

import (
	"slices"

	"github.com/a-h/templ"

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
	anchor      string // text-anchor
	leader      string
	dot         point
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
}

func newOverlay(p OverlayProps) *overlay {
	o := &overlay{a: anatomyOf(p.Body)}
	o.cloth = lay(&o.a, p.Garment)
	switch p.Garment.Type {
	case fit.Trousers, fit.Jeans, fit.Shorts, fit.Skirt, fit.Dress, fit.Jumpsuit, fit.Coat:
	default:
		o.upper = true
	}
	o.person = personOf(&o.a, !o.upper && (!p.Garment.legs() || p.Garment.Type == fit.Shorts))
	if o.cloth.showsVest(p.Garment.Type) {
		o.vest = o.a.vest()
	}
	if o.upper {
		o.shorts = o.a.shorts()
	}
	o.stance = o.a.stance()
	o.gaps = o.measure(p)
	o.fit()
	o.label()
	return o
}

// fit chooses the frame: as large as body, garment and labels allow.
func (o *overlay) fit() {
	lowest := o.a.crotch
	for _, pt := range o.cloth.points() {
		lowest = min(lowest, pt.y)
	}
	o.width, o.height, o.scale = pageWidth, wholeTall, wholeScale
	bottom := min(lowest, 0) // lowest visible height above the floor, cm
	if cut := min(o.a.hand(1, 0).y, lowest) - fadeCM - 2; cut > 0 && o.upper {
		bottom = cut
		o.height, o.scale = upperTall, upperScale
	}
	// On each side the drawing and every label beside what it names must find room.
	left, right := []need{o.widest(bottom)}, []need{o.widest(bottom)}
	for _, g := range o.gaps {
		n := need{leaderRoom + g.wide(), left[0].half}
		if g.Zone == fit.Inseam { // beside the legs
			n.half = -g.anchor.x
		}
		if g.side < 0 {
			left = append(left, n)
		} else {
			right = append(right, n)
		}
	}
	o.scale = min(o.scale, (o.height-2*margin)/(o.a.body.Height-bottom))
	for _, l := range left {
		for _, r := range right {
			o.scale = min(o.scale, (o.width-2*margin-l.room-r.room)/(l.half+r.half))
		}
	}
	from, to := 0.0, o.width
	for _, n := range left {
		from = max(from, margin+n.room+o.scale*n.half)
	}
	for _, n := range right {
		to = min(to, o.width-margin-n.room-o.scale*n.half)
	}
	o.middle = min(max(o.width/2, from), to)
	o.floor = o.height - margin + o.scale*bottom
	if bottom > 0 {
		o.floor = margin + o.scale*o.a.body.Height
		o.fadeTop = o.y(bottom + fadeCM)
		o.height = min(o.height, o.y(bottom)+margin)
	} else if top := o.y(o.a.body.Height) - margin; top > 0 { // no empty sky
		o.height, o.floor = o.height-top, o.floor-top
	}
}

// need is room beside the drawing: so many units next to so many cm from the middle.
type need struct{ room, half float64 }

// widest is what the drawing itself needs above a height.
func (o *overlay) widest(bottom float64) need {
	var n need
	for _, pt := range append(o.a.outline().points(), o.cloth.points()...) {
		if pt.y >= bottom {
			n.half = max(n.half, pt.x)
		}
	}
	n.half += swayMost * o.a.body.Height
	return n
}

// label sets the names beside the figure, spread so that none covers another.
func (o *overlay) label() {
	for _, side := range [...]float64{1, -1} {
		var on []gap
		for _, g := range o.gaps {
			if g.side == side {
				on = append(on, g)
			}
		}
		slices.SortStableFunc(on, func(a, b gap) int { return int(100 * (b.anchor.y - a.anchor.y)) })
		want := make([]float64, len(on))
		for i, g := range on {
			want[i] = o.spot(g.anchor).y
		}
		ys := spread(want, labelBlock, margin+labelBlock/2, o.height-margin-labelBlock/2)
		wide := 0.0
		for _, g := range on {
			wide = max(wide, g.wide())
		}
		for i, g := range on {
			o.labels = append(o.labels, o.labelOf(g, wide, ys[i]))
		}
	}
}

// labelOf places a label in a column of a width.
func (o *overlay) labelOf(g gap, wide, y float64) label {
	l := label{name: g.Name, value: g.Value, state: g.State, y: y, anchor: "start"}
	from := o.spot(g.anchor).plus(3*g.side, 0)
	l.x = o.width - margin - wide
	if g.side < 0 {
		l.anchor = "end"
		l.x = margin + wide
	}
	l.dot = point{l.x - 8*g.side, y}
	l.leader = "M" + num(from.x) + " " + num(from.y) + "H" + num(l.dot.x-7*g.side) + "L" + num(l.dot.x) + " " + num(y)
	return l
}

// faded are the attributes that let legs fade out, none where they are whole.
func (o *overlay) faded(id string) templ.Attributes {
	if o.fadeTop == 0 {
		return nil
	}
	return templ.Attributes{"mask": "url(#" + id + "-mask)"}
}
