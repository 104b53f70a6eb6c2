package figure

import "ebenmass/models/fit"

// gap is a measured zone placed on the figure, in cm.
type gap struct {
	Gap
	bars   []*curve // between body edge and garment edge
	across *curve   // dotted, over the zone; nil where there is none
	anchor point    // where the leader begins
	side   float64  // label on the viewer's right (1) or left (−1)
}

// measure places the gaps whose measure the garment has.
func (o *overlay) measure(p OverlayProps) []gap {
	girths := map[fit.Measure]float64{fit.Bust: p.Garment.Bust, fit.Waist: p.Garment.Waist, fit.Hip: p.Garment.Hip}
	var gaps []gap
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
		Gap: g, side: 1, anchor: point{max(body, cloth), y},
		bars:   []*curve{bar, bar.mirror()},
		across: polyline(point{-inner, y}, point{inner, y}),
	}
}

// armGap marks the sleeve's end and how far it is from the wrist, on the viewer's left.
func (o *overlay) armGap(g Gap) gap {
	cuff := o.cloth.cuff
	end := polyline(cuff[0], cuff[1]).mirror()
	wrist := polyline(o.a.arm.edge(1, 1, 1), o.a.arm.edge(1, 1, -1)).mirror()
	return gap{Gap: g, side: -1, anchor: end.from, bars: []*curve{end}, across: wrist}
}

// inseamGap marks the trouser leg's end and the line down to where the inseam ends.
func (o *overlay) inseamGap(g Gap) gap {
	hem := o.cloth.hem
	end := polyline(hem[0], hem[1]).mirror()
	x := -0.5 * (hem[0].x + hem[1].x)
	return gap{
		Gap: g, side: -1, anchor: end.from,
		bars:   []*curve{end, polyline(point{x, hem[0].y}, point{x, 0})},
		across: polyline(point{x, o.a.crotch}, point{x, hem[0].y}),
	}
}
