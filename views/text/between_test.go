package text_test

import (
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/views/text"
)

// A message cut at its placeholders and put together again with values is the message filled.
func TestBetween_AsGet(t *testing.T) {
	t.Parallel()
	for key, names := range map[string][]string{
		"why.table.span": {"low", "high"}, "why.table.believed": {"body", "sd"}, "why.table.estimated": {"body", "sd"},
	} {
		for _, lang := range models.Langs {
			var args []any
			var put strings.Builder
			for i, piece := range text.Between(lang, key, names...) {
				put.WriteString(piece)
				if i < len(names) {
					put.WriteString("<" + names[i] + ">")
					args = append(args, names[i], "<"+names[i]+">")
				}
			}
			if want := text.Get(lang, key, args...); put.String() != want {
				t.Errorf("%s %s: %q, want %q", key, lang, put.String(), want)
			}
		}
	}
}
