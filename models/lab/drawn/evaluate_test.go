package drawn_test

import (
	"context"
	"errors"
	"math"
	"reflect"
	"testing"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
	"ebenmass/models/lab/drawn"
	"ebenmass/seed"
)

// catalogue is what the demo shop sells.
func catalogue(t testing.TB) (articles []drawn.Article) {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	for i := range products {
		p := &products[i]
		bodies, err := seed.Bodies(p)
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, drawn.Article{Name: p.Slug, Sizing: p.Sizing, System: string(p.Chart.System), Fit: p.Article(), Bodies: bodies})
	}
	return articles
}

func evaluate(t *testing.T, o drawn.Options) evidence.Population {
	t.Helper()
	result, err := drawn.Evaluate(t.Context(), catalogue(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestEvaluate_Deterministic(t *testing.T) {
	t.Parallel()
	o := drawn.Options{Seed: 5, People: size(500, 250), Explained: size(250, 50), Workers: 1}
	one := evaluate(t, o)
	o.Workers = 7
	if many := evaluate(t, o); !reflect.DeepEqual(one, many) {
		t.Errorf("one worker found\n%+v, seven\n%+v", one, many)
	}
	o.Seed = 6
	if other := evaluate(t, o); reflect.DeepEqual(one.Ways, other.Ways) {
		t.Error("another seed draws the same people")
	}
}

// TestEvaluate_Invariants checks what must hold of any catalogue and any seed.
func TestEvaluate_Invariants(t *testing.T) {
	t.Parallel()
	p := evaluate(t, drawn.Options{Seed: 8, People: size(1000, 500)})
	for _, z := range p.Zones {
		if sum := z.One + z.Two + z.Three; math.Abs(sum-1) > 1e-9 || z.Girths == 2 && z.Three != 0 || z.Readings == 0 {
			t.Errorf("zones: %+v", z)
		}
	}
	ways := map[string]evidence.Way{}
	for _, w := range p.Ways {
		ways[w.Name] = w
		shares, covered := 0.0, 1.0
		for _, v := range w.Verdicts {
			shares += v.Share
			named := v.Verdict == "recommended" || v.Verdict == "between"
			if v.Same > v.Right || v.Verdict == "recommended" && v.Same > v.InBand || !named && v.Fitted > 0 {
				t.Errorf("%s: %+v", w.Name, v)
			}
		}
		if math.Abs(shares-1) > 1e-9 || math.Abs(w.Flips.Verdict+w.Flips.Size-w.Flips.Any) > 1e-9 {
			t.Errorf("%s: verdicts add to %g; %+v", w.Name, shares, w.Flips)
		}
		for _, c := range w.Coverage {
			if c.Covered > covered {
				t.Errorf("%s: a threshold of %g covers more than a lower one", w.Name, c.Threshold)
			}
			covered = c.Covered
		}
		for _, s := range w.Strategies {
			if s.Kept+s.Nothing > 1+1e-9 || s.Name == "usual" && s != ways["tape"].Strategies[2] {
				t.Errorf("%s: %+v", w.Name, s)
			}
			if want := 10*s.Kept - s.Cost/100; math.Abs(s.Net/100-want) > 1e-9 || s.CostLow > s.Cost || s.Cost > s.CostHigh {
				t.Errorf("%s: %+v", w.Name, s)
			}
		}
	}
	tape, memory := ways["tape"], ways["memory"]
	if tape.Flips.Any >= memory.Flips.Any || tape.Verdicts[3].Share >= memory.Verdicts[3].Share {
		t.Errorf("memory is as good as a tape: %+v, %+v", tape.Flips, memory.Flips)
	}
	if tape.ECE > 0.03 || memory.ECE > 0.1 {
		t.Errorf("P(fits) is off by %g with a tape and %g from memory", tape.ECE, memory.ECE)
	}
}

func TestEvaluate_Counterfactuals(t *testing.T) {
	t.Parallel()
	people := size(600, 150)
	c := evaluate(t, drawn.Options{Seed: 9, People: 2, Explained: people}).Counterfactuals
	if c.People != people || c.Stated < c.People || c.True != c.Stated || c.Minimal != c.Stated || c.Missed != 0 {
		t.Errorf("%+v", c)
	}
}

func TestEvaluate_BadArticleOrCancelled(t *testing.T) {
	t.Parallel()
	articles := catalogue(t)
	articles[3].Bodies = articles[3].Bodies[1:]
	if _, err := drawn.Evaluate(t.Context(), articles, drawn.Options{People: 10}); err == nil {
		t.Error("an article with a size that is made for nobody was evaluated")
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := drawn.Evaluate(ctx, catalogue(t), drawn.Options{People: 10}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func BenchmarkEvaluate(b *testing.B) {
	articles := catalogue(b)
	for b.Loop() {
		if _, err := drawn.Evaluate(b.Context(), articles, drawn.Options{People: 400, Explained: 200}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRecheck(b *testing.B) {
	article := catalogue(b)[0].Fit
	p := fit.Person{Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Regular}
	p.Given[fit.Bust], p.Given[fit.Waist], p.Given[fit.Hip] = 94, 78, 98
	for b.Loop() {
		drawn.Recheck(p, article)
	}
}

// size is the one of a test's random sample: the smaller under -short.
func size(full, short int) int {
	if testing.Short() {
		return short
	}
	return full
}
