package history

import "ebenmass/models"

// Declared shares of those who put a neighbouring size into the basket as well. About three
// fifths of them order both: a sixth of everyone.
const (
	wantTwo     = 0.28
	noticeNamed = 0.4 // notices that could name the size expected to fit
)

// answers are the declared shares of what is answered to a notice, of one that named a size
// and of one that did not; the rest keeps both.
var answers = map[bool][]struct {
	outcome models.TwoSizeOutcome
	share   float64
}{
	true:  {{models.TwoSizesKeptAdvised, 0.30}, {models.TwoSizesKeptOther, 0.08}, {models.TwoSizesChanged, 0.12}},
	false: {{models.TwoSizesKeptOther, 0.20}, {models.TwoSizesChanged, 0.15}},
}

// twoSizes draws whether somebody wants a neighbouring size as well, what they answer to the
// notice in the basket, and whether they order both.
func (d source) twoSizes(into *tally) (both, named bool) {
	if !d.happens(wantTwo) {
		return false, false
	}
	named = d.happens(noticeNamed)
	into.notice(models.TwoSizesShown, named)
	x := d.Float64()
	for _, a := range answers[named] {
		if x -= a.share; x < 0 {
			into.notice(a.outcome, named)
			into.notice(models.TwoSizesOrderedOne, named)
			return false, named
		}
	}
	into.notice(models.TwoSizesKeptBoth, named)
	into.notice(models.TwoSizesOrderedBoth, named)
	return true, named
}
