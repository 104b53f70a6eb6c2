package figure

import "ebenmass/models/fit"

// person is a body ready to be written: what is drawn of it besides its outline.
type person struct {
	a            *anatomy
	outline      *curve // the body without its head
	head         *curve
	lines        []*curve // collar bones, knees, fingers
	over, behind *curve   // hair
}

// personOf draws a body; knees only where they are seen.
func personOf(a *anatomy, knees bool) person {
	p := person{a: a, outline: a.outline(), head: a.head(), lines: append(a.collarbones(), a.fingers()...)}
	if knees {
		p.lines = append(p.lines, a.knees()...)
	}
	p.over, p.behind = a.hair()
	return p
}

// fingers part the hand from its edge.
func (a *anatomy) fingers() []*curve {
	var lines []*curve
	for _, x := range [...]float64{0.62, 0.06} {
		line := begin(a.hand(0.62, x)).line(a.hand(0.93, 0.1+0.62*x))
		lines = append(lines, line, line.mirror())
	}
	return lines
}

// showsVest tells whether a garment leaves anything of a vest to be seen.
func (c *cloth) showsVest(kind fit.Type) bool {
	const vestNeck = 9 // cm below the shoulder, about where the vest begins
	return kind != fit.Dress && kind != fit.Jumpsuit && (c.bare == 0 || c.bare > vestNeck)
}

// The thin layer a body is measured over: a vest and shorts, cut by the body's own edge.

// vest is the upper part, wider than the body where the body's edge cuts it.
func (a *anatomy) vest() *curve {
	h := a.body.Height
	strap := a.onShoulder(a.neckHalf + 0.34*(a.arm.top.x-a.neckHalf))
	outer := a.onShoulder(a.neckHalf + 0.56*(a.arm.top.x-a.neckHalf))
	c := begin(point{0, a.neck - 0.068*h}).arc(point{strap.x, a.neck - 0.068*h}, strap)
	c.line(outer).through(
		point{0.9*a.arm.pit.x - 0.004*h, a.armpit + 0.3*(outer.y-a.armpit)}, a.arm.pit.plus(0.6, -0.012*h))
	belt := a.flank(a.waistHalf, a.hipHalf)
	c.through(point{a.bustHalf + 0.6, a.bust}, point{a.waistHalf + 0.6, a.waist}, belt.plus(0.6, 0))
	return c.line(point{0, belt.y}).whole()
}

// shorts reach to the middle of the thigh.
func (a *anatomy) shorts() *curve {
	h := a.body.Height
	low := a.crotch - 0.075*h
	belt, wide := a.flank(a.waistHalf, a.hipHalf), a.hipHalf+1.2
	return begin(point{0, belt.y}).line(belt.plus(0.6, 0), point{wide, a.hip}, point{wide, low + 0.008*h}).through(
		point{0.55 * wide, low - 0.002*h}, point{0, low}).whole()
}
