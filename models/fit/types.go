package fit

// Sizing says whose body statistics estimate what was not given.
type Sizing string

// Sizings.
const (
	Women Sizing = "women"
	Men   Sizing = "men"
)

// Measure is a body measure in cm, named as in the request. The first NumZones of them
// are zones, where a garment is compared with the body; the height only helps to estimate.
type Measure uint8

// Body measures.
const (
	Bust Measure = iota
	Waist
	Hip
	Inseam
	Arm
	Height

	NumZones    = 5
	NumMeasures = 6
)

// Type is a garment type.
type Type string

// Garment types.
const (
	TShirt     Type = "t-shirt"
	Polo       Type = "polo"
	Shirt      Type = "shirt"
	Blouse     Type = "blouse"
	Knit       Type = "knit"
	Sweatshirt Type = "sweatshirt"
	Blazer     Type = "blazer"
	Jacket     Type = "jacket"
	Coat       Type = "coat"
	Dress      Type = "dress"
	Jumpsuit   Type = "jumpsuit"
	Skirt      Type = "skirt"
	Trousers   Type = "trousers"
	Jeans      Type = "jeans"
	Shorts     Type = "shorts"
)

// Types lists all garment types.
var Types = [...]Type{TShirt, Polo, Shirt, Blouse, Knit, Sweatshirt, Blazer, Jacket, Coat, Dress, Jumpsuit, Skirt, Trousers, Jeans, Shorts}

// Cut is how close a garment is designed to be worn, whatever the wearer prefers.
type Cut string

// Cuts.
const (
	CutSlim    Cut = "slim"
	CutRegular Cut = "regular"
	CutRelaxed Cut = "relaxed"
)

// Stretch is how far the cloth gives.
type Stretch string

// Stretches: woven without elastane, with a little elastane or a loose knit, jersey and rib.
const (
	StretchNone Stretch = "none"
	StretchSome Stretch = "some"
	StretchHigh Stretch = "high"
)

// Leg is where a trouser leg ends by design.
type Leg string

// Leg lengths; LegNone for everything without legs.
const (
	LegNone    Leg = ""
	LegFull    Leg = "full"    // breaks on the shoe
	LegAnkle   Leg = "ankle"   // ends at the ankle
	LegCropped Leg = "cropped" // ends above the ankle
)

// Preference is how close the wearer likes clothes.
type Preference string

// Preferences.
const (
	Slim    Preference = "slim"
	Regular Preference = "regular"
	Loose   Preference = "loose"
)

// MeasuredWith sets how uncertain given values are.
type MeasuredWith string

// Ways of measuring.
const (
	Tape   MeasuredWith = "tape"
	Memory MeasuredWith = "memory"
)

// Person is what somebody told us, and nothing else. Every part is optional.
type Person struct {
	Sizing       Sizing
	Preference   Preference
	MeasuredWith MeasuredWith
	Given        [NumMeasures]float64 // body measures, cm; 0 where not given
	Usual        []UsualSize
	Owned        []OwnedGarment
	Worn         []WornArticle
}

// Garment is what somebody has a usual size in.
type Garment string

// Garments.
const (
	Top     Garment = "top"
	Bottom  Garment = "bottom"
	Dresses Garment = "dress"
)

// UsualSize is a size somebody usually takes. System is "here" for this shop's own labels, the
// key of a size system, or "" for a brand nothing is known of.
type UsualSize struct {
	Garment Garment
	Label   string
	System  string
}

// OwnedGarment is a garment at home that fits.
type OwnedGarment struct {
	Type Type
	Flat [NumZones]float64 // cm laid flat: widths as measured, not doubled; the inseam along its seam
}

// WornArticle is an article of this shop that somebody ordered in a size, and how it was.
type WornArticle struct {
	Product string // slug
	Size    string
	Outcome Outcome
}

// Basis is what the measures of an article's sizes come from.
type Basis string

// Bases.
const (
	BasisGarment   Basis = ""           // measured on the finished garment
	BasisBodyChart Basis = "body_chart" // the middles of the maker's body chart and Target: no garment was measured
)

// Name is what programs are told of a basis: "garment" or "body_chart".
func (b Basis) Name() string {
	if b == BasisGarment {
		return "garment"
	}
	return string(b)
}

// Article is what the advisor knows of a product.
type Article struct {
	Sizing  Sizing // whose department it hangs in: a full leg is made for legs of theirs
	Type    Type
	Cut     Cut
	Stretch Stretch
	Leg     Leg
	Free    [NumZones]bool // zones the cut leaves free: not compared
	Basis   Basis
	Sizes   []Size // smallest first; two axes: by length, then waist
	Offset  Offset // learned from feedback of many; zero until learned

	// Tolerance is how much wider or narrower than declared the scores are at which people
	// find the article to fit; zero until learned.
	Tolerance Tolerance
}

// Size is one row of an article's chart.
type Size struct {
	Label   string
	Waist   int               // rank on the girth axis
	Length  int               // rank on the length axis, 0 where there is one axis
	Garment [NumZones]float64 // finished garment measures, cm; 0 where the garment has no such zone
}

// Offset is a learned shift of the score (logits), its standard deviation and the number of people behind it.
type Offset struct {
	Value float64 `json:"value"`
	SD    float64 `json:"sd"`
	N     int     `json:"n"`
}

// Tolerance is a learned shift δ of the logarithm of the score at which a garment becomes
// too small or too large, e^(t+δ), and its standard deviation.
type Tolerance struct {
	Value float64 `json:"value"`
	SD    float64 `json:"sd"`
}

