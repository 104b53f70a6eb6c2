package text

import (
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// Isolate sets what somebody typed apart from the sentence around it where it is written from
// right to left, so that neither turns the other around (UAX 9, first strong isolate). What is
// written from left to right stays as it is. For plain text; in a page, dir="auto" does it.
func Isolate(typed string) string {
	if !strings.ContainsFunc(typed, rightToLeft) {
		return typed
	}
	return "\u2068" + typed + "\u2069"
}

func rightToLeft(r rune) bool {
	properties, _ := bidi.LookupRune(r)
	return properties.Class() == bidi.R || properties.Class() == bidi.AL
}
