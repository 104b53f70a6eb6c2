package release

import "ebenmass/models/fit"

// ends are the coarse ranges of scores by their ends, in bins: from the last range's end on,
// this one not in it. A size too small or too large begins at ∓3.5 and one size more is
// about 3, so four ranges tell sizes that fit on either side from those beyond. A test
// measures what they cost against the bins.
var ends = [...]int{-25, 0, 25, fit.HighBin + 1}

// Cells is how many cells of an article are noised. More of them would follow the scores
// more closely and carry more noise: the number of answers is the sum of all cells.
const Cells = len(ends) * fit.NumOutcomes

// rangeOf finds the coarse range of a bin.
func rangeOf(bin int) int {
	for i, end := range ends {
		if bin < end {
			return i
		}
	}
	return len(ends) - 1
}

// coarse sums counts into empty or full cells, range by range.
func coarse(fine []Count) (counts [Cells]int64) {
	for _, c := range fine {
		counts[rangeOf(c.Bin)*fit.NumOutcomes+int(c.Outcome)] += c.N
	}
	return counts
}

// cell is where a coarse cell's count stands for the learner.
func cell(i int, n int64) fit.Cell {
	begin := fit.LowBin
	if r := i / fit.NumOutcomes; r > 0 {
		begin = ends[r-1]
	}
	return fit.Cell{
		Bin: begin, Width: ends[i/fit.NumOutcomes] - begin,
		Outcome: fit.Outcome(i % fit.NumOutcomes), N: float64(n),
	}
}
