package reference

import (
	"regexp"
	"strconv"
	"testing"
)

// The shapes of labels as regular expressions; ParseLabel reads the same by hand.
var (
	jeansPattern  = regexp.MustCompile(`^W? ?([0-9]{2}) ?[/,X ] ?L? ?([0-9]{2})$`)
	waistPattern  = regexp.MustCompile(`^W ?([0-9]{2})$`)
	doublePattern = regexp.MustCompile(`^([0-9]{1,3}|[0-9]?X{0,3}[SL]|M) ?[/-] ?([0-9]{1,3}|[0-9]?X{0,3}[SL]|M)$`)
	manyX         = regexp.MustCompile(`^(X{2,6})([SL])$`)
	countedX      = regexp.MustCompile(`^([1-9])X([SL])$`)
)

func lettersByPattern(s string) string {
	if word, ok := words[s]; ok {
		return word
	}
	if m := manyX.FindStringSubmatch(s); m != nil && len(m[1]) > 2 {
		return strconv.Itoa(len(m[1])) + "X" + m[2]
	}
	if m := countedX.FindStringSubmatch(s); m != nil {
		switch m[1] {
		case "1":
			return "X" + m[2]
		case "2":
			return "XX" + m[2]
		}
	}
	return s
}

func FuzzLabelShapes_AsPatterns(f *testing.F) {
	for _, typed := range []string{"W33/L32", "33/32", "33 32", "W 33 L 32", "33L32", "33x32", "W33", "w 3", "M/L", "S-M", "40/42", "3XL/4XL", "XXXXS", "1XL", "2xs", "3XL", "0XL", "1M/L", "XX/L", "-", "33, L32"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		s := plain(typed)
		pair := func(pattern *regexp.Regexp, one, other string, ok bool) {
			m := pattern.FindStringSubmatch(s)
			if (m != nil) != ok || ok && (m[1] != one || m[len(m)-1] != other) {
				t.Errorf("%q is taken apart as %q, %q, %t; %s says %q", s, one, other, ok, pattern, m)
			}
		}
		one, other, ok := jeansLabel(s)
		pair(jeansPattern, one, other, ok)
		one, other, ok = doubleLabel(s)
		pair(doublePattern, one, other, ok)
		waist, ok := waistLabel(s)
		pair(waistPattern, waist, waist, ok)
		if got, want := letters(s), lettersByPattern(s); got != want {
			t.Errorf("%q is written %q, want %q", s, got, want)
		}
	})
}
