package rentals_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/models/lab/rentals"
)

// madeUp are rentals of people who never lived: the size that fits follows from the weight,
// "runs small" is an article that runs a size small, and one number is missing at times.
func madeUp(n int, seed uint64) []rentals.Rental {
	lot := rand.New(rand.NewPCG(seed, 2))
	rows := make([]rentals.Rental, n)
	for i := range rows {
		weight := 110 + 80*lot.Float64()
		size := math.Round((weight-110)/5 + 3*lot.NormFloat64())
		r := rentals.Rental{
			Labelled: true, User: fmt.Sprint("u", lot.IntN(n/3+1)), Item: fmt.Sprint("i", lot.IntN(20)),
			Category: "dress", BodyType: "pear", Cup: "b",
			Size: max(size, 0), Weight: weight, Height: 64, Age: 30, Bust: 34, Day: 16000 + lot.IntN(500),
		}
		ease := r.Size - (weight-110)/5
		if lot.IntN(5) == 0 {
			r.Item, ease = "runs small", ease-3
		}
		switch {
		case ease+lot.NormFloat64() < -3:
			r.Outcome = fit.OutcomeSmall
		case ease+lot.NormFloat64() > 3:
			r.Outcome = fit.OutcomeLarge
		default:
			r.Outcome = fit.OutcomeFits
		}
		if lot.IntN(5) == 0 {
			r.Height = math.NaN()
		}
		rows[i] = r
	}
	return rows
}

func learnBox(t *testing.T, rows []rentals.Rental) *rentals.BlackBox {
	t.Helper()
	b, err := rentals.LearnBlackBox(t.Context(), rows, 1)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestBlackBox_LearnsBodiesAndArticles(t *testing.T) {
	t.Parallel()
	b := learnBox(t, madeUp(1500, 1))
	r := madeUp(1, 9)[0]
	r.User, r.Item, r.Weight, r.Height = "", "i1", 150, 64
	chance := func(size float64, item string, o fit.Outcome) float64 {
		r.Size, r.Item = size, item
		return b.Predict(&r)[o]
	}
	if tight, right := chance(4, "i1", fit.OutcomeSmall), chance(8, "i1", fit.OutcomeSmall); tight < 2*right || tight < 0.3 {
		t.Errorf("too small: %.3f two sizes down, %.3f in the size", tight, right)
	}
	if wide, right := chance(13, "i1", fit.OutcomeLarge), chance(8, "i1", fit.OutcomeLarge); wide < 2*right || wide < 0.3 {
		t.Errorf("too large: %.3f two sizes up, %.3f in the size", wide, right)
	}
	if small, plain := chance(7, "runs small", fit.OutcomeSmall), chance(7, "i1", fit.OutcomeSmall); small < 1.5*plain {
		t.Errorf("too small: %.3f in an article that runs small, %.3f in another", small, plain)
	}
}

func TestBlackBox_MissingValues(t *testing.T) {
	t.Parallel()
	b := learnBox(t, madeUp(size(250, 120), 2))
	nan := math.NaN()
	for _, r := range []rentals.Rental{
		{Size: 8, Weight: nan, Height: nan, Age: nan, Bust: nan},
		{Size: nan, Weight: nan, Height: nan, Age: nan, Bust: nan, Item: "new", User: "new", Category: "new", BodyType: "new", Cup: "?"},
	} {
		sum := 0.0
		for _, p := range b.Predict(&r) {
			if !(p > 0 && p < 1) {
				t.Errorf("chance %v", p)
			}
			sum += p
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Errorf("chances sum to %v", sum)
		}
	}
}

func TestBlackBox_Deterministic(t *testing.T) {
	t.Parallel()
	rows := madeUp(size(250, 120), 3)
	first, again := learnBox(t, rows), learnBox(t, rows)
	for i := range rows[:100] {
		if a, b := first.Predict(&rows[i]), again.Predict(&rows[i]); a != b {
			t.Fatalf("row %d: %v and %v", i, a, b)
		}
	}
}

func TestBlackBox_IgnoresUntoldRows(t *testing.T) {
	t.Parallel()
	rows := madeUp(size(250, 120), 4)
	untold := madeUp(80, 5)
	for i := range untold {
		untold[i].Labelled = false
	}
	with, without := learnBox(t, append(untold, rows...)), learnBox(t, rows)
	for i := range rows[:100] {
		if a, b := with.Predict(&rows[i]), without.Predict(&rows[i]); a != b {
			t.Fatalf("row %d: %v with rows that tell nothing, %v without", i, a, b)
		}
	}
	if _, err := rentals.LearnBlackBox(t.Context(), untold, 1); err == nil {
		t.Error("learned from nothing")
	}
}

func TestBlackBox_NoLeakage(t *testing.T) {
	t.Parallel()
	lot := rand.New(rand.NewPCG(7, 7))
	noise := func(n int) []rentals.Rental {
		rows := madeUp(n, 8)
		for i := range rows {
			rows[i].User, rows[i].Outcome = fmt.Sprint("u", lot.IntN(n)), fit.Outcome(lot.IntN(fit.NumOutcomes))
		}
		return rows
	}
	rows, others := noise(600), noise(300)
	b, loss := learnBox(t, rows), 0.0
	for i := range others {
		others[i].User = rows[lot.IntN(len(rows))].User // known, so there is something to hear
		loss -= math.Log(b.Predict(&others[i])[others[i].Outcome]) / float64(len(others))
	}
	if even := math.Log(fit.NumOutcomes); loss > even+0.05 {
		t.Errorf("loss %.3f where nothing can be known; even chances have %.3f", loss, even)
	}
}

func TestBlackBox_Cancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := rentals.LearnBlackBox(ctx, madeUp(300, 6), 1); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// size is the one of a test's random sample: the smaller under -short.
func size(full, short int) int {
	if testing.Short() {
		return short
	}
	return full
}
