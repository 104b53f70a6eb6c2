package figure

import "ebenmass/models/fit"

// proportions are what the sizings differ in. Girths become frontal widths by a fixed
// share: the cross-sections are taken as ellipses of one shape per zone (a circle's share
// would be 1/π = 0.318; flatter sections have more). A garment's girth takes the share of
// the body beneath it, so a gap in the drawing grows in proportion to the ease.
type proportions struct {
	bust, waist, hip       float64 // frontal width ÷ girth
	bustAt, waistAt, hipAt float64 // share of the way from crotch up to the shoulder point
	shoulderOfHeight       float64 // half biacromial breadth = both shares added
	shoulderOfBust         float64
	neckOfHeight           float64
	neckOfBust             float64
	limb                   float64 // thickness of arms and ankles
	thigh                  float64 // half width at the crotch ÷ half width at the hip
	jaw                    float64 // breadth of the chin
	leg                    float64 // frontal width of a trouser leg ÷ its girth
}

var (
	womens = proportions{
		bust: 0.302, waist: 0.322, hip: 0.345, bustAt: 0.705, waistAt: 0.43, hipAt: 0.12,
		shoulderOfHeight: 0.064, shoulderOfBust: 0.070, neckOfHeight: 0.0185, neckOfBust: 0.021,
		limb: 0.87, thigh: 1.0, jaw: 0.9, leg: 0.335,
	}
	mens = proportions{
		bust: 0.335, waist: 0.320, hip: 0.328, bustAt: 0.72, waistAt: 0.39, hipAt: 0.14,
		shoulderOfHeight: 0.073, shoulderOfBust: 0.074, neckOfHeight: 0.022, neckOfBust: 0.02,
		limb: 1, thigh: 0.985, jaw: 1, leg: 0.335,
	}
)

// Shares of the height. The crotch is the inseam, the wrist the arm below the shoulder
// point; both are drawn within what a body can be, so that a slip of the pen still draws.
const (
	shoulderAt, neckAt     = 0.811, 0.846
	inseamShare            = 0.478
	inseamLeast, inseamTop = 0.38, 0.56
	armLeast, armTop       = 0.26, 0.44
)

// Typical is the body that stands for a sizing where nobody's own measures are drawn.
func Typical(s fit.Sizing) Body {
	if s == fit.Men {
		return Body{Sizing: fit.Men, Height: 178, Bust: 99, Waist: 85, Hip: 99, Inseam: 84, Arm: 62}
	}
	return Body{Sizing: fit.Women, Height: 167, Bust: 91, Waist: 74, Hip: 99, Inseam: 79, Arm: 57}
}

// filled replaces what is missing: lengths follow the height, and the height the inseam;
// girths follow the first girth there is.
func (b Body) filled() Body {
	t := Typical(b.Sizing)
	b.Height = given(b.Height, given(b.Inseam/inseamShare, t.Height))
	b.Inseam = given(b.Inseam, b.Height*inseamShare)
	b.Arm = given(b.Arm, b.Height*t.Arm/t.Height)
	build := given(b.Bust/t.Bust, given(b.Waist/t.Waist, given(b.Hip/t.Hip, 1)))
	b.Bust, b.Waist, b.Hip = given(b.Bust, build*t.Bust), given(b.Waist, build*t.Waist), given(b.Hip, build*t.Hip)
	return b
}

// given is v, or what else to take where v is missing.
func given(v, otherwise float64) float64 {
	if v > 0 {
		return v
	}
	return otherwise
}

// anatomy is where the landmarks of a body lie, in cm. Half widths are from the middle
// line to the side.
type anatomy struct {
	body  Body
	share proportions

	chin, neck, shoulder          float64 // heights above the floor
	armpit, bust, waist, hip      float64
	crotch, knee, calf, ankle     float64
	neckHalf                      float64
	bustHalf, waistHalf, hipHalf  float64
	acromion                      float64 // half biacromial breadth
	kneeHalf, calfHalf, ankleHalf float64 // of one leg
	arm                           limb
	flat                          bool // no body but the form of a garment laid flat
}

func anatomyOf(b Body) anatomy {
	b = b.filled()
	p := womens
	if b.Sizing == fit.Men {
		p = mens
	}
	h := b.Height
	a := anatomy{body: b, share: p}
	a.chin = h - min(13+0.053*h, 0.14*h) // heads grow less than bodies
	a.neck, a.shoulder = neckAt*h, shoulderAt*h
	a.crotch = min(max(b.Inseam, inseamLeast*h), inseamTop*h)
	trunk := a.shoulder - a.crotch
	a.bust, a.waist, a.hip = a.crotch+p.bustAt*trunk, a.crotch+p.waistAt*trunk, a.crotch+p.hipAt*trunk
	a.armpit = a.bust + 0.24*(a.shoulder-a.bust)
	a.knee, a.calf, a.ankle = 0.575*a.crotch, 0.42*a.crotch, 0.095*a.crotch

	a.bustHalf, a.waistHalf, a.hipHalf = p.bust*b.Bust/2, p.waist*b.Waist/2, p.hip*b.Hip/2
	a.neckHalf = p.neckOfHeight*h + p.neckOfBust*b.Bust
	a.acromion = p.shoulderOfHeight*h + p.shoulderOfBust*b.Bust
	a.kneeHalf = 0.013*h*p.limb + 0.21*a.hipHalf
	a.calfHalf = 0.0125*h*p.limb + 0.205*a.hipHalf
	a.ankleHalf = p.limb * (0.0115*h + 0.07*a.hipHalf)
	a.arm = armOf(&a)
	return a
}

// half returns the body's half width at a girth zone.
func (a *anatomy) half(z fit.Measure) float64 {
	return [...]float64{fit.Bust: a.bustHalf, fit.Waist: a.waistHalf, fit.Hip: a.hipHalf}[z]
}

// level returns the height of a girth zone above the floor.
func (a *anatomy) level(z fit.Measure) float64 {
	return [...]float64{fit.Bust: a.bust, fit.Waist: a.waist, fit.Hip: a.hip}[z]
}

// width converts a girth at a zone, the body's or a garment's, to a frontal half width.
func (a *anatomy) width(z fit.Measure, girth float64) float64 {
	return girth / 2 * [...]float64{fit.Bust: a.share.bust, fit.Waist: a.share.waist, fit.Hip: a.share.hip}[z]
}
