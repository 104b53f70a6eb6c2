package figure

import "math"

// limb is the viewer's right arm: an axis from the shoulder point to the wrist and how
// thick it is on the way. The axis runs on past the wrist, for sleeves that cover the hand.
type limb struct {
	top    point   // shoulder point, on the outer edge of the arm's root
	wrist  point   // middle of the wrist
	length float64 // cm along the axis, as drawn
	pit    point   // armpit: where the arm's inner edge leaves the trunk
	half   [5]float64
}

// Shares of the arm's length at which its thickness is known: below the shoulder, above
// the elbow, the elbow, the fullest forearm, the wrist.
var limbAt = [5]float64{0.20, 0.40, 0.52, 0.64, 1}

// armOf hangs the arm from the shoulder point, just far enough out to clear the trunk.
func armOf(a *anatomy) limb {
	const clear = 4 // cm between trunk and forearm
	h, p := a.body.Height, a.share
	upper := p.limb * (0.7 + 0.038*a.body.Bust)
	wrist := p.limb * (0.0095*h + 0.009*a.body.Bust)
	l := limb{
		length: min(max(a.body.Arm, armLeast*h), armTop*h),
		pit:    point{0.97 * a.bustHalf, a.armpit},
		half:   [5]float64{upper, 0.93 * upper, 0.62*upper + 0.38*wrist + 0.45, 0.58*upper + 0.42*wrist + 0.5, wrist},
	}
	l.top = point{max(a.acromion, l.pit.x+upper*0.95), a.shoulder}

	// The inner edge leaves the armpit and must pass the waist and hip.
	root := point{l.pit.x + upper, a.shoulder}
	out := 0.13
	for _, side := range [...]point{{a.waistHalf, a.waist}, {a.hipHalf, a.hip}} {
		if drop := a.armpit - side.y; drop > 0 {
			out = max(out, (side.x+clear-l.pit.x)/drop*0.9)
		}
	}
	out = min(out, 0.9)
	down := l.length / math.Hypot(1, out)
	l.wrist = point{root.x + out*down, root.y - down}
	return l
}

// root is where the axis crosses the height of the shoulder point.
func (l *limb) root() point {
	return point{l.pit.x + l.half[0], l.top.y}
}

// at returns the axis point a share t of the arm's length below the shoulder point.
// The elbow stands a little out, as in a relaxed arm.
func (l *limb) at(t float64) point {
	p := l.root().toward(l.wrist, t)
	if t > 0 && t < 1 {
		p.x += 0.012 * l.length * math.Sin(math.Pi*t)
	}
	return p
}

// edge returns the point at share t that lies off the axis by the arm's thickness and
// more cm, outward (side +1) or inward (side −1).
func (l *limb) edge(t, more, side float64) point {
	root := l.root()
	d := root.distance(l.wrist)
	nx, ny := -(l.wrist.y-root.y)/d, (l.wrist.x-root.x)/d
	off := side * (l.thickness(t) + more)
	return l.at(t).plus(nx*off, ny*off)
}

// thickness is half the arm's width at share t.
func (l *limb) thickness(t float64) float64 {
	for i := 1; i < len(limbAt); i++ {
		if t <= limbAt[i] {
			s := max(0, (t-limbAt[i-1])/(limbAt[i]-limbAt[i-1]))
			return l.half[i-1] + s*(l.half[i]-l.half[i-1])
		}
	}
	return l.half[len(l.half)-1]
}
