package figure

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// top is a garment worn on the shoulders while it is being laid on a body. Its points lie
// on the viewer's right; the other side is their mirror image.
type top struct {
	cloth
	fashion
	opening
	a        *anatomy
	g        Garment
	neck     point   // highest shoulder point
	front    point   // lowest point of the neckline, on the middle line
	shoulder point   // where the sleeve is set in
	under    point   // where side and sleeve meet
	side     []point // from bust to hem
	hem      float64 // height of the hem at the middle line
	tail     float64 // how far the hem rises at the sides
	open     float64 // how far the fronts part at the hem
	leg      leg     // of a jumpsuit
}

func layTop(a *anatomy, g Garment) *cloth { return &cutTop(a, g).cloth }

// cutTop draws a top and keeps the points it was cut by.
func cutTop(a *anatomy, g Garment) *top {
	t := placeTop(a, g)
	if g.Sleeve != models.SleeveNone && g.Sleeve != "" {
		if a.flat {
			t.both(t.flatSleeve())
		} else {
			t.both(t.sleeveOf())
		}
	}
	t.panels = append(t.panels, t.body())
	t.finish()
	return t
}

// placeTop finds the points of a top without cutting it.
func placeTop(a *anatomy, g Garment) *top {
	t := &top{fashion: fashions[g.Type], a: a, g: g}
	if g.Type == fit.Dress && g.Style["skirt"] != "" {
		t.flare = skirtFlare(g)
	}
	t.place()
	return t
}

// place finds the garment's points from its measures.
func (t *top) place() {
	a, g := t.a, t.g
	t.opening = t.openingOf(t.style("collar"))
	switch {
	case t.style("hem") == "curved":
		t.tail = 6
	case g.Type == fit.Blazer && t.style("placket") != "double":
		t.open = 7
	}
	t.neck = a.onShoulder(a.neckHalf + t.wide)
	t.front = point{0, t.neck.y - t.deep}
	t.bare = t.deep
	t.shoulder = a.onShoulder(max(g.Shoulder/2, t.neck.x+4))
	if g.Sleeve == models.SleeveNone {
		t.shoulder = a.onShoulder(max(t.neck.x+3, min(g.Shoulder/2, 0.86*a.acromion)))
	}
	bust, waist, hip := a.width(fit.Bust, g.Bust), a.width(fit.Waist, g.Waist), a.width(fit.Hip, g.Hip)
	t.under = point{bust, max(a.bust+1, a.armpit-t.armpit)}
	t.hem = max(t.neck.y-g.Length, 0.03*a.body.Height)
	end := t.hem + t.tail
	t.extent = [2]point{t.neck, {0, t.hem}}
	t.side = []point{{bust, a.bust}, a.ribs(bust, waist), {waist, a.waist}}
	switch {
	case g.Type == fit.Jumpsuit:
		t.leg = legOf(a, g)
		t.cloth.hem = t.leg.foot
		t.extent = t.leg.extent()
		t.hem = t.leg.foot[0].y
		t.side = append(append(t.side, a.flank(waist, hip), point{hip, a.hip}), append(t.leg.outer, t.leg.foot[0])...)
	case end < a.hip-1:
		drop := a.hip - end
		t.side = append(t.side, a.flank(waist, hip), point{hip, a.hip})
		if drop > 12 {
			t.side = append(t.side, point{hip + t.flare*drop*0.42, a.hip - drop/2})
		}
		t.side = append(t.side, point{hip + t.flare*drop, end})
	case end < a.waist-1:
		share := (a.waist - end) / (a.waist - a.hip)
		t.side = append(t.side, point{waist + share*(hip-waist), end})
	default: // cropped: it ends where the waist would be or above
		t.side = []point{{bust, a.bust}, {bust + (waist-bust)*min(1, (a.bust-end)/(a.bust-a.waist)), min(end, a.bust-1)}}
	}
}

