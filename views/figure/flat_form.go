package figure

import (
	"math"

	"ebenmass/models/fit"
)

// formOf makes the form that stands in for a body when a garment lies flat: its levels are
// those of the typical body the garment is cut for, and half of every girth is seen. The
// garment comes back with its missing measures filled in.
func formOf(g Garment) (*anatomy, Garment) {
	body := Typical(g.Sizing)
	legs := g.bottom() && g.Type != fit.Skirt
	if legs {
		g.Inseam = given(g.Inseam, body.Inseam-2)
		body.Inseam = g.Inseam
	}
	a := anatomyOf(body)
	g = g.filled(&a)
	a.flat = true
	a.share.bust, a.share.waist, a.share.hip, a.share.leg = 0.5, 0.5, 0.5, 0.5
	a.bustHalf, a.waistHalf, a.hipHalf = 0.8*a.width(fit.Bust, g.Bust), 0.9*a.width(fit.Waist, g.Waist), 0.95*a.width(fit.Hip, g.Hip)
	a.kneeHalf, a.ankleHalf = 0, 0
	a.acromion = g.Shoulder / 2
	if legs {
		a.crotch = g.Inseam + 0.8 // the seam's end, see layTrousers
		rise := max(given(g.Length-g.Inseam, 0.16*body.Height), 18)
		a.waist = a.crotch + rise - waistband
		a.hip = a.crotch + 0.32*rise
		a.knee = 0.575 * a.crotch
	}
	a.arm = flatArm(&a, g)
	return &a, g
}

// bottom tells whether the garment hangs from the waist.
func (g Garment) bottom() bool {
	return g.Type == fit.Skirt || g.Type == fit.Trousers || g.Type == fit.Jeans
}

// flatArm spreads a sleeve: short ones stand out further, as they do when laid on a table.
func flatArm(a *anatomy, g Garment) limb {
	short := min(max((45-g.SleeveLength)/20, 0), 1)
	spread := 0.42 + 0.44*short // radians from the vertical
	upper := 0.08 * g.Bust
	l := limb{length: a.body.Arm, top: point{g.Shoulder / 2, a.shoulder}, half: [5]float64{upper, upper, upper, upper, 0.6 * upper}}
	l.pit = point{l.top.x - upper, a.armpit}
	l.wrist = l.top.plus(l.length*math.Sin(spread), -l.length*math.Cos(spread))
	return l
}

// flatSleeve is a sleeve laid flat: straight along its fold, its end square to it.
func (t *top) flatSleeve() *curve {
	arm := &t.a.arm
	ux, uy := (arm.wrist.x-arm.top.x)/arm.length, (arm.wrist.y-arm.top.y)/arm.length
	long := t.g.SleeveLength
	upper := t.g.Bust * 0.16 // width across the upper arm
	wide := upper - (upper-2*(4.2+t.cuffRoom))*min(1, long/t.a.body.Arm)
	end := t.shoulder.plus(ux*long, uy*long)
	t.cuff = [2]point{end, end.plus(uy*wide, -ux*wide)}
	elbow := t.shoulder.toward(end, 0.5).plus(-uy*0.5, ux*0.5)
	c := begin(t.shoulder).through(elbow, end)
	c.line(t.cuff[1])
	c.through(t.cuff[1].toward(t.under, 0.6).plus(uy*0.4, -ux*0.4), t.under)
	return c.join(t.armhole().backwards())
}
