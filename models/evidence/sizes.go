package evidence

// Sizes is what the size that a wearer will take can be expected from, and what that says of
// how it will fit: judged on rows of wearers with enough earlier rentals, the same rows whatever
// is known of them.
type Sizes struct {
	Earlier int          `json:"earlier"` // fewest rentals on earlier days
	Trained int          `json:"trained"` // rows learned from: with an earlier rental
	Rows    int          `json:"rows"`    // rows judged
	Wearers int          `json:"wearers"` // whose these are
	From    []SizeSource `json:"from"`
}

// SizeSource is how far what is known of a wearer leads.
type SizeSource struct {
	Known   string  `json:"known"`    // "body", "usual", "both"
	RMSE    float64 `json:"rmse"`     // of the size expected, in steps of the retailer's scale from 0 to 58
	LogLoss float64 `json:"log_loss"` // of small, fit, large, natural logarithm, per row
	// Log loss less that of the usual size alone, on the same rows; nil for that itself. The
	// interval takes the rows of one wearer together.
	LessUsual *Difference `json:"less_usual,omitempty"`
}

// Difference is a mean difference with its 95 % interval.
type Difference struct {
	Value float64 `json:"value"`
	Interval
}
