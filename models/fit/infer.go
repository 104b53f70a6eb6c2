package fit

import "math"

// Evidence is read by expectation propagation (T. Minka, A family of algorithms for approximate
// Bayesian inference, 2001): every statement is replaced by a normal factor of its
// functional, so chosen that taking the true likelihood in its place would leave the
// posterior's mean and variance along that functional as they are.

// sweeps is how often every factor is made anew.
const sweeps = 3

// factor is the normal that stands for one statement. It remembers along what it was made,
// so that it can be taken back exactly.
type factor struct {
	along   vector
	tau, nu float64
	made    bool
}

// inference is a posterior on its way.
type inference struct {
	normal
	navel float64 // navelOffset of the wearer
}

// usualStatements is how many statements people make at most without costing an allocation.
const usualStatements = 16

// infer reads all data but the one skipped (-1: none). It returns the factor of every
// statement, in order, kept in room where they find place.
func infer(s Sizing, data []Datum, skip int, room []factor) (in inference, factors []factor) {
	in = inference{normal: *prior(s), navel: navelOffset(s)}
	n := 0
	for i := range data {
		n += len(data[i].Says)
	}
	if factors = room; n > len(room) {
		factors = make([]factor, n)
	}
	factors = factors[:n]
	clear(factors)
	for range sweeps {
		n = 0
		for i := range data {
			for j := range data[i].Says {
				if i != skip && data[i].Says[j].Body[Arm] == 0 {
					in.update(&data[i].Says[j], &factors[n])
				}
				n++
			}
		}
	}
	return in, factors
}

// linearise returns t's gradient and constant at the present mean: t ≈ constant + gradient·x.
func (in *inference) linearise(f *Functional) (gradient vector, constant float64) {
	constant = f.Const
	for i, m := range stats {
		if f.Body[m] == 0 {
			continue
		}
		cm := math.Exp(in.mean[i])
		gradient[i] = f.Body[m] * cm
		constant += gradient[i] * (1 - in.mean[i])
		if m == Waist {
			constant -= f.Body[m] * in.navel
		}
	}
	gradient[taste], gradient[memory] = f.Taste, f.Memory
	for b, c := range f.Brand {
		gradient[brand+b] = c
	}
	return gradient, constant
}

// update makes the factor of a statement anew.
func (in *inference) update(s *Statement, f *factor) {
	gradient, constant := in.linearise(&s.Functional)
	before := in.normal
	if f.made {
		k, mean, variance := in.along(&f.along)
		if !in.multiply(&k, mean, variance, -f.tau, -f.nu) {
			return
		}
	}
	k, mean, variance := in.along(&gradient)
	if variance <= tiny {
		in.normal = before
		return
	}
	tau, nu := s.Likelihood.factor(mean+constant, variance)
	nu -= tau * constant // from t to gradient·x
	if !in.multiply(&k, mean, variance, tau, nu) {
		in.normal = before
		return
	}
	*f = factor{along: gradient, tau: tau, nu: nu, made: true}
}

// factor returns the natural parameters of the normal of t that stands for the likelihood
// beside a cavity of this mean and variance.
func (l *Likelihood) factor(mean, variance float64) (tau, nu float64) {
	if l.kind == observed {
		return 1 / l.variance, l.y / l.variance
	}
	m, v := l.moments(mean, variance)
	tau = max(0, 1/v-1/variance)
	return tau, m*(1/variance+tau) - mean/variance
}

// moments returns mean and variance of the cavity times the likelihood.
func (l *Likelihood) moments(mean, variance float64) (m, v float64) {
	if l.kind == felt {
		return l.feltMoments(mean, variance)
	}
	s2 := variance + l.variance
	s := math.Sqrt(s2)
	high, low := (l.high-mean)/s, (l.low-mean)/s
	z := probabilityBetween(low, high)
	if z < tiny { // as good as observed at the nearer end
		y := l.low
		if mean > l.high {
			y = l.high
		}
		v = 1 / (1/variance + 1/l.variance)
		return v * (mean/variance + y/l.variance), v
	}
	densityLow, densityHigh := density(low), density(high)
	r := (densityHigh - densityLow) / z
	slope := (times(high, densityHigh) - times(low, densityLow)) / z
	m = mean - variance/s*r
	v = variance - variance*variance/s2*(slope+r*r)
	return m, v
}

// feltMoments goes through the nodes of the cavity times the fact that the size was ordered.
func (l *Likelihood) feltMoments(mean, variance float64) (m, v float64) {
	v0 := 1 / (1/variance + 1/(orderedSD*orderedSD))
	m0, sd := v0*mean/variance, math.Sqrt(v0)
	var sum, first, second float64
	for i, x := range feltNodes.at {
		t := m0 + sd*x
		w := feltNodes.weight[i] * l.chanceOf(t)
		sum += w
		first += w * t
		second += w * t * t
	}
	m = first / sum
	return m, second/sum - m*m
}

// chanceOf is the probability of a felt outcome at a score.
func (l *Likelihood) chanceOf(t float64) float64 {
	p := 0.0
	switch l.outcome {
	case OutcomeSmall:
		p = logistic(-l.edge - t)
	case OutcomeLarge:
		p = logistic(t - l.edge)
	default:
		p = max(0, 1-logistic(-l.edge-t)-logistic(t-l.edge))
	}
	return (1-slip)*p + slip/NumOutcomes
}

// density is that of the standard normal.
func density(x float64) float64 { return math.Exp(-x*x/2) / math.Sqrt(2*math.Pi) }

// times is x·y, and 0 for an infinite x, beyond which a density y is 0.
func times(x, y float64) float64 {
	if math.IsInf(x, 0) {
		return 0
	}
	return x * y
}

// probabilityBetween is the probability of a standard normal between two places, taken on
// the side of the smaller tails, where no digits are lost.
func probabilityBetween(low, high float64) float64 {
	if low > 0 {
		return normalTail(low) - normalTail(high)
	}
	return normalTail(-high) - normalTail(-low)
}

// surprise is the two-sided probability of what a statement says, or something still further
// off, before it is heard: small where it contradicts all the others.
func (in *inference) surprise(s *Statement) float64 {
	gradient, constant := in.linearise(&s.Functional)
	_, mean, variance := in.along(&gradient)
	mean += constant
	sd := math.Sqrt(variance*in.rarity() + s.Likelihood.variance)
	switch s.Likelihood.kind {
	case interval:
		below := normalTail((mean - s.high) / sd)
		above := normalTail((s.low - mean) / sd)
		return min(1, 2*min(below, above))
	case felt:
		return 1 // people slip: see chanceOf
	}
	return 2 * normalTail(math.Abs(s.y-mean)/sd)
}

// rareTails says how much heavier than a normal's the tails of people are: degrees of freedom of
// the t distribution that is reckoned with where contradictions are looked for. Declared.
const rareTails = 8

// rarity is by what factor a variance grows for somebody far from the middle of the survey, of
// whom it knows little: (ν + d²)/(ν + 5) with d the Mahalanobis distance, as of a multivariate
// t. Without it, very large people would be told that their measures contradict each other.
func (in *inference) rarity() float64 {
	p, l := &surveyedWomen, &rootWomen
	if in.navel == 0 {
		p, l = &surveyedMen, &rootMen
	}
	var z [numStats]float64 // L·z = x − μ
	d2 := 0.0
	for i := range numStats {
		z[i] = in.mean[i] - p.mean[i]
		for j := range i {
			z[i] -= l[i][j] * z[j]
		}
		z[i] /= l[i][i]
		d2 += z[i] * z[i]
	}
	return max(1, (rareTails+d2)/(rareTails+numStats))
}
