package boosting

import (
	"math"
	"slices"
	"sort"
)

// maxBins is how many bins a column's values may have; one more is for what is missing, so
// that a bin's number fits a byte.
const maxBins = 254

// missing is the bin of what is not known.
const missing = 0

// cuts are the upper edges of a column's bins but the last, ascending: bin b holds the
// values in (cuts[b−2], cuts[b−1]].
type cuts []float32

// cut divides a column into bins of about equal count, one per value where there are few.
func cut(column []float32) cuts {
	known := make([]float32, 0, len(column))
	for _, v := range column {
		if !math.IsNaN(float64(v)) {
			known = append(known, v)
		}
	}
	slices.Sort(known)
	distinct := slices.Compact(slices.Clone(known))
	if len(distinct) <= maxBins {
		edges := make(cuts, 0, len(distinct))
		for i := 1; i < len(distinct); i++ {
			edges = append(edges, between(distinct[i-1], distinct[i]))
		}
		return edges
	}
	edges := make(cuts, 0, maxBins-1)
	for b := 1; b < maxBins; b++ {
		i := b * len(known) / maxBins
		below := sort.Search(len(known), func(j int) bool { return known[j] >= known[i] })
		if below == 0 {
			continue
		}
		if e := between(known[below-1], known[below]); len(edges) == 0 || e > edges[len(edges)-1] {
			edges = append(edges, e)
		}
	}
	return edges
}

// between is an edge that keeps two neighbouring values apart.
func between(low, high float32) float32 {
	if mid := low + (high-low)/2; mid < high {
		return mid
	}
	return low
}

// bin is the bin of a value, 1 and up, or missing.
func (c cuts) bin(v float32) uint8 {
	if math.IsNaN(float64(v)) {
		return missing
	}
	low, high := 0, len(c)
	for low < high {
		if mid := (low + high) / 2; v <= c[mid] {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return uint8(low + 1)
}

// bins is how many bins there are, with that of what is missing.
func (c cuts) bins() int { return len(c) + 2 }
