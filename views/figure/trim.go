package figure

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// The finish of each type of top: collar, placket, lapels, bands, pockets. Lengths in cm.

func finishTShirt(t *top) {
	t.neckband(2.2)
	t.turnedHem(2)
}

func finishPolo(t *top) {
	t.collar(5.5, 4.6)
	t.placket(1.5, t.front.y-13)
	t.buttonsDown(t.front.y-2.5, t.front.y-12, 4.5)
	t.turnedHem(2)
}

func finishShirt(t *top) {
	t.collar(6, 6)
	t.placket(1.5, t.hem)
	t.buttonsDown(t.front.y-4, t.hem+7, 8.5)
	t.cuffBand(6)
	y, x := t.a.bust+2, 0.52*t.a.bustHalf
	t.seam(polyline(point{x - 4.5, y}, point{x + 4.5, y}, point{x + 4.5, y - 9}, point{x, y - 11}, point{x - 4.5, y - 9}, point{x - 4.5, y}))
}

func finishBlouse(t *top) {
	t.neckband(1.6)
	t.seam(polyline(t.front, point{0, t.hem}))
	t.cuffBand(4)
	from := t.neck.toward(t.shoulder, 0.45)
	for i := range 3 {
		x := float64(i) * 1.8
		t.bothSeam(begin(from.plus(x-1, -2)).through(from.plus(x-1.3, -9), from.plus(x-1.9, -15)))
	}
}

func finishKnit(t *top) {
	t.neckband(3)
	t.hemBand(t.band)
	t.cuffBand(6)
}

func finishSweatshirt(t *top) {
	t.neckband(2.6)
	t.bothSeam(polyline(t.front.plus(2.4, -2.3), t.front.plus(0, -7)))
	t.hemBand(t.band)
	t.cuffBand(6)
}

func finishBlazer(t *top) {
	t.lapels(8.5, 0.30)
	t.seam(polyline(t.front, point{0, t.hem + t.open}))
	t.buttons = append(t.buttons, t.front.plus(1.6, -1.2), t.front.plus(1.6, -11))
	t.flaps(t.a.hip+0.45*(t.a.waist-t.a.hip), 13, 4.5)
	x, y := 0.62*t.a.bustHalf, t.a.bust+1
	t.seam(polyline(point{x - 4.5, y}, point{x + 4.5, y + 1}))
}

func finishJacket(t *top) {
	t.standCollar(5)
	t.seam(polyline(point{-0.6, t.front.y + 1}, point{-0.6, t.hem}), polyline(point{0.6, t.front.y + 1}, point{0.6, t.hem}))
	waist := t.a.width(fit.Waist, t.g.Waist)
	t.bothSeam(polyline(point{0.55 * waist, t.a.waist + 2}, point{0.82 * waist, t.a.waist - 11}))
	t.hemBand(t.band)
	t.cuffBand(5)
}

func finishCoat(t *top) {
	t.lapels(11, 0.36)
	t.seam(polyline(t.front.plus(4, 1.2), point{4, t.hem - 0.4}))
	for i := range 3 {
		y := t.front.y - 2 - float64(i)*0.45*(t.front.y-t.a.hip)
		t.buttons = append(t.buttons, point{1.4, y}, point{-6, y})
	}
	t.flaps(t.a.hip+0.25*(t.a.waist-t.a.hip), 15, 5.5)
}

func finishDress(t *top) {
	t.neckband(1.2)
	waist := t.a.width(fit.Waist, t.g.Waist)
	t.seam(begin(point{-waist, t.a.waist}).through(point{0, t.a.waist - 0.9}, point{waist, t.a.waist}))
	t.bothSeam(polyline(point{0.48 * waist, t.a.waist - 0.7}, point{0.56 * waist, t.a.bust - 3}))
	if t.hem < t.a.hip-12 {
		for i, share := range [...]float64{0.22, 0.62} {
			low := t.side[len(t.side)-1]
			start := t.a.waist - 3 - 6*float64(i)
			t.bothSeam(begin(point{share * 0.7 * waist, start}).through(
				point{share * 0.5 * (waist + low.x), 0.5 * (start + low.y)}, point{share * 1.05 * low.x, low.y + 4}))
		}
	}
	if t.g.Sleeve == models.SleeveLong {
		t.cuffBand(3)
	}
}

