package fit_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"ebenmass/models/fit"
)

// plainCounterfactuals is the definition: advise anew at every step of the grid, in either
// direction of every given zone, and for every preference.
func plainCounterfactuals(p fit.Person, a fit.Article) (found []fit.Counterfactual) {
	now := fit.Advise(p, a)
	for z := range fit.Measure(fit.NumZones) {
		low, high := z.Range()
		for _, step := range []float64{-fit.Step, fit.Step} {
			for n := 1; p.Given[z] != 0 && n <= 24; n++ {
				changed := p
				changed.Given[z] += float64(n) * step
				if changed.Given[z] < low || changed.Given[z] > high {
					break
				}
				if then := fit.Advise(changed, a); then.Verdict != now.Verdict || then.Size != now.Size {
					found = append(found, fit.Counterfactual{Measure: z, Delta: float64(n) * step, Verdict: then.Verdict, Size: then.Size})
					break
				}
			}
		}
	}
	slices.SortStableFunc(found, func(x, y fit.Counterfactual) int {
		return int(2*math.Abs(x.Delta)) - int(2*math.Abs(y.Delta))
	})
	for _, wish := range []fit.Preference{fit.Slim, fit.Regular, fit.Loose} {
		changed := p
		changed.Preference = wish
		if then := fit.Advise(changed, a); then.Verdict != now.Verdict || then.Size != now.Size {
			found = append(found, fit.Counterfactual{Preference: wish, Verdict: then.Verdict, Size: then.Size})
		}
	}
	return found
}

// shopper draws somebody near the sizes of a grid, with any measures given and any wishes.
func (d draw) shopper(s fit.Sizing, grid []gridRow) fit.Person {
	at := d.Float64() * float64(len(grid)-1)
	row, next, share := grid[int(at)], grid[int(at)+1], at-math.Floor(at)
	between := func(a, b, sd float64) float64 { return a + share*(b-a) + sd*d.NormFloat64() }
	p := fit.Person{
		Sizing:       s,
		MeasuredWith: []fit.MeasuredWith{fit.Tape, fit.Tape, fit.Memory}[d.IntN(3)],
		Preference:   []fit.Preference{fit.Slim, fit.Regular, fit.Loose}[d.IntN(3)],
	}
	all := [fit.NumMeasures]float64{
		fit.Bust:  between(row.bust, next.bust, 3),
		fit.Waist: between(row.waist, next.waist, 4), fit.Hip: between(row.hip, next.hip, 4),
		fit.Inseam: 78 + 4*d.NormFloat64(), fit.Arm: 63 + 3*d.NormFloat64(), fit.Height: 170 + 8*d.NormFloat64(),
	}
	given := 1 + d.IntN(1<<fit.NumMeasures-1)
	for m := range all {
		if given>>m&1 == 1 {
			p.Given[m] = all[m]
		}
	}
	if d.IntN(4) == 0 {
		p.Offset = fit.Offset{Value: d.NormFloat64() / 2, SD: d.Float64() / 2, N: 3}
	}
	return p
}

// article draws a garment as the catalogue has them: any type, cut and cloth, long sleeves,
// zones left free, what feedback taught, sometimes jeans on two axes.
func (d draw) article(grid []gridRow) fit.Article {
	kind := fit.Types[d.IntN(len(fit.Types))]
	if kind == fit.Jeans && d.IntN(2) == 0 {
		return jeans()
	}
	a := plain(kind, grid)
	a.Cut = []fit.Cut{fit.CutSlim, fit.CutRegular, fit.CutRelaxed}[d.IntN(3)]
	a.Stretch = []fit.Stretch{fit.StretchNone, fit.StretchSome, fit.StretchHigh}[d.IntN(3)]
	long := a.Sizes[0].Garment[fit.Bust] > 0 && d.IntN(2) == 0
	for k := range a.Sizes {
		if long {
			a.Sizes[k].Garment[fit.Arm] = 61 + float64(k)
		}
	}
	a.Free[fit.Hip] = d.IntN(5) == 0
	if d.IntN(3) == 0 {
		a.Offset = fit.Offset{Value: d.NormFloat64(), SD: d.Float64() / 2, N: 20}
		a.Tolerance = fit.Tolerance{Value: 0.3 * d.NormFloat64(), SD: 0.3 * d.Float64()}
	}
	return a
}

func TestExplain_AgreesWithDefinition(t *testing.T) {
	t.Parallel()
	d := draw{rand.New(rand.NewPCG(2026, 3))}
	departments := []struct {
		sizing fit.Sizing
		grid   []gridRow
	}{{fit.Women, womenLetters}, {fit.Women, womenNumeric}, {fit.Men, menLetters}}
	verdicts := map[fit.Verdict]int{}
	for range size(1500, 200) {
		of := departments[d.IntN(len(departments))]
		p, a := d.shopper(of.sizing, of.grid), d.article(of.grid)
		got := fit.Explain(p, a)
		if want := plainCounterfactuals(p, a); !reflect.DeepEqual(got.Counterfactuals, want) {
			t.Fatalf("%+v, %s %s %s: found %+v, want %+v", p, a.Type, a.Cut, a.Stretch, got.Counterfactuals, want)
		}
		checkBelieved(t, got, p)
		verdicts[got.Verdict]++
	}
	if len(verdicts) != 4 {
		t.Errorf("the simulated shoppers saw only %v", verdicts)
	}
}

// checkBelieved recomputes, from what an answer shows and with the library's own
// functions, that the best size was chosen and the right ones vetoed.
func checkBelieved(t *testing.T, got fit.Advice, p fit.Person) {
	t.Helper()
	const close = 1e-12
	best, chosen := math.Inf(-1), math.Inf(-1)
	for _, s := range got.Sizes {
		inBand, vetoed, tightest, loosest := 1.0, false, 0.0, 0.0
		for _, z := range s.Zones {
			tight := math.Erfc((z.Ease-z.Low)/z.BodySD/math.Sqrt2) / 2
			loose := math.Erfc((z.High-z.Ease)/z.BodySD/math.Sqrt2) / 2
			inBand *= 1 - tight - loose
			if p.Given[z.Zone] != 0 {
				vetoed = vetoed || tight+loose >= 0.8
				tightest, loosest = max(tightest, tight), max(loosest, loose)
			}
		}
		vetoed = vetoed || min(tightest, loosest) >= 0.5 && 1-(1-tightest)*(1-loosest) >= 0.8
		if vetoed != s.Vetoed {
			t.Fatalf("size %s: vetoed %t, want %t", s.Size, s.Vetoed, vetoed)
		}
		value := s.PFits*inBand - 0.3*s.PSmall - 0.2*s.PLarge
		if !vetoed {
			best = max(best, value)
		}
		if s.Size == got.Size {
			chosen = value
		}
	}
	if got.Size != "" && chosen < best-close {
		t.Fatalf("chose %s of value %g where %g is to be had", got.Size, chosen, best)
	}
}
