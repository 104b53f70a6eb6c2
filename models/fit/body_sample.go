package fit

import "math"

// Sampler draws bodies from what is believed: bust, waist, hip, inseam and height in cm, the
// arm 0. It takes independent standard normals in the order of the measures but the arm. It is
// for bodies that were inferred.
func (b *Body) Sampler() func(normals *[NumMeasures - 1]float64) [NumMeasures]float64 {
	var cov [numStats][numStats]float64
	for i := range cov {
		copy(cov[i][:], b.state.cov[i][:numStats])
	}
	l, mean, navel := root(cov), b.state.mean, b.state.navel
	return func(normals *[NumMeasures - 1]float64) (body [NumMeasures]float64) {
		for i, m := range stats {
			log := mean[i]
			for j := range i + 1 {
				log += l[i][j] * normals[j]
			}
			body[m] = math.Exp(log)
		}
		body[Waist] -= navel
		return body
	}
}
