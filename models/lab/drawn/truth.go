package drawn

import "ebenmass/models/fit"

// Truth is how simulated people feel a size on their exact body. No data at hand say how real
// ones do, so the advice is tried on several.
type Truth string

// Truths.
const (
	// Judge is the advisor's own judgement of a body known exactly.
	Judge Truth = "judge"
	// Score feels the weighted sum of girths and inside leg alone: whatever is too wide
	// can make up for what is too tight.
	Score Truth = "score"
	// Strict feels every zone by itself, sharply, from one tolerance off its target on.
	Strict Truth = "strict"
)

// Truths lists all truths, the advisor's own first.
func Truths() []Truth { return []Truth{Judge, Score, Strict} }

// feeling is how one size of an article sits on an exact body.
type feeling struct {
	fits, small float64 // probabilities; the rest is too large
	worth       float64 // € of ordering it
}

// feel appends how every size of an article feels to somebody. exact is how it sits on their
// body as the advisor judges it.
func (t Truth) feel(a *prepared, p *shopper, exact []fit.Exact, into []feeling) []feeling {
	for k := range exact {
		f, garment := feeling{fits: exact[k].Fits, small: exact[k].Small}, &a.Fit.Sizes[k].Garment
		switch {
		case t == Score:
			f.fits, f.small = scoreAlone(a.asked, garment, &p.body)
		case t == Strict:
			f.fits, f.small = strictly(a.asked, garment, &p.body)
		case !p.nature.feelsAsBelieved() || a.off != 0:
			f.fits, f.small = judged(a.asked, garment, &p.body, p.nature, p.taste-a.off)
		}
		f.worth = fit.Worth(f.fits, exact[k].Shorten)
		into = append(into, f)
	}
	return into
}
