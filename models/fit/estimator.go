package fit

import "math"

// estimator completes a person to a body. A search keeps one and changes a given measure
// at a time: which measures are given stays, and with it the regression.
type estimator struct {
	body       Body
	population *population
	regression *regression
	set        int // bit i: stats[i] was given

	// Of the measures of the statistics, in their order:
	log    [numStats]float64 // given ones: deviation from the mean log
	errVar [numStats]float64 // given ones: variance of the log's error
	scale  [numStats]float64 // cm per unit of log, at the mean
}

// newEstimator takes what was given. Nothing is estimated yet.
func newEstimator(p Person) estimator {
	pop, regressions := statistics(p.Sizing)
	e := estimator{body: Body{Person: p}, population: pop}
	for i, m := range stats {
		if p.Given[m] == 0 {
			continue
		}
		e.set |= 1 << i
		e.give(m, p.Given[m])
		if m != Height {
			e.know(m)
		}
	}
	e.regression = &regressions[e.set]
	if p.Given[Arm] != 0 {
		e.give(Arm, p.Given[Arm])
		e.know(Arm)
	}
	return e
}

// know takes a zone as given, with the error people make in measuring it.
func (e *estimator) know(z Measure) {
	sd := ErrorSD(z, e.body.Person.MeasuredWith)
	e.body.Given[z] = true
	e.body.Cov[z][z], e.body.precision[z] = sd*sd, 1/sd
}

// give sets the value of a given measure in cm.
func (e *estimator) give(m Measure, value float64) {
	e.place(m, value)
	if m != Arm {
		e.inform(m, value)
	}
}

// place sets a given measure without what follows for others.
func (e *estimator) place(m Measure, value float64) {
	e.body.Person.Given[m] = value
	if m < NumZones {
		e.body.Mean[m] = value
	}
}

// inform lets a given measure bear on those to be estimated. An arm bears on none.
func (e *estimator) inform(m Measure, value float64) {
	i := int(m) // zones have the same place among the statistics
	switch m {
	case Height:
		i = numStats - 1
	case Waist:
		value += surveyWaist
	}
	e.log[i] = math.Log(value) - e.population.mean[i]
	e.scale[i] = value
	e.errVar[i] = square(ErrorSD(m, e.body.Person.MeasuredWith) / value)
}

// complete estimates those of the zones that were not given, with their covariances among
// each other and with the given ones.
func (e *estimator) complete(zones []Measure) {
	b, reg := &e.body, e.regression
	for n, z := range zones {
		if z == Arm || b.Given[z] {
			continue
		}
		slope := &reg.slope[z]
		mean := e.population.mean[z] + reg.residual[z][z]/2
		for g := range numStats {
			mean += slope[g] * e.log[g]
		}
		e.scale[z] = math.Exp(mean)
		b.Mean[z] = e.scale[z]
		if z == Waist {
			b.Mean[z] -= surveyWaist
		}
		var gain [numStats]float64 // covariance with each given measure
		for g := range numStats {
			gain[g] = slope[g] * e.errVar[g]
			if g < int(Arm) && e.set>>g&1 == 1 {
				b.Cov[z][g] = gain[g] * (e.scale[z] * e.scale[g])
				b.Cov[g][z] = b.Cov[z][g]
			}
		}
		for _, other := range zones[:n+1] {
			if other == Arm || b.Given[other] {
				continue
			}
			v := reg.residual[z][other]
			for g := range numStats {
				v += gain[g] * reg.slope[other][g]
			}
			b.Cov[z][other] = v * (e.scale[z] * e.scale[other])
			b.Cov[other][z] = b.Cov[z][other]
		}
		b.precision[z] = 1 / math.Sqrt(b.Cov[z][z])
	}
}
