package models

import (
	"math"
	"time"

	"ebenmass/models/fit"
)

// Released is what is publicly known of how an article fits: learned from answers of many,
// released with noise. Zero until enough is known.
type Released struct {
	Offset    fit.Offset    // its N is noised as well
	Tolerance fit.Tolerance // shift of how much too small or large is still worn
	Demo      bool          // answers of the demonstration are in it
	Held      Flag          // the side of a burst of answers that the last release held back
}

// Flag is what is said of an article to everyone alike.
type Flag string

// Flags.
const (
	FlagNone  Flag = ""
	RunsSmall Flag = "small"
	RunsLarge Flag = "large"
)

// FlagPeople is how many people must at least stand behind what is released of an article.
const FlagPeople = 20

// flagZ is how many standard deviations make half an interval of 95 %.
const flagZ = 1.96

// Flag says that an article runs small or large: where its offset's 95 % interval excludes
// zero and FlagPeople answered. A garment that runs small fits like one of a lower score.
func (r Released) Flag() Flag {
	switch {
	case r.Offset.N < FlagPeople || math.Abs(r.Offset.Value) <= flagZ*r.Offset.SD:
		return FlagNone
	case r.Offset.Value < 0:
		return RunsSmall
	}
	return RunsLarge
}

// Occasion is why a release was made.
type Occasion string

// Occasions.
const (
	OnSchedule Occasion = "schedule"
	OnDemand   Occasion = "demo" // asked for on the demonstration's shopkeeper page
	OnSeed     Occasion = "seed" // the demonstration's history, when the shop was filled
)

// Release is one release of what was learned of all articles.
type Release struct {
	Number   int // from 1
	At       time.Time
	Epsilon  float64 // what it cost of the privacy budget, for each article
	Occasion Occasion
}

// Budget is what a calendar year's releases may tell of any one answer. All in ε, for each
// article alike.
type Budget struct {
	Year  int
	Whole float64
	Spent float64
	Next  time.Time // when a release is due by the schedule, and affordable
}

// Left is what may still be spent this year.
func (b Budget) Left() float64 { return max(0, b.Whole-b.Spent) }
