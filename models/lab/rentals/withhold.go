package rentals

import "math"

// Datum is something that a shop could ask a wearer for.
type Datum string

// Data.
const (
	Age      Datum = "age"
	Weight   Datum = "weight"
	Height   Datum = "height"
	Bust     Datum = "bust" // band and cup
	BodyType Datum = "body_type"
	Occasion Datum = "occasion" // what it is rented for
	History  Datum = "history"  // who rented what before
)

// Data lists what can be withheld, in the order it is told.
func Data() []Datum { return []Datum{Age, Weight, Height, Bust, BodyType, Occasion, History} }

// Withhold returns the rows as they would be had nobody given the datum. Without history
// nobody is known from one rental to the next, so neither are their sizes nor their answers.
func Withhold(rows []Rental, d Datum) []Rental {
	without := append([]Rental(nil), rows...)
	for i := range without {
		r := &without[i]
		switch d {
		case Age:
			r.Age = math.NaN()
		case Weight:
			r.Weight = math.NaN()
		case Height:
			r.Height = math.NaN()
		case Bust:
			r.Bust, r.Cup = math.NaN(), ""
		case BodyType:
			r.BodyType = ""
		case Occasion:
			r.Occasion = ""
		case History:
			r.User = ""
		}
	}
	return without
}
