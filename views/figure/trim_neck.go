package figure

import "ebenmass/models/fit"

// finishNeck draws the collar.
func (t *top) finishNeck(collar string) {
	switch collar {
	case "shirt":
		t.collar(6, 6)
	case "polo":
		t.collar(5.5, 4.6)
	case "lapel":
		if t.g.Type == fit.Coat {
			t.lapels(11, 0.36)
		} else {
			t.lapels(8.5, 0.30)
		}
	case "shawl":
		t.shawl()
	case "turtle":
		t.standCollar(5.2)
		t.seam(begin(point{-t.neck.x + 0.2, t.neck.y + 1.4}).through(point{0, t.front.y + 1.6}, point{t.neck.x - 0.2, t.neck.y + 1.4}))
	case "band":
		t.standCollar(3)
	case "bow":
		t.standCollar(2.4)
		t.bow()
	case "hood":
		t.hood()
	case "boat":
		t.neckband(1.4)
	default:
		high := 2.4
		if t.g.Type == fit.Knit {
			high = 3
		}
		t.neckband(high)
		if t.g.Type == fit.Sweatshirt {
			t.bothSeam(polyline(t.front.plus(2.4, -2.3), t.front.plus(0, -7)))
		}
	}
}

// neckband is a line along the neckline.
func (t *top) neckband(high float64) {
	if t.vee {
		t.bothSeam(polyline(t.front.plus(0, -1.5*high), t.neck.plus(0.8*high, -0.4*high)))
		t.nape(0)
		return
	}
	end := t.neck.plus(high, -0.35*high)
	t.bothSeam(begin(t.front.plus(0, -high)).arc(point{end.x, t.front.y - high}, end))
	t.nape(0)
}

// nape is the back of the neckline seen through its front.
func (t *top) nape(high float64) {
	c := begin(t.front).arc(point{t.neck.x, t.front.y}, t.neck)
	if t.vee {
		c = begin(t.front).line(t.neck)
	}
	c.line(point{t.a.neckHalf + 0.3, t.neck.y + high})
	c.line(point{0, t.neck.y + high - 0.6})
	t.back = append(t.back, c.whole())
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

// shawl is one collar from the back of the neck to the first button.
func (t *top) shawl() {
	wide := 0.42 * t.a.neckHalf
	if t.g.Type == fit.Coat {
		wide = 0.75 * t.a.neckHalf
	}
	c := begin(t.front).through(t.front.toward(t.neck, 0.5).plus(0.4, -0.4), point{t.a.neckHalf + 0.5, t.neck.y + 2.4})
	c.through(t.neck.plus(2, 0.2), t.neck.toward(t.front, 0.42).plus(2.6+wide, 0.5), t.front)
	t.both(c)
	t.nape(2.4)
}

// bow ties the band of a blouse.
func (t *top) bow() {
	knot := t.front.plus(0, 0.8)
	loop := begin(knot).through(knot.plus(4, 3), knot.plus(7.5, 1.2), knot.plus(6.5, -2.4), knot.plus(3, -1.6), knot)
	tail := begin(knot).through(knot.plus(2.6, -6), knot.plus(4.2, -14)).line(knot.plus(1, -14.6)).through(knot.plus(0.6, -6), knot)
	t.both(tail)
	t.both(loop)
}

// hood lies round the neck, its strings in front.
func (t *top) hood() {
	c := begin(t.front.plus(0, 1)).through(point{0.85 * t.a.neckHalf, t.neck.y - 2}, point{t.a.neckHalf + 0.4, t.neck.y + 2.8})
	c.through(t.neck.plus(1.9, 2.2), t.neck.plus(3.9, -1.4), point{0.7 * t.neck.x, t.front.y - 2.2}, t.front.plus(0, -3.4))
	t.panels = append(t.panels, c.whole())
	t.bothSeam(begin(t.front.plus(2.2, -1)).through(t.front.plus(2.8, -8), t.front.plus(2.4, -14)))
	t.nape(2.6)
}
