package catalogue

import (
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/german"
)

// minStem is the length below which words are compared as they are.
const minStem = 4

// stemsOf returns a word's German and English stems, marked by language so that a German
// stem never meets an English one.
func stemsOf(w word) []string {
	var stems []string
	for _, form := range w.forms {
		if len(form) < minStem || !isWord(form) {
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

func isWord(form string) bool {
	for _, r := range form {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}
