package fit

import (
	"errors"
	"strconv"
)

var measureNames = [NumMeasures]string{"bust", "waist", "hip", "inseam", "arm", "height"}

// accepted holds the closed range of each measure in cm. Outside it a value is a slip of
// the pen for any adult.
var accepted = [NumMeasures][2]float64{Bust: {60, 180}, Waist: {45, 180}, Hip: {60, 190}, Inseam: {50, 110}, Arm: {40, 100}, Height: {120, 230}}

// Measures lists all body measures in the order forms ask for them.
var Measures = [...]Measure{Height, Bust, Waist, Hip, Inseam, Arm}

// String returns the request field name.
func (m Measure) String() string { return measureNames[m] }

// MarshalText writes the request field name.
func (m Measure) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads a request field name.
func (m *Measure) UnmarshalText(text []byte) (err error) {
	*m, err = MeasureNamed(string(text))
	return err
}

// MeasureNamed finds a measure by its request field name.
func MeasureNamed(name string) (Measure, error) {
	for i, n := range measureNames {
		if n == name {
			return Measure(i), nil
		}
	}
	return 0, errors.New("fit: no measure " + strconv.Quote(name))
}

// Range returns the accepted values in cm, both ends included.
func (m Measure) Range() (low, high float64) { return accepted[m][0], accepted[m][1] }
