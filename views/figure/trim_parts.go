package figure

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
