package rentals

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebenmass/models/fit"
)

// The columns that are read. What is known only after wearing (rating, recommendation, text)
// is not among them. What something is rented for is known before; a table may lack it.
const (
	fitColumn = iota
	userColumn
	itemColumn
	categoryColumn
	bodyTypeColumn
	sizeColumn
	weightColumn
	heightColumn
	ageColumn
	bustColumn
	cupColumn
	dateColumn
	occasionColumn
	numColumns
)

var columnNames = [numColumns]string{
	"fit", "user_id", "item_id", "category", "body_type", "size",
	"weight_lbs", "height_in", "age", "bust_size_num", "bust_size_letter", "review_date", "rented_for",
}

// columnsOf finds the columns in a header; one that may be lacking and is stands at −1.
func columnsOf(header []string) (at [numColumns]int, err error) {
	var missing []string
	for c, name := range columnNames {
		at[c] = slices.IndexFunc(header, func(h string) bool { return strings.TrimSpace(h) == name })
		if at[c] < 0 && c != occasionColumn {
			missing = append(missing, name)
		}
	}
	if missing != nil {
		return at, &MissingColumnsError{Columns: missing}
	}
	return at, nil
}

// largestSize is the end of the shop's scale that sizes are given on.
const largestSize = 58

// Ages beyond these are slips of the pen, and as if not given.
const youngest, oldest = 14, 100

// outcomes are the words for how something fitted.
var outcomes = map[string]fit.Outcome{"small": fit.OutcomeSmall, "fit": fit.OutcomeFits, "large": fit.OutcomeLarge}

// table turns lines into rentals.
type table struct {
	at     [numColumns]int
	fields int
	known  map[string]string // words met, so that each is kept once
}

// rental reads one row, and says why it is malformed or "".
func (t *table) rental(l line) (r Rental, reason string) {
	fault := func(words string) {
		if reason == "" {
			reason = words
		}
	}
	fields, err := fieldsOf(string(l.text))
	switch {
	case l.long:
		fault(fmt.Sprintf("longer than %d bytes", longestLine))
	case err != nil:
		fault("quotes that do not match")
	case len(fields) != t.fields:
		fault("another number of fields than the header")
	}
	field := func(column int) string {
		if i := t.at[column]; i >= 0 && i < len(fields) {
			return strings.TrimSpace(fields[i])
		}
		return ""
	}
	word := func(column int) string { return t.keep(field(column)) }
	number := func(column int, low, high float64) float64 {
		text := field(column)
		if text == "" {
			return math.NaN()
		}
		v, err := strconv.ParseFloat(text, 64)
		if err != nil || !(v >= low && v <= high) {
			fault(columnNames[column] + " is no number within reason")
			return math.NaN()
		}
		return v
	}
	r = Rental{
		User: word(userColumn), Item: word(itemColumn), Category: word(categoryColumn),
		BodyType: word(bodyTypeColumn), Cup: word(cupColumn), Occasion: word(occasionColumn),
		Size:   number(sizeColumn, 0, largestSize),
		Weight: number(weightColumn, 1, 1500), Height: number(heightColumn, 1, 120),
		Age: number(ageColumn, 0, 150), Bust: number(bustColumn, 1, 120),
	}
	if r.Age < youngest || r.Age > oldest {
		r.Age = math.NaN()
	}
	if field(sizeColumn) == "" {
		fault("size is not given")
	}
	if day, err := time.Parse(time.DateOnly, field(dateColumn)); err == nil {
		r.Day = int(day.Unix() / (24 * 60 * 60))
	} else {
		fault("review_date is no date such as 2016-04-20")
	}
	if said := field(fitColumn); said != "" {
		if r.Outcome, r.Labelled = outcomes[said]; !r.Labelled {
			fault("fit is none of small, fit, large")
		}
	}
	return r, reason
}

// keep returns a word that does not hold on to the row it was read from.
func (t *table) keep(word string) string {
	if word == "" {
		return ""
	}
	if kept, ok := t.known[word]; ok {
		return kept
	}
	kept := strings.Clone(word)
	t.known[kept] = kept
	return kept
}
