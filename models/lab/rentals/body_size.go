package rentals

import (
	"math"

	"ebenmass/models/lab/additive"
)

// bodyNumbers is how many numbers a wearer gives.
const bodyNumbers = 5

// numbersOf are the wearer's own numbers; NaN where one is not given.
func numbersOf(r *Rental) [bodyNumbers]float64 {
	return [bodyNumbers]float64{r.Weight, r.Height, r.Age, r.Bust, cupNumber(r.Cup)}
}

// cupNumber puts the cups in order: aa is 0, a is 1, b is 2; NaN where none is given.
func cupNumber(cup string) float64 {
	switch {
	case cup == "aa":
		return 0
	case cup != "" && cup[0] >= 'a' && cup[0] <= 'z':
		return float64(cup[0]-'a') + 1
	}
	return math.NaN()
}

// bodySize is what size a body lets expect before anything is known of the article: the
// least squares of the sizes rented on the wearer's numbers and their products.
type bodySize struct {
	means   [bodyNumbers]float64
	weights []float64
}

func learnBodySize(rows []Rental) *bodySize {
	s := &bodySize{}
	var given [bodyNumbers]float64
	for i := range rows {
		for j, v := range numbersOf(&rows[i]) {
			if !math.IsNaN(v) {
				s.means[j] += v
				given[j]++
			}
		}
	}
	for j := range s.means {
		s.means[j] /= max(given[j], 1)
	}
	terms := len(s.terms(&Rental{}))
	squares, sums := additive.NewSymmetric(terms), make([]float64, terms)
	for a := range terms {
		squares.Row(a)[a] = 1 // a ridge, for terms that never vary
	}
	for i := range rows {
		x := s.terms(&rows[i])
		for a, v := range x {
			sums[a] += v * rows[i].Size
			into := squares.Row(a)
			for b := range into {
				into[b] += v * x[b]
			}
		}
	}
	squares.Factor(terms)
	squares.Solve(sums)
	s.weights = sums
	return s
}

// terms are a constant, the numbers less their means and whether each is missing, and the
// products of those given.
func (s *bodySize) terms(r *Rental) []float64 {
	terms := append(make([]float64, 0, 1+2*bodyNumbers+bodyNumbers*(bodyNumbers+1)/2), 1)
	var x [bodyNumbers]float64
	for j, v := range numbersOf(r) {
		lacks := 1.0
		if !math.IsNaN(v) {
			x[j], lacks = (v-s.means[j])/10, 0
		}
		terms = append(terms, x[j], lacks)
	}
	for j := range x {
		for k := j; k < len(x); k++ {
			terms = append(terms, x[j]*x[k])
		}
	}
	return terms
}

// expect is the size that the body lets expect, on the scale of the rows.
func (s *bodySize) expect(r *Rental) float64 {
	sum := 0.0
	for i, x := range s.terms(r) {
		sum += s.weights[i] * x
	}
	return sum
}
