package figure

import (
	"math"
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
	line := a.shoulderLine()
	c.through(append(line[:],
		l.edge(0.42, 0, 1),
		l.edge(0.64, 0.15, 1),
		l.edge(0.85, -0.1, 1),
		l.edge(1, 0, 1),
		a.hand(0.2, 1.22), a.hand(0.5, 1.3), a.hand(0.78, 1.02), a.hand(0.95, 0.6),
		a.hand(1, 0.1),
	)...)
	c.through(
		a.hand(0.98, -0.28), a.hand(0.84, -0.72), a.hand(0.62, -0.98),
	)
	c.through( // the thumb
		a.hand(0.7, -1.2), a.hand(0.66, -1.62), a.hand(0.5, -1.74), a.hand(0.22, -1.3),
		l.edge(1, 0, -1),
		l.edge(0.85, 0, -1),
		l.edge(0.66, 0.15, -1),
		l.edge(0.36, -0.15, -1),
		l.pit,
	)
}

// shoulderLine runs from the neck over the shoulder to where the upper arm begins.
func (a *anatomy) shoulderLine() (line [8]point) {
	h, slope, outer := a.body.Height, a.neck-a.shoulder, a.arm.top.x-a.neckHalf
	line[0] = point{a.neckHalf * 0.94, a.neck + 0.55*(a.chin-a.neck)}
	line[1] = point{a.neckHalf * 1.03, a.neck + 0.014*h}
	line[2] = point{a.neckHalf + 0.17*outer, a.neck - 0.02*slope}
	line[3] = point{a.neckHalf + 0.42*outer, a.neck - 0.32*slope}
	// The shoulder is round: it leaves the slope and comes down along the arm.
	from, to := point{a.neckHalf + 0.64*outer, a.neck - 0.56*slope}, a.arm.edge(0.26, 0.1*a.arm.half[0], 1)
	reach := 0.54 * from.distance(to)
	lean := math.Hypot(0.38*outer, 0.38*slope)
	up := a.arm.root().distance(a.arm.wrist)
	round := segment{
		from.plus(reach*0.38*outer/lean, -reach*0.38*slope/lean),
		to.plus(reach*(a.arm.root().x-a.arm.wrist.x)/up, reach*(a.arm.root().y-a.arm.wrist.y)/up), to,
	}
	for i, t := range [...]float64{0, 0.33, 0.67, 1} {
		line[4+i] = round.at(from, t)
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
		point{knee + a.kneeHalf + 0.5*(a.hipHalf-knee-a.kneeHalf), a.knee + 0.42*(a.crotch-a.knee)},
		point{knee + a.kneeHalf, a.knee + 0.012*h},
		point{knee + a.kneeHalf*0.95, a.knee - 0.022*h},
		point{shin + a.calfHalf*1.06, a.calf},
		point{ankle + a.ankleHalf*1.2, a.ankle * 2.2},
		point{ankle + a.ankleHalf*0.98, a.ankle * 1.15},
		point{ankle + a.ankleHalf*1.08, a.ankle * 0.8},
		point{ankle + a.ankleHalf + 0.013*h, a.ankle * 0.32},
		point{ankle + a.ankleHalf + 0.019*h, 0.006 * h},
		point{ankle + a.ankleHalf*0.9 + 0.01*h, -0.004 * h},
		point{ankle + a.ankleHalf*0.3, -0.005 * h},
	)
	c.through(
		point{ankle - 0.45*a.ankleHalf, 0.001 * h},
		point{ankle - 0.72*a.ankleHalf, 0.014 * h},
		point{ankle - a.ankleHalf*0.8, a.ankle * 0.62},
		point{ankle - a.ankleHalf*1.08, a.ankle * 1.05},
		point{ankle - a.ankleHalf*0.96, a.ankle * 1.45},
		point{ankle - a.ankleHalf*1.16, a.ankle * 2.2},
		point{shin - a.calfHalf*0.93, a.calf * 0.96},
		point{knee - a.kneeHalf*0.86, a.knee - 0.03*h},
		point{knee - a.kneeHalf*0.94, a.knee + 0.005*h},
		point{max(0.7, (knee-a.kneeHalf)*0.66), a.knee + 0.3*(a.crotch-a.knee)},
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
