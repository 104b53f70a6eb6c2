package figure

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// The finish of a top: what the words of its cut add to its panels. Lengths in cm.

func (t *top) finish() {
	collar := t.style("collar")
	if t.g.Type == fit.Jumpsuit {
		t.finishJumpsuit(collar)
		return
	}
	t.finishNeck(collar)
	t.finishFront(collar)
	t.finishPockets()
	t.finishEnds()
	if t.style("belt") == "tie" {
		t.belt()
	}
	switch {
	case t.g.Type == fit.Dress:
		t.finishDress()
	case t.g.Type == fit.Blouse && collar == "v":
		t.gathers()
	case t.style("print") == "cable":
		t.cables()
	}
}

// finishFront closes the front: buttons, zip or nothing.
func (t *top) finishFront(collar string) {
	tailored := collar == "lapel" || collar == "shawl"
	switch placket := t.style("placket"); {
	case placket == "double":
		t.doubleBreasted()
	case placket == "zip":
		t.seam(polyline(point{-0.6, t.front.y}, point{-0.6, t.hem}), polyline(point{0.6, t.front.y}, point{0.6, t.hem}))
	case tailored && placket == "full":
		t.seam(polyline(t.front, point{0, t.hem + t.open}))
		last, step := t.front.y-11, 10.0
		if t.g.Type == fit.Coat || t.g.Type == fit.Knit {
			last, step = t.a.hip, 13
		}
		t.buttonsDown(t.front.y-1.2, last-0.5, step)
	case tailored:
		t.seam(begin(t.front).through(point{2.5, (t.front.y + t.hem) / 2}, point{5, t.hem - 0.2}))
	case placket == "full":
		t.placket(1.5, t.hem)
		t.buttonsDown(t.front.y-3, t.hem+6, 8.5)
	case placket == "half":
		t.placket(1.5, t.front.y-13)
		t.buttonsDown(t.front.y-2.5, t.front.y-12, 4.5)
	case placket == "hidden":
		t.seam(polyline(t.front, point{0, t.hem}), polyline(t.front.plus(2.8, 2.2), point{2.8, t.hem}))
	}
}

func (t *top) doubleBreasted() {
	t.seam(polyline(t.front.plus(4, 1.2), point{4, t.hem - 0.4}))
	for i := range 3 {
		y := t.front.y - 2 - float64(i)*0.45*(t.front.y-t.a.hip)
		t.buttons = append(t.buttons, point{1.4, y}, point{-6, y})
	}
}

// finishPockets sets pockets on breast or hip.
func (t *top) finishPockets() {
	hip := t.a.hip + 0.4*(t.a.waist-t.a.hip)
	if hip-9 < t.hem {
		hip = t.a.waist - 2
	}
	breast := t.g.Type == fit.Shirt || t.g.Type == fit.Jacket || t.g.Type == fit.TShirt
	switch t.style("pocket") {
	case "patch":
		if t.g.Type == fit.Sweatshirt { // one across the front
			t.seam(polyline(point{-7, hip + 5}, point{-11, hip - 3}, point{-11, hip - 9}, point{11, hip - 9}, point{11, hip - 3}, point{7, hip + 5}, point{-7, hip + 5}))
			return
		}
		t.seam(t.breastPocket())
	case "patch2":
		if breast {
			t.bothSeam(t.breastPocket())
			return
		}
		t.flaps(hip, 13, 12)
	case "flap":
		if breast {
			t.bothSeam(t.breastPocket())
			return
		}
		t.flaps(hip, 13, 4.5)
	case "cargo":
		t.bothSeam(t.breastPocket())
		t.flaps(hip, 13, 10)
	case "welt":
		waist := t.a.width(fit.Waist, t.g.Waist)
		if t.hem < hip-11 || t.g.Type == fit.Jacket {
			t.bothSeam(polyline(point{0.58 * waist, hip + 6}, point{0.84 * waist, hip - 6}))
		}
	}
}

// breastPocket is a patch on the viewer's right.
func (t *top) breastPocket() *curve {
	y, x := t.a.bust+2, 0.52*t.a.bustHalf
	return polyline(point{x - 4.5, y}, point{x + 4.5, y}, point{x + 4.5, y - 9}, point{x, y - 11}, point{x - 4.5, y - 9}, point{x - 4.5, y})
}

// flaps are pockets on the hip.
func (t *top) flaps(y, wide, high float64) {
	x := 0.6 * t.a.width(fit.Waist, t.g.Waist)
	wide = min(wide, 0.8*x)
	t.bothSeam(polyline(point{x - wide/2, y}, point{x + wide/2, y + 0.5}, point{x + wide/2, y + 0.5 - high}, point{x - wide/2, y - high}, point{x - wide/2, y}))
}

// finishEnds are hem and cuffs.
func (t *top) finishEnds() {
	switch t.style("hem") {
	case "rib":
		t.hemBand(6)
	case "straight", "vent":
		if t.open == 0 {
			t.hemBand(2.2)
		}
	}
	if t.style("hem") == "vent" && t.hem < t.a.hip && t.g.Type != fit.Blazer && t.g.Type != fit.Coat {
		side := t.side[len(t.side)-1]
		t.bothSeam(polyline(side.plus(-1, 6), side.plus(-1, 0.4)))
	}
	switch t.style("cuff") {
	case "rib", "shirt":
		high := 6.0
		if t.g.Sleeve == models.SleeveShort {
			high = 2.2
		}
		t.cuffBand(high)
	case "turned":
		t.cuffBand(7)
		t.cuffBand(6.2)
	default:
		if t.g.Sleeve == models.SleeveShort || t.g.Type == fit.TShirt {
			t.cuffBand(2.2)
		}
	}
}

