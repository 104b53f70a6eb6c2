package rentals

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models/fit"
)

// regulars draws people who rent often, around a size of their own; their body tells of it only
// roughly, and whatever is too far from their own size does not fit.
func regulars(people, times int) []Rental {
	d := rand.New(rand.NewPCG(11, 2026))
	var all []Rental
	for day := range times {
		for who := range people {
			lot := rand.New(rand.NewPCG(uint64(who), 5))
			build, own := lot.NormFloat64(), lot.NormFloat64()
			right := 14 + 5*build + 4*own
			r := Rental{
				Labelled: true, Outcome: fit.OutcomeFits, User: fmt.Sprintf("u%d", who), Item: fmt.Sprintf("i%d", d.IntN(15)), Category: "gown",
				Size: min(max(math.Round(right+2*d.NormFloat64()), 0), largestSize), Weight: 140 + 25*build, Height: 65, Age: 30, Bust: 34, Cup: "c", Day: 16000 + 10*day,
			}
			if off := r.Size - right + d.NormFloat64(); off < -2 {
				r.Outcome = fit.OutcomeSmall
			} else if off > 2 {
				r.Outcome = fit.OutcomeLarge
			}
			all = append(all, r)
		}
	}
	return all
}

func learnedSizes(t *testing.T, rows []Rental) *Sizes {
	t.Helper()
	s, err := LearnSizes(t.Context(), rows)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLearnSizes_UsualCarriesTheValue(t *testing.T) {
	t.Parallel()
	people := size(300, 150)
	rows := regulars(people, 6)
	train, test := rows[:5*people], rows[5*people:]
	s := learnedSizes(t, train)
	squares, losses := map[Known]float64{}, map[Known]float64{}
	for i := range test {
		r := &test[i]
		if !s.HasUsual(r) {
			t.Fatalf("%s rented five times before and has no usual size", r.User)
		}
		for _, k := range Knowns() {
			off := r.Size - s.Expect(r, k)
			squares[k] += off * off
			losses[k] -= math.Log(s.Predict(r, k)[r.Outcome])
		}
	}
	if squares[KnownUsual] > 0.7*squares[KnownBody] || losses[KnownUsual] > losses[KnownBody] {
		t.Errorf("usual size: squares %.0f, log loss %.1f; body %.0f, %.1f", squares[KnownUsual], losses[KnownUsual], squares[KnownBody], losses[KnownBody])
	}
	if squares[KnownBoth] > 1.02*squares[KnownUsual] {
		t.Errorf("both: squares %.0f, usual size alone %.0f", squares[KnownBoth], squares[KnownUsual])
	}
}

func TestSizesExpect_OnlyEarlierDays(t *testing.T) {
	t.Parallel()
	s := learnedSizes(t, regulars(60, 4))
	row := regulars(60, 4)[0]
	row.Day = 16040
	told := s.Expect(&row, KnownUsual)
	same, later, malformed, undated := row, row, row, row
	undated.Size, undated.Day = 58, 0
	same.Size, later.Size, later.Day, malformed.Size, malformed.Day = 58, 58, 16050, math.NaN(), 16001
	s.Remember([]Rental{same, later, malformed, undated})
	if got := s.Expect(&row, KnownUsual); got != told {
		t.Errorf("rows of the same day, later and of no day move the expected size from %v to %v", told, got)
	}
	before := row
	before.Size, before.Day = 58, 16039
	s.Remember([]Rental{before})
	if got := s.Expect(&row, KnownUsual); got <= told {
		t.Errorf("an earlier row of size 58 moves the expected size from %v to %v", told, got)
	}
	row.Day = 16000
	if s.HasUsual(&row) {
		t.Error("the first rental has a usual size")
	}
}

func TestSizes_IgnoresOutcome(t *testing.T) {
	t.Parallel()
	rows := regulars(60, 6)
	train, test := rows[:240], rows[240:]
	told, untold := learnedSizes(t, train), learnedSizes(t, train)
	told.Remember(test)
	blank := make([]Rental, len(test))
	for i, r := range test {
		r.Labelled, r.Outcome = false, 0
		blank[i] = r
	}
	untold.Remember(blank)
	for i := range test {
		for _, k := range Knowns() {
			if a, b := told.Predict(&test[i], k), untold.Predict(&blank[i], k); a != b {
				t.Fatalf("row %d, %s: %v with outcomes, %v without", i, k, a, b)
			}
		}
	}
}

func TestLearnSizes_NobodyTwiceOrCancelled(t *testing.T) {
	t.Parallel()
	if _, err := LearnSizes(t.Context(), regulars(40, 1)); !errors.Is(err, ErrNoLabels) {
		t.Errorf("everybody once: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := LearnSizes(ctx, regulars(40, 3)); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
