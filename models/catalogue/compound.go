package catalogue

import (
	"cmp"
	"slices"
	"strings"
)

// minTail is the shortest garment word that ends compounds; colours may be shorter.
const minTail = 4

// compoundTails lists the German garment words and the colours, longest first. A sweatshirt
// is no T-shirt, whatever its last letters say.
func compoundTails() []word {
	var tails []word
	for _, t := range typeWords {
		for _, w := range wordsOf(t.german) {
			if len(w.forms[0]) >= minTail && !strings.HasSuffix(w.forms[0], "shirt") {
				tails = append(tails, w)
			}
		}
	}
	for _, family := range familyWords {
		tails = append(tails, wordsOf(family)...)
	}
	slices.SortFunc(tails, func(a, b word) int {
		return cmp.Or(cmp.Compare(len(b.forms[0]), len(a.forms[0])), cmp.Compare(a.forms[0], b.forms[0]))
	})
	return tails
}

// minHead is the shortest first part of a compound.
const minHead = 3

// splitCompound takes a German compound apart, whatever its ending: "leinenhemdes" is
// "leinen" and "hemd". The head comes in the word's first folded form.
func splitCompound(w word, tails []word) (head string, tail word, ok bool) {
	bare := bareFormsOf(w)
	for _, tail := range tails {
		for _, form := range bare {
			for _, end := range tail.forms {
				if head, found := strings.CutSuffix(form, end); found && len(head) >= minHead {
					return head, tail, true
				}
			}
		}
	}
	return "", word{}, false
}

// partsOf lists the parts of a German compound: "hemdblusenkleid" is "hemd", "blusen" and
// "kleid". A word that is none has no parts.
func (ix *index) partsOf(w word) []word {
	head, tail, ok := splitCompound(w, ix.compoundTails)
	if !ok {
		return nil
	}
	if full, known := headWords[head]; known {
		head = full
	}
	first := word{spelled: head, forms: []string{head}}
	parts := ix.partsOf(first)
	if parts == nil {
		parts = []word{first}
	}
	return append(parts, tail)
}
