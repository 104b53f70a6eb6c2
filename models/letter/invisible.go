package letter

import (
	"strings"
	"unicode"
)

// Joiners shape the letters beside them: علی‌رضا and many Indic names are misspelt without.
const (
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
)

// DropInvisible leaves out of a text what nobody sees and nobody means to type: directions,
// zero-width spaces, soft hyphens, byte order marks, tags, fillers. Joiners stay, and so do
// variation selectors, which choose the form of a character in a name.
func DropInvisible(typed string) string {
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, typed)
}

func invisible(r rune) bool {
	if r == zeroWidthNonJoiner || r == zeroWidthJoiner {
		return false
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) ||
		unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

// dropLoneJoiners leaves out joiners that shape nothing: those that do not follow a letter of
// a script which has them. In an address they could only hide.
func dropLoneJoiners(typed string) string {
	var kept strings.Builder
	shaped := false
	for _, r := range typed {
		if r == zeroWidthNonJoiner || r == zeroWidthJoiner {
			if shaped {
				kept.WriteRune(r)
			}
			shaped = false // one is enough
			continue
		}
		shaped = (unicode.IsLetter(r) || unicode.IsMark(r)) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Han)
		kept.WriteRune(r)
	}
	return kept.String()
}
