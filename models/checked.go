package models

import "ebenmass/models/fit"

// CheckKind is what a suggestion to the shopkeeper is about.
type CheckKind string

// Kinds of suggestions.
const (
	CheckChart   CheckKind = "chart"   // a measure of the size chart
	CheckPicture CheckKind = "picture" // picture and description: it looks different from what was shown
)

// Checked is a suggestion that somebody ticked, as it was then: not who, and not when.
type Checked struct {
	Product string // slug
	Kind    CheckKind
	Zone    fit.Measure // CheckChart only
	CM      float64     // likewise, as suggested
	Told    int         // complaints that stood behind it, as released
}
