package fit_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models/fit"
)

// anyCells draws exact counts: anywhere, in few bins or many.
func anyCells(t *rapid.T) []fit.Cell {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) fit.Cell {
		return fit.Cell{
			Bin:     rapid.IntRange(fit.LowBin, fit.HighBin).Draw(t, "bin"),
			Width:   rapid.SampledFrom([]int{0, 1, 10}).Draw(t, "width"),
			Outcome: fit.Outcome(rapid.IntRange(0, fit.NumOutcomes-1).Draw(t, "outcome")),
			N:       float64(rapid.IntRange(1, 30).Draw(t, "n")),
		}
	}), 0, 12).Draw(t, "cells")
}

// anyEvidence draws articles in two groups.
func anyEvidence(t *rapid.T) []fit.Evidence {
	all := make([]fit.Evidence, rapid.IntRange(1, 6).Draw(t, "articles"))
	for i := range all {
		all[i] = fit.Evidence{
			Article: fmt.Sprint("article ", i),
			Group:   rapid.SampledFrom([]string{"shirts", "jeans"}).Draw(t, "group"),
			Cells:   anyCells(t),
		}
	}
	return all
}

func apart(a, b fit.Learned) float64 {
	return max(math.Abs(a.Offset.Value-b.Offset.Value), math.Abs(a.Offset.SD-b.Offset.SD), math.Abs(float64(a.Offset.N-b.Offset.N)),
		math.Abs(a.Tolerance.Value-b.Tolerance.Value), math.Abs(a.Tolerance.SD-b.Tolerance.SD))
}

// The posterior has one mode: it is found whatever the order in which articles and counts
// come, and in however many parts.
func TestLearnArticles_OrderAndParts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := anyEvidence(t)
		parted := make([]fit.Evidence, len(all))
		for i, e := range all {
			var parts []fit.Cell
			for _, c := range e.Cells {
				for c.N > 0 {
					part := c
					part.N = float64(rapid.IntRange(1, int(c.N)).Draw(t, "part"))
					c.N -= part.N
					parts = append(parts, part)
				}
			}
			parted[i] = e
			parted[i].Cells = rapid.Permutation(parts).Draw(t, "order")
		}
		parted = rapid.Permutation(parted).Draw(t, "articles")
		got := map[string]fit.Learned{}
		for i, l := range fit.LearnArticles(parted) {
			got[parted[i].Article] = l
		}
		for i, want := range fit.LearnArticles(all) {
			if d := apart(got[all[i].Article], want); d > 1e-6 {
				t.Fatalf("%s is off by %g: in parts %+v, at once %+v", all[i].Article, d, got[all[i].Article], want)
			}
		}
	})
}

func TestLearnArticles_Monotone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := anyEvidence(t)
		before := fit.LearnArticles(all)
		more := fit.Cell{
			Bin:     rapid.IntRange(fit.LowBin, fit.HighBin).Draw(t, "where"),
			Outcome: fit.OutcomeSmall,
			N:       float64(rapid.IntRange(1, 5).Draw(t, "more")),
		}
		all[0].Cells = append(all[0].Cells, more)
		after := fit.LearnArticles(all)
		for i := range all {
			if after[i].Offset.Value > before[i].Offset.Value+1e-7 {
				t.Fatalf("%s moved from %g to %g", all[i].Article, before[i].Offset.Value, after[i].Offset.Value)
			}
		}
	})
}

func TestLearnArticles_Mirrored(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := anyEvidence(t)
		mirrored := make([]fit.Evidence, len(all))
		for i, e := range all {
			mirrored[i] = e
			mirrored[i].Cells = nil
			for _, c := range e.Cells {
				c.Bin, c.Outcome = -c.Bin-max(c.Width, 1), fit.OutcomeLarge-c.Outcome
				mirrored[i].Cells = append(mirrored[i].Cells, c)
			}
		}
		got, want := fit.LearnArticles(mirrored), fit.LearnArticles(all)
		for i := range got {
			got[i].Offset.Value = -got[i].Offset.Value
			if d := apart(got[i], want[i]); d > 1e-7 {
				t.Fatalf("mirrored %+v, want %+v", got[i], want[i])
			}
		}
	})
}

func TestLearnArticles_Unworn(t *testing.T) {
	t.Parallel()
	all := []fit.Evidence{{Article: "new", Group: "shirts"}}
	for i := range 8 {
		all = append(all, fit.Evidence{Article: fmt.Sprint(i), Group: "shirts", Cells: []fit.Cell{
			{Bin: 0, Outcome: fit.OutcomeSmall, N: 40}, {Bin: 0, Outcome: fit.OutcomeFits, N: 40},
		}})
	}
	all = append(all, fit.Evidence{Article: "elsewhere", Group: "jeans"})
	learned := fit.LearnArticles(all)
	unworn, worn, elsewhere := learned[0].Offset, learned[1].Offset, learned[9].Offset
	if !(unworn.Value < -0.3 && unworn.Value > worn.Value) || unworn.SD < 1.2 || unworn.N != 0 {
		t.Errorf("unworn among articles of offset %g: %+v", worn.Value, unworn)
	}
	if elsewhere.Value != 0 || math.Abs(elsewhere.SD-math.Hypot(1.2, 0.5)) > 1e-9 {
		t.Errorf("in a group nothing is known of: %+v", elsewhere)
	}
}