// Verdict is what the advisor says of an article.
type Verdict string

// Verdicts.
const (
	Recommended    Verdict = "recommended"
	Between        Verdict = "between"
	NotRecommended Verdict = "not_recommended"
	CannotSay      Verdict = "cannot_say"
)

// Reason is the machine-readable ground of a verdict.
type Reason string

// Reasons.
const (
	ReasonFits          Reason = "fits"            // recommended: nothing speaks against it
	ReasonFitsNearly    Reason = "fits_nearly"     // recommended although Zone may be somewhat tight or loose
	ReasonFitsShortened Reason = "fits_shortened"  // recommended, with Zone to be shortened
	ReasonBetween       Reason = "between_sizes"   // two neighbours are equally good; they differ most in Zone
	ReasonZoneTight     Reason = "zone_tight"      // not recommended: Zone too tight
	ReasonZoneShort     Reason = "zone_short"      // not recommended: Zone, a leg or sleeve, too short
	ReasonZoneLoose     Reason = "zone_loose"      // not recommended: Zone too loose
	ReasonConflict      Reason = "zones_conflict"  // not recommended: Zone too tight and OtherZone too loose at once
	ReasonBelowSizes    Reason = "below_all_sizes" // not recommended: smaller than the smallest size
	ReasonAboveSizes    Reason = "above_all_sizes" // not recommended: larger than the largest size
	ReasonUncertain     Reason = "too_uncertain"   // cannot say: knowing more could name a size
	ReasonContradiction Reason = "contradiction"   // cannot say: what was told cannot belong to one body
	ReasonNothingTold   Reason = "nothing_told"    // cannot say: nothing is known of the wearer
	ReasonIncomparable  Reason = "incomparable"    // cannot say: the article has no girth to compare
)

// State places an ease against its band.
type State string

// States.
const (
	InRange  State = "in_range"
	TooTight State = "tight" // of lengths: too short
	TooLoose State = "loose" // of lengths: to be shortened
)

// Source tells where a body measure comes from.
type Source string

// Sources.
const (
	SourceGiven     Source = "given"
	SourceEstimated Source = "estimated"
)

// Zone is one comparison of body and garment; lengths in cm.
type Zone struct {
	Zone         Measure
	Body         float64 // mean of what is believed
	BodySD       float64
	Given        float64 // as told; 0 where it was not
	Source       Source
	Garment      float64
	Ease         float64 // Garment − Body
	Low, High    float64 // the band of the ease in which nothing is felt
	Target       float64
	PTight       float64 // probability that the zone by itself is too tight, or too short
	PLoose       float64 // that it is too loose; 0 for lengths, which can be shortened
	State        State
	Contribution float64 // additive part of the score, in logits; 0 for lengths
}

// Shorten is by how many cm a length is longer than its target.
type Shorten struct {
	Zone Measure
	CM   float64
}

// SizeAdvice is the judgement of one size.
type SizeAdvice struct {
	Size  string
	Score float64 // η in logits: Σ contributions + offset of the article − taste
	Rating
	Shorten []Shorten // lengths beyond their bands
	Zones   []Zone
}

// Counterfactual is the smallest change that alters the answer: either one given
// measure by Delta cm, or another preference.
type Counterfactual struct {
	Measure    Measure    // valid where Delta ≠ 0
	Delta      float64    // cm, a multiple of 0.5
	Preference Preference // set where Delta = 0
	Verdict    Verdict
	Size       string // "" where the verdict names none

	// Alternative is the other size of Between; "" otherwise.
	Alternative string
}

// EvidenceRow is what one datum does to the advice.
type EvidenceRow struct {
	Datum   string
	Zone    Measure  // the girth the article goes by
	Alone   Estimate // of that girth in cm, were this datum all that is known
	LeftOut bool     // contradicted all the others and was left out
	// Shift is by how many sizes of the article the datum moves the wearer from the average of
	// their sizing, positive towards larger; 0 where it was left out. Those of all data add up.
	Shift float64
	// What the answer would be without it; Size is "" where it names none, Alternative but of
	// Between.
	Verdict           Verdict
	Size, Alternative string
}

// NextQuestion is what would be worth knowing next.
type NextQuestion struct {
	Datum   string
	Gain    float64 // expected gain of an answer, € a wish
	Decides float64 // probability that a size can be named then
}

// Contradiction says that data can hardly belong to one body.
type Contradiction struct {
	Datum   string // the least probable one
	LeftOut bool   // it was left out; otherwise no size is named
}

// Advice is the whole answer for one person and one article.
type Advice struct {
	Verdict         Verdict
	Basis           Basis  // the article's
	Size            string // "" where the verdict names none
	Alternative     string // the other size of Between; "" otherwise
	Best            string // the size worth most, named or not; "" where nothing can be judged
	Reason          Reason
	Zone            Measure // the zone the reason names
	OtherZone       Measure // conflict only
	Body            Body
	Sizes           []SizeAdvice // in chart order
	Offset          Offset       // the article's
	Tolerance       Tolerance    // the article's
	Contradiction   *Contradiction
	Evidence        []EvidenceRow    // only from Explain
	Next            *NextQuestion    // only from Explain; nil where the answer is sure
	Counterfactuals []Counterfactual // smallest first; only from Explain
	Used            []string         // data that entered
	NotUsed         []string         // what was told and did not enter, and what is never asked: age, weight, …
}
