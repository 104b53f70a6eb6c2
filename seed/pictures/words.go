package main

import (
	"slices"
	"strings"

	"ebenmass/models"
)

// words is what the catalogue says about an article's looks.
type words struct {
	style models.Style
	story string // English name and description in lower case
}

func wordsOf(p *models.Product) words {
	return words{style: p.Style, story: strings.ToLower(p.Name.EN + ". " + p.Description.EN)}
}

// is reports whether a style key has one of the given words.
func (w words) is(key string, any ...string) bool { return slices.Contains(any, w.style[key]) }

// says reports whether name or description mention one of some details that have no
// style word of their own. A picture must not contradict the text beside it.
func (w words) says(any ...string) bool {
	return slices.ContainsFunc(any, func(detail string) bool { return strings.Contains(w.story, detail) })
}