// finishJumpsuit closes the front down to the crotch and marks the waist and the legs' ends.
func (t *top) finishJumpsuit(collar string) {
	t.hem = t.leg.crotch.y
	t.finishNeck(collar)
	t.finishFront(collar)
	waist, hip := t.a.width(fit.Waist, t.g.Waist), t.a.width(fit.Hip, t.g.Hip)
	if t.style("belt") == "tie" {
		t.belt()
	} else {
		t.seam(begin(point{-waist, t.a.waist}).through(point{0, t.a.waist - 0.9}, point{waist, t.a.waist}))
	}
	t.seam(polyline(point{0, t.a.waist - 1}, t.leg.crotch))
	t.bothSeam(polyline(point{0.66 * waist, t.a.waist - 1}, point{0.93 * hip, t.a.hip + 0.22*(t.a.waist-t.a.hip)}))
	outer, inner := t.leg.foot[0], t.leg.foot[1]
	t.bothSeam(begin(outer.plus(0, 2.4)).through(outer.toward(inner, 0.5).plus(0, 1.7), inner.plus(0, 2.4)))
	if t.g.Sleeve == models.SleeveShort || t.style("cuff") != "" {
		t.cuffBand(2.4)
	}
}

// finishDress cuts a dress at the waist and lets its skirt fall.
func (t *top) finishDress() {
	waist, low := t.a.width(fit.Waist, t.g.Waist), t.side[len(t.side)-1]
	if t.style("skirt") == "wrap" {
		t.seam(begin(t.front).line(point{-0.5 * waist, t.a.waist}).through(point{-0.2 * low.x, (t.a.waist + low.y) / 2}, point{0.1 * low.x, low.y - 0.5}))
		return
	}
	if t.style("belt") != "tie" {
		t.seam(begin(point{-waist, t.a.waist}).through(point{0, t.a.waist - 0.9}, point{waist, t.a.waist}))
	}
	t.bothSeam(polyline(point{0.48 * waist, t.a.waist - 0.7}, point{0.56 * waist, t.a.bust - 3}))
	if t.hem < t.a.hip-12 && t.flare > 0 {
		for i, share := range [...]float64{0.22, 0.62} {
			start := t.a.waist - 3 - 6*float64(i)
			t.bothSeam(begin(point{share * 0.7 * waist, start}).through(
				point{share * 0.5 * (waist + low.x), 0.5 * (start + low.y)}, point{share * 1.05 * low.x, low.y + 4}))
		}
	}
}

// belt ties the waist.
func (t *top) belt() {
	waist := t.a.width(fit.Waist, t.g.Waist)
	y := t.a.waist
	for _, dy := range [...]float64{1.8, -1.8} {
		t.seam(begin(point{-waist - 0.2, y + dy}).through(point{0, y + dy - 0.7}, point{waist + 0.2, y + dy}))
	}
	t.seam(polyline(point{1, y - 1}, point{4.5, y - 13}, point{7, y - 12}, point{2.6, y - 1}),
		polyline(point{-1, y - 1}, point{-3.5, y - 11}, point{-1.2, y - 12}, point{1, y - 1}))
}

// gathers fall from the shoulder.
func (t *top) gathers() {
	from := t.neck.toward(t.shoulder, 0.45)
	for i := range 3 {
		x := float64(i) * 1.8
		t.bothSeam(begin(from.plus(x-1, -2)).through(from.plus(x-1.3, -9), from.plus(x-1.9, -15)))
	}
}

// cables run down a knitted front.
func (t *top) cables() {
	top, low := t.front.y-4, t.hem+7
	step := (top - low) / 4
	for _, x := range [...]float64{5, 8} {
		c, side := begin(point{x, top}), 1.1
		var pts []point
		for i := 1; i <= 4; i++ {
			pts = append(pts, point{x + side, top - (float64(i)-0.5)*step}, point{x, top - float64(i)*step})
			side = -side
		}
		t.bothSeam(c.through(pts...))
	}
}

// Lines that several cuts share.

// hemBand is the seam above a turned or ribbed hem.
func (t *top) hemBand(high float64) {
	side := t.side[len(t.side)-1]
	sag := 0.04 * side.x
	t.bothSeam(begin(side.plus(0, high)).through(point{side.x * 0.6, side.y - sag*0.75 + high}, point{0, t.hem - sag + high}))
}

// cuffBand is a line across the sleeve above its end.
func (t *top) cuffBand(high float64) {
	outer, inner := t.cuff[0], t.cuff[1]
	if outer == inner {
		return
	}
	arm := &t.a.arm
	root := arm.root()
	d := root.distance(arm.wrist)
	dx, dy := (root.x-arm.wrist.x)/d*high, (root.y-arm.wrist.y)/d*high
	low := inner.plus(dx, dy)
	if t.a.flat { // along the seam, which soon meets the body where sleeves are short
		low = inner.toward(t.under, min(1, high/inner.distance(t.under)))
	}
	t.bothSeam(polyline(outer.plus(dx, dy), low))
}

// placket is the strip that buttons stand on.
func (t *top) placket(half, end float64) {
	t.seam(polyline(t.front.plus(half, 0), point{half, end}))
	if end > t.hem {
		t.seam(polyline(t.front.plus(-half, 0), point{-half, end}, point{half, end}))
	}
}

func (t *top) buttonsDown(first, last, step float64) {
	for y := first; y >= last; y -= step {
		t.buttons = append(t.buttons, point{0, y})
	}
}
