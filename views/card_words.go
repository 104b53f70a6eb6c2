package views

// urgency says when the picture of a card is fetched.
type urgency int

const (
	later urgency = iota // when it comes near
	soon                 // with the page
	first                // before all else
)

// urgencyOf is how urgent the i-th card is where the first eager ones stand in view.
func urgencyOf(i, eager int) urgency {
	switch {
	case i >= eager:
		return later
	case i == 0:
		return first
	default:
		return soon
	}
}
