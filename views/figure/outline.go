package figure

import (
	"math"

	"ebenmass/models/fit"
)

// outline is the body without its head as one line from one side of the neck to the other:
// arms, trunk and legs. The head covers where the neck is open.
func (a *anatomy) outline() *curve {
	half := begin(point{a.neckHalf * 0.95, a.chin + 0.02*a.body.Height})
	a.shoulderAndHand(half)
	a.trunkAndLeg(half)
	return half.whole()
}

// shoulderAndHand draws from the neck over the shoulder down to the fingers and back up
// to the armpit.
func (a *anatomy) shoulderAndHand(c *curve) {
	l := &a.arm
	c.through(append(a.shoulderLine(),
		l.edge(0.40, 0, 1),
		l.edge(0.64, 0.15, 1),
		l.edge(0.85, -0.1, 1),
		l.edge(1, 0, 1),
		a.hand(0.25, 1.3), a.hand(0.55, 1.28), a.hand(0.85, 0.95), a.hand(0.97, 0.5),
		a.hand(1, 0),
	)...)
	c.through(
		a.hand(0.96, -0.45), a.hand(0.82, -0.85), a.hand(0.68, -1.05),
	)
	c.through( // the thumb
		a.hand(0.665, -1.45), a.hand(0.56, -1.72), a.hand(0.4, -1.6), a.hand(0.2, -1.15),
		l.edge(1, 0, -1),
		l.edge(0.85, 0, -1),
		l.edge(0.66, 0.1, -1),
		l.edge(0.36, -0.1, -1),
		l.pit,
	)
}

// shoulderLine runs from the neck over the shoulder to where the upper arm begins.
func (a *anatomy) shoulderLine() []point {
	h, slope, outer := a.body.Height, a.neck-a.shoulder, a.arm.top.x-a.neckHalf
	line := []point{
		{a.neckHalf * 0.97, a.neck + 0.55*(a.chin-a.neck)},
		{a.neckHalf * 1.04, a.neck + 0.010*h},
		{a.neckHalf + 0.16*outer, a.neck},
		{a.neckHalf + 0.45*outer, a.neck - 0.42*slope},
	}
	// The shoulder is round: it leaves the slope and comes down along the arm.
	from, to := point{a.neckHalf + 0.62*outer, a.neck - 0.62*slope}, a.arm.edge(0.21, 0.04*a.arm.half[0], 1)
	reach := 0.6 * from.distance(to)
	lean := math.Hypot(0.38*outer, 0.38*slope)
	round := begin(from)
	up := a.arm.root().distance(a.arm.wrist)
	round.segs = append(round.segs, segment{
		from.plus(reach*0.38*outer/lean, -reach*0.38*slope/lean),
		to.plus(reach*(a.arm.root().x-a.arm.wrist.x)/up, reach*(a.arm.root().y-a.arm.wrist.y)/up), to,
	})
	for _, t := range [...]float64{0, 0.33, 0.67, 1} {
		line = append(line, round.segs[0].at(from, t))
	}
	return line
}

// hand returns a point of the hand: down is the share of its length below the wrist,
// across the share of half the wrist's width, outward positive.
func (a *anatomy) hand(down, across float64) point {
	l := &a.arm
	root := l.root()
	d := root.distance(l.wrist)
	ux, uy := (l.wrist.x-root.x)/d, (l.wrist.y-root.y)/d
	ux *= 0.55 // the hand hangs straighter than the arm
	long, wide := 0.104*a.body.Height*down, l.half[4]*across
	return l.wrist.plus(ux*long-uy*wide, uy*long+ux*wide)
}

// legMiddle is how far the middle of a leg is from the body's at thigh, knee and ankle.
func (a *anatomy) legMiddle() (thigh, knee, ankle float64) {
	ankle = 0.30*a.hipHalf + 0.026*a.body.Height
	thigh = a.hipHalf * 0.52
	if a.flat { // legs lie a little apart
		ankle = 0.66 * a.hipHalf
	}
	return thigh, 0.45*thigh + 0.55*ankle, ankle
}

