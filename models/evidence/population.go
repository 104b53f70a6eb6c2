package evidence

// Population is what advising simulated shoppers shows: what following the advice is worth, by
// what they told, against ordering one's usual size. It is no evidence that the model is true:
// simulated shoppers feel what a truth says they feel, and Truth names which. Shares and
// probabilities lie in [0, 1]; money is € a wish, per article that somebody would like to have.
type Population struct {
	Made     Made   `json:"made"`
	Seed     uint64 `json:"seed"`
	People   int    `json:"people"`   // drawn, departments in turns
	Articles int    `json:"articles"` // each advised to everybody of its department
	Truth    string `json:"truth"`    // "judge", "score" or "strict": how sizes are felt

	Policies Policies         `json:"policies"`
	Evidence map[string]*Told `json:"evidence"` // by what was told: "height", "one_girth", …
	Seconds  float64          `json:"seconds"`

	// Judges is what advice on three girths is worth when it believes in each truth, by the
	// truth's name; that of "judge" is this advisor's.
	Judges map[string]*Worth `json:"judges,omitempty"`
	Worlds []World           `json:"worlds,omitempty"` // people who are not as the advisor believes
}

// World is what the advice is worth to people who differ from what the advisor believes in one
// respect, of which it is not told.
type World struct {
	Name          string `json:"name"`
	People        int    `json:"people"`
	Habit         Worth  `json:"habit"`
	MinusHabit    Paired `json:"five_labels_minus_habit"`
	ThreeGirths   Worth  `json:"three_girths"`
	Memory        Worth  `json:"memory"`
	ForeignLabels Worth  `json:"two_foreign_labels"`
}

// Policies are ways of choosing sizes without advice, and the best that advice can be.
type Policies struct {
	Habit       Worth `json:"habit"`        // always the best fixed label of a kind of garment
	ChartTape   Worth `json:"chart_tape"`   // the size whose body comes closest to a girth taken with a tape
	ChartMemory Worth `json:"chart_memory"` // the same from memory
	TwoSizes    Worth `json:"two_sizes"`    // that and its neighbour in one parcel
	ExactBody   Worth `json:"exact_body"`   // the best size of a body known exactly, or none
}

// Worth is a mean in € a wish with the standard deviation of that mean over people.
type Worth struct {
	EUR float64 `json:"eur"`
	SD  float64 `json:"sd"`
}

// Told is what advice is worth to people who told one kind of evidence.
type Told struct {
	Worth
	Named          float64 `json:"named"`           // share of wishes for which a size is named
	KeptOfNamed    float64 `json:"kept_of_named"`   // share of those that is kept
	ECE            float64 `json:"ece"`             // expected calibration error of P(fits) in the ten bins
	WronglyRefused float64 `json:"wrongly_refused"` // share of wishes refused although some size would do
	MinusHabit     Paired  `json:"minus_habit"`     // EUR less the habit's, of the same people
	Bins           []Bin   `json:"bins"`            // P(fits) of the best size, named or not, in bins of equal count
}

// Paired is a mean difference of the same people, with its 95 % confidence interval.
type Paired struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Kinds lists what people tell, the keys of Population.Evidence, in the order results are shown.
func Kinds() []string {
	return []string{
		"height", "one_girth", "three_girths", "three_girths_inseam", "memory",
		"one_label", "two_labels", "two_labels_height", "two_labels_three_girths",
		"five_labels", "five_labels_height", "five_labels_tape",
		"two_foreign_labels", "two_garments", "purchases_1", "purchases_3", "purchases_5",
	}
}

// Truths lists the ways people may feel sizes, in the order of Results.Populations.
func Truths() []string { return []string{"judge", "score", "strict"} }
