package catalogue

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"
)

// Qualities of a match, each above every weight of the one below.
const (
	qualityTypo     = 10
	qualityPrinted  = 20
	qualityCompound = 30
	qualityStem     = 40
	qualityExact    = 50
)

// minPrefix is the shortest word that finds words beginning with it.
const minPrefix = 4

// found is what a search text finds.
type found struct {
	scores    hits   // per product, 0 for no match
	corrected string // the text with slips mended, "" where none had to be
	terms     []term // of the text, or of the corrected one
}

// search finds the products in which every word of the text stands, in whatever form and
// language, and none that it leaves out. Slips are looked for only in words that find nothing
// as they stand. A text without a word that carries meaning finds nothing.
func (ix *index) search(text string) found {
	terms := ix.termsOf(text)
	result, mended := ix.searchTerms(terms)
	if mended == nil || result.count() == 0 {
		return found{scores: result, terms: terms}
	}
	// Mended words may mean something else beside each other ("medium blue" is no size), so
	// what is found is what the corrected text finds.
	corrected := join(mended)
	correctedTerms := ix.termsOf(corrected)
	scores, again := ix.searchTerms(correctedTerms)
	if again != nil || scores.count() == 0 {
		return found{scores: make(hits, ix.size), terms: terms}
	}
	return found{scores: scores, corrected: corrected, terms: correctedTerms}
}

// searchTerms finds what meets all terms; mended are the terms with slips mended, nil where
// none had to be.
func (ix *index) searchTerms(terms []term) (result hits, mended []term) {
	if len(terms) == 0 {
		return make(hits, ix.size), nil
	}
	var unknown, ambiguous []int
	for n, t := range terms {
		if t.not {
			continue
		}
		if t.orKeys != nil {
			ambiguous = append(ambiguous, n)
		} else if scores, ok := ix.matchTerm(t); ok {
			result = result.and(scores)
		} else {
			unknown = append(unknown, n)
		}
	}
	for _, n := range ambiguous {
		t := terms[n]
		scores, _ := ix.matchTerm(t)
		if result.and(scores).count() == 0 {
			t.keys = t.orKeys
			scores, _ = ix.matchTerm(t)
		}
		result = result.and(scores)
	}
	if len(unknown) > 0 {
		mended = slices.Clone(terms)
	}
	for _, n := range unknown {
		mended[n].spelled, result = ix.mend(terms[n], result)
	}
	for _, t := range terms {
		if t.not {
			result = result.without(ix.matchLeftOut(t), ix.size)
		}
	}
	return result, mended
}

func join(terms []term) string {
	words := make([]string, len(terms))
	for i, t := range terms {
		words[i] = t.String()
	}
	return strings.Join(words, " ")
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

// without keeps what the other does not have; of nothing asked for yet, everything.
func (h hits) without(scores hits, size int) hits {
	rest := make(hits, size)
	for i := range rest {
		switch {
		case scores[i] > 0:
		case h == nil:
			rest[i] = 1
		default:
			rest[i] = h[i]
		}
	}
	return rest
}

// set is what has a score.
func (h hits) set() *roaring.Bitmap {
	set := roaring.New()
	for i, score := range h {
		if score > 0 {
			set.Add(uint32(i))
		}
	}
	return set
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
// one that leaves most of the products found so far. Sizes, shares, shades and compounds of
// known words are not mended: another one is another wish, and no dress of silk is no slip
// for one of linen.
func (ix *index) mend(t term, sofar hits) (spelled string, result hits) {
	most := 0
	result = make(hits, ix.size)
	if t.keys != nil || t.shade != "" || ix.knownParts(t.word) {
		return t.spelled, result
	}
	for _, known := range ix.nearest(t.word, tolerance) {
		scores, _ := ix.matchKnown(known)
		if both := sofar.and(scores.asQuality(qualityTypo)); both.count() > most {
			most, spelled, result = both.count(), known.spelled, both
		}
	}
	return spelled, result
}

// matchTerm finds what meets a term; ok is false where nothing in the shop does.
func (ix *index) matchTerm(t term) (scores hits, ok bool) {
	if t.keys == nil {
		return ix.matchKnown(t.word)
	}
	scores = make(hits, ix.size)
	for _, key := range t.keys {
		ok = ix.score(scores, ix.exact[key], qualityExact) || ok
	}
	return scores, ok
}

// matchLeftOut finds what a minus leaves out: what has the word itself, not what merely
// begins with it or resembles it.
func (ix *index) matchLeftOut(t term) hits {
	if t.keys != nil {
		scores, _ := ix.matchTerm(t)
		return scores
	}
	scores, ok := ix.matchWhole(t.word)
	if !ok && t.shade == "" {
		if parts, known := ix.matchParts(t.word); known {
			return parts
		}
	}
	return scores
}

// score takes postings into scores and reports whether there are any.
func (ix *index) score(scores hits, postings []posting, quality uint16) bool {
	for _, p := range postings {
		score := quality + p.weight()
		for _, i := range ix.products[p.text()] {
			scores[i] = max(scores[i], score)
		}
	}
	return len(postings) > 0
}

// matchKnown finds a word as a whole, by the parts of a compound, in descriptions, or as the
// beginning of another, whatever comes first.
func (ix *index) matchKnown(w word) (scores hits, ok bool) {
	if scores, ok := ix.matchWhole(w); ok || w.shade != "" {
		return scores, ok
	}
	if scores, ok := ix.matchParts(w); ok {
		return scores, true
	}
	scores = make(hits, ix.size)
	for _, key := range slices.Concat(w.forms, stemsOf(w)) {
		ok = ix.score(scores, ix.printed[key], qualityPrinted) || ok
	}
	if ok {
		return scores, true
	}
	for _, form := range w.forms {
		for _, longer := range ix.beginningWith(form) {
			ok = ix.score(scores, ix.exact[longer], qualityCompound) || ok
		}
	}
	return scores, ok
}

// matchWhole finds a word in whatever form.
func (ix *index) matchWhole(w word) (scores hits, ok bool) {
	scores = make(hits, ix.size)
	for _, form := range w.forms {
		ok = ix.score(scores, ix.exact[form], qualityExact) || ok
		ok = ix.score(scores, ix.parts[form], qualityCompound) || ok
	}
	for _, stem := range stemsOf(withBare(w)) {
		ok = ix.score(scores, ix.stems[stem], qualityStem) || ok
		ok = ix.score(scores, ix.parts[stem], qualityCompound) || ok
	}
	for _, form := range bareFormsOf(w) {
		ok = ix.score(scores, ix.bare[form], qualityStem) || ok
		ok = ix.score(scores, ix.parts[form], qualityCompound) || ok
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

// knownParts reports whether a word is a compound of which each part is known.
func (ix *index) knownParts(w word) bool {
	parts := ix.partsOf(w)
	return parts != nil && !slices.ContainsFunc(parts, func(part word) bool {
		_, known := ix.matchWhole(part)
		return !known
	})
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

// nearest finds the known words with the fewest slips, within what a word of its length may
// hold.
func (ix *index) nearest(w word, tolerance func(letters int) int) []word {
	var best []string
	bestDistance := maxWordLength
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
	words := make([]word, len(best))
	for i, form := range best {
		words[i] = wordsOf(ix.spelled[form])[0]
	}
	return words
}