// onShoulder is the point of cloth lying on the shoulder at a distance from the middle.
func (a *anatomy) onShoulder(x float64) point {
	const thick = 0.6
	line := a.shoulderLine()
	for i := 1; i < len(line); i++ {
		if x <= line[i].x {
			return line[i-1].toward(line[i], max(0, (x-line[i-1].x)/(line[i].x-line[i-1].x))).plus(0, thick)
		}
	}
	last := line[len(line)-1]
	return point{x, last.y + thick - 1.2*(x-last.x)}
}

// neckline runs from the front to the highest shoulder point.
func (t *top) neckline() *curve {
	c := begin(t.front)
	if t.vee {
		return c.through(t.front.toward(t.neck, 0.5).plus(0.4, -0.4), t.neck)
	}
	return c.arc(point{t.neck.x, t.front.y}, t.neck)
}

// armhole runs from the shoulder to the underarm.
func (t *top) armhole() *curve {
	x := min(t.shoulder.x, t.under.x)
	fall := t.shoulder.y - t.under.y
	return begin(t.shoulder).through(
		point{t.shoulder.x + 0.55*(x-t.shoulder.x) - 0.6, t.under.y + 0.55*fall},
		point{x - 0.4 + 0.25*(t.under.x-x), t.under.y + 0.2*fall}, t.under)
}

// body is the panel that covers the trunk.
func (t *top) body() *curve {
	half := t.neckline().line(t.shoulder).join(t.armhole()).through(t.side...)
	if foot := t.leg.foot; foot != [2]point{} {
		return half.through(foot[0].toward(foot[1], 0.5).plus(0, -0.7), foot[1]).through(t.leg.inner...).whole()
	}
	return half.join(t.hemline()).whole()
}

// hemline runs from the side to the middle.
func (t *top) hemline() *curve {
	side := t.side[len(t.side)-1]
	middle := point{0, t.hem}
	if t.tail > 1 {
		return begin(side).through(point{side.x * 0.86, side.y - 0.62*t.tail}, point{side.x * 0.5, t.hem + 0.06*t.tail}, middle)
	}
	sag := 0.04 * side.x
	if t.open > 0 {
		return begin(side).through(point{side.x * 0.6, side.y - sag*0.75}, point{0.22 * side.x, t.hem - 0.4*sag},
			point{0.08 * side.x, t.hem + 0.35*t.open}, point{0, t.hem + t.open})
	}
	return begin(side).through(point{side.x * 0.6, side.y - sag*0.75}, middle.plus(0, -sag))
}

// sleeveOf is the sleeve, drawn behind the body so that the armhole shows as a seam.
func (t *top) sleeveOf() *curve {
	arm := &t.a.arm
	end := min(t.g.SleeveLength/t.a.body.Arm, 1.25)
	loose := func(s float64) float64 { return t.room + (t.cuffRoom-t.room)*min(1, s) }
	if t.g.Sleeve == models.SleeveShort {
		loose = func(float64) float64 { return t.room }
	}
	c := begin(t.shoulder)
	var outer, inner []point
	for _, s := range [...]float64{0.1, 0.22, 0.4, 0.52, 0.66, 0.83} {
		if s < end-0.07 {
			outer = append(outer, arm.edge(s, loose(s)*min(1, 0.35+2*s), 1))
			if s > 0.3 {
				inner = append([]point{arm.edge(s, loose(s), -1)}, inner...)
			}
		}
	}
	t.cuffAt(end, loose(end))
	c.through(append(outer, t.cuff[0])...)
	c.line(t.cuff[1])
	c.through(append(inner, t.under)...)
	return c.join(t.armhole().backwards())
}

// cuffAt notes where the sleeve ends.
func (t *top) cuffAt(end, room float64) {
	t.cuff = [2]point{t.a.arm.edge(end, room, 1), t.a.arm.edge(end, room, -1)}
}
