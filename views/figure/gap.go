package figure

import "ebenmass/models/fit"

// gap is a measured zone placed on the figure, in cm.
type gap struct {
	Gap
	bars   []*curve // between body edge and garment edge, as long as the gap
	edge   *curve   // end of sleeve or leg; nil for girths
	across *curve   // dotted, over the zone; nil where there is none
	anchor point    // where the leader begins, on the viewer's right
}

// wide estimates the width of the gap's label in units.
func (g gap) wide() float64 { return max(TextWidth(g.Name), TextWidth(g.Value)) }

// measure places the gaps whose measure the garment has.
func (o *overlay) measure(p OverlayProps) []gap {
	girths := [...]float64{fit.Bust: p.Garment.Bust, fit.Waist: p.Garment.Waist, fit.Hip: p.Garment.Hip}
	gaps := make([]gap, 0, len(p.Gaps))
	for _, g := range p.Gaps {
		switch g.Zone {
		case fit.Bust, fit.Waist, fit.Hip:
			if girths[g.Zone] > 0 {
				gaps = append(gaps, o.girthGap(g, girths[g.Zone]))
			}
		case fit.Arm:
			if o.cloth.cuff != [2]point{} {
				gaps = append(gaps, o.armGap(g))
			}
		case fit.Inseam:
			if o.cloth.hem != [2]point{} {
				gaps = append(gaps, o.inseamGap(g))
			}
		}
	}
	return gaps
}

// girthGap marks the width between body and garment on both sides. Where the garment is
// narrower, the bar lies on the body: so much is missing.
func (o *overlay) girthGap(g Gap, girth float64) gap {
	y, body, cloth := o.a.level(g.Zone), o.a.half(g.Zone), o.a.width(g.Zone, girth)
	bar := polyline(point{body, y}, point{cloth, y})
	inner := min(body, cloth)
	return gap{
		Gap: g, anchor: point{max(body, cloth), y},
		bars:   []*curve{bar, bar.mirror()},
		across: polyline(point{-inner, y}, point{inner, y}),
	}
}

// armGap marks the sleeve's end and how far it is from the wrist.
func (o *overlay) armGap(g Gap) gap {
	cuff := o.cloth.cuff
	return gap{
		Gap: g, anchor: cuff[0],
		edge: polyline(cuff[0], cuff[1]),
		bars: []*curve{polyline(cuff[0].toward(cuff[1], 0.5), o.a.arm.at(1))},
	}
}

// inseamGap marks the trouser leg's end and how far it is from where the inseam ends: the
// floor.
func (o *overlay) inseamGap(g Gap) gap {
	hem := o.cloth.hem
	middle := hem[0].toward(hem[1], 0.5)
	return gap{
		Gap: g, anchor: hem[0],
		edge: polyline(hem[0], hem[1]),
		bars: []*curve{polyline(middle, point{middle.x, 0})},
	}
}

// bar is a gap's bar as it is drawn, to scale but never too short to be seen.
func (o *overlay) bar(c *curve) *curve {
	const least = 2.4 // units
	from, to := c.from, c.end()
	d := from.distance(to) * o.scale
	if d >= least {
		return c
	}
	ux, uy := 1.0, 0.0
	if d > 0.01 {
		ux, uy = (to.x-from.x)*o.scale/d, (to.y-from.y)*o.scale/d
	}
	more, middle := least/2/o.scale, from.toward(to, 0.5)
	return polyline(middle.plus(-ux*more, -uy*more), middle.plus(ux*more, uy*more))
}
