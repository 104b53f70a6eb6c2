package rentals

import (
	"math"
	"slices"
	"strconv"

	"ebenmass/models/lab/additive"
)

// effect is one part of the sum: weights for each of its levels.
type effect struct {
	name   string
	level  func(*Rental) string // "": none
	priors []prior
	bends  bool // priors hold for all columns of their name, those of a number that bends
}

// prior is how far a weight may go: the standard deviations around 0 of its part in the
// score and in the tolerance, in logits per unit of the column.
type prior struct {
	column           string
	score, tolerance float64
}

// all is the level of effects that know only one.
const all = "all"

// effects are the parts of the sum. Their priors were chosen by hand on divisions of our
// own, not estimated: wide for what many rows bear on, narrow for what few do. An article's
// or a wearer's tolerance has one weight only; more of them made chances too sure. To strangers
// no article has effects of its own.
func effects(columns []string, strangers bool) []effect {
	article := itemName
	if strangers {
		article = func(*Rental) string { return "" }
	}
	common := effect{name: "common", level: func(*Rental) string { return all }, bends: true}
	for _, name := range slices.Compact(slices.Clone(columns)) {
		common.priors = append(common.priors, prior{name, 0.3, 0.15})
	}
	common.priors[0] = prior{"one", 5, 5}
	body := func(score, tolerance float64) (priors []prior) {
		for _, name := range scaleNames[:numScales-1] {
			priors = append(priors, prior{name, score, tolerance})
		}
		return priors
	}
	return []effect{
		common,
		{"category", categoryName, append(body(0.1, 0.05),
			prior{"one", 0.5, 0.3}, prior{"beyond body", 0.3, 0.15}, prior{"beyond usual", 0.3, 0.15},
			prior{"size", 0.1, 0.05}, prior{"year", 0.1, 0.05}), false},
		{"body type", bodyTypeName, []prior{
			{"one", 0.2, 0.1}, {"beyond body", 0.1, 0.05}, {"beyond usual", 0.1, 0.05},
			{"size", 0.1, 0.05}, {"bust", 0.1, 0.05}, {"cup", 0.1, 0.05}}, false},
		// Beside an article that is known this adds nothing, beside an unknown one it does.
		{"occasion", occasionName, []prior{
			{"one", 0.2, 0.1}, {"beyond body", 0.1, 0.05}, {"beyond usual", 0.1, 0.05}, {"year", 0.1, 0.05}}, false},
		{"occasion and category", both(occasionName, categoryName), []prior{{"one", 0.2, 0.1}}, false},
		{"cup", cupName, []prior{{"one", 0.2, 0.1}, {"size", 0.1, 0.05}}, false},
		{"size", sizeName, []prior{{"one", 0.2, 0.1}}, false},
		{"month", monthName, []prior{{"one", 0.1, 0}}, false},
		{"category and body type", both(categoryName, bodyTypeName), []prior{{"one", 0.1, 0}}, false},
		{"category and size", both(categoryName, sizeName), []prior{{"one", 0.2, 0.1}}, false},
		{"body type and size", both(bodyTypeName, sizeName), []prior{{"one", 0.1, 0.05}}, false},
		{"article", article, append(body(0.12, 0),
			prior{"one", 1.4, 0.2}, prior{"beyond body", 0.05, 0}, prior{"beyond usual", 0.1, 0},
			prior{"size", 0.4, 0}, prior{"year", 0.2, 0}), false},
		{"article and size", both(article, sizeName), []prior{{"one", 0.25, 0}}, false},
		{"article and quarter", both(article, periodName(quarterDays)), []prior{{"one", 0.2, 0.1}}, false},
		{"wearer", userName, []prior{{"one", 0.5, 0.19}, {"beyond usual", 0.3, 0}}, false},
		{"wearer and category", both(userName, categoryName), []prior{{"one", 0.3, 0}}, false},
		{"wearer and size", both(userName, sizeName), []prior{{"one", 0.45, 0.1}}, false},
		// What somebody said lately tells more of them than what they said years ago.
		{"wearer and half year", both(userName, periodName(2*quarterDays)), []prior{{"one", 0.45, 0.1}}, false},
	}
}

func itemName(r *Rental) string     { return r.Item }
func userName(r *Rental) string     { return r.User }
func categoryName(r *Rental) string { return r.Category }
func bodyTypeName(r *Rental) string { return r.BodyType }
func occasionName(r *Rental) string { return r.Occasion }
func cupName(r *Rental) string      { return r.Cup }

func sizeName(r *Rental) string {
	if math.IsNaN(r.Size) {
		return ""
	}
	return strconv.FormatFloat(r.Size, 'g', -1, 64)
}

// monthDays is about a twelfth of a year: seasons, not calendar months.
const monthDays = 365.25 / 12

func monthName(r *Rental) string {
	if r.Day == 0 {
		return ""
	}
	return strconv.Itoa(int(float64(r.Day)/monthDays) % 12)
}

// quarterDays is a fourth of a year.
const quarterDays = 91

// periodName is the level of the period of so many days that a review is from.
func periodName(days int) func(*Rental) string {
	return func(r *Rental) string {
		if r.Day == 0 {
			return ""
		}
		return strconv.Itoa(r.Day / days)
	}
}

// both is the level of two names together; none where one is missing.
func both(first, second func(*Rental) string) func(*Rental) string {
	return func(r *Rental) string {
		a, b := first(r), second(r)
		if a == "" || b == "" {
			return ""
		}
		return a + "\x00" + b
	}
}

// slopes finds the columns of an effect's priors.
func (e *effect) slopes(c *rowColumns) []additive.Slope {
	var slopes []additive.Slope
	for _, p := range e.priors {
		at := c.at(p.column)
		slopes = append(slopes, additive.Slope{Column: at, Score: p.score, Tolerance: p.tolerance})
		for e.bends && at+1 < len(c.names) && c.names[at+1] == p.column {
			at++
			slopes = append(slopes, additive.Slope{Column: at, Score: p.score, Tolerance: p.tolerance})
		}
	}
	return slopes
}
