package fit

import (
	"errors"
	"math"
)

// Unit is the unit of typed measures.
type Unit string

// Units.
const (
	Centimetre Unit = "cm"
	Inch       Unit = "in"
)

// CentimetresPerInch is exact by definition (1959).
const CentimetresPerInch = 2.54

// InputCode says what is wrong with a typed measure.
type InputCode string

// Input codes.
const (
	NotANumber      InputCode = "not_a_number"
	TooManyDecimals InputCode = "too_many_decimals"
	OutOfRange      InputCode = "out_of_range"
)

// InputError is returned for a measure that cannot be used. It never holds the value itself.
type InputError struct{ Code InputCode }

func (e *InputError) Error() string { return "fit: measure " + string(e.Code) }

// ToCentimetres converts a length from its unit to cm.
func ToCentimetres(value float64, unit Unit) float64 {
	if unit == Inch {
		return value * CentimetresPerInch
	}
	return value
}

// CheckRange returns an *InputError where a value in cm lies outside the accepted range
// of a measure or is not a number.
func CheckRange(m Measure, cm float64) error {
	low, high := m.Range()
	if math.IsNaN(cm) || cm < low || cm > high {
		return &InputError{OutOfRange}
	}
	return nil
}

// ParseSizing reads a request value.
func ParseSizing(s string) (Sizing, error) {
	return oneOf(s, "sizing", Women, Men)
}

// ParsePreference reads a request value.
func ParsePreference(s string) (Preference, error) {
	return oneOf(s, "preference", Slim, Regular, Loose)
}

// ParseMeasuredWith reads a request value.
func ParseMeasuredWith(s string) (MeasuredWith, error) {
	return oneOf(s, "measured_with", Tape, Memory)
}

// ParseUnit reads a request value.
func ParseUnit(s string) (Unit, error) {
	return oneOf(s, "unit", Centimetre, Inch)
}

func oneOf[T ~string](s, field string, values ...T) (T, error) {
	for _, v := range values {
		if string(v) == s {
			return v, nil
		}
	}
	return "", errors.New("fit: " + field + " has no such value")
}
