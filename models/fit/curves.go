package fit

import "math"

// Two curves are asked for many times per article and at every step of a search: the
// logistic of the tails, and the normal tail of each zone. Both are read from tables of
// Taylor polynomials, within 1e-15 of their definitions and in about half the time.

// perUnit is the number of table nodes per unit: with |d| ≤ 1/32 the eighth power that the
// polynomials leave out stays below 1e-15.
const perUnit = 16

// series is the Taylor polynomial of a curve around a node, constant term first.
type series [8]float64

func (c *series) at(d float64) float64 {
	dd := d * d
	return c[0] + d*c[1] + dd*(c[2]+d*c[3]+dd*(c[4]+d*c[5]+dd*(c[6]+d*c[7])))
}

// Where the tables end, on both sides: what comes beyond is 0 or 1 within 1e-15.
const (
	normalEnd   = 8.5
	logisticEnd = 37
)

var (
	normalTable   = tabulateNormal()
	logisticTable = tabulateLogistic()
)

// tabulateNormal expands Q(x) = ½ erfc(x/√2). Its n-th derivative is (−1)ⁿ He₍ₙ₋₁₎(x) φ(x)
// with Hermite's polynomials He (Abramowitz & Stegun, 26.2.33).
func tabulateNormal() (table [2*normalEnd*perUnit + 1]series) {
	for i := range table {
		c, x := &table[i], float64(i)/perUnit-normalEnd
		c[0] = math.Erfc(x/math.Sqrt2) / 2
		before, hermite := 0.0, 1.0 // He₍ₙ₋₂₎, He₍ₙ₋₁₎
		term := math.Exp(-x*x/2) / math.Sqrt(2*math.Pi)
		for n := 1; n < len(c); n++ {
			term /= -float64(n)
			c[n] = term * hermite
			before, hermite = hermite, x*hermite-float64(n-1)*before
		}
	}
	return table
}

// tabulateLogistic expands y = σ(x), which satisfies y′ = y − y².
func tabulateLogistic() (table [2*logisticEnd*perUnit + 1]series) {
	for i := range table {
		c, x := &table[i], float64(i)/perUnit-logisticEnd
		c[0] = 1 / (1 + math.Exp(-x))
		for n := range len(c) - 1 {
			next := c[n]
			for j := range n + 1 {
				next -= c[j] * c[n-j]
			}
			c[n+1] = next / float64(n+1)
		}
	}
	return table
}

// normalTail is the probability that a standard normal exceeds x.
func normalTail(x float64) float64 {
	if x > normalEnd {
		x = normalEnd
	}
	if x < -normalEnd {
		x = -normalEnd
	}
	node := int((x+normalEnd)*perUnit + 0.5)
	return normalTable[node].at(x - (float64(node)/perUnit - normalEnd))
}

// logistic is σ(x) = 1/(1 + e⁻ˣ).
func logistic(x float64) float64 {
	if x > logisticEnd {
		return 1
	}
	if x < -logisticEnd {
		return 0
	}
	node := int((x+logisticEnd)*perUnit + 0.5)
	return logisticTable[node].at(x - (float64(node)/perUnit - logisticEnd))
}
