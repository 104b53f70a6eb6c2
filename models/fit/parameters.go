package fit

// Model names the model with its parameters: answers under another name may differ.
const Model = "evidence-2026-11"

// The declared parameters of the model. None is learned from anybody: they are design
// values, and how-it-works says so. Sources: chest eases of a published size
// recommendation guide (up to 2 cm tight, 2–4 snug, 4–8 regular, 8–12 relaxed, above 12
// loose); pattern-drafting defaults as a share of the body (T-shirt chest 12 %, hip 18 %;
// shirt block chest 15 %; fitted bodice chest 11 %, waist 5 %; trousers waist and seat
// 2 %); the grades of EN 13402-3, of which a tolerance must span at least half, or people
// between two sizes would fit into none.

const (
	// steepness is e^t, the sum of the weights λ and the place of the two thresholds: a
	// garment on target in every zone of a body known exactly fits with P = 1 − 2σ(−3.5) = 0.94.
	steepness = 3.5

	// Threshold is θ, the least P(fits) a size needs to be recommended. A parcel that comes
	// back costs shop and customer about 15 € together (the German trade reports 7 to 20 €),
	// one that is kept is worth about 10 €: ordering pays where 10·P ≥ 15·(1 − P), from
	// θ = 15/(15+10) on (0.41 at 7 € a parcel, 0.67 at 20 €). Both amounts are declared, not
	// measured, and no parameter learned from anybody's rentals or returns enters.
	//
	// θ is right where orders just above it break even, which asks that P(fits) means what it
	// says: `ebenmass evaluate --population` checks that, in bins, for every kind of evidence.
	Threshold = 0.6

	// What an order is worth is declared, in €: a piece that is kept, a parcel that comes back,
	// and shortening a leg or sleeve that is too long, with what each centimetre too many takes
	// from its joy. Without that, trousers 13 cm too long were as good as some 5 cm too long.
	keptWorth     = 10.0
	parcelCost    = 15.0
	alteration    = 1.0
	alterationPer = 0.02

	// closeBy is the difference in P(fits) within which two neighbours are equally good.
	closeBy = 0.05

	// worthAsking is from which worth of knowing the body on, in €, the shop asks on instead
	// of refusing.
	worthAsking = 1.0
)

// design holds the parameters of one garment type, in the order bust, waist, hip, inseam,
// arm. Lengths in cm.
type design struct {
	ease      [NumZones]float64 // target ease, regular cut, no stretch
	tolerance [NumZones]float64 // w: half width of the band
	weight    [NumZones]float64 // share in the score; rescaled over the zones a garment has
	least     [NumZones]float64 // least ease in which one can move, without stretch
	bottom    bool              // worn on the waist: cut and preference move it less
}

// sleeveEase is the target of sleeve − arm: a sleeve covers the wrist bone.
const sleeveEase, sleeveTolerance, sleeveWeight, sleeveLeast = 1, 3, 0.10, -4

// top builds the design of a garment worn on the shoulders from its bust, waist and hip.
func top(ease, tolerance, weight, least [3]float64) design {
	return design{
		ease:      [NumZones]float64{ease[0], ease[1], ease[2], 0, sleeveEase},
		tolerance: [NumZones]float64{tolerance[0], tolerance[1], tolerance[2], 1, sleeveTolerance},
		weight:    [NumZones]float64{weight[0], weight[1], weight[2], 0, sleeveWeight},
		least:     [NumZones]float64{least[0], least[1], least[2], 0, sleeveLeast},
	}
}

// outer makes the sleeves of a garment cover the cuffs of a shirt.
func outer(d design) design {
	d.ease[Arm] += 0.5
	return d
}

// legEase is the target of inseam − inside leg of a full leg, by the department it hangs in, in
// cm. The survey takes the inside leg (crotch height) to the floor, without shoes. Women's
// charts have 77 cm where the survey has 78.1 on average (162.7 cm tall), which leaves −1.
// The inseam of 81 cm that men's charts have (32 inches are 81.3) is no average man's crotch
// height less 1: makers' guides name 32 inches to men of 178 to 183 cm, whose leg in the survey
// is 85.9 to 88.8 (84.5 · (height/175.6)^1.21, the regression of its logarithms). At −5 the
// charts' 81 cm are right at 178 cm, and 32 inches are the nearest length from 174 to 183 cm.
func legEase(s Sizing) float64 {
	if s == Men {
		return -5
	}
	return -1
}

// legs builds the design of trousers from their waist and hip.
func legs(ease, tolerance [2]float64, legTolerance, least float64) design {
	return design{
		ease:      [NumZones]float64{0, ease[0], ease[1], 0, 0},
		tolerance: [NumZones]float64{1, tolerance[0], tolerance[1], legTolerance, 1},
		weight:    [NumZones]float64{0, 0.55, 0.27, 0.18, 0},
		least:     [NumZones]float64{0, least, least, -30, 0},
		bottom:    true,
	}
}

// overall gives a garment worn on the shoulders full legs. Its waist hangs between shoulder and
// crotch, which no girth tells: it is drawn roomier than a dress and tolerates more, and so do
// its legs, which hang from the shoulders.
func overall(d design, legTolerance, legWeight float64) design {
	d.tolerance[Inseam], d.weight[Inseam], d.least[Inseam] = legTolerance, legWeight, -30
	return d
}

