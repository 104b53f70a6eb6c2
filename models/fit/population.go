package fit

import "math"

// The body statistics that complete what was told: a multivariate log-normal of bust, waist
// at the navel, hip, inseam and height per sizing, fitted to ANSUR II (US Army
// Anthropometric Survey 2012, public domain; 1,986 women and 4,082 men, all soldiers).
// The survey's weight is left out of the joint distribution, which for a normal is the
// same as integrating it out: it is never asked and never used.

// numStats is the number of measures the statistics cover: all but the arm.
const numStats = 5

// stats orders the measures of the statistics.
var stats = [numStats]Measure{Bust, Waist, Hip, Inseam, Height}

// navelOffset is how much the survey's waist, taken at the navel, exceeds the waist of size
// charts, in cm. At the chests of the charts' grid the survey's waist minus the chart's is 5.7
// to 7.2 for women and −1.7 to 0.4 for men: consistency with our charts, not anatomy.
func navelOffset(s Sizing) float64 {
	if s == Men {
		return 0
	}
	return 6
}

// population is the distribution of natural logarithms of the measures in cm.
type population struct {
	mean [numStats]float64
	cov  [numStats][numStats]float64
}

var (
	surveyedWomen = population{
		mean: [numStats]float64{4.5468, 4.44877, 4.62345, 4.35805, 5.09204},
		cov: [numStats][numStats]float64{
			{0.007487, 0.0083905, 0.0047863, 0.0005914, 0.0008968},
			{0.0083905, 0.0131932, 0.0068576, 0.0007954, 0.0010555},
			{0.0047863, 0.0068576, 0.0054766, 0.001031, 0.0011143},
			{0.0005914, 0.0007954, 0.001031, 0.0032596, 0.0019121},
			{0.0008968, 0.0010555, 0.0011143, 0.0019121, 0.0015549},
		},
	}
	surveyedMen = population{
		mean: [numStats]float64{4.65882, 4.53689, 4.62169, 4.43635, 5.16757},
		cov: [numStats][numStats]float64{
			{0.0067999, 0.0086592, 0.0051941, 0.0005324, 0.0007987},
			{0.0086592, 0.0140479, 0.0077988, 0.0003541, 0.0009611},
			{0.0051941, 0.0077988, 0.0056229, 0.0007568, 0.0009985},
			{0.0005324, 0.0003541, 0.0007568, 0.0030114, 0.0018386},
			{0.0007987, 0.0009611, 0.0009985, 0.0018386, 0.0015229},
		},
	}
	// Cholesky's factors of the covariances: what people are drawn with.
	rootWomen = root(surveyedWomen.cov)
	rootMen   = root(surveyedMen.cov)
)

func surveyed(s Sizing) (*population, *[numStats][numStats]float64) {
	if s == Men {
		return &surveyedMen, &rootMen
	}
	return &surveyedWomen, &rootWomen
}

// Draw makes somebody up from the body statistics: exact bust, waist, hip, inseam and height
// in cm, the arm 0, of which the statistics know nothing. normal returns independent standard
// normal values, asked for in the order of the measures but the arm. A few in a million lie
// outside the accepted ranges.
func Draw(s Sizing, normal func() float64) (body [NumMeasures]float64) {
	population, root := surveyed(s)
	var z [numStats]float64
	for i, m := range stats {
		z[i] = normal()
		log := population.mean[i]
		for j := range i + 1 {
			log += root[i][j] * z[j]
		}
		body[m] = math.Exp(log)
	}
	body[Waist] -= navelOffset(s)
	return body
}

// root is Cholesky's factor of a positive definite matrix: L with L·L′ = a.
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
