package evidence

// Population is what advising simulated shoppers shows: whether errors of
// measuring are carried on honestly and what the advice would cost if the model were true. It
// is no evidence that the model is true: simulated shoppers feel what the model says they feel.
// Shares and probabilities lie in [0, 1], lengths are cm, money is euro cents.
type Population struct {
	Made     Made    `json:"made"`
	People   int     `json:"people"`   // drawn
	Articles int     `json:"articles"` // each advised to everybody of its department
	Readings int     `json:"readings"` // of one person and one article
	Costs    Costs   `json:"costs"`
	Zones    []Zones `json:"zones"` // by department and kind of chart
	Ways     []Way   `json:"ways"`  // "tape", "memory", then those who told less

	Counterfactuals Counterfactuals `json:"counterfactuals"`
	Seconds         float64         `json:"seconds"`
}

// Costs are the amounts that decisions are weighed with. All are declared, none is measured.
type Costs struct {
	Parcel int `json:"parcel"` // what a parcel that comes back costs
	Low    int `json:"low"`    // the least and the most that the trade reports of it
	High   int `json:"high"`
	Kept   int `json:"kept"` // what a kept piece is worth
}

// Zones says how often the girths of exact bodies ask for different sizes of one chart.
type Zones struct {
	Sizing   string `json:"sizing"` // "women", "men"
	System   string `json:"system"` // "letters", "numeric", "jeans"
	Girths   int    `json:"girths"` // compared: bust, waist and hip, or two of them
	Articles int    `json:"articles"`
	Readings int    `json:"readings"` // those within the chart; the shares below are theirs

	One   float64 `json:"one"` // all girths ask for one size
	Two   float64 `json:"two"`
	Three float64 `json:"three"`

	// InBand is the share for whom some size has every girth in its band: what the tolerances
	// make of girths that ask for different sizes.
	InBand float64 `json:"in_band"`
	// Beyond is the share of all readings in which a girth lies beyond the ends of the chart.
	Beyond float64 `json:"beyond"`
}

// Way is how people came to know what they told, and what that does to the advice.
type Way struct {
	Name  string   `json:"name"`  // "tape", "memory", "one_girth", "height"
	Given []string `json:"given"` // measures told, those of "one_girth" by the garment
	SD    float64  `json:"sd"`    // error of what was told

	Flips    Flips   `json:"flips"`
	Verdicts []Heard `json:"verdicts"`

	// P(fits) of the one size an advice is about, named or not, against outcomes drawn for the
	// exact body. The veto of single zones comes on top of it.
	ECE         float64    `json:"ece"` // in the ten bins of Calibration
	Calibration []Bin      `json:"calibration"`
	Coverage    []Coverage `json:"coverage"` // widest first
	Threshold   Threshold  `json:"threshold"`

	Strategies []Strategy `json:"strategies,omitempty"` // none where not all was told that they ask for
}

// Flips is how often the error alone changes the advice: shares of readings.
type Flips struct {
	Any     float64 `json:"any"`     // Verdict or Size
	Verdict float64 `json:"verdict"` // another verdict than for the exact measures
	Size    float64 `json:"size"`    // the same verdict, another size
}

// Heard holds one verdict against the truth: what the advice would be for a body known
// without error, where a size is right that has every zone in its band and P(fits) not below
// the threshold, and the best right one is asked for. Of "between" the size named is the first
// of the two; a verdict that names none has 0 in what is said of it.
type Heard struct {
	Verdict string  `json:"verdict"` // as in the advice
	Share   float64 `json:"share"`   // of readings
	Same    float64 `json:"same"`    // of these: the size named is the best (of "between": one of the two is)
	InBand  float64 `json:"in_band"` // of these: every zone of the size named lies in its band
	Fitted  float64 `json:"fitted"`  // of these: the size named was felt to fit
	Right   float64 `json:"right"`   // of these: some size is right; of a refusal it is the share refused wrongly
}

// Threshold is where the declared least P(fits) lies on the coverage curve.
type Threshold struct {
	Declared  float64 `json:"declared"`
	BreakEven float64 `json:"break_even"` // of Costs: from this share of fits on an order pays
	Covered   float64 `json:"covered"`    // share of readings that reach it
	Fitted    float64 `json:"fitted"`     // share of those that fitted
	Marginal  float64 `json:"marginal"`   // share of those that fitted among the ones just above it
	Worth     float64 `json:"worth"`      // cents per reading, were everybody it covers to order
	WorthBest float64 `json:"worth_best"` // the same from Best on
	Best      float64 `json:"best"`       // threshold, in hundredths, at which the orders would be worth most
}

// Strategy is what a way of choosing sizes leads to, per article that somebody would like to
// have. All strategies are tried by the same people with the same outcomes.
type Strategy struct {
	Name     string  `json:"name"`     // "advice", "advice_else_chart", "usual", "two_sizes", "chart"
	Kept     float64 `json:"kept"`     // share that ends with a piece that is felt to fit
	InBand   float64 `json:"in_band"`  // share that ends with one that has every zone in its band, too
	Returned float64 `json:"returned"` // pieces sent back
	Nothing  float64 `json:"nothing"`  // share that orders nothing
	Cost     float64 `json:"cost"`     // cents for parcels that come back
	CostLow  float64 `json:"cost_low"` // the same at Costs.Low and Costs.High
	CostHigh float64 `json:"cost_high"`
	Net      float64 `json:"net"` // cents: what kept pieces are worth, less Cost
	NetLow   float64 `json:"net_low"`
	NetHigh  float64 `json:"net_high"`
}

// Counterfactuals counts what "the advice would change if" was found to be when everything
// stated was asked for anew.
type Counterfactuals struct {
	People  int `json:"people"`  // each with one article
	Stated  int `json:"stated"`  // changes stated
	True    int `json:"true"`    // verdict or size changes as stated
	Minimal int `json:"minimal"` // no smaller change of that measure in that direction does it, on the grid of 0.5 cm
	Missed  int `json:"missed"`  // changes within reach that were not stated
}
