package models

import "ebenmass/models/fit"

// History is what a shop has counted about its articles, without anybody in it: neither
// customers nor orders nor days.
type History struct {
	Sold     []SoldCount
	Returned []ReturnedCount
	Fitted   []FittedCount
	TwoSizes []TwoSizeCount
}

// SoldCount is how many pieces of an article were sold in a size.
type SoldCount struct {
	Product, Size string
	N             int
}

// ReturnedCount is how many pieces of an article came back in a size, for one reason.
type ReturnedCount struct {
	Product, Size string
	Complaint     Complaint
	N             int
}

// FittedCount is how often an outcome was seen of an article in a bin of the score.
type FittedCount struct {
	Product string
	Bin     int // fit.LowBin to fit.HighBin
	Outcome fit.Outcome
	N       int
}

// TwoSizeCount is how often a notice about a product in several sizes ended alike.
type TwoSizeCount struct {
	Outcome TwoSizeOutcome
	Named   bool // the notice named a size
	N       int
}

// TwoSizeTally is such a count, and whether it was made up.
type TwoSizeTally struct {
	TwoSizeCount
	Demo bool // for the demonstration
}
