package drawn_test

import (
	"fmt"
	"os"
	"testing"

	"ebenmass/models/lab/drawn"
)

func TestFigures_Show(t *testing.T) {
	articles := frozen(t)
	truth := drawn.Truth(os.Getenv("TRUTH"))
	if truth == "" {
		truth = drawn.Judge
	}
	seed := uint64(101)
	fmt.Sscan(os.Getenv("SEED"), &seed)
	r, err := drawn.Evaluate(t.Context(), articles, drawn.Options{Seed: seed, People: 2000, Truth: truth})
	if err != nil {
		t.Fatal(err)
	}
	p := r.Policies
	fmt.Printf("habit %.2f chart %.2f memory %.2f two %.2f exact %.2f\n", p.Habit.EUR, p.ChartTape.EUR, p.ChartMemory.EUR, p.TwoSizes.EUR, p.ExactBody.EUR)
	for _, k := range drawn.Keys() {
		e := r.Evidence[k]
		fmt.Printf("%-26s %6.2f named %.2f kept %.3f ece %.3f refused %.3f minus %+.2f (%.2f to %.2f)\n", k, e.EUR, e.Named, e.KeptOfNamed, e.ECE, e.WronglyRefused, e.MinusHabit.Value, e.MinusHabit.Low, e.MinusHabit.High)
		if os.Getenv("BINS") == k {
			fmt.Println(e.Bins)
		}
	}
}