// neckband is a line along the neckline.
func (t *top) neckband(high float64) {
	if t.vee {
		t.bothSeam(polyline(t.front.plus(0, -1.5*high), t.neck.plus(0.8*high, -0.4*high)))
		return
	}
	end := t.neck.plus(high, -0.35*high)
	c := begin(t.front.plus(0, -high)).arc(point{end.x, t.front.y - high}, end)
	t.bothSeam(c)
	t.nape(0)
}

// nape is the back of the neckline seen through its front.
func (t *top) nape(high float64) {
	c := begin(t.front).arc(point{t.neck.x, t.front.y}, t.neck)
	c.line(point{t.a.neckHalf + 0.3, t.neck.y + high})
	c.line(point{0, t.neck.y + high - 0.6})
	t.back = append(t.back, c.whole())
}

// turnedHem is the stitching along hem and short sleeves.
func (t *top) turnedHem(high float64) {
	t.hemBand(high)
	t.cuffBand(high)
}

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
	t.bothSeam(polyline(outer.plus(dx, dy), inner.plus(dx, dy)))
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

// collar is a turned-down shirt collar: two leaves in front, its fold behind the neck.
func (t *top) collar(long, spread float64) {
	leaf := begin(t.front.plus(0.2, 0.6)).line(point{spread, t.front.y - long})
	leaf.through(point{t.neck.x + 1.6, t.neck.y - 4}, t.neck.plus(1.9, -0.6))
	leaf.through(t.neck.plus(0.9, 2), point{t.a.neckHalf + 0.5, t.neck.y + 2.6})
	leaf.through(point{t.a.neckHalf*0.75 + 0.5, t.neck.y - 2.2}, t.front.plus(0.2, 0.6))
	t.both(leaf)
	t.nape(2.6)
}

// standCollar stands round the neck.
func (t *top) standCollar(high float64) {
	half := begin(point{0, t.front.y + high}).through(
		point{0.6 * t.a.neckHalf, t.front.y + high + 0.5}, point{t.a.neckHalf + 0.9, t.neck.y + high - 1})
	half.line(t.neck.plus(0.4, 0)).arc(point{t.neck.x, t.front.y}, t.front)
	t.panels = append(t.panels, half.whole())
	t.nape(high - 1)
}

// lapels fold from the neck down to the first button, with a notch a share of the way down.
func (t *top) lapels(wide, notch float64) {
	at := t.neck.toward(t.front, notch)
	tip := at.plus(wide*0.86, 2.2)
	inner := at.plus(wide*0.42, 0.6)
	lapel := begin(t.front).through(t.front.toward(t.neck, 0.5).plus(0.4, -0.4), at)
	lapel.line(inner, tip).through(tip.toward(t.front, 0.5).plus(1.3, -0.6), t.front)
	t.both(lapel)
	leaf := begin(at).line(inner, inner.plus(wide*0.26, 3.4))
	leaf.through(t.neck.plus(2.4, -2), t.neck.plus(1.4, 0.2))
	leaf.line(point{t.a.neckHalf + 0.5, t.neck.y + 2.4}).through(point{t.a.neckHalf * 0.95, t.neck.y - 2.5}, at)
	t.both(leaf)
	t.nape(2.4)
}

// flaps are the flaps of hip pockets.
func (t *top) flaps(y, wide, high float64) {
	x := 0.66 * t.a.width(fit.Waist, t.g.Waist)
	wide = min(wide, 0.9*x)
	t.bothSeam(polyline(point{x - wide/2, y}, point{x + wide/2, y + 0.5}, point{x + wide/2, y + 0.5 - high}, point{x - wide/2, y - high}, point{x - wide/2, y}))
}
