package shopkeep_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"ebenmass/models/shopkeep"
)

func TestCounts_Hidden(t *testing.T) {
	t.Parallel()
	const h = -1 // hidden
	for _, test := range []struct{ ns, want []int }{
		{[]int{0, 0}, []int{0, 0}},
		{[]int{7, 0, 5}, []int{7, 0, 5}},
		{[]int{3, 9, 0, 20}, []int{h, h, 0, 20}},
		{[]int{1, 1, 9, 20}, []int{h, h, h, 20}},
		{[]int{4, 6, 6, 8}, []int{h, h, h, 8}},
		{[]int{5, 4}, []int{h, h}},
		{[]int{2, 0, 0, 1}, []int{h, h, h, h}},
		{[]int{1, 1, 1, 1, 1}, []int{h, h, h, h, h}},
	} {
		var got []int
		for _, c := range shopkeep.Counts(test.ns...) {
			if c.Hidden {
				c.N = h - c.N // 0 where it is hidden
			}
			got = append(got, c.N)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%v: shown as %v, want %v", test.ns, got, test.want)
		}
	}
}

// Whoever knows the rule and the total finds, for every hidden count, at least two values that
// are shown the same. All blocks of up to four counts up to 11 are tried.
func TestCounts_NotDerivable(t *testing.T) {
	t.Parallel()
	type shown struct {
		counts [4]shopkeep.Count
		total  int
	}
	for width := 2; width <= 4; width++ {
		values := map[shown][4]map[int]bool{}
		ns := make([]int, width)
		for more := true; more; more = next(ns, 11) {
			var s shown
			copy(s.counts[:], shopkeep.Counts(ns...))
			for _, n := range ns {
				s.total += n
			}
			seen, met := values[s]
			for i, n := range ns {
				if !met {
					seen[i] = map[int]bool{}
				}
				seen[i][n] = true
			}
			values[s] = seen
		}
		for s, seen := range values {
			for i, c := range s.counts[:width] {
				if c.Hidden && len(seen[i]) < 2 {
					t.Errorf("%v of %d in all: count %d can only be %v", s.counts[:width], s.total, i, seen[i])
				}
			}
		}
	}
}

// Long blocks, as many as there are reasons: somebody else's count is found by exchanging two
// or moving one piece.
func TestCounts_LongBlockNotDerivable(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 2026))
	for range size(20_000, 4000) {
		ns := make([]int, 2+random.IntN(13))
		most := 1 + random.IntN(9)
		for i := range ns {
			ns[i] = random.IntN(most + 1)
		}
		shown := shopkeep.Counts(ns...)
		for i, c := range shown {
			if c.Hidden && !ambiguous(ns, shown, i) {
				t.Fatalf("%v: count %d can be derived", ns, i)
			}
			if !c.Hidden && (c.N != ns[i] || c.N > 0 && c.N < shopkeep.Least) {
				t.Fatalf("%v: shown as %v", ns, shown)
			}
		}
	}
}

func ambiguous(ns []int, shown []shopkeep.Count, i int) bool {
	for j := range ns {
		for _, moved := range []int{ns[j] - ns[i], 1, -1} {
			other := slices.Clone(ns)
			other[i], other[j] = other[i]+moved, other[j]-moved
			if other[i] >= 0 && other[j] >= 0 && other[i] != ns[i] && slices.Equal(shopkeep.Counts(other...), shown) {
				return true
			}
		}
	}
	return false
}

// next counts up; false when all are at most.
func next(ns []int, most int) bool {
	for i := range ns {
		if ns[i]++; ns[i] <= most {
			return true
		}
		ns[i] = 0
	}
	return false
}

// size is the one of a test's random sample: the smaller under -short.
func size(full, short int) int {
	if testing.Short() {
		return short
	}
	return full
}
