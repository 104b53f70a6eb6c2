package importer

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/text/unicode/norm"
)

// blockTags end a line where a browser shows them.
var blockTags = regexp.MustCompile(`(?i)</?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|h[1-6]|table|thead|tbody|tr|td|th|section|article|header|footer|blockquote|pre)\b`)

// cleaner turns text of other systems into one plain line.
type cleaner struct{ policy *bluemonday.Policy }

func newCleaner() cleaner { return cleaner{bluemonday.StrictPolicy()} }

// clean returns text without tags, controls and overrides of the writing direction, in one
// line: block tags count as spaces, entities are unescaped once, spaces that hold a number and its
// unit together stay. It is text, not HTML: whoever shows it escapes it.
func (c cleaner) clean(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = blockTags.ReplaceAllString(s, " $0")
		s = html.UnescapeString(c.policy.Sanitize(s))
	}
	return strings.Trim(joined(s, func(r rune) bool { return unicode.IsSpace(r) && !noBreak(r) }), "\u00a0\u202f")
}

// noBreak reports whether a space may not end a line.
func noBreak(r rune) bool { return r == '\u00a0' || r == '\u202f' }

// oneLine composes characters, drops controls and joins the rest by single spaces.
func oneLine(s string) string { return joined(s, unicode.IsSpace) }

// joined does what oneLine does, with what counts as a space.
func joined(s string, space func(rune) bool) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return r
		case dropped(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.FieldsFunc(s, space), " ")
}

// dropped reports whether a character steers instead of being shown: controls, overrides and
// isolates of the writing direction, marks of byte order, tags.
func dropped(r rune) bool {
	switch {
	case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r == 0x200E, r == 0x200F, r == 0x061C, r == 0xFEFF, r >= 0xE0000 && r <= 0xE007F, r >= 0xFFF9 && r <= 0xFFFB:
		return true
	}
	return r == 0x2028 || r == 0x2029
}

// cutAtWord shortens text to at most so many characters, at the end of a word where there is
// one.
func cutAtWord(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	end := 0
	for range most - 1 {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	short := s[:end]
	if i := strings.LastIndexByte(short, ' '); i > end/2 {
		short = short[:i]
	}
	return short + "…"
}

// german are letters that are more than their base and a mark.
var german = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "ø", "o", "œ", "oe", "ł", "l", "đ", "d")

// maxSlug is the longest slug made of a key.
const maxSlug = 80

// slugify makes a URL key of letters a to z, digits and single hyphens; "" where nothing of the
// text can be one.
func slugify(s string) string {
	s = norm.NFD.String(german.Replace(strings.ToLower(norm.NFC.String(strings.ToValidUTF8(s, "")))))
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= maxSlug {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// word makes words of files comparable: composed, in small letters, single spaces.
func word(s string) string { return strings.ToLower(oneLine(s)) }
