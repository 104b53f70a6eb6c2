package fit_test

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models/fit"
)

// anyPerson draws from everything the request accepts: any non-empty subset of measures.
func anyPerson(t *rapid.T) fit.Person {
	p := fit.Person{
		Sizing:       rapid.SampledFrom([]fit.Sizing{fit.Women, fit.Men}).Draw(t, "sizing"),
		MeasuredWith: rapid.SampledFrom([]fit.MeasuredWith{fit.Tape, fit.Memory}).Draw(t, "measured with"),
		Preference:   rapid.SampledFrom([]fit.Preference{fit.Slim, fit.Regular, fit.Loose}).Draw(t, "preference"),
	}
	if rapid.Bool().Draw(t, "told how things fit") {
		p.Offset = fit.Offset{Value: rapid.Float64Range(-2, 2).Draw(t, "own offset"), SD: rapid.Float64Range(0, 0.6).Draw(t, "own sd"), N: 2}
	}
	subset := rapid.IntRange(1, 1<<fit.NumMeasures-1).Draw(t, "given")
	for _, m := range fit.Measures {
		if subset>>m&1 == 1 {
			low, high := m.Range()
			p.Given[m] = rapid.Float64Range(low, high).Draw(t, m.String())
		}
	}
	return p
}

// anyArticle draws a garment whose chart rises along its axes, as the validator demands.
func anyArticle(t *rapid.T) fit.Article {
	a := fit.Article{
		Type:    rapid.SampledFrom(fit.Types[:]).Draw(t, "type"),
		Cut:     rapid.SampledFrom([]fit.Cut{fit.CutSlim, fit.CutRegular, fit.CutRelaxed}).Draw(t, "cut"),
		Stretch: rapid.SampledFrom([]fit.Stretch{fit.StretchNone, fit.StretchSome, fit.StretchHigh}).Draw(t, "stretch"),
	}
	if rapid.Bool().Draw(t, "learned") {
		a.Offset = fit.Offset{Value: rapid.Float64Range(-2, 2).Draw(t, "offset"), SD: rapid.Float64Range(0, 1).Draw(t, "offset sd"), N: 20}
		a.Tolerance = fit.Tolerance{Value: rapid.Float64Range(-1, 1).Draw(t, "tolerance"), SD: rapid.Float64Range(0, 0.4).Draw(t, "tolerance sd")}
	}
	legged := a.Type == fit.Trousers || a.Type == fit.Jeans
	onWaist := legged || a.Type == fit.Skirt
	waists, lengths := rapid.IntRange(1, 9).Draw(t, "widths"), 1
	if legged {
		lengths = rapid.IntRange(1, 4).Draw(t, "lengths")
	}
	sleeves := !onWaist && rapid.Bool().Draw(t, "long sleeves")
	start := rapid.Float64Range(60, 120).Draw(t, "smallest")
	inseam := rapid.Float64Range(60, 80).Draw(t, "inseam")
	grades := make([]float64, waists)
	for k := range grades {
		grades[k] = rapid.Float64Range(0.5, 12).Draw(t, "grade")
	}
	for length := range lengths {
		girth := start
		for waist := range waists {
			s := fit.Size{Label: fmt.Sprintf("%d/%d", waist, length), Waist: waist, Length: length}
			if !onWaist {
				s.Garment[fit.Bust] = girth + 10
			}
			if sleeves {
				s.Garment[fit.Arm] = 58 + float64(waist)
			}
			s.Garment[fit.Waist], s.Garment[fit.Hip] = girth, girth+15
			if legged {
				s.Garment[fit.Inseam] = inseam + 5*float64(length)
			}
			a.Sizes = append(a.Sizes, s)
			girth += grades[waist]
		}
	}
	return a
}

func TestExplain_WellFormed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, a := anyPerson(t), anyArticle(t)
		got := fit.Advise(p, a)
		if again := fit.Advise(p, a); !reflect.DeepEqual(got, again) {
			t.Fatal("the same input gave another output")
		}
		for _, s := range got.Sizes {
			sum := got.Offset.Value + got.Own.Value
			for _, z := range s.Zones {
				sum += z.Contribution
				checkZone(t, p, z)
			}
			if math.Abs(sum-s.Score) > 1e-6 {
				t.Fatalf("size %s: contributions add to %g, score is %g", s.Size, sum, s.Score)
			}
			if total := s.PSmall + s.PFits + s.PLarge; math.Abs(total-1) > 1e-9 {
				t.Fatalf("size %s: probabilities add to %g", s.Size, total)
			}
			for _, probability := range []float64{s.PSmall, s.PFits, s.PLarge} {
				if !(probability >= 0 && probability <= 1) {
					t.Fatalf("size %s: probability %g", s.Size, probability)
				}
			}
			if s.Size == got.Size && (s.Vetoed || s.PFits < fit.Threshold) {
				t.Fatalf("advises %s that the model does not believe in: %+v", s.Size, s)
			}
		}
		named := got.Verdict == fit.Recommended || got.Verdict == fit.Between
		body := fit.Estimate(p)
		if d := body.Decide(&a); d.Verdict != got.Verdict || d.Size >= 0 && a.Sizes[d.Size].Label != got.Size {
			t.Fatalf("Decide says %+v, Advise %s %q", d, got.Verdict, got.Size)
		}
		if named != (got.Size != "") || got.Verdict == fit.Between && got.Alternative == "" {
			t.Fatalf("verdict %s with size %q, alternative %q", got.Verdict, got.Size, got.Alternative)
		}
	})
}