// designs is the table of declared values.
var designs = [...]struct {
	garment Type
	design  design
}{
	//                          bust waist hip          tolerance             weight                     least
	{TShirt, top([3]float64{8, 18, 9}, [3]float64{5.5, 10, 6.5}, [3]float64{0.60, 0.10, 0.30}, [3]float64{2, 2, 1})},
	{Polo, top([3]float64{9, 18, 10}, [3]float64{5.5, 9, 6.5}, [3]float64{0.60, 0.10, 0.30}, [3]float64{2, 2, 1})},
	{Shirt, top([3]float64{12, 19, 10}, [3]float64{5.5, 8, 6.5}, [3]float64{0.60, 0.15, 0.25}, [3]float64{4, 4, 2})},
	{Blouse, top([3]float64{9, 17, 9}, [3]float64{5.5, 8, 6.5}, [3]float64{0.65, 0.10, 0.25}, [3]float64{3, 3, 2})},
	{Knit, top([3]float64{8, 17, 7}, [3]float64{5.5, 10, 6.5}, [3]float64{0.60, 0.10, 0.30}, [3]float64{0, 0, 0})},
	{Sweatshirt, top([3]float64{12, 22, 10}, [3]float64{6, 10, 7}, [3]float64{0.60, 0.10, 0.30}, [3]float64{3, 3, 2})},
	{Blazer, outer(top([3]float64{10, 12, 9}, [3]float64{5.5, 9, 9}, [3]float64{0.75, 0.10, 0.15}, [3]float64{5, 4, 2}))},
	{Jacket, top([3]float64{13, 20, 11}, [3]float64{6, 9, 8}, [3]float64{0.70, 0.10, 0.20}, [3]float64{6, 5, 3})},
	{Coat, outer(top([3]float64{15, 20, 13}, [3]float64{6, 11, 10}, [3]float64{0.80, 0.08, 0.12}, [3]float64{8, 6, 4}))},
	{Dress, top([3]float64{6, 6, 7}, [3]float64{6, 6, 7}, [3]float64{0.45, 0.30, 0.25}, [3]float64{1, 1, 1})},
	{Jumpsuit, overall(top([3]float64{8, 9, 8}, [3]float64{6, 8, 7}, [3]float64{0.40, 0.20, 0.25}, [3]float64{2, 2, 2}), 5.5, 0.15)},
	{Skirt, design{
		ease:      [NumZones]float64{0, 2, 5, 0, 0},
		tolerance: [NumZones]float64{1, 3.5, 7, 1, 1},
		weight:    [NumZones]float64{0, 0.65, 0.35, 0, 0},
		least:     [NumZones]float64{0, -1, 0, 0, 0},
		bottom:    true,
	}},
	{Trousers, legs([2]float64{2, 5}, [2]float64{4, 7}, 3.5, -1)},
	{Jeans, legs([2]float64{2, 3}, [2]float64{3.5, 5}, 3, -2)},
	{Shorts, design{ // their legs end where nobody measures
		ease:      [NumZones]float64{0, 2, 7, 0, 0},
		tolerance: [NumZones]float64{1, 4, 7, 1, 1},
		weight:    [NumZones]float64{0, 0.67, 0.33, 0, 0},
		least:     [NumZones]float64{0, -1, 0, 0, 0},
		bottom:    true,
	}},
}

// designOf finds the design of a garment type.
func designOf(t Type) (d *design, ok bool) {
	for i := range designs {
		if designs[i].garment == t {
			return &designs[i].design, true
		}
	}
	return nil, false
}

// cutShift moves the target ease of bust, waist and hip, in cm. Lengths (inseam, arm) never
// move with a cut.
func cutShift(c Cut, bottom bool) [3]float64 {
	switch {
	case c == CutSlim && bottom:
		return [3]float64{0, 0, -2}
	case c == CutSlim:
		return [3]float64{-4, -5, -3}
	case c == CutRelaxed && bottom:
		return [3]float64{0, 1, 5}
	case c == CutRelaxed:
		return [3]float64{4, 5, 4}
	}
	return [3]float64{}
}

// wishShift does the same for what the wearer prefers.
func wishShift(wish Preference, bottom bool) [3]float64 {
	switch {
	case wish == Slim && bottom:
		return [3]float64{0, -1, -1.5}
	case wish == Slim:
		return [3]float64{-3, -3, -2}
	case wish == Loose && bottom:
		return [3]float64{0, 1.5, 3}
	case wish == Loose:
		return [3]float64{4, 5, 4}
	}
	return [3]float64{}
}

// legShift moves the inseam's target to where a leg ends by design, in cm.
func legShift(l Leg) float64 {
	switch l {
	case LegAnkle:
		return -7
	case LegCropped:
		return -13
	}
	return 0
}

// give is what a stretch does, in cm and as a factor.
type give struct {
	target       float64 // shift of the girths' target ease of tops but dresses
	targetBottom float64 // the same for bottoms and dresses
	least        float64 // shift of the girths' least ease
	tightSide    float64 // factor on the tolerance below the target
}

func giveOf(s Stretch) give {
	switch s {
	case StretchSome:
		return give{target: 0, targetBottom: -1, least: -3, tightSide: 1.15}
	case StretchHigh:
		return give{target: -2, targetBottom: -2, least: -6, tightSide: 1.3}
	}
	return give{tightSide: 1}
}
