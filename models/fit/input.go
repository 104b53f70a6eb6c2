package fit

import (
	"fmt"
	"math"
	"strconv"
	"strings"
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
	WrongUnit       InputCode = "wrong_unit" // a typed unit contradicts the chosen one
)

// InputError is returned for a measure that cannot be used. It never holds the value itself.
type InputError struct{ Code InputCode }

func (e *InputError) Error() string { return "fit: measure " + string(e.Code) }

// maxTypedLength bounds what ParseMeasure looks at: longer text is no measure.
const maxTypedLength = 32

// typedUnits are the unit spellings a visitor may add behind a number.
var typedUnits = []struct {
	suffix string
	unit   Unit
}{
	{"zentimeter", Centimetre}, {"centimetres", Centimetre}, {"centimeters", Centimetre}, {"cm", Centimetre},
	{"zoll", Inch}, {"inches", Inch}, {"inch", Inch}, {"in", Inch}, {"″", Inch}, {"''", Inch}, {"\"", Inch},
}

// ParseMeasure reads a typed measure and returns it in cm, unrounded. "98,5", "98.5" and
// "98,5 cm" are the same; at most four decimals; no sign, no exponent, no thousands
// separator. Errors are *InputError. It does not check ranges: see CheckRange.
func ParseMeasure(typed string, unit Unit) (cm float64, err error) {
	if len(typed) > maxTypedLength {
		return 0, &InputError{NotANumber}
	}
	text := strings.ToLower(strings.TrimSpace(typed))
	for _, u := range typedUnits {
		number, found := strings.CutSuffix(text, u.suffix)
		if !found {
			continue
		}
		if u.unit != unit {
			return 0, &InputError{WrongUnit}
		}
		text = strings.TrimSpace(number)
		break
	}
	whole, decimals, _ := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	if whole == "" || !digits(whole) || !digits(decimals) {
		return 0, &InputError{NotANumber}
	}
	if len(decimals) > 4 {
		return 0, &InputError{TooManyDecimals}
	}
	value, err := strconv.ParseFloat(whole+"."+decimals+"0", 64)
	if err != nil {
		return 0, &InputError{NotANumber}
	}
	return ToCentimetres(value, unit), nil
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

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
	return "", fmt.Errorf("fit: %s has no such value", field)
}
