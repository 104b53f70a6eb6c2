package catalogue

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Bounds on a search text, so that no text is expensive.
const (
	maxWords      = 10
	maxWordLength = 40 // letters; no German compound in a shop is longer
)

// word is one word of a text in the forms it is compared in.
type word struct {
	spelled string   // lower case, as people write it
	forms   []string // folded, one or two: "grün" is "grun" and "gruen"
	shade   string   // the colour family where the word names a shade of it ("dunkelblau"), else ""
}

// tshirt is a garment in two parts that would fall apart.
var tshirt = regexp.MustCompile(`(^|[^\p{L}\p{N}\p{M}])t(?:ee)?[ -]{0,3}shirt`)

// wordsOf splits a text into words. Possessives lose their ending: "men's" is "men".
func wordsOf(text string) []word { return splitWords(normalize(text)) }

// splitWords is wordsOf for a text that is normalized already.
func splitWords(text string) []word {
	var words []word
	for _, spelled := range strings.FieldsFunc(text, func(r rune) bool { return !partOfWord(r) }) {
		if w, ok := newWord(spelled); ok {
			words = append(words, w)
		}
	}
	return words
}

// newWord gives a spelling its folded forms; ok is false where nothing is left of it.
func newWord(spelled string) (w word, ok bool) {
	if runes := []rune(spelled); len(runes) > maxWordLength {
		spelled = string(runes[:maxWordLength])
	}
	w = word{spelled: spelled}
	for _, form := range []string{fold(spelled), fold(umlauts.Replace(spelled))} {
		if form != "" && !slices.Contains(w.forms, form) {
			w.forms = append(w.forms, form)
		}
	}
	return w, len(w.forms) > 0
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// normalize writes a text in lower case and in one spelling: no invisible characters (soft
// hyphens, joiners, marks of direction), one kind of dash, space and apostrophe, no quotation
// marks, no possessive endings, full-width letters and ligatures as plain ones.
func normalize(text string) string {
	text = strings.Map(plainSign, strings.ToValidUTF8(text, " "))
	text = norm.NFKC.String(strings.ToLower(norm.NFKC.String(text)))
	text = strings.Map(plainSign, text) // compatibility forms may bring further ones
	text = strings.ReplaceAll(text, "'s", "")
	return tshirt.ReplaceAllString(text, "${1}tshirt")
}

// plainSign maps what does not show or shows in many shapes to one sign, or to none.
func plainSign(r rune) rune {
	switch {
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Quotation_Mark, r) && !unicode.Is(apostrophes, r):
		return -1
	case unicode.Is(apostrophes, r):
		return '\''
	case unicode.Is(unicode.Dash, r):
		return '-'
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}

// apostrophes are the signs people type for one: ' ` ´ ʹ ʼ ‘ ’ ′.
var apostrophes = rangeTable('\'', '`', '´', 'ʹ', 'ʼ', '‘', '’', '′')

// rangeTable makes a table of single characters, given in order.
func rangeTable(runes ...rune) *unicode.RangeTable {
	t := &unicode.RangeTable{}
	for _, r := range runes {
		t.R16 = append(t.R16, unicode.Range16{Lo: uint16(r), Hi: uint16(r), Stride: 1})
		if r <= unicode.MaxLatin1 {
			t.LatinOffset++
		}
	}
	return t
}

var (
	umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue")
	letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ł", "l")
)

// fold makes spellings of the same word equal: lower case, no diacritics, ß as ss, nothing
// but letters and digits. Folding twice changes nothing.
func fold(text string) string {
	text = strings.ToLower(norm.NFKD.String(strings.ToLower(text)))
	text = letters.Replace(text)
	return strings.Map(func(r rune) rune {
		if unicode.IsMark(r) || !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			return -1
		}
		return r
	}, text)
}
