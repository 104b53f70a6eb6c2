package release

import (
	"math"

	"ebenmass/models/fit"
)

// Cost is what noise does to what is learned of an article.
type Cost struct {
	Answers         int
	Without, Noised float64 // sd of the article's offset
}

// CountSD is the standard deviation of the noise in an article's number of answers.
var CountSD = math.Sqrt(float64(Cells) * Variance)

// Declared values of what usually is answered, used for nothing but this estimate.
const (
	usualSpread = 2.0  // sd of the scores of ordered sizes: most take the chart's size or the one beside it
	usualEdge   = 3.5  // score at which a garment becomes too small or too large
	usualS      = 1.26 // how flat that becomes by what is not known of the wearers
)

// Costs works out what noise costs an article of no deviation with so many answers.
func Costs(answers ...int) []Cost {
	costs := make([]Cost, len(answers))
	for i, n := range answers {
		cells := usualCells(float64(n))
		costs[i] = Cost{Answers: n, Without: offsetSD(cells, 0), Noised: offsetSD(cells, Variance)}
	}
	return costs
}

func offsetSD(cells []fit.Cell, noise float64) float64 {
	return fit.LearnArticles([]fit.Evidence{{Cells: cells, Noise: noise}})[0].Offset.SD
}

// usualCells spreads answers over the coarse cells as the model expects them.
func usualCells(answers float64) []fit.Cell {
	cells := make([]fit.Cell, Cells)
	for i := range cells {
		cells[i] = cell(i, 0)
	}
	total := 0.0
	for bin := fit.LowBin; bin <= fit.HighBin; bin++ {
		score := fit.BinCentre(bin)
		share := math.Exp(-score * score / (2 * usualSpread * usualSpread))
		total += share
		small, large := tail(-usualEdge-score), tail(score-usualEdge)
		for o, p := range [...]float64{fit.OutcomeSmall: small, fit.OutcomeFits: 1 - small - large, fit.OutcomeLarge: large} {
			cells[rangeOf(bin)*fit.NumOutcomes+o].N += answers * share * p
		}
	}
	for i := range cells {
		cells[i].N /= total
	}
	return cells
}

func tail(beyond float64) float64 { return 1 / (1 + math.Exp(-beyond/usualS)) }
