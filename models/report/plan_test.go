package report

import (
	"math"
	"math/rand/v2"
	"testing"
)

// 356 each is the answer without correction for 30 against 40 %, 5 % error and 80 % power.
func TestArmSize_KnownCase(t *testing.T) {
	t.Parallel()
	if got := math.Ceil(armSize(0.3, 0.4)); got != 356 {
		t.Errorf("%v orders each, want 356", got)
	}
	if armSize(0.2, 0.2) != 0 || armSize(0.2, 0.19) <= armSize(0.2, 0.15) {
		t.Error("a smaller difference needs fewer orders")
	}
}

// A trial of that size finds the difference in 80 % of cases, and one that is not there in 5 %.
func TestNewPlan_ErrorAndPower(t *testing.T) {
	t.Parallel()
	const p1, p2, times = 0.30, 0.36, 3000
	dice := rand.New(rand.NewPCG(9, 9))
	n := int(math.Ceil(armSize(p1, p2) * LooksMore))
	for _, c := range []struct {
		after, want, slack float64
	}{{p1, 0.05, 0.015}, {p2, 0.80, 0.03}} {
		found := 0
		for range times {
			var a, b float64
			for k := range looks {
				from, to := n*k/looks, n*(k+1)/looks
				for range to - from {
					if dice.Float64() < p1 {
						a++
					}
					if dice.Float64() < c.after {
						b++
					}
				}
				mean, m := (a+b)/float64(2*to), float64(to)
				if math.Abs(a-b)/m > obrienFleming/math.Sqrt(float64(k+1)/looks)*math.Sqrt(2*mean*(1-mean)/m) {
					found++
					break
				}
			}
		}
		if share := float64(found) / times; math.Abs(share-c.want) > c.slack {
			t.Errorf("%v against %v: found in %.3f, want %.2f", p1, c.after, share, c.want)
		}
	}
}

func TestNewPlan_Weeks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name               string
		before, difference float64
		orders             int64
		feasible           bool
		weeks              int64 // 0 for any
	}{
		{"a large difference takes whole weeks of both kinds", 0.3, -0.15, 1_000_000, true, MinWeeks},
		{"a small one in a small shop", 0.3, -0.001, 1000, false, 0},
		{"none", 0.3, 0, 100_000, false, MinWeeks},
		{"more returns are found too", 0.3, 0.15, 1_000_000, true, MinWeeks},
		{"a rate that cannot fall further", 0, -0.1, 1000, false, MinWeeks},
		{"one order a year", 0.3, -0.2, 1, false, 0},
	} {
		p := NewPlan(c.before, c.difference, c.orders)
		if p.Feasible() != c.feasible || c.weeks != 0 && p.Weeks != c.weeks {
			t.Errorf("%s: %+v", c.name, p)
		}
		for k := 1; k < looks; k++ {
			if p.Looks[k].Z >= p.Looks[k-1].Z || p.Looks[k].Weeks < p.Looks[k-1].Weeks {
				t.Errorf("%s: looks %+v", c.name, p.Looks)
			}
		}
	}
}
