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

// Person is what somebody told us, and nothing else.
type Person struct {
	Sizing       Sizing
	Given        [NumMeasures]float64 // cm; 0 where not given
	MeasuredWith MeasuredWith
	Preference   Preference
	Offset       Offset // learned from this customer's own feedback; zero until learned
}

// Article is what the advisor knows of a product.
type Article struct {
	Sizing  Sizing // whose department it hangs in: a full leg is made for legs of theirs
	Type    Type
	Cut     Cut
	Stretch Stretch
	Leg     Leg
	Free    [NumZones]bool // zones the cut leaves free: shown, not scored
	Sizes   []Size         // smallest first; two axes: by length, then waist
	Offset  Offset         // learned from feedback of many; zero until learned

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
	ReasonFits       Reason = "fits"            // recommended: all zones in their bands
	ReasonFitsNearly Reason = "fits_nearly"     // recommended although Zone is somewhat outside its band
	ReasonBetween    Reason = "between_sizes"   // two neighbours are equally good
	ReasonZoneTight  Reason = "zone_tight"      // not recommended: Zone too tight (or too short)
	ReasonZoneLoose  Reason = "zone_loose"      // not recommended: Zone too loose (or too long)
	ReasonConflict   Reason = "zones_conflict"  // not recommended: no size suits both; where OtherZone would fit, Zone is too tight
	ReasonUncertain  Reason = "too_uncertain"   // cannot say: would pass if the measures were certain
	ReasonBelowSizes Reason = "below_all_sizes" // cannot say: smaller than the smallest size
	ReasonAboveSizes Reason = "above_all_sizes" // cannot say: larger than the largest size
)

// State places an ease against its band.
type State string

// States.
const (
	InRange  State = "in_range"
	TooTight State = "tight"
	TooLoose State = "loose"
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
	Body         float64
	BodySD       float64
	Source       Source
	Garment      float64
	Ease         float64 // Garment − Body
	Low, High    float64 // the target band of the ease
	Target       float64
	State        State
	Contribution float64 // additive part of the score
}

// SizeAdvice is the reading of one size.
type SizeAdvice struct {
	Size                  string
	Score                 float64 // η: Σ contributions + offset of the article + own offset
	PSmall, PFits, PLarge float64 // sum to 1
	Vetoed                bool
	Zones                 []Zone
}

// Counterfactual is the smallest change that alters the answer: either one given
// measure by Delta cm, or another preference.
type Counterfactual struct {
	Measure    Measure    // valid where Delta ≠ 0
	Delta      float64    // cm, a multiple of 0.5
	Preference Preference // set where Delta = 0
	Verdict    Verdict
	Size       string // "" where the verdict names none
}

// Advice is the whole answer for one person and one article.
type Advice struct {
	Verdict         Verdict
	Size            string // "" where the verdict names none
	Alternative     string // the other size of Between, or the next best believable one; "" for none
	Best            string // the size the why panel shows when the verdict names none
	Reason          Reason
	Zone            Measure          // the zone the reason names (zone_*, conflict, fits_nearly, between: where the two differ most)
	OtherZone       Measure          // conflict only
	Sizes           []SizeAdvice     // in chart order
	Offset          Offset           // the article's
	Tolerance       Tolerance        // the article's
	Own             Offset           // the person's
	Counterfactuals []Counterfactual // smallest first; only from Explain
	Used            []string         // request field names that entered
	NotUsed         []string         // what could have been asked and did not enter: age, weight, photos, clicks, ...
}
