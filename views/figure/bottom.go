package figure

import "ebenmass/models/fit"

// waistband is half the height of the band, which lies on the waist line.
const waistband = 2.0

// legCut is how wide a trouser leg is, as shares of the garment's hip girth, and how wide a
// short one is, as a share of half the hip.
type legCut struct{ knee, hem, thigh float64 }

// legCutOf reads the shape of the leg, straight where none is known.
func legCutOf(g Garment) legCut {
	switch g.Style["leg"] {
	case "slim":
		return legCut{0.37, 0.33, 0.98}
	case "tapered":
		return legCut{0.44, 0.35, 1}
	case "wide":
		return legCut{0.53, 0.58, 1.14}
	case "cropped":
		return legCut{0.58, 0.66, 1.2}
	}
	return legCut{0.44, 0.42, 1.04}
}

// leg is the viewer's right leg of a garment that has two.
type leg struct {
	crotch point    // where the inner legs meet
	outer  []point  // of the side, between hip and foot
	foot   [2]point // outer and inner end of the hem
	inner  []point  // from the foot up to the crotch
	middle float64  // of the hem
}

// legOf cuts a leg: it ends where the inseam ends above the floor that the wearer's own
// inseam was measured from.
func legOf(a *anatomy, g Garment) leg {
	hem := legEnd(a, g)
	l := leg{crotch: point{0, a.crotch - 0.8}}
	cut := legCutOf(g)
	atKnee := max(cut.knee*g.Hip*a.share.leg/2, a.kneeHalf+0.8)
	atHem := max(cut.hem*g.Hip*a.share.leg/2, a.ankleHalf+1.2)
	thigh, knee, ankle := a.legMiddle()
	at := func(y float64) (middle, half float64) {
		s := (a.knee - y) / (a.knee - min(hem, 0.8*a.knee))
		return knee + (a.knee-y)/(a.knee-a.ankle)*(ankle-knee), atKnee + s*(atHem-atKnee)
	}
	if hem > a.knee { // shorts hang from the hip, not from the knee
		hip := a.width(fit.Hip, g.Hip)
		at = func(y float64) (middle, half float64) {
			s := (a.crotch - y) / (a.crotch - a.knee)
			half = (0.5 - 0.09*s) * hip * cut.thigh
			return max(thigh+s*(knee-thigh), half+0.4), half
		}
	}
	middle, half := at(hem)
	l.middle, l.foot = middle, [2]point{{middle + half, hem}, {max(0.5, middle-half), hem}}
	if hem < a.knee-4 {
		m, h := at(a.knee)
		l.outer = append(l.outer, point{m + h, a.knee})
		l.inner = append(l.inner, point{max(0.8, m-h), a.knee})
	}
	if l.crotch.y-3 > hem+4 {
		l.inner = append(l.inner, point{0.6, l.crotch.y - 3})
	}
	l.inner = append(l.inner, l.crotch)
	return l
}

// legEnd is the height of a leg's end.
func legEnd(a *anatomy, g Garment) float64 {
	return min(max(a.body.Inseam-g.Inseam, -12), 0.9*a.crotch)
}

// extent is where the inseam begins and ends.
func (l *leg) extent() [2]point { return [2]point{l.crotch, l.foot[1]} }

// layTrousers draws trousers, jeans and shorts: the band on the waist, the hem where the leg
// ends.
func layTrousers(a *anatomy, g Garment) *cloth {
	c := &cloth{}
	waist, hip := a.width(fit.Waist, g.Waist), a.width(fit.Hip, g.Hip)
	leg := legOf(a, g)
	c.hem, c.extent = leg.foot, leg.extent()
	crotch, side, inner := leg.crotch, append([]point{a.flank(waist, hip), {hip, a.hip}}, leg.outer...), leg.inner
	panel := a.waistTop(waist).through(append(side, c.hem[0])...)
	panel.through(c.hem[0].toward(c.hem[1], 0.5).plus(0, -0.7), c.hem[1]).through(inner...)
	c.panels = append(c.panels, panel.whole())

	c.seam(bandLine(waist, a.waist-waistband))
	c.seam(polyline(point{0, a.waist - waistband - 0.5}, crotch))
	fly := a.waist - waistband - 0.7*(a.waist-a.crotch)*0.75
	c.seam(begin(point{2.6, a.waist - waistband - 0.5}).line(point{2.6, fly + 4}).arc(point{2.6, fly}, point{0, fly}))
	c.buttons = append(c.buttons, point{0, a.waist - 0.3})
	if g.Type == fit.Jeans {
		c.finishJeans(a, waist, hip)
	} else {
		c.finishTrousers(a, g, waist, hip, leg.middle)
	}
	return c
}

