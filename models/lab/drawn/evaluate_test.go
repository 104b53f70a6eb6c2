package drawn_test

import (
	"context"
	"errors"
	"math"
	"reflect"
	"slices"
	"testing"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
	"ebenmass/models/lab/drawn"
)

// Who is drawn and what becomes of them depends on the seed alone: not on processors, and the
// first people of many are those of few.
func TestEvaluate_Deterministic(t *testing.T) {
	t.Parallel()
	articles := frozen(t)
	evaluate := func(seed uint64, workers int) evidence.Population {
		t.Helper()
		// More than one block of people, so that several processors share them.
		r, err := drawn.Evaluate(t.Context(), articles, drawn.Options{Seed: seed, People: 210, Truth: drawn.Strict, Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	one := evaluate(3, 1)
	if other := evaluate(3, 4); !reflect.DeepEqual(one, other) {
		t.Error("four workers reach another result than one")
	}
	if other := evaluate(4, 4); reflect.DeepEqual(one.Policies, other.Policies) {
		t.Error("another seed reaches the same result")
	}
}

func TestEvaluate_Invariants(t *testing.T) {
	t.Parallel()
	articles := frozen(t)
	for _, truth := range drawn.Truths() {
		r, err := drawn.Evaluate(t.Context(), articles, drawn.Options{Seed: 5, People: 40, Truth: truth, Robust: true})
		if err != nil {
			t.Fatal(err)
		}
		if r.Truth != string(truth) || r.People != 40 || r.Articles != len(articles) || r.Seed != 5 {
			t.Errorf("%s: %q, %d people, %d articles, seed %d", truth, r.Truth, r.People, r.Articles, r.Seed)
		}
		if len(r.Evidence) != len(drawn.Keys()) {
			t.Errorf("%s: %d kinds of evidence", truth, len(r.Evidence))
		}
		for _, key := range drawn.Keys() {
			checkTold(t, string(truth)+", "+key, r.Evidence[key], &r.Policies)
		}
		for _, other := range []evidence.Worth{r.Policies.Habit, r.Policies.ChartTape, r.Policies.ChartMemory, r.Policies.TwoSizes} {
			if other.EUR > r.Policies.ExactBody.EUR {
				t.Errorf("%s: choosing blindly, %.2f €, beats knowing the body, %.2f €", truth, other.EUR, r.Policies.ExactBody.EUR)
			}
		}
		if named := r.Evidence["height"].Named; named > 0.1 {
			t.Errorf("%s: a height alone names a size for %.0f %%", truth, 100*named)
		}
		if len(r.Judges) != len(drawn.Truths()) || r.Judges["judge"].EUR != r.Evidence["three_girths"].EUR {
			t.Errorf("%s: %d judges", truth, len(r.Judges))
		}
	}
}

func checkTold(t *testing.T, name string, told *evidence.Told, policies *evidence.Policies) {
	t.Helper()
	for what, share := range map[string]float64{"named": told.Named, "kept of named": told.KeptOfNamed, "ECE": told.ECE, "wrongly refused": told.WronglyRefused} {
		if share < 0 || share > 1 || math.IsNaN(share) {
			t.Errorf("%s: %s is %v", name, what, share)
		}
	}
	if told.Named+told.WronglyRefused > 1 {
		t.Errorf("%s: more than all wishes are answered", name)
	}
	d := told.MinusHabit
	if math.Abs(d.Value-(told.EUR-policies.Habit.EUR)) > 1e-9 || d.Low > d.Value || d.High < d.Value {
		t.Errorf("%s: %v less habit, of %v and %v", name, d, told.EUR, policies.Habit.EUR)
	}
	if told.EUR > policies.ExactBody.EUR {
		t.Errorf("%s: worth more than an exact body", name)
	}
	for i, bin := range told.Bins {
		if bin.Observed < 0 || bin.Observed > 1 || bin.Rows == 0 || i > 0 && bin.Predicted < told.Bins[i-1].Predicted {
			t.Errorf("%s: bin %d is %+v", name, i, bin)
		}
	}
}

// Whoever believes in what is so advises best.
func TestEvaluate_TrueBeliefAdvisesBest(t *testing.T) {
	if testing.Short() {
		t.Skip("three evaluations")
	}
	t.Parallel()
	articles := frozen(t)
	for _, truth := range drawn.Truths() {
		r, err := drawn.Evaluate(t.Context(), articles, drawn.Options{Seed: 7, People: 100, Truth: truth, Robust: truth != drawn.Judge})
		if err != nil {
			t.Fatal(err)
		}
		for name, worth := range r.Judges {
			if worth.EUR > r.Judges[string(truth)].EUR {
				t.Errorf("%s is true, and who believes in %s advises better", truth, name)
			}
		}
	}
}

func TestEvaluate_Errors(t *testing.T) {
	t.Parallel()
	articles := frozen(t)
	women := articles[:0:0]
	for _, a := range articles {
		if a.Sizing == fit.Women {
			women = append(women, a)
		}
	}
	if _, err := drawn.Evaluate(t.Context(), women, drawn.Options{People: 20, Truth: drawn.Judge}); err == nil {
		t.Error("a shop without men's articles: no error")
	}
	if _, err := drawn.Evaluate(t.Context(), articles, drawn.Options{People: 20, Truth: "mine"}); err == nil {
		t.Error("no such truth: no error")
	}
	broken := append([]drawn.Article{{Name: "empty"}}, articles...)
	if _, err := drawn.Evaluate(t.Context(), broken, drawn.Options{People: 20, Truth: drawn.Judge}); err == nil {
		t.Error("an article without sizes: no error")
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := drawn.Evaluate(ended, articles, drawn.Options{People: 20, Truth: drawn.Judge}); !errors.Is(err, context.Canceled) {
		t.Errorf("when ended: %v", err)
	}
}

// The package of results names the same kinds and truths, in the same order.
func TestKeys_AsResultsListThem(t *testing.T) {
	t.Parallel()
	if !slices.Equal(drawn.Keys(), evidence.Kinds()) {
		t.Errorf("kinds %v, results list %v", drawn.Keys(), evidence.Kinds())
	}
	for i, truth := range drawn.Truths() {
		if listed := evidence.Truths(); len(listed) != len(drawn.Truths()) || listed[i] != string(truth) {
			t.Errorf("truths %v, results list %v", drawn.Truths(), listed)
		}
	}
}
