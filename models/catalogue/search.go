package catalogue

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Qualities of a match, each above every weight of the one below.
const (
	qualityTypo     = 10
	qualityCompound = 20
	qualityStem     = 30
	qualityExact    = 40
)

// minPrefix is the shortest word that finds words beginning with it.
const minPrefix = 4

// found is what a search text finds.
type found struct {
	scores    hits   // per product, 0 for no match
	corrected string // the text with slips mended, "" where none had to be
}

// search finds the products in which every word of the text stands, in whatever form and
// language. Slips are looked for only in words that find nothing as they stand. A text
// without a word that carries meaning finds nothing.
func (ix *index) search(text string) found {
	words := slices.DeleteFunc(wordsOf(text), func(w word) bool { return ix.fillers[w.forms[0]] })
	if len(words) == 0 {
		return found{scores: make(hits, ix.size)}
	}
	words = words[:min(len(words), maxWords)]
	var result hits
	var unknown []int
	for n, w := range words {
		if scores, ok := ix.matchKnown(w); ok {
			result = result.and(scores)
		} else {
			unknown = append(unknown, n)
		}
	}
	for _, n := range unknown {
		words[n].spelled, result = ix.mend(words[n], result)
	}
	if len(unknown) == 0 || result.count() == 0 {
		return found{scores: result}
	}
	corrected := make([]string, len(words))
	for n, w := range words {
		corrected[n] = w.spelled
	}
	return found{scores: result, corrected: strings.Join(corrected, " ")}
}

// hits are scores per product, 0 for no hit; nil before the first word.
type hits []uint16

// and keeps what both have and adds up their scores.
func (h hits) and(scores hits) hits {
	if h == nil {
		return scores
	}
	both := make(hits, len(h))
	for i := range h {
		if h[i] > 0 && scores[i] > 0 {
			both[i] = h[i] + scores[i]
		}
	}
	return both
}

func (h hits) count() int {
	n := 0
	for _, score := range h {
		if score > 0 {
			n++
		}
	}
	return n
}

// mend takes an unknown word for the known one with the fewest slips; among equals for the
// one that leaves most of the products found so far.
func (ix *index) mend(w word, sofar hits) (spelled string, result hits) {
	most := 0
	result = make(hits, ix.size)
	for _, form := range ix.nearest(w) {
		known := wordsOf(ix.spelled[form])[0]
		scores, _ := ix.matchKnown(known)
		if both := sofar.and(scores.asQuality(qualityTypo)); both.count() > most {
			most, spelled, result = both.count(), known.spelled, both
		}
	}
	return spelled, result
}

func (ix *index) matchKnown(w word) (scores hits, ok bool) {
	scores = make(hits, ix.size)
	enter := func(postings []posting, quality uint16) {
		for _, p := range postings {
			scores[p.product] = max(scores[p.product], quality+uint16(p.weight))
			ok = true
		}
	}
	for _, form := range w.forms {
		enter(ix.exact[form], qualityExact)
		enter(ix.parts[form], qualityCompound)
	}
	for _, stem := range stemsOf(w) {
		enter(ix.stems[stem], qualityStem)
		enter(ix.parts[stem], qualityCompound)
	}
	if ok {
		return scores, true
	}
	if scores, ok := ix.matchParts(w); ok {
		return scores, true
	}
	for _, form := range w.forms {
		for _, longer := range ix.beginningWith(form) {
			enter(ix.exact[longer], qualityCompound)
		}
	}
	return scores, ok
}

// beginningWith lists the known words that a word not typed to its end may become.
func (ix *index) beginningWith(form string) []string {
	if utf8.RuneCountInString(form) < minPrefix {
		return nil
	}
	first, _ := slices.BinarySearch(ix.vocabulary, form)
	last := first
	for last < len(ix.vocabulary) && strings.HasPrefix(ix.vocabulary[last], form) {
		last++
	}
	return ix.vocabulary[first:last]
}

// matchParts finds what all parts of a compound stand in: "Leinenhose" finds trousers of
// linen whatever they are called.
func (ix *index) matchParts(w word) (scores hits, ok bool) {
	for _, part := range ix.partsOf(w) {
		found, known := ix.matchKnown(part)
		if !known {
			return nil, false
		}
		scores = scores.and(found)
	}
	return scores.asQuality(qualityCompound), scores.count() > 0
}

// asQuality sets the quality of all hits and keeps their weights.
func (h hits) asQuality(quality uint16) hits {
	for i, score := range h {
		if score > 0 {
			h[i] = quality + score%10
		}
	}
	return h
}

// nearest finds the known words with the fewest slips, within tolerance.
func (ix *index) nearest(w word) []string {
	var best []string
	bestDistance := tolerance(maxWordLength) + 1
	for _, form := range w.forms {
		limit := tolerance(utf8.RuneCountInString(form))
		for _, known := range ix.vocabulary {
			switch d := distance(form, known, limit); {
			case d > limit || d > bestDistance:
			case d < bestDistance:
				best, bestDistance = []string{known}, d
			default:
				best = append(best, known)
			}
		}
	}
	return best
}
