package rentals

import (
	"cmp"
	"slices"
)

// choice sums up the sizes that one wearer, or the wearers of one article, chose, less what
// is expected of each.
type choice struct{ rows, excess float64 }

// mean is drawn to 0 as if that came from weight more rows.
func (c choice) mean(weight float64) float64 { return c.excess / (c.rows + weight) }

// Weights of a mean choice. What was chosen of a new article so far tells less of it than what
// all wearers chose of one that was learned of.
const (
	userWeight     = 1
	itemWeight     = 5
	strangerWeight = 15
)

// choices are those of wearers, or of articles, by name: all of the rows learned from, and
// beside them rows that only later days are told of. How they fitted is not in them.
type choices struct {
	learned map[string]choice
	dated   map[string][]datedChoice
}

// datedChoice is one row, and the sum of all up to it.
type datedChoice struct {
	day    int
	excess float64
	sum    choice
}

func newChoices() choices {
	return choices{learned: map[string]choice{}, dated: map[string][]datedChoice{}}
}

func (c *choices) learn(name string, excess float64) {
	if name != "" {
		sum := c.learned[name]
		c.learned[name] = choice{sum.rows + 1, sum.excess + excess}
	}
}

// remember adds a row for later days, unless its own is not known; sort has to follow before of
// is asked.
func (c *choices) remember(name string, day int, excess float64) {
	if name != "" && day != 0 {
		c.dated[name] = append(c.dated[name], datedChoice{day: day, excess: excess})
	}
}

// sort sums up what is remembered. The order in which it was does not matter, to the last bit.
func (c *choices) sort() {
	for _, rows := range c.dated {
		slices.SortFunc(rows, func(a, b datedChoice) int {
			return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.excess, b.excess))
		})
		var sum choice
		for i := range rows {
			sum = choice{sum.rows + 1, sum.excess + rows[i].excess}
			rows[i].sum = sum
		}
	}
}

// of are the choices of a name that a row may be told of: what was learned from, without the
// row itself where it is one of these (own; it must not be told by its own size what is usual),
// and what is remembered of earlier days.
func (c *choices) of(r *Rental, name string, excess float64, own bool) choice {
	sum := c.learned[name]
	if own && sum.rows > 0 {
		sum = choice{sum.rows - 1, sum.excess - excess}
	}
	rows := c.dated[name]
	if n, _ := slices.BinarySearchFunc(rows, r.Day, func(d datedChoice, day int) int { return cmp.Compare(d.day, day) }); n > 0 {
		sum = choice{sum.rows + rows[n-1].sum.rows, sum.excess + rows[n-1].sum.excess}
	}
	return sum
}
