package drawn_test

import (
	"testing"

	"ebenmass/models/evidence"
	"ebenmass/models/lab/drawn"
)

// target is the least that the advice has to reach with one kind of evidence on the frozen
// charts, of people who feel as the advisor judges. 0 asks for nothing.
type target struct {
	eur, minusHabit float64 // € a wish, at least
	ece, refused    float64 // at most
}

var targets = map[string]target{
	"one_girth":               {eur: 2.55, ece: 0.05},
	"three_girths":            {eur: 3.90, ece: 0.03, refused: 0.016},
	"three_girths_inseam":     {eur: 4.05, ece: 0.03},
	"memory":                  {eur: 0.45, ece: 0.07},
	"one_label":               {ece: 0.05, refused: 0.03},
	"two_labels":              {ece: 0.04, refused: 0.03},
	"two_labels_height":       {minusHabit: 0.15, ece: 0.04, refused: 0.03},
	"two_labels_three_girths": {ece: 0.03, refused: 0.03},
	"five_labels":             {minusHabit: 0.45, ece: 0.04, refused: 0.03},
	"five_labels_height":      {minusHabit: 0.50, ece: 0.04, refused: 0.03},
	"five_labels_tape":        {ece: 0.03, refused: 0.03},
	"two_foreign_labels":      {eur: 2.55, ece: 0.05},
	"two_garments":            {eur: 3.30},
	"purchases_1":             {eur: 2.0, ece: 0.05},
	"purchases_3":             {eur: 3.3},
	"purchases_5":             {eur: 3.7},
}

// TestEvaluate_Targets holds the model against what it has to reach. Few people are a sample:
// with -short the means may miss their targets by three standard deviations, and shares by as much.
func TestEvaluate_Targets(t *testing.T) {
	seeds, people := []uint64{101, 102}, drawn.People
	if testing.Short() {
		seeds, people = seeds[:1], 100
	}
	articles := frozen(t)
	for _, seed := range seeds {
		r, err := drawn.Evaluate(t.Context(), articles, drawn.Options{Seed: seed, People: people, Truth: drawn.Judge})
		if err != nil {
			t.Fatal(err)
		}
		for key, want := range targets {
			told := r.Evidence[key]
			if told == nil {
				t.Errorf("seed %d: nobody told %s", seed, key)
				continue
			}
			checkTarget(t, seed, key, told, want)
		}
	}
}

func checkTarget(t *testing.T, seed uint64, key string, told *evidence.Told, want target) {
	t.Helper()
	slack, share := 0.0, 0.0
	if testing.Short() {
		slack, share = 3*told.SD, 0.03
	}
	if told.EUR < want.eur-slack {
		t.Errorf("seed %d, %s: worth %.3f €, want %.2f", seed, key, told.EUR, want.eur)
	}
	if want.minusHabit > 0 && told.MinusHabit.Value < want.minusHabit-slack {
		t.Errorf("seed %d, %s: %.3f € more than the habit, want %.2f", seed, key, told.MinusHabit.Value, want.minusHabit)
	}
	if want.ece > 0 && told.ECE > want.ece+share {
		t.Errorf("seed %d, %s: calibration error %.4f, want %.3f", seed, key, told.ECE, want.ece)
	}
	if want.refused > 0 && told.WronglyRefused > want.refused+share {
		t.Errorf("seed %d, %s: %.4f wrongly refused, want %.3f", seed, key, told.WronglyRefused, want.refused)
	}
}
