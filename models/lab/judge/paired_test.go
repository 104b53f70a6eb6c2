package judge

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

func TestPairedMean_ByHand(t *testing.T) {
	t.Parallel()
	// Sums of the clusters less their part of the mean 2: a −2, b 2; √8/4 = 0.7071.
	mean, i := PairedMean([]float64{1, 1, 3, 3}, []string{"a", "a", "b", "b"})
	half := normal95 * math.Sqrt(8) / 4
	if mean != 2 || math.Abs(i.Low-(2-half)) > 1e-12 || math.Abs(i.High-(2+half)) > 1e-12 {
		t.Errorf("mean %v in %v", mean, i)
	}
	if mean, i := PairedMean(nil, nil); mean != 0 || i != (Interval{}) {
		t.Errorf("of nothing %v in %v", mean, i)
	}
}

// Of clusters whose rows say the same thing again and again, an interval that took rows for
// independent would hold the mean far too seldom.
func TestPairedMean_Covers(t *testing.T) {
	t.Parallel()
	d := rand.New(rand.NewPCG(3, 4))
	const trials = 400
	held := 0
	for range trials {
		var differences []float64
		var clusters []string
		for c := range 60 {
			own := d.NormFloat64()
			for range 1 + c%9 {
				differences = append(differences, own+0.1*d.NormFloat64())
				clusters = append(clusters, strconv.Itoa(c))
			}
		}
		if _, i := PairedMean(differences, clusters); i.Low <= 0 && 0 <= i.High {
			held++
		}
	}
	if share := float64(held) / trials; share < 0.9 || share > 0.98 {
		t.Errorf("the interval held the mean in %.3f of the trials", share)
	}
}