func checkZone(t *rapid.T, p fit.Person, z fit.Zone) {
	if (z.Source == fit.SourceGiven) != (p.Given[z.Zone] != 0) {
		t.Fatalf("%s is shown as %s", z.Zone, z.Source)
	}
	if z.Source == fit.SourceGiven && z.Body != p.Given[z.Zone] {
		t.Fatalf("%s: %g was given, %g is shown", z.Zone, p.Given[z.Zone], z.Body)
	}
	if z.Ease != z.Garment-z.Body || !(z.BodySD > 0) || math.IsNaN(z.Body) {
		t.Fatalf("%s: ease %g of garment %g and body %g ± %g", z.Zone, z.Ease, z.Garment, z.Body, z.BodySD)
	}
	if !(z.Low <= z.Target && z.Target <= z.High) {
		t.Fatalf("%s: target %g outside its band %g to %g", z.Zone, z.Target, z.Low, z.High)
	}
	if inBand := z.Ease >= z.Low && z.Ease <= z.High; inBand != (z.State == fit.InRange) {
		t.Fatalf("%s: ease %g, band %g to %g, state %s", z.Zone, z.Ease, z.Low, z.High, z.State)
	}
}

func TestAdvise_Monotone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, a := anyPerson(t), anyArticle(t)
		sizes := fit.Advise(p, a).Sizes
		for i, small := range a.Sizes {
			for j, large := range a.Sizes {
				alongOneAxis := small.Length == large.Length && small.Waist < large.Waist ||
					small.Waist == large.Waist && small.Length < large.Length
				if !alongOneAxis {
					continue
				}
				if sizes[j].PSmall > sizes[i].PSmall || sizes[j].PLarge < sizes[i].PLarge {
					t.Fatalf("from %s to %s: too small %g to %g, too large %g to %g", small.Label, large.Label,
						sizes[i].PSmall, sizes[j].PSmall, sizes[i].PLarge, sizes[j].PLarge)
				}
				for n, z := range sizes[i].Zones {
					if other := sizes[j].Zones[n]; (other.Ease-z.Ease)*(other.Contribution-z.Contribution) < 0 {
						t.Fatalf("%s: contributions are not ordered as the eases are", z.Zone)
					}
				}
			}
		}
	})
}

func TestExplain_Counterfactuals(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, a := anyPerson(t), anyArticle(t)
		now := fit.Explain(p, a)
		same := func(x fit.Advice) bool { return x.Verdict == now.Verdict && x.Size == now.Size }
		for _, c := range now.Counterfactuals {
			changed := p
			if c.Delta == 0 {
				changed.Preference = c.Preference
			} else {
				if p.Given[c.Measure] == 0 {
					t.Fatalf("changes %s, which was not given", c.Measure)
				}
				changed.Given[c.Measure] = p.Given[c.Measure] + c.Delta
			}
			then := fit.Advise(changed, a)
			if then.Verdict != c.Verdict || then.Size != c.Size || same(then) {
				t.Fatalf("%+v is not what happens: %s %q", c, then.Verdict, then.Size)
			}
			for step := math.Copysign(fit.Step, c.Delta); c.Delta != 0 && math.Abs(step) < math.Abs(c.Delta); step += math.Copysign(fit.Step, c.Delta) {
				changed.Given[c.Measure] = p.Given[c.Measure] + step
				if !same(fit.Advise(changed, a)) {
					t.Fatalf("%+v is not the smallest: %+.1f does as well", c, step)
				}
			}
		}
	})
}

func TestAdvise_UnknownNeverVetoes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, a := anyPerson(t), anyArticle(t)
		for _, m := range []fit.Measure{fit.Bust, fit.Waist, fit.Hip, fit.Inseam, fit.Arm} {
			p.Given[m] = 0
		}
		p.Given[fit.Height] = 170
		for _, s := range fit.Advise(p, a).Sizes {
			if s.Vetoed {
				t.Fatalf("size %s is vetoed by estimates", s.Size)
			}
		}
	})
}

func TestEstimate_CarriesError(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := anyPerson(t)
		p.MeasuredWith = fit.Tape
		tape := fit.Estimate(p)
		p.MeasuredWith = fit.Memory
		memory := fit.Estimate(p)
		for z := range fit.Measure(fit.NumZones) {
			if z == fit.Arm && !tape.Given[fit.Arm] {
				continue
			}
			if memory.SD(z) < tape.SD(z) {
				t.Fatalf("%s: ± %g from memory, ± %g with a tape", z, memory.SD(z), tape.SD(z))
			}
			for y := range z {
				if c := tape.Cov[z][y]; c != tape.Cov[y][z] || math.Abs(c) > tape.SD(z)*tape.SD(y)*(1+1e-9) {
					t.Fatalf("covariance of %s and %s is %g, which none can be", z, y, c)
				}
			}
		}
	})
}
