package fit

import "math"

// Standard deviations of what people measure on themselves, in cm. Girths and lengths:
// studies of self-measurement find about 2.4 to 2.9 with a tape and 7 to 8.5 from memory.
// Height is known far better; the two values are declared by us.
const (
	tapeSD         = 2.5
	memorySD       = 8.0
	tapeHeightSD   = 1.5
	memoryHeightSD = 2.5
)

func measureSD(m Measure, with MeasuredWith) float64 {
	switch {
	case m == Height && with == Memory:
		return memoryHeightSD
	case m == Height:
		return tapeHeightSD
	case with == Memory:
		return memorySD
	}
	return tapeSD
}

// Body is what is believed about a person: a joint normal over the zones.
type Body struct {
	Person Person
	Mean   [NumZones]float64           // cm; the arm only where given
	Cov    [NumZones][NumZones]float64 // cm²
	Given  [NumZones]bool              // given by the person; the others are estimated
}

// Knows reports whether a zone is given or can be estimated. The survey behind the
// estimates has no arm length, so an arm that was not given is not known.
func (b *Body) Knows(z Measure) bool { return z != Arm || b.Given[Arm] }

// Estimate completes a person to a body.
//
// A given measure is a normal around its value. The others follow the regression of
// log-measures on the given ones, so that the error of what was given carries on into
// what is estimated and the two err together:
//
//	Σ_gg = S,  Σ_eg = B·S,  Σ_ee = B·S·B′ + residual  (logs), then scaled to cm.
//
// An estimate is the mean of its log-normal. Values must lie in their accepted ranges.
func Estimate(p Person) Body {
	b := Body{Person: p}
	pop, regs := statistics(p.Sizing)

	set := 0
	var log, errVar [numStats]float64 // of the given ones: deviation from the mean log; variance of its error
	var scale [numStats]float64       // cm per unit of log, at the mean
	for i, m := range stats {
		value := p.Given[m]
		if value == 0 {
			continue
		}
		set |= 1 << i
		if m == Waist {
			value += surveyWaist
		}
		log[i] = math.Log(value) - pop.mean[i]
		scale[i] = value
		sd := measureSD(m, p.MeasuredWith) / value
		errVar[i] = sd * sd
	}

	reg := &regs[set]
	var cov [numStats][numStats]float64 // of logs
	for i, m := range stats {
		if set>>i&1 == 1 {
			cov[i][i] = errVar[i]
			if m != Height {
				b.Given[m] = true
				b.Mean[m] = p.Given[m]
			}
			continue
		}
		if m == Height {
			continue // no zone, and nothing below needs it
		}
		mean := pop.mean[i] + reg.residual[i][i]/2
		for g := range numStats {
			mean += reg.slope[i][g] * log[g]
		}
		scale[i] = math.Exp(mean)
		b.Mean[m] = scale[i]
		if m == Waist {
			b.Mean[m] -= surveyWaist
		}
		for g := range numStats {
			if set>>g&1 == 1 {
				cov[i][g] = reg.slope[i][g] * errVar[g]
				cov[g][i] = cov[i][g]
			}
		}
		for j := range i + 1 {
			if set>>j&1 == 1 {
				continue
			}
			v := reg.residual[i][j]
			for g := range numStats {
				v += reg.slope[i][g] * errVar[g] * reg.slope[j][g]
			}
			cov[i][j], cov[j][i] = v, v
		}
	}
	for i, m := range stats[:numStats-1] {
		for j, n := range stats[:numStats-1] {
			b.Cov[m][n] = cov[i][j] * (scale[i] * scale[j])
		}
	}
	if arm := p.Given[Arm]; arm != 0 {
		sd := measureSD(Arm, p.MeasuredWith)
		b.Given[Arm], b.Mean[Arm], b.Cov[Arm][Arm] = true, arm, sd*sd
	}
	return b
}

// SD returns the standard deviation of a zone in cm.
func (b *Body) SD(z Measure) float64 { return math.Sqrt(b.Cov[z][z]) }
