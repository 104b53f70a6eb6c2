package catalogue

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"
)

// Suggestion is another search text, in the same filters, that finds something.
type Suggestion struct {
	Query Query
	Count int // products found then, at least 1
}

// maxSuggestions is how many other texts are offered for one that finds nothing.
const maxSuggestions = 4

// suggestions lists other texts for one that finds nothing: what an unknown word may have
// been meant as, else the text less one of its words. Those that keep more of the text come
// first, then those that find more. If no other text finds anything within the filters
// chosen, what it would find without them is offered.
func (v *view) suggestions() []Suggestion {
	if v.query.Text == "" || v.found.scores.count() > 0 {
		return nil
	}
	texts := v.index.alternatives(v.index.termsOf(v.query.Text))
	list := v.countTexts(texts, v.query, v.but(condText))
	if len(list) == 0 {
		list = v.countTexts(texts, Query{Sort: v.query.Sort}, v.all)
	}
	return list
}

// countTexts asks for each text within a query, which leaves some articles, and keeps those that
// find something.
func (v *view) countTexts(texts []string, within Query, left *roaring.Bitmap) []Suggestion {
	var list []Suggestion
	for _, text := range texts {
		count := int(v.index.search(text).scores.set().AndCardinality(left))
		if count == 0 {
			continue
		}
		within.Text, within.Page = text, 1
		list = append(list, Suggestion{Query: within, Count: count})
	}
	slices.SortStableFunc(list, func(a, b Suggestion) int {
		words := func(s Suggestion) int { return len(strings.Fields(s.Query.Text)) }
		return cmp.Or(cmp.Compare(words(b), words(a)), cmp.Compare(b.Count, a.Count))
	})
	return list[:min(len(list), maxSuggestions)]
}

// alternatives lists the texts that come close to terms which together find nothing.
func (ix *index) alternatives(terms []term) []string {
	var texts []string
	add := func(terms []term) {
		text := join(terms)
		if len(terms) > 0 && !slices.Contains(texts, text) && slices.ContainsFunc(terms, func(t term) bool { return !t.not }) {
			texts = append(texts, text)
		}
	}
	var known []term
	unknown := make([]bool, len(terms))
	for n, t := range terms {
		if !t.not {
			_, ok := ix.matchTerm(t)
			unknown[n] = !ok
		}
		if !unknown[n] {
			known = append(known, t)
		}
	}
	for n, t := range terms {
		if !unknown[n] {
			continue
		}
		for _, meant := range ix.meant(t) {
			var other []term
			for i, o := range terms {
				if i == n {
					other = append(other, term{word: word{spelled: meant}})
				} else if !unknown[i] {
					other = append(other, o)
				}
			}
			add(other)
		}
	}
	if len(known) < len(terms) {
		add(known)
	}
	for n := range known {
		add(slices.Delete(slices.Clone(known), n, n+1))
	}
	for _, t := range known {
		add([]term{t})
	}
	return texts
}

// meant lists what an unknown term may stand for: the fibre of a share, the colour of a
// shade, the parts of a compound, words spelled much like it.
func (ix *index) meant(t term) []string {
	switch {
	case t.fibre != "":
		return []string{t.fibre}
	case t.keys != nil:
		return nil
	case t.shade != "":
		return []string{withoutShade(t.spelled)}
	}
	var texts []string
	parts := ix.partsOf(t.word)
	if !ix.knownParts(t.word) {
		for _, w := range ix.nearest(t.word, wideTolerance) {
			if alike(t.word, w) {
				texts = append(texts, w.spelled)
			}
		}
		parts = parts[max(0, len(parts)-1):] // the garment or colour at the end
	}
	for _, part := range slices.Backward(parts) {
		texts = append(texts, part.spelled)
	}
	return texts[:min(len(texts), 2*maxSuggestions)]
}

// alike reports whether two words begin alike or differ by one slip only: "winter" was not
// meant as "tinte".
func alike(a, b word) bool {
	x, y := a.forms[0], b.forms[0]
	first, _ := utf8.DecodeRuneInString(x)
	return strings.HasPrefix(y, string(first)) || distance(x, y, 1) <= 1
}

// wideTolerance is how many slips a suggestion may differ by: nobody is led there unasked.
func wideTolerance(letters int) int {
	if letters < 3 {
		return 0
	}
	return min(max((letters+1)/3, 1), 3)
}
