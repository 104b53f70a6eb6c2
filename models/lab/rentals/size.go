package rentals

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"ebenmass/models/fit"
	"ebenmass/models/lab/additive"
)

// Known is what the size that somebody will take is expected from.
type Known string

// What is known of a wearer.
const (
	KnownBody  Known = "body"  // the wearer's own numbers
	KnownUsual Known = "usual" // the sizes of earlier rentals, however they fitted
	KnownBoth  Known = "both"
)

// Knowns lists them in the order they are told.
func Knowns() []Known { return []Known{KnownBody, KnownUsual, KnownBoth} }

// LeastEarlier is how many earlier rentals make a usual size that is worth judging. Whatever is
// known of a wearer, rows with as many are judged, so that all are judged on the same rows.
const LeastEarlier = 3

// learnedEarlier is how many earlier rentals a row has that is learned from.
const learnedEarlier = 1

// Sizes expects sizes, and says from how far the size taken is from the one expected how it
// will fit. An earlier rental is one of the same wearer on an earlier day. It is safe for
// concurrent use, but for Remember.
type Sizes struct {
	Trained int // rows with an earlier rental that were learned from

	wearers map[string]int // places in earlier
	earlier [][]earlierRental
	body    *bodySize
	size    shrinkage // of a wearer's sizes
	excess  shrinkage // of a wearer's sizes beyond what the body lets expect
	fits    map[Known]*sizeFit
}

// earlierRental is what is kept of a row.
type earlierRental struct {
	day          int
	size, excess float64 // excess: size less what the body lets expect
}

// LearnSizes learns from the labelled rows. The same rows in the same order give the same
// figures to the last bit. It returns ErrNoLabels where nobody rented twice, and an error
// when ctx ends.
func LearnSizes(ctx context.Context, rows []Rental) (*Sizes, error) {
	labelled := make([]Rental, 0, len(rows))
	for i := range rows {
		if r := &rows[i]; r.Labelled && !math.IsNaN(r.Size) {
			labelled = append(labelled, *r)
		}
	}
	s := &Sizes{wearers: map[string]int{}, body: learnBodySize(labelled), fits: map[Known]*sizeFit{}}
	s.Remember(labelled)
	s.size = newShrinkage(s.earlier, func(e earlierRental) float64 { return e.size })
	s.excess = newShrinkage(s.earlier, func(e earlierRental) float64 { return e.excess })
	usual := slices.DeleteFunc(labelled, func(r Rental) bool { return len(s.before(&r)) < learnedEarlier })
	if s.Trained = len(usual); s.Trained == 0 {
		return nil, ErrNoLabels
	}
	for _, k := range Knowns() {
		beyond := make([]float64, len(usual))
		for i := range usual {
			beyond[i] = usual[i].Size - s.Expect(&usual[i], k)
		}
		var err error
		if s.fits[k], err = learnSizeFit(ctx, usual, beyond); err != nil {
			return nil, fmt.Errorf("rentals: sizes from %s: %w", k, err)
		}
	}
	return s, nil
}

// Remember adds rows to those that later ones are expected from. Only who took which size on
// which day is used of them, never how it fitted.
func (s *Sizes) Remember(rows []Rental) {
	for i := range rows {
		r := &rows[i]
		if r.User == "" || math.IsNaN(r.Size) || r.Day == 0 {
			continue
		}
		at, known := s.wearers[r.User]
		if !known {
			at = len(s.earlier)
			s.wearers[r.User], s.earlier = at, append(s.earlier, nil)
		}
		s.earlier[at] = append(s.earlier[at], earlierRental{r.Day, r.Size, r.Size - s.body.expect(r)})
	}
	for _, of := range s.earlier {
		slices.SortStableFunc(of, func(a, b earlierRental) int { return cmp.Compare(a.day, b.day) })
	}
}

// before are the wearer's rentals of earlier days.
func (s *Sizes) before(r *Rental) []earlierRental {
	at, known := s.wearers[r.User]
	if !known {
		return nil
	}
	n, _ := slices.BinarySearchFunc(s.earlier[at], r.Day, func(e earlierRental, day int) int { return cmp.Compare(e.day, day) })
	return s.earlier[at][:n]
}

// HasUsual says whether enough earlier rentals are known of the wearer of a row that has a size.
func (s *Sizes) HasUsual(r *Rental) bool {
	return !math.IsNaN(r.Size) && len(s.before(r)) >= LeastEarlier
}

