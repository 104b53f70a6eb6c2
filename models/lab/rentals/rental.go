package rentals

import "ebenmass/models/fit"

// Rental is one row of the table: what was known before wearing, and what was said after.
type Rental struct {
	Labelled bool // whether Outcome is known
	Outcome  fit.Outcome

	User, Item, Category, BodyType, Cup string // "": not given
	Occasion                            string // what it was rented for, known when renting; "": not given

	Size   float64 // of the shop's own scale, 0 to 58
	Weight float64 // lb; NaN: not given
	Height float64 // in; NaN: not given
	Age    float64 // years; NaN: not given
	Bust   float64 // band; NaN: not given
	Day    int     // of the review, in days since 1970-01-01
}
