package rentals

import (
	"math"
	"slices"
)

// rowColumns turns rentals into the columns that the model multiplies. What it knows of other
// rows are the sizes that were chosen, never how they fitted: that is what effects learn.
type rowColumns struct {
	body         *bodySize
	scales       [numScales]scale
	lastDay      int
	users, items choices
	strangers    bool     // articles are known only by what was chosen of them on earlier days
	names        []string // of the columns; a number that may bend has several of one name
}

// scale puts a number on a scale of its own mean and standard deviation.
type scale struct{ mean, sd float64 }

// numScales counts the numbers that are put on a scale: a wearer's own in the order of
// numbersOf, weight by squared height, and the size.
const numScales = bodyNumbers + 2

var scaleNames = [numScales]string{"weight", "height", "age", "bust", "cup", "mass", "size"}

func scaled(r *Rental) (all [numScales]float64) {
	numbers := numbersOf(r)
	copy(all[:], numbers[:])
	all[bodyNumbers] = r.Weight / (r.Height * r.Height)
	all[bodyNumbers+1] = r.Size
	return all
}

func newRowColumns(rows []Rental, strangers bool) *rowColumns {
	c := &rowColumns{body: learnBodySize(rows), strangers: strangers, users: newChoices(), items: newChoices()}
	var sums, squares, given [numScales]float64
	for i := range rows {
		r := &rows[i]
		for j, v := range scaled(r) {
			if !math.IsNaN(v) {
				sums[j], squares[j], given[j] = sums[j]+v, squares[j]+v*v, given[j]+1
			}
		}
		c.lastDay = max(c.lastDay, r.Day)
		c.users.learn(r.User, c.excess(r))
	}
	for j := range c.scales {
		n := max(given[j], 1)
		mean := sums[j] / n
		c.scales[j] = scale{mean, math.Sqrt(max(squares[j]/n-mean*mean, 1e-6))}
	}
	for i := range rows {
		r, excess := &rows[i], c.excess(&rows[i])
		beyond := excess - c.users.of(r, r.User, excess, true).mean(userWeight)
		if strangers {
			c.items.remember(r.Item, r.Day, beyond)
		} else {
			c.items.learn(r.Item, beyond)
		}
	}
	c.items.sort()
	blank := &row{named: true}
	c.fill(blank, &Rental{Size: math.NaN()}, false)
	c.names = blank.names
	return c
}

// remember adds what was chosen in rows that were not learned from, for rows of later days.
func (c *rowColumns) remember(rows []Rental) {
	for i := range rows {
		if r := &rows[i]; !math.IsNaN(r.Size) {
			c.users.remember(r.User, r.Day, c.excess(r))
		}
	}
	c.users.sort()
	for i := range rows {
		if r := &rows[i]; !math.IsNaN(r.Size) {
			excess := c.excess(r)
			c.items.remember(r.Item, r.Day, excess-c.users.of(r, r.User, excess, false).mean(userWeight))
		}
	}
	c.items.sort()
}

// at is the first column of a name; −1 where there is none.
func (c *rowColumns) at(name string) int { return slices.Index(c.names, name) }

// excess is the size less what the body lets expect; 0 where no size is given.
func (c *rowColumns) excess(r *Rental) float64 {
	if math.IsNaN(r.Size) {
		return 0
	}
	return r.Size - c.body.expect(r)
}

// of are the columns of a row; own says that it is one of those learned from.
func (c *rowColumns) of(r *Rental, own bool) []float32 {
	v := &row{values: make([]float32, 0, len(c.names))}
	c.fill(v, r, own)
	return v.values
}

// choicesOf are those of the wearer and of the article that a row may be told of.
func (c *rowColumns) choicesOf(r *Rental, own bool) (user, item choice) {
	excess := c.excess(r)
	user = c.users.of(r, r.User, excess, own)
	return user, c.items.of(r, r.Item, excess-user.mean(userWeight), own && !c.strangers)
}

// sizeStep is how many steps of the sizes' scale are one unit of a distance.
const sizeStep = 4

func (c *rowColumns) fill(v *row, r *Rental, own bool) {
	excess := c.excess(r)
	user, item := c.choicesOf(r, own)
	usual, popular := user.mean(userWeight), item.mean(itemWeight)
	if c.strangers {
		popular = item.mean(strangerWeight)
	}

	v.add("one", 1)
	// How much larger the size is than the body lets expect, than this wearer takes, and
	// than this article's wearers take.
	v.bend("beyond body", excess/sizeStep, -1.5, -0.75, -0.25, 0.25, 0.75, 1.5)
	v.bend("beyond usual", (excess-usual)/sizeStep, -1.5, -0.75, -0.25, 0, 0.25, 0.75, 1.5)
	v.bend("beyond chosen", (excess-usual-popular)/sizeStep, -1.5, -0.75, -0.25, 0, 0.25, 0.75, 1.5)
	// How much larger this wearer takes clothes, and this article is taken.
	v.bend("usual", usual/sizeStep, -0.75, 0, 0.75)
	v.bend("popular", popular/sizeStep, -0.5, 0, 0.5)
	for j, x := range scaled(r) {
		s, lacks := c.scales[j], 0.0
		if math.IsNaN(x) {
			x, lacks = s.mean, 1
		}
		v.bend(scaleNames[j], (x-s.mean)/s.sd, -1.5, -0.5, 0.5, 1.5)
		v.add("no "+scaleNames[j], lacks)
	}
	v.add("year", c.year(r))
	v.add("rentals", math.Log1p(user.rows))
	v.add("first rental", oneIf(user.rows == 0))
	v.add("wearers", math.Log1p(item.rows))
	v.add("first wearer", oneIf(item.rows == 0))
	v.add("from usual", oneIf(user.rows > 0)*math.Abs(clamp((excess-usual)/sizeStep)))
}

// year is when it was reviewed, in years before the last day learned from. Later days and
// unreadable ones count as that day: a drift is not drawn out beyond what was seen of it.
func (c *rowColumns) year(r *Rental) float64 {
	if r.Day == 0 {
		return 0
	}
	return min(max(float64(r.Day-c.lastDay)/365, -10), 0)
}

func oneIf(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// farthest is as far as a number is believed, in units of its scale.
const farthest = 4

func clamp(v float64) float64 { return min(max(v, -farthest), farthest) }

// row is a row on its way to its columns.
type row struct {
	values []float32
	named  bool
	names  []string
}

func (r *row) add(name string, v float64) {
	r.values = append(r.values, float32(v))
	if r.named {
		r.names = append(r.names, name)
	}
}

// bend adds a number and how far it lies beyond each of some places: a line that may bend
// there. That is still a sum, and each of its parts can be shown.
func (r *row) bend(name string, v float64, at ...float64) {
	v = clamp(v)
	r.add(name, v)
	for _, place := range at {
		// 0 stands for what is not known, and has to add nothing.
		r.add(name, max(0, v-place)-max(0, -place))
	}
}