// Expect is the size that the wearer is expected to take, on the scale of the rows.
func (s *Sizes) Expect(r *Rental, k Known) float64 {
	before := s.before(r)
	switch k {
	case KnownUsual:
		return s.size.of(before, func(e earlierRental) float64 { return e.size })
	case KnownBoth:
		return s.body.expect(r) + s.excess.of(before, func(e earlierRental) float64 { return e.excess })
	}
	return s.body.expect(r)
}

// Predict returns the chances of too small, fits and too large for the size of the row.
func (s *Sizes) Predict(r *Rental, k Known) [fit.NumOutcomes]float64 {
	return s.fits[k].predict(r, r.Size-s.Expect(r, k))
}

// shrinkage draws a wearer's mean towards that of all, as if that came from weight rows: the
// best linear predictor of a random effect, with the variances of a one-way analysis of
// variance.
type shrinkage struct{ mean, weight float64 }

func newShrinkage(groups [][]earlierRental, value func(earlierRental) float64) shrinkage {
	var rows, sum, within, among, squares float64
	for _, g := range groups {
		for _, e := range g {
			sum, rows = sum+value(e), rows+1
		}
	}
	mean := sum / max(rows, 1)
	for _, g := range groups {
		own := 0.0
		for _, e := range g {
			own += value(e) / float64(len(g))
		}
		for _, e := range g {
			within += (value(e) - own) * (value(e) - own)
		}
		n := float64(len(g))
		among += n * (own - mean) * (own - mean)
		squares += n * n
	}
	wearers := float64(len(groups))
	within /= max(rows-wearers, 1)
	between := (among/max(wearers-1, 1) - within) / max((rows-squares/max(rows, 1))/max(wearers-1, 1), 1)
	return shrinkage{mean, within / max(between, 1e-6)}
}

func (s shrinkage) of(rows []earlierRental, value func(earlierRental) float64) float64 {
	sum := 0.0
	for _, e := range rows {
		sum += value(e)
	}
	return drawnTo(sum, float64(len(rows)), s.mean, s.weight)
}

// sizeFit says how a size will fit that is so far beyond the one expected, in this category
// and this article.
type sizeFit struct {
	additive *additive.Model
	levels   [3]map[string]int32
}

// sizeLevels are the levels of its effects.
var sizeLevels = [3]func(*Rental) string{func(*Rental) string { return all }, categoryName, itemName}

// sizeColumns are a constant and how far the size is beyond the one expected, a line that
// bends.
func sizeColumns(beyond float64) []float32 {
	v := &row{}
	v.add("one", 1)
	v.bend("beyond", beyond/sizeStep, -1.5, -0.75, -0.25, 0, 0.25, 0.75, 1.5)
	return v.values
}

func learnSizeFit(ctx context.Context, rows []Rental, beyond []float64) (*sizeFit, error) {
	f := &sizeFit{}
	o := &additive.Observations{Outcomes: make([]fit.Outcome, len(rows)), Columns: make([][]float32, len(rows))}
	for i := range rows {
		o.Outcomes[i], o.Columns[i] = rows[i].Outcome, sizeColumns(beyond[i])
	}
	common := []additive.Slope{{Column: 0, Score: 5, Tolerance: 5}}
	for column := 1; column < len(o.Columns[0]); column++ {
		common = append(common, additive.Slope{Column: column, Score: 0.5, Tolerance: 0.2})
	}
	slopes := [len(sizeLevels)][]additive.Slope{
		common,
		{{Column: 0, Score: 0.5, Tolerance: 0.3}, {Column: 1, Score: 0.3, Tolerance: 0.15}},
		{{Column: 0, Score: 1.4, Tolerance: 0.2}, {Column: 1, Score: 0.1}},
	}
	for k, name := range []string{"common", "category", "article"} {
		levels, of := number(rows, sizeLevels[k])
		f.levels[k] = levels
		o.Effects = append(o.Effects, additive.Effect{Name: name, Levels: len(levels), Of: of, Slopes: slopes[k]})
	}
	var err error
	f.additive, err = additive.Learn(ctx, o, nil)
	return f, err
}

func (f *sizeFit) predict(r *Rental, beyond float64) [fit.NumOutcomes]float64 {
	levels := make([]int32, len(sizeLevels))
	for k, level := range sizeLevels {
		n, known := f.levels[k][level(r)]
		if !known {
			n = -1
		}
		levels[k] = n
	}
	return additive.Chances(f.additive.Explain(sizeColumns(beyond), levels), varianceShare)
}