// trunkAndLeg draws from the armpit down the side to the foot and up the inner leg.
func (a *anatomy) trunkAndLeg(c *curve) {
	_, knee, ankle := a.legMiddle()
	shin := ankle + 0.25*(knee-ankle)
	h := a.body.Height
	c.through(
		point{a.bustHalf, a.bust},
		a.ribs(a.bustHalf, a.waistHalf),
		point{a.waistHalf, a.waist},
		a.flank(a.waistHalf, a.hipHalf),
		point{a.hipHalf, a.hip},
		point{a.hipHalf * a.share.thigh, a.crotch},
		point{knee + a.kneeHalf + 0.42*(a.hipHalf-knee-a.kneeHalf), a.knee + 0.42*(a.crotch-a.knee)},
		point{knee + a.kneeHalf, a.knee},
		point{shin + a.calfHalf*1.04, a.calf},
		point{ankle + a.ankleHalf*1.25, a.ankle * 2.3},
		point{ankle + a.ankleHalf, a.ankle},
		point{ankle + a.ankleHalf + 0.012*h, a.ankle * 0.45},
		point{ankle + a.ankleHalf + 0.017*h, 0.008 * h},
		point{ankle + a.ankleHalf*0.5 + 0.008*h, 0},
	)
	c.through(
		point{ankle - 0.2*a.ankleHalf, 0},
		point{ankle - a.ankleHalf - 0.002*h, 0.01 * h},
		point{ankle - a.ankleHalf*1.02, a.ankle * 0.7},
		point{ankle - a.ankleHalf, a.ankle * 1.2},
		point{ankle - a.ankleHalf*1.2, a.ankle * 2.2},
		point{shin - a.calfHalf*0.92, a.calf * 0.94},
		point{knee - a.kneeHalf*0.94, a.knee},
		point{max(0.7, (knee-a.kneeHalf)*0.62), a.knee + 0.3*(a.crotch-a.knee)},
		point{max(0.5, (knee-a.kneeHalf)*0.24), a.knee + 0.68*(a.crotch-a.knee)},
		point{0.4, a.crotch - 0.02*h},
		point{0, a.crotch},
	)
}

// ribs is the side between bust and waist, for half widths of the body or of what it wears.
func (a *anatomy) ribs(bust, waist float64) point {
	return point{bust + 0.62*(waist-bust), a.waist + 0.36*(a.bust-a.waist)}
}

// flank is the side between waist and hip.
func (a *anatomy) flank(waist, hip float64) point {
	return point{waist + 0.66*(hip-waist), a.hip + 0.5*(a.waist-a.hip)}
}

// head is an egg with its narrow end down.
func (a *anatomy) head() *curve {
	h := a.body.Height
	long := h - a.chin
	wide := long * 0.335
	jaw := wide * 0.36 * a.share.jaw
	half := begin(point{0, h})
	half.segs = append(half.segs,
		segment{point{wide * 0.62, h}, point{wide, h - 0.17*long}, point{wide, h - 0.42*long}},
		segment{point{wide, h - 0.68*long}, point{jaw + wide*0.3, a.chin}, point{0, a.chin}},
	)
	return half.whole()
}

// collarbones give the shoulders depth.
func (a *anatomy) collarbones() []*curve {
	h := a.body.Height
	collar := begin(point{a.neckHalf * 0.34, a.neck - 0.034*h}).through(
		point{a.neckHalf * 1.2, a.neck - 0.030*h}, point{a.arm.top.x * 0.72, a.shoulder - 0.001*h},
	)
	return []*curve{collar, collar.mirror()}
}

// knees are two short lines below the kneecaps.
func (a *anatomy) knees() []*curve {
	h := a.body.Height
	_, knee, _ := a.legMiddle()
	c := begin(point{knee - 0.45*a.kneeHalf, a.knee - 0.008*h}).through(
		point{knee, a.knee - 0.016*h}, point{knee + 0.45*a.kneeHalf, a.knee - 0.008*h},
	)
	return []*curve{c, c.mirror()}
}

// chest is the line under the breast.
func (a *anatomy) chest() []*curve {
	h, low := a.body.Height, 0.016
	if a.body.Sizing != fit.Men {
		low = 0.034
	}
	c := begin(point{a.bustHalf * 0.16, a.bust - 0.5*low*h}).through(
		point{a.bustHalf * 0.5, a.bust - low*h}, point{a.bustHalf * 0.84, a.bust - 0.3*low*h},
	)
	return []*curve{c, c.mirror()}
}