func (c *cloth) finishTrousers(a *anatomy, g Garment, waist, hip, foot float64) {
	top := a.waist - waistband
	if g.Style["pleats"] == "front" {
		c.bothSeam(polyline(point{0.28 * waist, top}, point{0.34 * waist, top - 11}))
	}
	if g.Style["belt"] == "tie" {
		c.seam(polyline(point{0.6, top + 1}, point{3.5, top - 12}), polyline(point{-0.6, top + 1}, point{-2.6, top - 14}))
	}
	c.bothSeam(polyline(point{0.66 * waist, top}, point{0.93 * hip, a.hip + 0.22*(a.waist-a.hip)}))
	_, knee, _ := a.legMiddle()
	if c.hem[0].y < a.knee {
		c.bothSeam(begin(point{0.44 * waist, top - 2}).through(point{0.5 * hip, a.hip}, point{knee, a.knee}, point{foot, c.hem[0].y + 1}))
	}
}

func (c *cloth) finishJeans(a *anatomy, waist, hip float64) {
	top := a.waist - waistband - 0.3
	low := a.hip + 0.35*(a.waist-a.hip)
	c.bothSeam(begin(point{0.5 * waist, top}).through(point{0.62 * waist, low + 1.5}, point{0.95 * hip, low}))
	for _, x := range [...]float64{0.5, 0.78} {
		c.bothSeam(polyline(point{x * waist, a.waist + waistband - 0.4}, point{x * waist, a.waist - waistband}))
	}
	outer, inner := c.hem[0], c.hem[1]
	c.bothSeam(begin(outer.plus(0, 2)).through(outer.toward(inner, 0.5).plus(0, 1.3), inner.plus(0, 2)))
}

// laySkirt draws a skirt: the band on the waist, the length down from it.
func laySkirt(a *anatomy, g Garment) *cloth {
	flare := skirtFlare(g)
	c := &cloth{}
	waist, hip := a.width(fit.Waist, g.Waist), a.width(fit.Hip, g.Hip)
	hem := skirtHem(a, g)
	c.extent = [2]point{{waist, a.waist + waistband}, {0, hem}}
	drop := a.hip - hem
	low := point{hip + flare*drop, hem}
	side := []point{a.flank(waist, hip), {hip, a.hip}}
	if drop > 14 {
		side = append(side, point{hip + 0.45*flare*drop, a.hip - drop/2})
	}
	panel := a.waistTop(waist).through(append(side, low)...)
	sag := 0.06 * low.x
	panel.through(point{low.x * 0.6, hem - 0.75*sag}, point{0, hem - sag})
	c.panels = append(c.panels, panel.whole())

	c.seam(bandLine(waist, a.waist-waistband))
	band := a.waist - waistband
	switch g.Style["skirt"] {
	case "pleated":
		for _, x := range [...]float64{0.14, 0.42, 0.7} {
			c.bothSeam(polyline(point{x * waist, band - 0.4}, point{x * hip * 1.02, a.hip}, point{x * low.x * 1.04, hem}))
		}
	case "wrap":
		c.seam(begin(point{-0.55 * waist, band}).through(point{-0.3 * low.x, (band + hem) / 2}, point{-0.25 * low.x, hem - sag}))
	default:
		c.bothSeam(polyline(point{0.52 * waist, band}, point{0.58 * waist, band - 0.55*(a.waist-a.hip)}))
		if drop > 14 && flare > 0 {
			c.bothSeam(begin(point{0.34 * hip, a.hip - 3}).through(point{0.36 * (hip + low.x) / 2, (a.hip + hem) / 2}, point{0.46 * low.x, hem + 3}))
		}
	}
	if g.Style["hem"] == "vent" {
		c.seam(polyline(point{0, hem + 12}, point{0, hem - sag}))
	}
	if g.Style["placket"] == "full" {
		c.seam(polyline(point{1.6, a.waist + waistband - 0.5}, point{1.6, hem - sag}))
		for y := a.waist; y > hem+8; y -= 9 {
			c.buttons = append(c.buttons, point{0, y})
		}
	}
	c.bothSeam(begin(low.plus(-0.25, 2.5)).through(point{low.x * 0.6, hem - 0.75*sag + 2.5}, point{0, hem - sag + 2.5}))
	return c
}

// skirtHem is the height of a skirt's hem.
func skirtHem(a *anatomy, g Garment) float64 {
	return max(min(a.waist+waistband-g.Length, a.hip-3), 0.03*a.body.Height)
}

// skirtFlare is the share by which a skirt's side leaves the vertical below the hip.
func skirtFlare(g Garment) float64 {
	switch g.Style["skirt"] {
	case "pencil":
		return -0.05
	case "straight", "wrap":
		return 0.05
	case "pleated":
		return 0.22
	}
	return 0.16
}

// waistTop is the band's upper edge from the middle to the side and down to the waist line.
func (a *anatomy) waistTop(waist float64) *curve {
	top := a.waist + waistband
	c := begin(point{0, top - 0.6}).through(point{waist * 0.6, top - 0.35}, point{waist, top})
	return c.line(point{waist, a.waist})
}

// bandLine is the lower edge of a waistband.
func bandLine(waist, y float64) *curve {
	return begin(point{-waist - 0.1, y}).through(point{0, y - 0.6}, point{waist + 0.1, y})
}
