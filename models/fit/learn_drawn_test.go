package fit_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models/fit"
)

// worn is one wearer of a shirt: the score their tape gives and how it fitted.
type worn struct {
	score   float64
	outcome fit.Outcome
}

// wearers draws people from the body statistics who measure themselves with a tape, order
// the size closest to them, and tell how it fits their true bodies and their own taste, were
// the article's offset and tolerance those given.
func (d draw) wearers(n int, beta, delta float64) []worn {
	shirt := plain(fit.Shirt, womenLetters)
	people := make([]worn, 0, n)
	for len(people) < n {
		exact := fit.Person{Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Regular, Given: d.body(fit.Women)}
		told, usable := exact, true
		for m := range fit.Arm {
			told.Given[m] += 2.5 * d.NormFloat64()
			usable = usable && fit.CheckRange(m, told.Given[m]) == nil
		}
		if !usable {
			continue
		}
		ordered, score := "", math.Inf(1)
		for _, s := range shirt.Sizes {
			if at, _ := shirt.ScoreOf(told, s.Label); math.Abs(at) < math.Abs(score) {
				ordered, score = s.Label, at
			}
		}
		felt, _ := shirt.ScoreOf(exact, ordered)
		people = append(people, worn{score, d.outcome(felt+beta+0.6*d.NormFloat64(), 3.5*math.Exp(delta))})
	}
	return people
}

// outcome draws from the model at a score known exactly.
func (d draw) outcome(score, edge float64) fit.Outcome {
	small, large := 1/(1+math.Exp(edge+score)), 1/(1+math.Exp(edge-score))
	switch u := d.Float64(); {
	case u < small:
		return fit.OutcomeSmall
	case u < small+large:
		return fit.OutcomeLarge
	}
	return fit.OutcomeFits
}

// count puts people into cells of so many bins each, all cells listed.
func count(people []worn, width int) []fit.Cell {
	cells := make([]fit.Cell, 0, (fit.HighBin-fit.LowBin+1)/width*fit.NumOutcomes)
	for bin := fit.LowBin; bin <= fit.HighBin; bin += width {
		for o := range fit.Outcome(fit.NumOutcomes) {
			cells = append(cells, fit.Cell{Bin: bin, Width: width, Outcome: o})
		}
	}
	for _, p := range people {
		cells[(fit.BinOf(p.score)-fit.LowBin)/width*fit.NumOutcomes+int(p.outcome)].N++
	}
	return cells
}

func learn(cells []fit.Cell, noise float64) fit.Learned {
	return fit.LearnArticles([]fit.Evidence{{Article: "shirt", Group: "shirts", Cells: cells, Noise: noise}})[0]
}

func TestLearnArticles_RecoversTruth(t *testing.T) {
	t.Parallel()
	d := draw{rand.New(rand.NewPCG(2026, 7))}
	many := size(20000, 5000)
	for _, truth := range []struct{ beta, delta float64 }{{-1.5, 0}, {1, 0.2}, {0, -0.25}, {0, 0}} {
		people := d.wearers(many, truth.beta, truth.delta)
		before := math.Inf(1)
		for _, n := range []int{5, 100, many} {
			got := learn(count(people[:n], 1), 0)
			t.Logf("truth %+.2f %+.2f, %5d wearers: %+.3f ± %.3f, %+.3f ± %.3f", truth.beta, truth.delta, n,
				got.Offset.Value, got.Offset.SD, got.Tolerance.Value, got.Tolerance.SD)
			if !(got.Offset.SD < before) || got.Offset.N != n {
				t.Errorf("%d wearers: %+v after an sd of %g", n, got.Offset, before)
			}
			before = got.Offset.SD
			if n == 5 && (got.Offset.SD < 0.6 || math.Abs(got.Tolerance.Value) > 0.2) {
				t.Errorf("five wearers said %+v", got)
			}
			if n == many && (math.Abs(got.Offset.Value-truth.beta) > 0.2 || math.Abs(got.Tolerance.Value-truth.delta) > 0.08) {
				t.Errorf("%d wearers of an article of %+v said %+v", n, truth, got)
			}
		}
	}
}

func TestLearnArticles_ShrinksToGroup(t *testing.T) {
	t.Parallel()
	small := []fit.Cell{{Bin: 0, Outcome: fit.OutcomeSmall, N: 300}, {Bin: 0, Outcome: fit.OutcomeFits, N: 300}}
	one := []fit.Cell{{Bin: 0, Outcome: fit.OutcomeFits, N: 3}}
	among := fit.LearnArticles([]fit.Evidence{
		{Group: "shirts", Cells: one},
		{Group: "shirts", Cells: small}, {Group: "shirts", Cells: small}, {Group: "shirts", Cells: small},
	})[0].Offset
	alone := learn(one, 0).Offset
	if !(among.Value < alone.Value-0.2) {
		t.Errorf("three who found it to fit: %g among small shirts, %g alone", among.Value, alone.Value)
	}
}

// TestLearnArticles_NoisedIntervals releases articles of known offsets through the
// Laplace mechanism with ε = 1 and counts how often 1.96 sd reach the truth.
func TestLearnArticles_NoisedIntervals(t *testing.T) {
	t.Parallel()
	d := draw{rand.New(rand.NewPCG(2026, 9))}
	const epsilon, articles, wearers = 1, 150, 60
	held, meanSD, exactSD := 0, 0.0, 0.0
	for range articles {
		beta := 1.2 * d.NormFloat64()
		cells := count(d.wearers(wearers, beta, 0), 12)
		exact := learn(cells, 0).Offset
		for i := range cells {
			cells[i].N += (d.ExpFloat64() - d.ExpFloat64()) / epsilon
		}
		got := learn(cells, 2/square(epsilon)).Offset
		if math.Abs(got.Value-beta) <= 1.96*got.SD {
			held++
		}
		meanSD, exactSD = meanSD+got.SD/articles, exactSD+exact.SD/articles
	}
	t.Logf("%d of %d intervals hold the truth; mean sd %.3f, %.3f without noise", held, articles, meanSD, exactSD)
	if share := float64(held) / articles; share < 0.9 || share > 0.98 {
		t.Errorf("%.0f %% of the intervals hold the truth", 100*share)
	}
	if meanSD < 1.2*exactSD {
		t.Errorf("noise leaves the mean sd at %g of %g", meanSD, exactSD)
	}
}

func square(x float64) float64 { return x * x }

func TestLearnArticles_NegativeCounts(t *testing.T) {
	t.Parallel()
	d := draw{rand.New(rand.NewPCG(2026, 10))}
	for range 200 {
		cells := count(nil, 6)
		for i := range cells {
			cells[i].N = 20 * d.NormFloat64()
		}
		got := learn(cells, 400)
		for _, x := range []float64{got.Offset.Value, got.Offset.SD, got.Tolerance.Value, got.Tolerance.SD} {
			if math.IsNaN(x) || math.Abs(x) > 6 {
				t.Fatalf("pure noise said %+v", got)
			}
		}
	}
	none := learn([]fit.Cell{{Outcome: fit.OutcomeSmall, N: -7}, {Outcome: fit.OutcomeFits, N: 3}}, 2)
	if none.Offset.Value != 0 || none.Tolerance.Value != 0 || none.Offset.N != 0 {
		t.Errorf("a total below 0 said %+v", none)
	}
}
