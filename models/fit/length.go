package fit

import (
	"strconv"
	"strings"
	"unicode"
)

// Bounds on what ParseMeasure looks at: longer text is no measure.
const (
	maxTypedBytes = 200 // with what does not show
	maxTyped      = 40  // characters that show
)

// maxDecimals is how many decimals a typed measure may have, in its own unit.
const maxDecimals = 4

// unitNames are the units a length is written in, in lower case. The browser runs this too, where
// package regexp would be a fifth of all there is to load: hence a parser by hand.
var unitNames = map[string]lengthUnit{
	"cm": centimetres, "㎝": centimetres, "zentimeter": centimetres, "zentimetern": centimetres,
	"centimeter": centimetres, "centimetern": centimetres, "centimeters": centimetres,
	"centimetre": centimetres, "centimetren": centimetres, "centimetres": centimetres,
	"mm": millimetres, "㎜": millimetres,
	"millimeter": millimetres, "millimetern": millimetres, "millimeters": millimetres,
	"millimetre": millimetres, "millimetren": millimetres, "millimetres": millimetres,
	"m": metres, "meter": metres, "metern": metres, "meters": metres, "metre": metres, "metren": metres, "metres": metres,
	`"`: inches, "''": inches, "in": inches, "ins": inches, "inch": inches, "inches": inches, "zoll": inches,
	"'": feet, "ft": feet, "foot": feet, "feet": feet, "fuß": feet, "fuss": feet,
}

// lengthUnit is what one of a unit is worth in cm; noUnit stands for the chosen one.
type lengthUnit float64

const (
	noUnit      lengthUnit = 0
	millimetres lengthUnit = 0.1
	centimetres lengthUnit = 1
	metres      lengthUnit = 100
	inches      lengthUnit = CentimetresPerInch
	feet        lengthUnit = 12 * CentimetresPerInch
)

// ParseMeasure reads a typed measure and returns it in cm, unrounded: "98,5" and "98.5" in
// the chosen unit; with a unit of its own ("98 cm", "1,70 m", "1m70", "980 mm", "38 in")
// in that; feet and inches (5'7", 5’7”, 5 ft 7 in, 5 Fuß 7 Zoll); fractions (38 1/2, 38½).
// Spaces and characters that do not show do not matter. At most four decimals; no sign, no
// exponent, no thousands separator. Errors are *InputError. It does not check ranges: see
// CheckRange.
func ParseMeasure(typed string, unit Unit) (cm float64, err error) {
	if len(typed) > maxTypedBytes {
		return 0, &InputError{NotANumber}
	}
	text := plainLength(typed)
	if len([]rune(text)) > maxTyped {
		return 0, &InputError{NotANumber}
	}
	r := lengthReader{text}
	first, ok := r.amount()
	if !ok {
		return 0, &InputError{NotANumber}
	}
	of, ok := r.unit()
	if !ok {
		return 0, &InputError{NotANumber}
	}
	if r.rest != "" {
		return r.compound(first, of)
	}
	if first.whole == "" && of != noUnit && of != inches { // a fraction by itself
		return 0, &InputError{NotANumber}
	}
	value, err := first.value()
	if err != nil {
		return 0, err
	}
	if of == noUnit {
		return ToCentimetres(value, unit), nil
	}
	return value * float64(of), nil
}

// lengthReader reads a length from its beginning on.
type lengthReader struct{ rest string }

// space skips one, if there is one.
func (r *lengthReader) space() { r.rest = strings.TrimPrefix(r.rest, " ") }

// digits takes up to most digits.
func (r *lengthReader) digits(most int) (taken string) {
	n := 0
	for n < len(r.rest) && n < most && '0' <= r.rest[n] && r.rest[n] <= '9' {
		n++
	}
	taken, r.rest = r.rest[:n], r.rest[n:]
	return taken
}

// typedAmount is an amount as it was typed.
type typedAmount struct {
	whole, decimals        string
	numerator, denominator string // "" for none
	point                  bool   // decimals may follow, or not
}

// amount takes digits with decimals behind a point or comma, or with a fraction, or a fraction
// alone: 98, 98,5, 38 1/2, 38-1/2, 38½ (here 38 1/2), 1/2.
func (r *lengthReader) amount() (a typedAmount, ok bool) {
	if part := *r; part.fraction(&a) {
		*r = part
		return a, true
	}
	if a.whole = r.digits(15); a.whole == "" {
		return a, false
	}
	if strings.HasPrefix(r.rest, ".") || strings.HasPrefix(r.rest, ",") {
		r.rest, a.point = r.rest[1:], true
		a.decimals = r.digits(30)
		return a, true
	}
	part := *r
	part.space()
	part.rest = strings.TrimPrefix(part.rest, "-")
	part.space()
	if part.rest != r.rest && part.fraction(&a) {
		*r = part
	}
	return a, true
}

