package catalogue

import (
	"slices"
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/german"
)

// minStem is the length below which words are compared as they are: "rot" is the shortest
// word that takes endings.
const minStem = 3

// pluralOnly is the garment that has no singular: without its ending it is another word, which
// would find every short sleeve.
const pluralOnly = "shorts"

// stemsOf returns a word's German and English stems, marked by language so that a German
// stem never meets an English one.
func stemsOf(w word) []string {
	var stems []string
	for _, form := range w.forms {
		if len(form) < minStem || !isWord(form) {
			continue
		}
		if form == pluralOnly {
			stems = append(stems, "de:"+form, "en:"+form)
			continue
		}
		env := snowballstem.NewEnv(form)
		german.Stem(env)
		stems = append(stems, "de:"+env.Current())
		env.SetCurrent(form)
		english.Stem(env)
		stems = append(stems, "en:"+env.Current())
	}
	return stems
}

// endings are what German adds to an adjective or noun, longer ones first, as one would take
// them off. The stemmer's rules look at the word as a whole and leave some of them on
// ("rotem", "lilaner", "seidenem").
var endings = []string{"em", "en", "er", "es", "e", "n", "s"}

// innerEndings are those that another may follow: "seid-en-es", "lila-n-er", "kleid-er-n". An
// s is none: a "bluse" less e and s would be "blu", as "blue" is.
var innerEndings = []string{"en", "er", "e", "n"}

// withoutEnding takes off the first of the endings that the word has, if enough of it is left.
func withoutEnding(form string, endings []string) (bare string, ok bool) {
	if !isWord(form) || form == pluralOnly {
		return "", false
	}
	for _, ending := range endings {
		if bare, ok := strings.CutSuffix(form, ending); ok && len(bare) >= minStem {
			return bare, true
		}
	}
	return "", false
}

// bareForms lists a folded word as it is, without its ending, and without the one before
// that: "seidenes", "seiden", "seid".
func bareForms(form string) []string {
	forms := []string{form}
	bare, ok := withoutEnding(form, endings)
	if !ok {
		return forms
	}
	forms = append(forms, bare)
	if inner, ok := withoutEnding(bare, innerEndings); ok {
		forms = append(forms, inner)
	}
	return forms
}

// bareFormsOf lists the bare forms of all forms of a word.
func bareFormsOf(w word) []string {
	var all []string
	for _, form := range w.forms {
		for _, bare := range bareForms(form) {
			if !slices.Contains(all, bare) {
				all = append(all, bare)
			}
		}
	}
	return all
}

// withBare adds to a word's forms those without their ending, for stemming: the stemmers do
// not know every ending a word may be asked for with.
func withBare(w word) word {
	for _, form := range slices.Clip(w.forms) {
		if bare, ok := withoutEnding(form, endings); ok {
			w.forms = append(slices.Clip(w.forms), bare)
		}
	}
	return w
}

func isWord(form string) bool {
	for _, r := range form {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}
