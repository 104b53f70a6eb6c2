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
}

var (
	// tshirt is a garment in two parts that would fall apart.
	tshirt      = regexp.MustCompile(`\bt[-‐‑ ]shirt`)
	possessives = strings.NewReplacer("'s", "", "’s", "")
)

// wordsOf splits a text into words. Possessives lose their ending: "men's" is "men".
func wordsOf(text string) []word {
	text = strings.ToLower(norm.NFC.String(strings.ToValidUTF8(text, " ")))
	text = tshirt.ReplaceAllString(possessives.Replace(text), "tshirt")
	var words []word
	for _, spelled := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }) {
		if runes := []rune(spelled); len(runes) > maxWordLength {
			spelled = string(runes[:maxWordLength])
		}
		w := word{spelled: spelled}
		for _, form := range []string{fold(spelled), fold(umlauts.Replace(spelled))} {
			if form != "" && !slices.Contains(w.forms, form) {
				w.forms = append(w.forms, form)
			}
		}
		if len(w.forms) > 0 {
			words = append(words, w)
		}
	}
	return words
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
