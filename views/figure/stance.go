package figure

// stance lets a figure stand at ease, its weight on the leg to the viewer's right: the hip
// goes out and up on that side, the shoulder comes down, the other foot stands out a little.
// It moves points sideways by their height and tips levels, so that every width stays as
// measured. The zero stance stands straight.
type stance struct{ height, crotch float64 }

const (
	hipOut      = 0.0105 // of the height: how far the hips lie over the standing leg
	shouldersIn = 0.0035 // of the height: how far the shoulders swing back
	footOut     = 0.012  // of the height: how far the free foot stands out
	hipTip      = 0.026  // slope of the hips
	shoulderTip = 0.020  // slope of the shoulders, the other way
	swayMost    = hipOut + footOut
)

func (a *anatomy) stance() stance { return stance{a.body.Height, a.crotch} }

// at moves a point, in cm.
func (s stance) at(p point) point {
	if s.height == 0 {
		return p
	}
	u, tipX := p.y/s.height, min(max(p.x, -0.11*s.height), 0.11*s.height)
	switch {
	case u > 0 && u < 0.72:
		p.x += hipOut * s.height * hump(2*u/0.72-1)
		p.y += hipTip * tipX * hump((u-0.5)/0.22)
	case u >= 0.72 && u < 1:
		up := (u - 0.72) / 0.28
		p.x -= shouldersIn * s.height * 4 * up * (1 - up)
	}
	p.y -= shoulderTip * tipX * hump((u-0.82)/0.14)
	if below := 1 - p.y/s.crotch; below > 0 && p.x < 0 {
		p.x -= footOut * s.height * min(1, below) * min(1, -p.x/(0.05*s.height))
	}
	return p
}

// hump is 1 at 0 and falls smoothly to 0 at ±1: a polynomial, since every point of a drawing asks
// for it twice.
func hump(t float64) float64 {
	if t <= -1 || t >= 1 {
		return 0
	}
	return (1 - t*t) * (1 - t*t)
}
