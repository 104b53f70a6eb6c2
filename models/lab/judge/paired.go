package judge

import "math"

// PairedMean is the mean of differences between two models on the same rows, and its 95 %
// interval. Rows of one cluster, such as one person, need not be independent of each other:
// the interval is the normal one, from the sums of the clusters (K.-Y. Liang, S. L. Zeger,
// 1986).
func PairedMean(differences []float64, clusters []string) (mean float64, i Interval) {
	n := float64(len(differences))
	if n == 0 {
		return 0, Interval{}
	}
	for _, d := range differences {
		mean += d / n
	}
	at, sums := map[string]int{}, []float64(nil)
	for k, d := range differences {
		place, known := at[clusters[k]]
		if !known {
			place = len(sums)
			at[clusters[k]], sums = place, append(sums, 0)
		}
		sums[place] += d - mean
	}
	squares := 0.0
	for _, s := range sums {
		squares += s * s
	}
	half := normal95 * math.Sqrt(squares) / n
	return mean, Interval{Low: mean - half, High: mean + half}
}

// normal95 is how many standard deviations 95 % of a normal distribution reach from its mean.
const normal95 = 1.959964
