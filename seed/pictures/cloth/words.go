package cloth

import (
	"slices"
	"strings"

	"ebenmass/models"
)

// Words is what the catalogue says about an article's looks.
type Words struct {
	Style models.Style
	story string // English name and description in lower case
}

// WordsOf reads what the catalogue says about a product.
func WordsOf(p *models.Product) Words {
	return Words{Style: p.Style, story: strings.ToLower(p.Name.EN + ". " + p.Description.EN)}
}

// Is reports whether a style key has one of the given words.
func (w Words) Is(key string, any ...string) bool { return slices.Contains(any, w.Style[key]) }

// Says reports whether name or description mention one of some details that have no
// style word of their own. A picture must not contradict the text beside it.
func (w Words) Says(any ...string) bool {
	return slices.ContainsFunc(any, func(detail string) bool { return strings.Contains(w.story, detail) })
}
