package fit

import "math"

// nodes integrate over a standard normal: Σ weight·f(at) is exact for polynomials f of a
// degree below twice their number (Gauss–Hermite).
type nodes struct{ at, weight []float64 }

var (
	feltNodes   = gaussHermite(10)
	judgeNodes  = gaussHermite(15).inner(numNodes)
	answerNodes = gaussHermite(5)
)

// gaussHermite finds n nodes as the zeros of Hermite's polynomial Heₙ by Newton's steps from
// below, each kept off those found by dividing them out (Maehly), with weights
// n!/(n·Heₙ₋₁)². Largest last.
func gaussHermite(n int) nodes {
	made := nodes{make([]float64, n), make([]float64, n)}
	factorial := 1.0
	for i := 2; i <= n; i++ {
		factorial *= float64(i)
	}
	value := func(x float64) (he, before float64) {
		he, before = 1, 0
		for k := range n {
			he, before = x*he-float64(k)*before, he
		}
		return he, before
	}
	x := -2*math.Sqrt(float64(n)) - 1
	for i := range n {
		for range 200 {
			he, before := value(x)
			slope := float64(n) * before
			for _, found := range made.at[:i] {
				slope -= he / (x - found)
			}
			step := he / slope
			x -= step
			if math.Abs(step) < 1e-14 {
				break
			}
		}
		_, before := value(x)
		made.at[i] = x
		made.weight[i] = factorial / (float64(n) * before * float64(n) * before)
		x += 0.01
	}
	return made
}

// inner keeps n nodes in the middle, whose weights are made to sum to 1 again: of 15 nodes the
// four outermost weigh 1.3·10⁻⁶ together.
func (all nodes) inner(n int) nodes {
	from := (len(all.at) - n) / 2
	some := nodes{all.at[from : from+n], all.weight[from : from+n]}
	sum := 0.0
	for _, w := range some.weight {
		sum += w
	}
	for i := range some.weight {
		some.weight[i] /= sum
	}
	return some
}
