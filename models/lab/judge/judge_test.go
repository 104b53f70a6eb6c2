package judge_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models/lab/judge"
)

// drawn are predictions in tenths, so that many tie, with outcomes drawn from them.
func drawn(n int, seed uint64, steps float64) ([][judge.Outcomes]float64, []uint8) {
	lot := rand.New(rand.NewPCG(seed, 1))
	chances, outcomes := make([][judge.Outcomes]float64, n), make([]uint8, n)
	for i := range chances {
		small := math.Floor(lot.Float64()*0.4*steps) / steps
		large := math.Floor(lot.Float64()*0.4*steps) / steps
		chances[i] = [judge.Outcomes]float64{small, 1 - small - large, large}
		switch x := lot.Float64(); {
		case x < small:
			outcomes[i] = 0
		case x < small+large:
			outcomes[i] = 2
		default:
			outcomes[i] = 1
		}
	}
	return chances, outcomes
}

func rows(t testing.TB, chances [][judge.Outcomes]float64, outcomes []uint8) *judge.Rows {
	t.Helper()
	r, err := judge.New(chances, outcomes)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// byPairs counts pairs one by one.
func byPairs(chances [][judge.Outcomes]float64, outcomes []uint8, o int, w judge.Weights) float64 {
	var won, pairs float64
	for i := range chances {
		for j := range chances {
			if int(outcomes[i]) != o || int(outcomes[j]) == o {
				continue
			}
			n := 1.0
			if w != nil {
				n = float64(w[i]) * float64(w[j])
			}
			pairs += n
			switch {
			case chances[i][o] > chances[j][o]:
				won += n
			case chances[i][o] == chances[j][o]:
				won += n / 2
			}
		}
	}
	return won / pairs
}

func TestAUC_EqualsPairs(t *testing.T) {
	t.Parallel()
	for seed := range uint64(8) {
		chances, outcomes := drawn(120, seed, 10)
		r := rows(t, chances, outcomes)
		lot := rand.New(rand.NewPCG(seed, 7))
		w := make(judge.Weights, len(chances))
		for i := range w {
			w[i] = uint16(lot.IntN(4))
		}
		for o := range judge.Outcomes {
			for _, weights := range []judge.Weights{nil, w} {
				if got, want := r.AUC(weights)[o], byPairs(chances, outcomes, o, weights); math.Abs(got-want) > 1e-12 {
					t.Errorf("seed %d, outcome %d: %v, by pairs %v", seed, o, got, want)
				}
			}
		}
	}
}

func TestRows_ByHand(t *testing.T) {
	t.Parallel()
	r := rows(t, [][judge.Outcomes]float64{{0.5, 0.25, 0.25}, {0.25, 0.5, 0.25}, {0.25, 0.25, 0.5}, {0.5, 0.5, 0}}, []uint8{0, 1, 2, 1})
	// small: 0.5 against 0.25, 0.25 and a tie; fits: 0.5, 0.5 against 0.25, 0.25; large: 0.5 alone on top
	if got, want := r.AUC(nil), [judge.Outcomes]float64{2.5 / 3, 1, 1}; got != want {
		t.Errorf("areas %v, want %v", got, want)
	}
	if got := r.LogLoss(); math.Abs(got-math.Ln2) > 1e-15 {
		t.Errorf("log loss %v, want ln 2", got)
	}
	// four rows, each in a bin of its own: |0.25-0|, |0.25-0|, |0.5-1|, |0.5-1|
	if got := r.ECE(1, nil); math.Abs(got-0.375) > 1e-15 {
		t.Errorf("ECE %v, want 0.375", got)
	}
	curve := r.Coverage(1, []float64{0.5, 0, 0.9})
	want := []judge.Covered{{0, 1, 0.5}, {0.5, 0.5, 1}, {0.9, 0, 0}}
	for i := range want {
		if curve[i] != want[i] {
			t.Errorf("coverage %v, want %v", curve[i], want[i])
		}
	}
}

func TestECE_Calibrated(t *testing.T) {
	t.Parallel()
	chances, outcomes := drawn(100_000, 3, 1e9)
	r := rows(t, chances, outcomes)
	for o := range judge.Outcomes {
		if e := r.ECE(o, nil); e > 0.006 {
			t.Errorf("outcome %d: ECE %v", o, e)
		}
	}
	for i := range chances {
		chances[i][1] = max(chances[i][1]-0.1, 0)
	}
	if e := rows(t, chances, outcomes).ECE(1, nil); math.Abs(e-0.1) > 0.01 {
		t.Errorf("ECE %v of chances that are a tenth too low", e)
	}
}

func TestCalibration_BinsAndWeights(t *testing.T) {
	t.Parallel()
	chances, outcomes := drawn(1003, 5, 1e9)
	w := make(judge.Weights, len(chances))
	var repeated [][judge.Outcomes]float64
	var again []uint8
	for i := range w {
		w[i] = uint16(i % 3)
		for range w[i] {
			repeated, again = append(repeated, chances[i]), append(again, outcomes[i])
		}
	}
	r := rows(t, chances, outcomes)
	for _, b := range r.Calibration(1, nil) {
		if b.Rows < 100 || b.Rows > 101 {
			t.Errorf("a bin of %d rows of 1003", b.Rows)
		}
	}
	if got, want := r.ECE(1, w), rows(t, repeated, again).ECE(1, nil); math.Abs(got-want) > 1e-12 {
		t.Errorf("ECE %v by weights, %v by repetition", got, want)
	}
}

func TestResample_Seed(t *testing.T) {
	t.Parallel()
	chances, outcomes := drawn(2000, 6, 1e9)
	r := rows(t, chances, outcomes)
	interval := func(seed uint64) judge.Interval {
		return judge.Middle95(judge.Resample(r.Len(), 200, seed, r.MeanAUC))
	}
	if interval(1) != interval(1) {
		t.Error("the same seed gave another interval")
	}
	if interval(1) == interval(2) {
		t.Error("another seed gave the same interval")
	}
	if i, m := interval(1), r.MeanAUC(nil); !(i.Low < m && m < i.High && i.High-i.Low < 0.1) {
		t.Errorf("interval %v around %v", i, m)
	}
}

func TestCompare_Symmetric(t *testing.T) {
	t.Parallel()
	chances, outcomes := drawn(3000, 8, 1e9)
	other, _ := drawn(3000, 9, 1e9)
	good, bad := rows(t, chances, outcomes), rows(t, other, outcomes)
	ab, err := judge.Compare(good, bad, 200, 1)
	if err != nil {
		t.Fatal(err)
	}
	ba, err := judge.Compare(bad, good, 200, 1)
	if err != nil {
		t.Fatal(err)
	}
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }
	if !near(ab.Difference, -ba.Difference) || !near(ab.Interval.Low, -ba.Interval.High) || !near(ab.Interval.High, -ba.Interval.Low) || !near(ab.Better, 1-ba.Better) {
		t.Errorf("%+v and %+v", ab, ba)
	}
	if ab.Better != 1 || ab.Interval.Low <= 0 {
		t.Errorf("the model that knows is not better: %+v", ab)
	}
	if same, _ := judge.Compare(good, good, 50, 1); same.Difference != 0 || same.Better != 0.5 {
		t.Errorf("against itself: %+v", same)
	}
}

func TestNew_Refused(t *testing.T) {
	t.Parallel()
	fine := [judge.Outcomes]float64{0.2, 0.5, 0.3}
	for name, c := range map[string]struct {
		chances  [][judge.Outcomes]float64
		outcomes []uint8
	}{
		"too few outcomes": {[][judge.Outcomes]float64{fine, fine}, []uint8{1}},
		"a fourth outcome": {[][judge.Outcomes]float64{fine}, []uint8{3}},
		"no number":        {[][judge.Outcomes]float64{{math.NaN(), 0.5, 0.5}}, []uint8{1}},
		"above certainty":  {[][judge.Outcomes]float64{{1.5, 0, 0}}, []uint8{1}},
	} {
		if _, err := judge.New(c.chances, c.outcomes); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	alone := rows(t, [][judge.Outcomes]float64{fine}, []uint8{1})
	if !math.IsNaN(alone.MeanAUC(nil)) {
		t.Error("an area without pairs")
	}
}

func BenchmarkResample(b *testing.B) {
	chances, outcomes := drawn(31_000, 8, 1e9)
	r := rows(b, chances, outcomes)
	for b.Loop() {
		judge.Resample(r.Len(), 10, 1, r.MeanAUC)
	}
}
