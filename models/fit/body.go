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

// ErrorSD is the standard deviation of what people tell of a measure, in cm.
func ErrorSD(m Measure, with MeasuredWith) float64 {
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
	Mean   [NumZones]float64           // cm; the arm only where given: the survey behind the estimates has none
	Cov    [NumZones][NumZones]float64 // cm²
	Given  [NumZones]bool              // given by the person; the others are estimated

	precision [NumZones]float64 // 1/sd, per cm
}

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
	e := newEstimator(p)
	e.complete(stats[:numStats-1])
	return e.body
}

// SD returns the standard deviation of a zone in cm.
func (b *Body) SD(z Measure) float64 { return math.Sqrt(b.Cov[z][z]) }
