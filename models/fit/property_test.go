package fit_test

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models/fit"
)

// Outcomes sum to 1, nowhere-too-small never falls and nowhere-too-large never rises along an
// axis, the score is the sum of its parts, and no size is named that is not believed in.
func TestAdvise_Properties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w, a := anyWearer(t), anyArticle(t)
		got := fit.Advise(w, &a)
		for k, s := range got.Sizes {
			if sum := s.PSmall + s.PFits + s.PLarge + s.PMixed; math.Abs(sum-1) > 1e-9 {
				t.Fatalf("%s: outcomes sum to %g", s.Size, sum)
			}
			for _, p := range []float64{s.PSmall, s.PFits, s.PLarge, s.PMixed} {
				if p < 0 || p > 1 || math.IsNaN(p) {
					t.Fatalf("%s: %+v", s.Size, s.Rating)
				}
			}
			score := got.Offset.Value - got.Body.Taste.Mean
			for _, z := range s.Zones {
				score += z.Contribution
				if z.Body != got.Body.Zones[z.Zone].Mean || z.BodySD != got.Body.Zones[z.Zone].SD || math.Abs(z.Ease-(z.Garment-z.Body)) > 1e-9 {
					t.Fatalf("%s %s: %+v", s.Size, z.Zone, z)
				}
			}
			if math.Abs(score-s.Score) > 1e-9 {
				t.Fatalf("%s: contributions give %g, the score is %g", s.Size, score, s.Score)
			}
			for j := range k {
				checkOrder(t, &a, got.Sizes, j, k)
			}
		}
		named, ok := got.SizeNamed(got.Size)
		if want := got.Verdict == fit.Recommended || got.Verdict == fit.Between; ok != want || want && named.PFits < fit.Threshold {
			t.Fatalf("%s names %q with %g", got.Verdict, got.Size, named.PFits)
		}
		if got.Verdict == fit.Between {
			if other, ok := got.SizeNamed(got.Alternative); !ok || other.PFits < fit.Threshold || named.PFits-other.PFits > 0.05 {
				t.Fatalf("between %s with %g and %q with %g", got.Size, named.PFits, got.Alternative, other.PFits)
			}
		}
		if again := fit.Advise(w, &a); !reflect.DeepEqual(got, again) {
			t.Fatal("the same question is answered in two ways")
		}
	})
}

// checkOrder compares a smaller size j with a larger one k where all of k is at least as large.
func checkOrder(t *rapid.T, a *fit.Article, sizes []fit.SizeAdvice, j, k int) {
	for z := range a.Sizes[j].Garment {
		if a.Sizes[j].Garment[z] > a.Sizes[k].Garment[z] {
			return
		}
	}
	smaller, larger := sizes[j], sizes[k]
	if larger.PSmall+larger.PMixed > smaller.PSmall+smaller.PMixed+1e-9 {
		t.Fatalf("%s is too small with %g, %s with %g", larger.Size, larger.PSmall+larger.PMixed, smaller.Size, smaller.PSmall+smaller.PMixed)
	}
	if larger.PLarge+larger.PMixed < smaller.PLarge+smaller.PMixed-1e-9 {
		t.Fatalf("%s is too large with %g, %s with %g", larger.Size, larger.PLarge+larger.PMixed, smaller.Size, smaller.PLarge+smaller.PMixed)
	}
}

