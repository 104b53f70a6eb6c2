package models

import "ebenmass/models/fit"

// History is a past made up for the demonstration, as sums: without customers, orders or days.
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

// TwoSizeTally is such a number as a release tells it, and whether made-up ones are in it.
type TwoSizeTally struct {
	TwoSizeCount
	Demo bool // for the demonstration
}
