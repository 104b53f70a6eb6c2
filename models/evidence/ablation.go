package evidence

// The rule by which a datum counts as a help: what its absence costs in mean AUC, on average
// over five splits, has to reach LeastGain, or nobody would notice it, and LeastSDs times its
// own spread over the splits, or it may be chance.
const (
	LeastGain = 0.002
	LeastSDs  = 2
)

// Gain is what the datum adds to the mean AUC; below 0 it made predictions worse.
func (a Ablation) Gain() float64 { return -a.Delta }

// Helps says whether the datum measurably improves predictions, by the rule above.
func (a Ablation) Helps() bool { return a.Gain() >= LeastGain && a.Gain() >= LeastSDs*a.SD }

// Ablated is the result that the worth of each datum is read from: the random split, or that
// by date where it has none of these rows. Both take five splits of the rows learned from.
func (r *Results) Ablated() *Rentals {
	if len(r.Random.Ablation) > 0 {
		return &r.Random
	}
	return &r.Date
}