// What is stated of changes is true when it is asked for anew, and one step less is not.
func TestExplain_Counterfactuals(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w, a := anyWearer(t), anyArticle(t)
		slim := *w
		slim.Preference = fit.Slim
		got := fit.Explain(w, &a, []fit.Question{fit.AskMeasure(fit.Waist), fit.AskMeasure(fit.Height)}, slim)
		apart := slim
		apart.Data = slices.Clone(w.Data) // is inferred anew
		if anew := fit.Explain(w, &a, []fit.Question{fit.AskMeasure(fit.Waist), fit.AskMeasure(fit.Height)}, apart); !reflect.DeepEqual(got, anew) {
			t.Fatalf("%+v where the data are the same, %+v where they are equal", got, anew)
		}
		for _, c := range got.Counterfactuals {
			if c.Verdict == got.Verdict && c.Size == got.Size {
				t.Fatalf("%+v changes nothing", c)
			}
			if (c.Alternative != "") != (c.Verdict == fit.Between) {
				t.Fatalf("%+v names the wrong number of sizes", c)
			}
			if c.Delta == 0 {
				if then := fit.Advise(&slim, &a); then.Verdict != c.Verdict || then.Size != c.Size || then.Alternative != c.Alternative {
					t.Fatalf("stated %+v, true is %s %q", c, then.Verdict, then.Size)
				}
				continue
			}
			if then := moved(w, &a, c.Measure, c.Delta); then.Verdict != c.Verdict || then.Size != c.Size || then.Alternative != c.Alternative {
				t.Fatalf("stated %+v, true is %s %q", c, then.Verdict, then.Size)
			}
			if less := moved(w, &a, c.Measure, c.Delta-math.Copysign(fit.Step, c.Delta)); less.Verdict != got.Verdict || less.Size != got.Size {
				t.Fatalf("one step less than %+v is %s %q already, not %s %q", c, less.Verdict, less.Size, got.Verdict, got.Size)
			}
		}
		for i, row := range got.Evidence {
			rest := *w
			rest.Data = append(append([]fit.Datum{}, w.Data[:i]...), w.Data[i+1:]...)
			then := fit.Advise(&rest, &a)
			if then.Verdict != row.Verdict || then.Size != row.Size || then.Alternative != row.Alternative {
				t.Fatalf("without %s it is %s %q, stated %s %q", row.Datum, then.Verdict, then.Size, row.Verdict, row.Size)
			}
			if row.LeftOut && row.Shift != 0 {
				t.Fatalf("%s was left out and moves %g sizes", row.Datum, row.Shift)
			}
		}
		before, after := got.Body.Medians()
		from, ok := before.PlaceOf(&a, w.Preference)
		if to, _ := after.PlaceOf(&a, w.Preference); ok {
			sum := 0.0
			for _, row := range got.Evidence {
				sum += row.Shift
			}
			if len(got.Evidence) > 0 && math.Abs(sum-(to-from)) > 1e-6*max(1, math.Abs(to-from)) {
				t.Fatalf("the data move %g sizes, the wearer stands %g from the average", sum, to-from)
			}
		}
		if n := got.Next; n != nil && (n.Gain < 0 || n.Decides < 0 || n.Decides > 1+1e-9) {
			t.Fatalf("next question %+v", n)
		}
	})
}

// At the place of a size its score is 0, and a larger body belongs further on.
func TestBody_PlaceOf(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := anyArticle(t)
		body := fit.Exactly(a.Sizing, [fit.NumMeasures]float64{92, 76, 100, 80, 60, 170})
		rank, ok := body.PlaceOf(&a, fit.Regular)
		if !ok {
			if len(a.Girths()) > 0 && len(a.Sizes) > 1 && a.Sizes[1].Length == a.Sizes[0].Length {
				t.Fatalf("no place among %d sizes", len(a.Sizes))
			}
			return
		}
		for k := range a.Sizes {
			score, _ := body.ScoreOf(&a, a.Sizes[k].Label, fit.Regular)
			if off := score + a.Offset.Value; a.Sizes[k].Length == 0 && (off > 1e-9 && float64(a.Sizes[k].Waist) < rank-1e-9 || off < -1e-9 && float64(a.Sizes[k].Waist) > rank+1e-9) {
				t.Fatalf("score of rank %d is %g, the place %g", a.Sizes[k].Waist, off, rank)
			}
		}
		larger := fit.Exactly(a.Sizing, [fit.NumMeasures]float64{94, 78, 102, 80, 60, 170})
		if next, _ := larger.PlaceOf(&a, fit.Regular); next <= rank {
			t.Fatalf("a larger body belongs at %g, not beyond %g", next, rank)
		}
	})
}

// moved asks anew with one measure changed.
func moved(w *fit.Wearer, a *fit.Article, m fit.Measure, by float64) fit.Advice {
	other := *w
	other.Data = append([]fit.Datum{}, w.Data...)
	for i := range other.Data {
		if other.Data[i].Name != fit.MeasureDatum(m) {
			continue
		}
		told := fit.Infer(w.Sizing, w.Data[i:i+1]).Given[m]
		with := fit.Tape
		if other.Data[i].Says[0].Memory != 0 || reflect.DeepEqual(other.Data[i], fit.Measured(m, told, fit.Memory)) {
			with = fit.Memory
		}
		other.Data[i] = fit.Measured(m, told+by, with)
	}
	return fit.Advise(&other, a)
}

