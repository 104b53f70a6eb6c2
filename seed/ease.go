package seed

import "ebenmass/models/fit"

// girths holds a value in cm for bust, waist and hip.
type girths [3]float64

// regularEase is how much more the finished garment measures than the body, for the cut
// regular in cloth without stretch.
var regularEase = map[fit.Type]girths{
	//            bust waist hip
	fit.TShirt:     {8, 18, 9},
	fit.Polo:       {9, 18, 10},
	fit.Shirt:      {12, 19, 10},
	fit.Blouse:     {9, 17, 9},
	fit.Knit:       {8, 17, 7},
	fit.Sweatshirt: {12, 22, 10},
	fit.Blazer:     {10, 12, 9},
	fit.Jacket:     {13, 20, 11},
	fit.Coat:       {15, 20, 13},
	fit.Dress:      {6, 6, 7},
	fit.Skirt:      {0, 2, 5},
	fit.Trousers:   {0, 2, 5},
	fit.Jeans:      {0, 2, 3},
}

// cutEase is what a cut adds to the regular one.
var (
	topCutEase = map[fit.Cut]girths{
		fit.CutSlim:    {-4, -5, -3},
		fit.CutRelaxed: {4, 5, 4},
	}
	bottomCutEase = map[fit.Cut]girths{
		fit.CutSlim:    {0, 0, -2},
		fit.CutRelaxed: {0, 1, 5},
	}
)

// legEase is where a leg ends, against the wearer's inside leg.
var legEase = map[fit.Leg]float64{
	fit.LegFull:    -1,
	fit.LegAnkle:   -8,
	fit.LegCropped: -14,
}

// leastEase bounds what stretch takes off: a girth is never designed closer.
const leastEase = -4

// targetEase returns the ease that an article's type, cut, cloth, leg and sleeve ask for
// in each zone, in cm.
func targetEase(d *document) (target body) {
	cutEase := bottomCutEase
	if isTop(d.Type) {
		cutEase = topCutEase
	}
	for z := fit.Bust; z <= fit.Hip; z++ {
		ease := regularEase[d.Type][z] + cutEase[d.Cut][z] - stretchEase(d.Type, d.Stretch)
		target[z] = max(ease, leastEase)
	}
	target[fit.Inseam] = legEase[d.Leg]
	target[fit.Arm] = 1
	if d.Type == fit.Blazer || d.Type == fit.Coat {
		target[fit.Arm] = 1.5 // over the cuff of a shirt
	}
	return target
}

// stretchEase is what the give of the cloth saves on each girth. A little elastane counts
// only where a garment lies close.
func stretchEase(t fit.Type, s fit.Stretch) float64 {
	switch {
	case s == fit.StretchHigh:
		return 2
	case s == fit.StretchSome && (t == fit.Dress || !isTop(t)):
		return 1
	default:
		return 0
	}
}
