package report

import (
	"errors"
	"time"
)

// Simulation is what simulated orders show, or have shown so far.
type Simulation struct {
	Seed     uint64
	People   int // simulated so far
	Orders   int // each of them would place one for every article of their department
	Planned  int // orders when it is through
	Articles int
	Elapsed  time.Duration // spent on it; no figure depends on it
	Waiting  bool          // others are computed first

	Mean        Vector
	PeopleCov   Matrix // covariances of Mean by which people were simulated
	ArticlesCov Matrix // by which articles the shop sells
	CellsCov    Matrix // what both have in common: counted twice above

	Named, Against, Unsaid float64 // shares of orders whose size the advice names, advises against, cannot say

	Factors []Varied // what is declared and was varied, one at a time, with the same people
	// What a notice does where articles run small or large by half a size and by a whole one.
	HalfSize, WholeSize Notice
}

// Done reports whether it is through.
func (s *Simulation) Done() bool { return s.Planned > 0 && s.Orders >= s.Planned }

// Varied is what the rates are with one declared value at either end of its range. A range
// that has the value in use at one end repeats Simulation.Mean there.
type Varied struct {
	Key       string // one of Factors
	Low, High Vector
}

// Notice is what saying "runs small" or "runs large" of an article does in a shop where every
// sixth article runs small and every sixth large. Of the rates only those of the usual size and
// of the advice are looked at.
type Notice struct {
	Plain Vector // nothing is said
	// Said: whoever takes the usual size takes the next one instead, and the advice counts with it.
	Said Vector
}

// Add adds another notice's sums.
func (n *Notice) Add(o *Notice) {
	n.Plain.Add(&o.Plain)
	n.Said.Add(&o.Said)
}

// Scaled is factor times the notice's sums.
func (n Notice) Scaled(factor float64) (scaled Notice) {
	scaled.Plain.AddScaled(factor, &n.Plain)
	scaled.Said.AddScaled(factor, &n.Said)
	return scaled
}

// Keys of what is declared and varied by the simulation.
const (
	FactorFelt      = "felt"      // how fit is felt: by the sum of zones alone, or strictly by each
	FactorTolerance = "tolerance" // how far zones may be off
	FactorEdge      = "edge"      // at which score a garment is too small or large
	FactorSoftness  = "softness"  // how gradually that is felt
	FactorTaste     = "taste"     // people who like clothes larger or smaller
	FactorBodies    = "bodies"    // how different bodies are
	FactorShape     = "shape"     // women as in the Spanish survey
	FactorTold      = "told"      // what those who answer tell: one usual size, or all five with four measures
	FactorKnown     = "known"     // usual sizes that are known one size off
	FactorCharts    = "charts"    // articles that differ from their size charts
	FactorTape      = "tape"      // how exactly people measure
)

// Factors lists them.
func Factors() []string {
	return []string{FactorFelt, FactorTolerance, FactorEdge, FactorSoftness, FactorTaste, FactorBodies, FactorShape, FactorTold, FactorKnown, FactorCharts, FactorTape}
}

// ErrBusy: too many simulations are under way.
var ErrBusy = errors.New("report: too many simulations are under way")