func (r *lengthReader) fraction(a *typedAmount) bool {
	part := *r
	above := part.digits(3)
	rest, slash := strings.CutPrefix(part.rest, "/")
	part.rest = rest
	under := part.digits(3)
	if above == "" || !slash || under == "" {
		return false
	}
	a.numerator, a.denominator, *r = above, under, part
	return true
}

// unit takes a unit with its abbreviating point; ok is false for one that there is not.
func (r *lengthReader) unit() (of lengthUnit, ok bool) {
	r.space()
	n := strings.IndexAny(r.rest, "0123456789 .,-/")
	if n < 0 {
		n = len(r.rest)
	}
	if n == 0 {
		return noUnit, r.rest == ""
	}
	of, ok = unitNames[r.rest[:n]]
	r.rest = strings.TrimPrefix(r.rest[n:], ".")
	return of, ok
}

// compound reads what follows whole feet or metres: 5'7", 5 ft 7, 1 m 70 cm, 1m70.
func (r *lengthReader) compound(first typedAmount, of lengthUnit) (cm float64, err error) {
	wrong := &InputError{NotANumber}
	if of != feet && of != metres || len(first.whole) == 0 || len(first.whole) > 3 || first.point || first.denominator != "" {
		return 0, wrong
	}
	r.space()
	second, ok := r.amount()
	small, known := r.unit()
	if !ok || !known || r.rest != "" || second.whole == "" {
		return 0, wrong
	}
	below := 12.0
	switch {
	case of == feet && (small == inches || small == noUnit):
		small = inches
	case of == metres && (small == centimetres || small == noUnit && len(second.whole) == 2 && !second.point && second.denominator == ""):
		small, below = centimetres, 100
	default:
		return 0, wrong
	}
	large, err := first.value()
	if err != nil {
		return 0, err
	}
	value, err := second.value()
	if err != nil {
		return 0, err
	}
	if value >= below {
		return 0, wrong
	}
	return large*float64(of) + value*float64(small), nil
}

// value is the number an amount is.
func (a typedAmount) value() (float64, error) {
	if len(a.decimals) > maxDecimals {
		return 0, &InputError{TooManyDecimals}
	}
	value, err := strconv.ParseFloat("0"+a.whole+"."+a.decimals+"0", 64)
	if err != nil {
		return 0, &InputError{NotANumber}
	}
	if a.denominator == "" {
		return value, nil
	}
	above, errAbove := strconv.Atoi(a.numerator)
	under, errUnder := strconv.Atoi(a.denominator)
	if errAbove != nil || errUnder != nil || above >= under {
		return 0, &InputError{NotANumber}
	}
	return value + float64(above)/float64(under), nil
}

// plainLength writes a typed length in lower case with one kind of space, dash, prime and
// digit, fractions as two numbers, without what does not show.
func plainLength(typed string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(typed) {
		switch {
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		case unicode.IsSpace(r):
			b.WriteRune(' ')
		case unicode.Is(unicode.Dash, r):
			b.WriteRune('-')
		case strings.ContainsRune("'’‘‛´`′ʹʼ‵＇", r):
			b.WriteRune('\'')
		case strings.ContainsRune("\"”“„‟″ʺ‶＂", r):
			b.WriteRune('"')
		case r == '⁄' || r == '∕' || r == '／':
			b.WriteRune('/')
		case r >= '！' && r <= '～': // full-width forms of ASCII
			b.WriteRune(unicode.ToLower(r - '！' + '!'))
		case vulgar[r] != "":
			b.WriteString(" " + vulgar[r])
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// vulgar are the fractions that are one character.
var vulgar = map[rune]string{
	'½': "1/2", '⅓': "1/3", '⅔': "2/3", '¼': "1/4", '¾': "3/4", '⅕': "1/5", '⅖': "2/5", '⅗': "3/5", '⅘': "4/5", '⅙': "1/6", '⅚': "5/6",
	'⅐': "1/7", '⅛': "1/8", '⅜': "3/8", '⅝': "5/8", '⅞': "7/8", '⅑': "1/9", '⅒': "1/10",
}
