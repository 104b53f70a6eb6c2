package fit

import (
	"regexp"
	"testing"
)

// patterns is the grammar of typed lengths, as regular expressions, each with what one of its
// first and of its second amount is worth in cm; 0 stands for the chosen unit. below bounds the
// second amount. ParseMeasure reads the same by hand.
var patterns = func() []lengthPattern {
	const (
		amount      = `(\d{1,15})(?:([.,])(\d{0,30})|(?: ?- ?| )(\d{1,3})/(\d{1,3}))?`
		onlyPart    = `()()()(\d{1,3})/(\d{1,3})`
		wholeNumber = `(\d{1,3})()()()()`
		cm          = `cm|㎝|centimet(?:er|re)[ns]?|zentimetern?`
		mm          = `mm|㎜|millimet(?:er|re)[ns]?`
		m           = `m|met(?:er|re)[ns]?`
		in          = `"|''|ins?|inch|inches|zoll`
		ft          = `'|ft|foot|feet|fu(?:ß|ss)`
	)
	length := func(parts ...string) *regexp.Regexp {
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
	return []lengthPattern{
		{pattern: length(amount, ``)},
		{pattern: length(onlyPart, ``)},
		{pattern: length(onlyPart, in), first: 2.54},
		{pattern: length(amount, cm), first: 1},
		{pattern: length(amount, mm), first: 0.1},
		{pattern: length(amount, m), first: 100},
		{pattern: length(amount, in), first: 2.54},
		{pattern: length(amount, ft), first: 12 * CentimetresPerInch},
		{length(wholeNumber, ft, amount, in+`|`), 12 * CentimetresPerInch, 2.54, 12},
		{length(wholeNumber, m, amount, cm), 100, 1, 100},
		{length(wholeNumber, m, `(\d{2})()()()()`, ``), 100, 1, 100},
	}
}()

type lengthPattern struct {
	pattern       *regexp.Regexp
	first, second float64
	below         float64
}

// byPattern reads a length that plainLength made plain.
func byPattern(text string) (cm float64, err error) {
	value := func(g []string) (float64, error) {
		return typedAmount{whole: g[0], point: g[1] != "", decimals: g[2], numerator: g[3], denominator: g[4]}.value()
	}
	for _, p := range patterns {
		groups := p.pattern.FindStringSubmatch(text)
		if groups == nil {
			continue
		}
		groups = groups[1:]
		first, err := value(groups[:5])
		if err != nil {
			return 0, err
		}
		if p.first == 0 {
			return first, nil
		}
		if len(groups) == 5 {
			return first * p.first, nil
		}
		second, err := value(groups[5:])
		if err != nil {
			return 0, err
		}
		if second >= p.below {
			return 0, &InputError{NotANumber}
		}
		return first*p.first + second*p.second, nil
	}
	return 0, &InputError{NotANumber}
}

func FuzzParseMeasure_AsPatterns(f *testing.F) {
	for _, typed := range []string{
		"98", "98,5", "98.", " 98 cm.", "1,70 m", "1m70", "1 m 70 cm", "1m7", "980 mm", "38 in", `38"`, "38''", "38 1/2", "38-1/2", "38 - 1/2 zoll",
		"1/2", "1/2 in", "1/2 m", "5'7\"", "5’7”", "5 ft 7 in", "5 Fuß 7,5 Zoll", "5 ft. 7", "5.'7", "5 ft 12", "5ft7 1/2", "98.12345", "½", "5 1/2'", "1 m 1/2", "5'1/2\"", "1m70.",
	} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		text := plainLength(typed)
		if len(typed) > maxTypedBytes || len([]rune(text)) > maxTyped {
			return
		}
		want, wantErr := byPattern(text)
		got, err := ParseMeasure(typed, Centimetre)
		if got != want || (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
			t.Errorf("%q is read as %v, %v, want %v, %v", typed, got, err, want, wantErr)
		}
	})
}
