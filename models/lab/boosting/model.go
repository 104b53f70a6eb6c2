package boosting

import "math"

// Model is a learned forest. It is safe for concurrent use.
type Model struct {
	cuts   []cuts
	start  []float64 // per class: the logarithm of its share
	rounds [][]tree  // per round and class
}

// Rounds is how many trees each class has.
func (m *Model) Rounds() int { return len(m.rounds) }

// Predict returns the probability of each class for one row, its values in the order of
// the columns learned from; NaN is missing.
func (m *Model) Predict(row []float32) []float64 {
	bins := make([]uint8, len(m.cuts))
	for c := range bins {
		bins[c] = m.cuts[c].bin(row[c])
	}
	scores := append([]float64(nil), m.start...)
	for _, trees := range m.rounds {
		for k, t := range trees {
			scores[k] += t.value(bins)
		}
	}
	softmax(scores, scores)
	return scores
}

// softmax writes the probabilities that scores stand for.
func softmax(scores, into []float64) {
	most, sum := scores[0], 0.0
	for _, s := range scores[1:] {
		most = max(most, s)
	}
	for k, s := range scores {
		into[k] = math.Exp(s - most)
		sum += into[k]
	}
	for k := range into {
		into[k] /= sum
	}
}
