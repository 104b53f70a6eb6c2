package fit

import (
	"regexp"
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

// Parts of a typed length. An amount is digits with decimals behind a point or comma, or
// with a fraction: 98, 98,5, 38 1/2, 38-1/2, 38½ (here 38 1/2).
const (
	amount      = `(\d{1,15})(?:[.,](\d{0,30})|(?: ?- ?| )(\d{1,3})/(\d{1,3}))?`
	onlyPart    = `()()(\d{1,3})/(\d{1,3})` // a fraction by itself
	centimetres = `cm|㎝|centimet(?:er|re)[ns]?|zentimetern?`
	millimetres = `mm|㎜|millimet(?:er|re)[ns]?`
	metres      = `m|met(?:er|re)[ns]?`
	inches      = `"|''|ins?|inch|inches|zoll`
	feet        = `'|ft|foot|feet|fu(?:ß|ss)`
)

// typedLengths are the ways a length is written, each with what one of its first and of its
// second amount is worth in cm; 0 stands for the chosen unit. below bounds the second amount.
var typedLengths = []struct {
	pattern       *regexp.Regexp
	first, second float64
	below         float64
}{
	{pattern: length(amount, ``)},
	{pattern: length(onlyPart, ``)},
	{pattern: length(onlyPart, inches), first: CentimetresPerInch},
	{pattern: length(amount, centimetres), first: 1},
	{pattern: length(amount, millimetres), first: 0.1},
	{pattern: length(amount, metres), first: 100},
	{pattern: length(amount, inches), first: CentimetresPerInch},
	{pattern: length(amount, feet), first: 12 * CentimetresPerInch},
	{length(wholeNumber, feet, amount, inches+`|`), 12 * CentimetresPerInch, CentimetresPerInch, 12},
	{length(wholeNumber, metres, amount, centimetres), 100, 1, 100},
	{length(wholeNumber, metres, `(\d{2})()()()`, ``), 100, 1, 100},
}

// wholeNumber is an amount without decimals, with the groups of one.
const wholeNumber = `(\d{1,3})()()()`

// length makes the pattern of amounts and units in turn, each unit with its abbreviating
// point, all with or without a space between.
func length(parts ...string) *regexp.Regexp {
	pattern := `^`
	for i, part := range parts {
		switch {
		case i%2 == 0:
			pattern += ` ?` + part
		case part != ``:
			pattern += ` ?(?:` + part + `)\.?`
		}
	}
	return regexp.MustCompile(pattern + `$`)
}

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
	for _, written := range typedLengths {
		groups := written.pattern.FindStringSubmatch(text)
		if groups == nil {
			continue
		}
		groups = groups[1:]
		first, err := parseAmount(groups[:4])
		if err != nil {
			return 0, err
		}
		if written.first == 0 {
			return ToCentimetres(first, unit), nil
		}
		if len(groups) == 4 {
			return first * written.first, nil
		}
		second, err := parseAmount(groups[4:])
		if err != nil {
			return 0, err
		}
		if second >= written.below {
			return 0, &InputError{NotANumber}
		}
		return first*written.first + second*written.second, nil
	}
	return 0, &InputError{NotANumber}
}

// parseAmount reads whole, decimals, numerator and denominator, "" for those not there.
func parseAmount(parts []string) (float64, error) {
	whole, decimals, numerator, denominator := parts[0], parts[1], parts[2], parts[3]
	if len(decimals) > maxDecimals {
		return 0, &InputError{TooManyDecimals}
	}
	value, err := strconv.ParseFloat("0"+whole+"."+decimals+"0", 64)
	if err != nil {
		return 0, &InputError{NotANumber}
	}
	if denominator == "" {
		return value, nil
	}
	above, errAbove := strconv.Atoi(numerator)
	under, errUnder := strconv.Atoi(denominator)
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
