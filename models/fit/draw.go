package fit

import "math"

// roots holds, per sizing, the lower triangle L with L·L′ = covariance of the statistics.
var (
	rootWomen = root(surveyedWomen.cov)
	rootMen   = root(surveyedMen.cov)
)

// Draw makes somebody up from the body statistics: exact bust, waist, hip, inseam and height
// in cm, the arm 0, of which the statistics know nothing. normal returns independent standard
// normal values. A few in a million lie outside the accepted ranges.
func Draw(s Sizing, normal func() float64) (body [NumMeasures]float64) {
	population, _ := statistics(s)
	root := &rootWomen
	if s == Men {
		root = &rootMen
	}
	var z [numStats]float64
	for i, m := range stats {
		z[i] = normal()
		log := population.mean[i]
		for j := range i + 1 {
			log += root[i][j] * z[j]
		}
		body[m] = math.Exp(log)
	}
	body[Waist] -= surveyWaist
	return body
}

// root is Cholesky's factor of a positive definite matrix.
func root(a [numStats][numStats]float64) (l [numStats][numStats]float64) {
	for i := range numStats {
		for j := range i + 1 {
			sum := a[i][j]
			for k := range j {
				sum -= l[i][k] * l[j][k]
			}
			if i == j {
				l[i][i] = math.Sqrt(sum)
			} else {
				l[i][j] = sum / l[j][j]
			}
		}
	}
	return l
}
