package catalogue

import (
	"regexp/syntax"
	"testing"
)

// A rewrite that is left out for texts without a figure matches none of them.
func TestRewrites_Figures(t *testing.T) {
	t.Parallel()
	for _, r := range rewrites {
		parsed, err := syntax.Parse(r.pattern.String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := needsFigure(parsed); got != r.figures {
			t.Errorf("%s: needs a figure: %v, marked %v", r.pattern, got, r.figures)
		}
	}
}

// needsFigure reports whether whatever a pattern matches has a character from 0 to 9.
func needsFigure(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i] < '0' || re.Rune[i+1] > '9' {
				return false
			}
		}
		return len(re.Rune) > 0
	case syntax.OpLiteral:
		for _, char := range re.Rune {
			if char >= '0' && char <= '9' {
				return true
			}
		}
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if needsFigure(sub) {
				return true
			}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return needsFigure(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min > 0 && needsFigure(re.Sub[0])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !needsFigure(sub) {
				return false
			}
		}
		return true
	}
	return false
}
