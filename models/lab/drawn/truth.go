package drawn

import (
	"fmt"
	"math"

	"ebenmass/models/fit"
)

// Truth is how simulated people feel a size on their exact body. No data at hand say how real
// ones do, so the advice is tried on several.
type Truth string

// Truths.
const (
	// Judge is the advisor's own judgement of a body known exactly.
	Judge Truth = "judge"
	// Score feels the weighted sum of girths and inside leg alone: whatever is too wide
	// can make up for what is too tight.
	Score Truth = "score"
	// Strict feels every zone by itself, sharply, from one tolerance off its target on.
	Strict Truth = "strict"
)

// ParseTruth reads a truth as it is written on the command line.
func ParseTruth(s string) (Truth, error) {
	switch t := Truth(s); t {
	case Judge, Score, Strict:
		return t, nil
	}
	return "", fmt.Errorf("%q is none of judge, score and strict", s)
}

// feeling is how one size of an article sits on an exact body.
type feeling struct {
	fits, small float64 // probabilities; the rest is too large
	worth       float64 // € of ordering it
}

// feel appends how every size of an article feels.
func (t Truth) feel(a *fit.Article, body [fit.NumMeasures]float64, exact []fit.Exact, into []feeling) []feeling {
	for k := range exact {
		f := feeling{fits: exact[k].Fits, small: exact[k].Small}
		switch t {
		case Score:
			f.fits, f.small = scoreAlone(a, k, body)
		case Strict:
			f.fits, f.small = strictly(a, k, body)
		}
		f.worth = fit.Worth(f.fits, exact[k].Shorten)
		into = append(into, f)
	}
	return into
}

// steepness is the sum of the weights, and the score at which a garment is too small or large.
const steepness = 3.5

func scoreAlone(a *fit.Article, k int, body [fit.NumMeasures]float64) (fits, small float64) {
	var score, weights float64
	for _, z := range a.Zones() {
		d, ok := a.Demand(z, fit.Regular)
		if !ok || z == fit.Arm {
			continue
		}
		off := a.Sizes[k].Garment[z] - body[z] - d.Target
		side := d.LooseSide
		if off < 0 {
			side = d.TightSide
		}
		score += d.Weight * off / side
		weights += d.Weight
	}
	score *= steepness / weights
	small = logistic(-steepness - score)
	return max(0, 1-small-logistic(score-steepness)), small
}

// strictSoftness is how gradually a zone is felt, in tolerances.
const strictSoftness = 0.2

func strictly(a *fit.Article, k int, body [fit.NumMeasures]float64) (fits, small float64) {
	fits, notSmall := 1.0, 1.0
	for _, z := range a.Zones() {
		d, ok := a.Demand(z, fit.Regular)
		if !ok || z == fit.Arm {
			continue
		}
		off := a.Sizes[k].Garment[z] - body[z] - d.Target
		tight := logistic((-d.TightSide - off) / (strictSoftness * d.TightSide))
		loose := logistic((off - d.LooseSide) / (strictSoftness * d.LooseSide))
		if z == fit.Inseam {
			loose = 0
		}
		fits *= max(0, 1-tight-loose)
		notSmall *= 1 - tight
	}
	return fits, 1 - notSmall
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
