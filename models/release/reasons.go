package release

import (
	"ebenmass/models"
)

// ReasonLeast is how many people at least stand behind a reason that is told, after the noise:
// some hundreds of empty cells are noised with each release, and less than this would be told of
// more than one of them in five releases by noise alone. Made-up numbers below FewestMadeUp are
// left out as well: they would be read as people.
const (
	ReasonLeast  = 50
	FewestMadeUp = 5
)

// PublishedReason is how often a release tells that an article came back for a reason.
type PublishedReason struct {
	Product   string
	Complaint models.Complaint
	N         int
	Demo      bool // made-up ones are in it
}

// reasons noises how often people sent the article back for each reason it can have, the empty
// ones too, and tells what is enough.
func (a *Article) reasons(noise Noise) (told []PublishedReason, err error) {
	for _, c := range a.Complaints {
		n, err := noise(a.Reasons[c], EpsilonReasons)
		if err != nil {
			return nil, err
		}
		if n < ReasonLeast {
			n = 0
		}
		madeUp := a.MadeUpReasons[c]
		if madeUp < FewestMadeUp {
			madeUp = 0
		}
		if n+madeUp > 0 {
			told = append(told, PublishedReason{Product: a.Product, Complaint: c, N: int(n + madeUp), Demo: madeUp > 0})
		}
	}
	return told, nil
}
