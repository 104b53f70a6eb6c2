package report

import "math"

// Plan is a trial in the shop itself: on some days the advice is shown, on others not, by lot, and
// only sums of whole days are counted. Nobody is followed, so no person has to be known again.
type Plan struct {
	Before, After float64 // share of orders that come back, without and with the advice, as simulated
	Arm           int64   // orders needed on days of each kind; 0 where there is no effect to find
	Weeks         int64
	Smallest      float64     // difference of the shares that MaxWeeks can show
	Looks         [looks]Look // within MaxWeeks
}

// Look is a day on which the trial may end.
type Look struct {
	Weeks int64
	Z     float64 // it ends when the difference is that many standard errors away from 0
}

// Declared: a trial of 5 % error and 80 % power, both usual, and by how much orders of one day are
// alike (the intraclass correlation).
const (
	zError = 1.959964 // two-sided 5 %
	zPower = 0.841621 // 80 %
	// DayCorrelation is ρ; a shop that knows its own takes that.
	DayCorrelation = 0.001
	MinWeeks       = 4
	MaxWeeks       = 52
)

// looks is how often the trial is looked at. Boundaries of O'Brien and Fleming, "A multiple
// testing procedure for clinical trials", 1979: z_k = C·√(K/k); C and by how much the sample
// grows are from C. Jennison, B. W. Turnbull, "Group Sequential Methods", 2000, tables 2.3, 2.4,
// for K = 4, 5 %, 80 %.
const (
	looks         = 4
	obrienFleming = 2.024
	// LooksMore is by how much the looks enlarge the sample.
	LooksMore = 1.024
)

// NewPlan plans a trial that finds a difference of return shares. before is the share without
// advice, difference what the advice adds to it, and orders how many there are in a year.
func NewPlan(before, difference float64, orders int64) Plan {
	p := Plan{Before: before, After: min(1, max(0, before+difference))}
	daily := float64(orders) / 365
	// Orders of a day resemble each other: n grows by 1 + (m − 1)ρ (A. Donner, N. Klar, "Design
	// and Analysis of Cluster Randomization Trials in Health Research", 2000).
	grow := LooksMore * (1 + max(0, daily-1)*DayCorrelation)
	most := daily * 7 * MaxWeeks / 2 / grow
	p.Smallest = (zError + zPower) * math.Sqrt(2*before*(1-before)/max(most, 1))
	weeks := float64(MinWeeks)
	if arm := armSize(p.Before, p.After); arm > 0 {
		p.Arm = int64(math.Ceil(min(arm*grow, 1e15)))
		weeks = max(weeks, math.Ceil(2*float64(p.Arm)/daily/7))
	}
	p.Weeks = int64(min(weeks, 1e9))
	for k := range p.Looks {
		share := float64(k+1) / looks
		p.Looks[k] = Look{int64(math.Ceil(share * float64(min(p.Weeks, MaxWeeks)))), obrienFleming / math.Sqrt(share)}
	}
	return p
}

// Feasible reports whether there is an effect that the trial finds within MaxWeeks.
func (p *Plan) Feasible() bool { return p.Arm > 0 && p.Weeks <= MaxWeeks }

// armSize is how many independent orders each arm needs to tell two shares apart (J. L. Fleiss,
// B. Levin, M. C. Paik, "Statistical Methods for Rates and Proportions", 2003, 4.14, without
// correction for continuity); 0 where they are the same.
func armSize(p1, p2 float64) float64 {
	if p1 == p2 {
		return 0
	}
	mean := (p1 + p2) / 2
	root := zError*math.Sqrt(2*mean*(1-mean)) + zPower*math.Sqrt(p1*(1-p1)+p2*(1-p2))
	return root * root / ((p1 - p2) * (p1 - p2))
}
