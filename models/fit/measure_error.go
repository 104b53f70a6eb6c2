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

var sqrtCommonMemory = math.Sqrt(commonMemory)

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
