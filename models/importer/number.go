package importer

import (
	"strconv"
	"strings"
)

// cmPerInch turns inches into cm.
const cmPerInch = 2.54

var fractions = map[rune]float64{
	'½': 1. / 2, '¼': 1. / 4, '¾': 3. / 4, '⅓': 1. / 3, '⅔': 2. / 3, '⅛': 1. / 8, '⅜': 3. / 8, '⅝': 5. / 8, '⅞': 7. / 8,
}

// parseNumber reads a measure: 48, 48,5, 48.5, 19 1/2, 19½. Signs, exponents and separators of
// thousands are refused.
func parseNumber(s string) (n float64, ok bool) {
	s = strings.TrimSpace(s)
	for r, value := range fractions {
		whole, found := strings.CutSuffix(s, string(r))
		if !found {
			continue
		}
		if whole = strings.TrimSpace(whole); whole == "" {
			return value, true
		}
		n, ok := wholeNumber(whole)
		return n + value, ok
	}
	whole, fraction, slash := s, "", strings.ContainsAny(s, "/\u2044")
	if slash {
		whole, fraction = "", s
		if i := strings.LastIndexByte(s, ' '); i >= 0 {
			whole, fraction = strings.TrimSpace(s[:i]), s[i+1:]
		}
		top, bottom, _ := strings.Cut(strings.ReplaceAll(fraction, "\u2044", "/"), "/")
		a, okA := wholeNumber(top)
		b, okB := wholeNumber(bottom)
		if !okA || !okB || b == 0 || a >= b {
			return 0, false
		}
		if whole == "" {
			return a / b, true
		}
		n, ok = wholeNumber(whole)
		return n + a/b, ok
	}
	before, after, point := strings.Cut(strings.ReplaceAll(whole, ",", "."), ".")
	if point && (after == "" || len(after) > 4 || !digits(after)) {
		return 0, false
	}
	if !digits(before) || len(before) > 4 {
		return 0, false
	}
	if point {
		before += "." + after
	}
	n, err := strconv.ParseFloat(before, 64)
	return n, err == nil
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func wholeNumber(s string) (float64, bool) {
	if !digits(s) || len(s) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return float64(n), err == nil
}

// parseRange reads the range of a body measure, 66-70; a single number is a range of one.
func parseRange(s string) (low, high float64, ok bool) {
	from, to, both := strings.Cut(strings.NewReplacer("–", "-", "—", "-", " to ", "-", " bis ", "-").Replace(s), "-")
	if low, ok = parseNumber(from); !ok {
		return 0, 0, false
	}
	if !both {
		return low, low, true
	}
	high, ok = parseNumber(to)
	return low, high, ok && high >= low
}
