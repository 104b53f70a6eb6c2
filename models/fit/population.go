package fit

// The body statistics that estimate what was not given: a multivariate log-normal of
// bust, waist, hip, inseam and height per sizing, fitted to ANSUR II (US Army
// Anthropometric Survey 2012, public domain; 1,986 women and 4,082 men, all soldiers).
// The survey's weight is left out of the joint distribution, which for a normal is the
// same as integrating it out: it is never asked and never used.

// numStats is the number of measures the statistics cover: all but the arm.
const numStats = 5

// stats orders the measures of the statistics.
var stats = [numStats]Measure{Bust, Waist, Hip, Inseam, Height}

// surveyWaist is how much the survey's waist, taken at the navel, exceeds the natural
// waist of size charts, in cm. Given waists are raised by it before they inform other
// measures; estimated waists are lowered by it. An error of 1 cm here moves an estimated
// waist by 1 cm and nothing that was given.
const surveyWaist = 6.0

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
)

// regression predicts the measures that were not given from those that were.
type regression struct {
	slope    [numStats][numStats]float64 // slope[e][g]: estimated e on given g
	residual [numStats][numStats]float64 // covariance of the estimated ones, given the others
}

// regressions holds, per sizing, one regression for every set of given measures
// (bit i: stats[i] was given). They depend on nothing a visitor says but on that set.
var (
	regressionsWomen = regressAll(surveyedWomen)
	regressionsMen   = regressAll(surveyedMen)
)

func statistics(s Sizing) (*population, *[1 << numStats]regression) {
	if s == Men {
		return &surveyedMen, &regressionsMen
	}
	return &surveyedWomen, &regressionsWomen
}

func regressAll(p population) (all [1 << numStats]regression) {
	for set := range all {
		all[set] = regress(p, set)
	}
	return all
}

// regress conditions a normal on the measures in set by sweeping their rows out of the
// covariance one after the other (J. H. Goodnight, A Tutorial on the SWEEP Operator, 1979).
// Afterwards the swept columns hold the slopes and the rest the residual covariance.
func regress(p population, set int) (r regression) {
	m := p.cov
	for g := range numStats {
		if set>>g&1 == 0 {
			continue
		}
		pivot := m[g][g]
		row := m[g]
		for j := range numStats {
			row[j] /= pivot
		}
		for i := range numStats {
			if i == g {
				continue
			}
			factor := m[i][g]
			for j := range numStats {
				m[i][j] -= factor * row[j]
			}
			m[i][g] = -factor / pivot
		}
		m[g] = row
		m[g][g] = 1 / pivot
	}
	for i := range numStats {
		for j := range numStats {
			switch estimated, given := set>>i&1 == 0, set>>j&1 == 1; {
			case estimated && given:
				r.slope[i][j] = -m[i][j]
			case estimated:
				r.residual[i][j] = m[i][j]
			}
		}
	}
	return r
}
