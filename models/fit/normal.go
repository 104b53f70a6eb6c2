package fit

import "math"

// Zones are judged by tails of the normal distribution, many per article and step of a
// search. A tail is read from a table of Taylor polynomials around nodes 1/32 apart: within
// 1e-15 of math.Erfc, in a quarter of its time.
const (
	tailNodes = 32  // nodes per standard deviation
	tailEnd   = 8.5 // beyond it the tail is below 1e-17
)

// tailTerms are the coefficients of one node, constant term first.
type tailTerms [7]float64

var tailTable = tabulateTails()

// tabulateTails derives Q(x) = ½ erfc(x/√2) six times: the n-th derivative is
// (−1)ⁿ He₍ₙ₋₁₎(x) φ(x), with Hermite's polynomials He (Abramowitz & Stegun 26.2.33).
func tabulateTails() (table [tailEnd*tailNodes + 1]tailTerms) {
	for i := range table {
		x := float64(i) / tailNodes
		table[i][0] = math.Erfc(x/math.Sqrt2) / 2
		before, hermite := 0.0, 1.0 // He₍ₙ₋₂₎, He₍ₙ₋₁₎
		term := math.Exp(-x*x/2) / math.Sqrt(2*math.Pi)
		for n := 1; n < len(table[i]); n++ {
			term /= -float64(n)
			table[i][n] = term * hermite
			before, hermite = hermite, x*hermite-float64(n-1)*before
		}
	}
	return table
}

// tailAbove is the probability that a standard normal exceeds x.
func tailAbove(x float64) float64 {
	away := math.Abs(x)
	if !(away < tailEnd) {
		away = tailEnd
	}
	node := int(away*tailNodes + 0.5)
	d := away - float64(node)/tailNodes
	c, dd := &tailTable[node], d*d
	p := c[0] + d*c[1] + dd*(c[2]+d*c[3]+dd*(c[4]+d*c[5]+dd*c[6]))
	if x < 0 {
		return 1 - p
	}
	return p
}