// The order in which somebody tells things changes next to nothing.
func TestInfer_OrderOfData(t *testing.T) {
	t.Parallel()
	d := newDraw(3)
	for range 200 {
		data := d.tape(fit.Women, fit.Bust, fit.Waist, fit.Hip, fit.Height)
		back := make([]fit.Datum, len(data))
		for i := range data {
			back[len(data)-1-i] = data[i]
		}
		one, other := fit.Infer(fit.Women, data), fit.Infer(fit.Women, back)
		for _, m := range fit.Measures {
			if math.Abs(one.Zones[m].Mean-other.Zones[m].Mean) > 0.1 {
				t.Errorf("%s is %.2f cm, told the other way round %.2f", m, one.Zones[m].Mean, other.Zones[m].Mean)
			}
		}
	}
}

// Evidence never makes the logarithm of a measure less certain than nothing told.
func TestInfer_VarianceNeverAbovePrior(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := anyWearer(t)
		body, nothing := fit.Infer(w.Sizing, w.Data), fit.Infer(w.Sizing, nil)
		for _, m := range []fit.Measure{fit.Inseam, fit.Height} { // without the waist's shift the ratio is that of the logs
			if body.Zones[m].SD/body.Zones[m].Mean > nothing.Zones[m].SD/nothing.Zones[m].Mean+1e-9 {
				t.Fatalf("%s: %+v after evidence, %+v before", m, body.Zones[m], nothing.Zones[m])
			}
		}
		if body.Taste.SD > nothing.Taste.SD+1e-9 {
			t.Fatalf("taste: %+v after evidence", body.Taste)
		}
	})
}

func TestAdvise_NothingTold(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := anyArticle(t)
		got := fit.Advise(&fit.Wearer{Sizing: fit.Men, Preference: fit.Regular}, &a)
		if got.Verdict != fit.CannotSay || got.Reason != fit.ReasonNothingTold {
			t.Fatalf("%s, %s", got.Verdict, got.Reason)
		}
	})
}

// A longer leg never makes a size less acceptable, and the leg leaves the girths' probabilities alone.
func TestAdvise_LongerLeg(t *testing.T) {
	t.Parallel()
	d := newDraw(8)
	for range 100 {
		w := &fit.Wearer{Sizing: fit.Men, Preference: fit.Regular, Data: d.tape(fit.Men, fit.Waist, fit.Hip, fit.Inseam)}
		a := jeans()
		short := fit.Advise(w, &a)
		for k := range a.Sizes {
			a.Sizes[k].Garment[fit.Inseam] += 6
		}
		long := fit.Advise(w, &a)
		for k := range short.Sizes {
			if long.Sizes[k].PFits < short.Sizes[k].PFits-1e-9 {
				t.Errorf("%s: P(fits) falls from %g to %g with a longer leg", a.Sizes[k].Label, short.Sizes[k].PFits, long.Sizes[k].PFits)
			}
			for z := range 2 {
				if s, l := short.Sizes[k].Zones[z], long.Sizes[k].Zones[z]; s.PTight != l.PTight || s.PLoose != l.PLoose {
					t.Errorf("%s %s: the leg changes its probabilities", a.Sizes[k].Label, s.Zone)
				}
			}
		}
	}
}

// Who asks only which size to buy gets the size and the chance that Decide names.
func TestRecommend_AsDecide(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w, a := anyWearer(t), anyArticle(t)
		body := fit.Infer(w.Sizing, w.Data)
		d := body.Decide(&a, w.Preference)
		size, pFits, ok := body.Recommend(&a, w.Preference)
		if ok != (d.Size >= 0) || ok && (size != d.Size || pFits != d.PFits) {
			t.Fatalf("size %d with %g (%v), Decide says %+v", size, pFits, ok, d)
		}
	})
}

// A list of what fits judges thousands of articles: nothing is left to collect.
func TestRecommend_AllocatesNothing(t *testing.T) {
	a, body := jeans(), fit.Infer(benchPerson.Sizing, benchPerson.Data)
	for name, judge := range map[string]func(){
		"Recommend": func() { body.Recommend(&a, fit.Regular) },
		"Decide":    func() { body.Decide(&a, fit.Regular) },
		"Rate":      func() { body.Rate(&a, 3, fit.Regular) },
	} {
		if n := testing.AllocsPerRun(100, judge); n > 0 {
			t.Errorf("%s allocates %g times", name, n)
		}
	}
}
