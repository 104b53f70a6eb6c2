package fit

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLearnArticles_BinningCost compares the modes of 300 wearers counted in bins of a tenth with
// those of their scores in full, over 200 articles.
func TestLearnArticles_BinningCost(t *testing.T) {
	t.Parallel()
	d := rand.New(rand.NewPCG(2026, 8))
	worst, worstShare := 0.0, 0.0
	articles := 200
	if testing.Short() {
		articles = 50
	}
	for range articles {
		beta := articleSD * d.NormFloat64()
		full := article{noise: 0}
		var cells []Cell
		for range 300 {
			score := 2 * d.NormFloat64()
			score = min(max(score, -5.9), 5.9)
			o, u := OutcomeFits, d.Float64()
			if small, large := logistic(-steepness-score-beta), logistic(score+beta-steepness); u < small {
				o = OutcomeSmall
			} else if u < small+large {
				o = OutcomeLarge
			}
			full.terms = append(full.terms, term{at: score, flat: 1 / observedS, outcome: o, n: 1})
			full.n++
			cells = append(cells, Cell{Bin: BinOf(score), Outcome: o, N: 1})
		}
		g := group{articles: []article{full}}
		g.climb()
		want, got := g.learned()[0], LearnArticles([]Evidence{{Cells: cells}})[0]
		for _, d := range [][3]float64{
			{got.Offset.Value, want.Offset.Value, want.Offset.SD},
			{got.Tolerance.Value, want.Tolerance.Value, want.Tolerance.SD},
		} {
			worst, worstShare = max(worst, math.Abs(d[0]-d[1])), max(worstShare, math.Abs(d[0]-d[1])/d[2])
		}
	}
	t.Logf("at most %.4f, %.3f sd", worst, worstShare)
	if worst > 0.01 || worstShare > 0.1 {
		t.Errorf("bins move a mode by up to %g, %g sd", worst, worstShare)
	}
}

// TestLearnArticles_Consistent counts exactly what the model expects of ever more wearers.
func TestLearnArticles_Consistent(t *testing.T) {
	t.Parallel()
	truth := point{beta: -0.8, delta: 0.15}
	for n, allowed := range map[float64]float64{1: 0.9, 1e3: 0.05, 1e6: 1e-4} {
		var cells []Cell
		for bin := -20; bin < 20; bin++ {
			for o := range Outcome(NumOutcomes) {
				c := Cell{Bin: bin, Outcome: o}
				at, flat := c.place()
				c.N = n / 40 * math.Exp((&term{at: at, flat: flat, outcome: o}).log(truth))
				cells = append(cells, c)
			}
		}
		got := LearnArticles([]Evidence{{Cells: cells}})[0]
		if math.Abs(got.Offset.Value-truth.beta) > allowed || math.Abs(got.Tolerance.Value-truth.delta) > allowed {
			t.Errorf("%g wearers say %+v, the truth is %+v", n, got, truth)
		}
		if math.Abs(got.Offset.Value) > -truth.beta {
			t.Errorf("%g wearers say more than the truth: %g", n, got.Offset.Value)
		}
	}
}

// TestObservedS_Tape checks observedS against every garment type.
func TestObservedS_Tape(t *testing.T) {
	t.Parallel()
	var all []float64
	for _, kind := range Types {
		one := Size{Garment: [NumZones]float64{Bust: 100, Waist: 90, Hip: 100, Inseam: 78}}
		data := []Datum{Measured(Bust, 94, Tape), Measured(Waist, 78, Tape), Measured(Hip, 98, Tape)}
		b, a := Infer(Women, data), Article{Type: kind, Sizes: []Size{one}}
		var j judge
		var room [usualSizes]Rating
		j.begin(&b, &a, Regular)
		j.ratings = ratingsIn(room[:], len(a.Sizes))
		s := math.Sqrt(1 + math.Pi*square(j.reach)/8)
		t.Logf("%-10s reach %.2f, s %.2f", kind, j.reach, s)
		if math.Abs(s-observedS) > 0.3 {
			t.Errorf("%s: s is %g, %g is declared", kind, s, observedS)
		}
		all = append(all, s)
	}
	slices.Sort(all)
	if median := all[len(all)/2]; math.Abs(median-observedS) > 0.03 {
		t.Errorf("the median s is %g, %g is declared", median, observedS)
	}
}

// TestDerive_Numerical checks derive against differences of log.
func TestDerive_Numerical(t *testing.T) {
	t.Parallel()
	const h = 1e-5
	for o := range Outcome(NumOutcomes) {
		for _, score := range []float64{-9, -3, -0.2, 0, 1, 4, 9} {
			for _, delta := range []float64{-0.8, 0, 0.7} {
				c, at := term{at: score, flat: 0.8, outcome: o}, point{beta: 0.3, delta: delta}
				g, _ := c.derive(at)
				beta := (c.log(point{at.beta + h, delta}) - c.log(point{at.beta - h, delta})) / (2 * h)
				tolerance := (c.log(point{at.beta, delta + h}) - c.log(point{at.beta, delta - h})) / (2 * h)
				if math.Abs(g[0]-beta) > 1e-7 || math.Abs(g[1]-tolerance) > 1e-7 {
					t.Errorf("outcome %d, score %g, δ %g: gradient %v, differences %g %g", o, score, delta, g, beta, tolerance)
				}
			}
		}
	}
}

func TestCredible_KeepsTotal(t *testing.T) {
	t.Parallel()
	got := credible([]Cell{{N: 5.5}, {N: -2}, {N: 0.3}, {N: 4}})
	sum := 0.0
	for _, n := range got {
		sum += n
		if n < 0 {
			t.Errorf("negative still: %v", got)
		}
	}
	if math.Abs(sum-7.8) > 1e-12 || math.Abs(got[0]-got[3]-1.5) > 1e-12 {
		t.Errorf("got %v of total %g, want the total 7.8 and the large ones lowered alike", got, sum)
	}
	if exact := credible([]Cell{{N: 3}, {N: 0}}); exact[0] != 3 || exact[1] != 0 {
		t.Errorf("exact counts became %v", exact)
	}
}

func TestBinOf_TenthsAndMirror(t *testing.T) {
	t.Parallel()
	for score, bin := range map[float64]int{0: 0, 0.05: 0, -0.05: -1, 5.999: 59, 6: 59, 80: 59, -6: -60, -80: -60} {
		if got := BinOf(score); got != bin {
			t.Errorf("%g lies in bin %d, want %d", score, got, bin)
		}
	}
	for bin := LowBin; bin <= HighBin; bin++ {
		if BinOf(BinCentre(bin)) != bin || BinCentre(bin) != -BinCentre(-bin-1) {
			t.Errorf("bin %d has its centre at %g", bin, BinCentre(bin))
		}
	}
}
