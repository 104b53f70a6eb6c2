package evidence

// Made says how a result came about, so that anybody can make it again.
type Made struct {
	Date    string `json:"date,omitempty"`    // YYYY-MM-DD
	Version string `json:"version,omitempty"` // revision of the code, "+" behind it when it was changed
	Command string `json:"command,omitempty"`
	Seed    uint64 `json:"seed"`
}

// Rentals is how well the learned part of the advisor predicts what wearers said of rented
// clothes it had not seen. Probabilities and areas lie in [0, 1].
type Rentals struct {
	Made     Made      `json:"made"`
	Holdout  string    `json:"holdout,omitempty"` // "random" or "date"; "" for a test file of its own
	Trained  int       `json:"trained"`           // rows learned from
	Rows     int       `json:"rows"`              // rows judged
	Skipped  []Skipped `json:"skipped,omitempty"` // rows that could not be read
	AUC      AUC       `json:"auc"`
	AUCRange Interval  `json:"auc_interval"` // of the mean
	LogLoss  float64   `json:"log_loss"`     // natural logarithm, per row
	ECE      Outcomes  `json:"ece"`          // expected calibration error, 10 bins of equal count
	ECERange Interval  `json:"ece_fit_interval"`

	UnseenItems Unseen  `json:"unseen_items"`
	UnseenUsers Unseen  `json:"unseen_users"`
	Seconds     float64 `json:"seconds"` // to train and predict

	Calibration []Bin      `json:"calibration,omitempty"` // of P(fits), lowest first
	Coverage    []Coverage `json:"coverage,omitempty"`    // widest first
	Against     *Against   `json:"against,omitempty"`
	Ablation    []Ablation `json:"ablation,omitempty"`
	Sizes       *Sizes     `json:"sizes,omitempty"` // nil for a random split, and where no wearer judged has enough earlier rentals
}

// Outcomes is one figure for each thing a wearer can say.
type Outcomes struct {
	Small float64 `json:"small"`
	Fit   float64 `json:"fit"`
	Large float64 `json:"large"`
}

// AUC is the area under the curve of each outcome against the rest, and their unweighted mean.
type AUC struct {
	Outcomes
	Mean float64 `json:"mean"`
}

// Interval holds 95 % of what resampled rows give.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Skipped counts the rows that could not be read for one reason.
type Skipped struct {
	Reason string `json:"reason"`
	Rows   int    `json:"rows"`
	First  int    `json:"first"` // line of the first, from 1
}

// Unseen is the judgement on rows whose article or wearer was not learned from.
type Unseen struct {
	Rows    int     `json:"rows"`
	AUCMean float64 `json:"auc_mean"` // 0 where it cannot be told
}

// Bin is a tenth of the rows, by what was predicted.
type Bin struct {
	Predicted float64 `json:"predicted"` // mean
	Observed  float64 `json:"observed"`  // share that fitted
	Rows      int     `json:"rows"`
}

// Coverage is what an advisor that speaks only when P(fits) reaches Threshold would have said.
type Coverage struct {
	Threshold float64 `json:"threshold"`
	Covered   float64 `json:"covered"` // share of the rows it speaks about
	Fitted    float64 `json:"fitted"`  // share of those that fitted
}

// Against is a paired comparison with another model that learned from the same rows: ours
// less theirs, on the same rows resampled together.
type Against struct {
	Model      string   `json:"model"`
	AUCMean    float64  `json:"auc_mean"` // theirs
	LogLoss    float64  `json:"log_loss"` // theirs
	ECEFit     float64  `json:"ece_fit"`  // theirs
	Difference float64  `json:"difference"`
	Interval   Interval `json:"interval"` // of the difference
	Better     float64  `json:"better"`   // share of the resamplings in which ours was better
}

// Ablation is what the model loses without one datum: the mean of five held-out fifths of
// the training rows.
type Ablation struct {
	Without string  `json:"without"` // "age", "weight", "height", "bust", "body_type", "occasion", "history"
	AUCMean float64 `json:"auc_mean"`
	Delta   float64 `json:"delta"` // AUCMean less that with everything; below 0: the datum helped
	SD      float64 `json:"sd"`    // of the five differences
}
