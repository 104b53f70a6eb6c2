package rentals

import (
	"context"
	"errors"
	"fmt"
	"math"

	"ebenmass/models/fit"
	"ebenmass/models/lab/additive"
)

// Model predicts what wearers will say, by a sum of which every part can be shown. It is
// safe for concurrent use.
type Model struct {
	known       *sum
	articles    map[string]bool // that known learned of
	calibration *calibration    // of known; nil where there were too few rows for one
	unknown     *unknown        // for rows of all others
}

// What the sum makes of rows it did not learn from is somewhat too sure. varianceShare is the share
// of the variance of what is not known that flattens the tails; toleranceShare the share of the learned
// tolerances that counts. Both were chosen by hand, on divisions of our own: all of the
// variance, as in the shop, made chances too timid here, none of it too sure.
const (
	varianceShare  = 0.7
	toleranceShare = 0.9
)

// ErrNoLabels says that no row to learn from has an outcome.
var ErrNoLabels = errors.New("rentals: no row tells how it fitted")

// Options are what learning may be told besides the rows.
type Options struct {
	Progress func(done, of int) // told as learning goes on; may be nil
	// OrderOnly leaves out what hardly changes the order of chances where nearly all articles are
	// known: the calibration, and the sum for unknown articles, whose rows are left to that for
	// known ones. That takes a fourth of the time, for those who judge a random split by AUC.
	OrderOnly bool
}

// Learn learns from the labelled rows. The same rows in the same order give the
// same model to the last bit. 156,000 rows take some 40 seconds on two processors. It returns
// an error when there is nothing to learn from or ctx ends.
func Learn(ctx context.Context, rows []Rental, o Options) (*Model, error) {
	labelled := make([]Rental, 0, len(rows))
	m := &Model{articles: map[string]bool{}}
	for i := range rows {
		if r := &rows[i]; r.Labelled && !math.IsNaN(r.Size) {
			labelled = append(labelled, *r)
			if r.Item != "" {
				m.articles[r.Item] = true
			}
		}
	}
	if len(labelled) == 0 {
		return nil, ErrNoLabels
	}
	var err error
	if m.known, err = learnSum(ctx, labelled, false, o.part(0)); err != nil {
		return nil, err
	}
	if o.OrderOnly {
		m.unknown = &unknown{sum: m.known}
		return m, nil
	}
	if m.calibration, err = learnCalibration(ctx, labelled, o.part(1)); err != nil {
		return nil, err
	}
	if m.unknown, err = learnUnknown(ctx, labelled, o); err != nil {
		return nil, err
	}
	return m, nil
}

// sums is how many sums are learned one after the other.
const sums = 4

// part tells of the progress of one of them.
func (o *Options) part(n int) func(done, of int) {
	return func(done, of int) {
		if o.Progress != nil {
			o.Progress(n*of+done, sums*of)
		}
	}
}

// Remember tells the model of rows that were not learned from: which sizes their wearers took of
// which articles is known when those of later days are predicted. How they fitted is not, and is
// not used; neither is a row for its own day. Remember is not safe for concurrent use.
func (m *Model) Remember(rows []Rental) {
	m.known.columns.remember(rows)
	if m.unknown.sum != m.known {
		m.unknown.sum.columns.remember(rows)
	}
}

// Predict returns the chances of too small, fits and too large.
func (m *Model) Predict(r *Rental) [fit.NumOutcomes]float64 {
	if !m.articles[r.Item] && m.unknown.correction != nil {
		return additive.Chances(m.Explain(r), 0) // the correction has seen to it
	}
	return additive.Chances(m.Explain(r), varianceShare)
}

// Explain returns the parts of the sum that Predict makes its chances of.
func (m *Model) Explain(r *Rental) []additive.Contribution {
	if !m.articles[r.Item] {
		return m.unknown.explain(r)
	}
	parts := m.known.explainKnown(r)
	if m.calibration.holdsFor(r) {
		parts = append(parts, m.calibration.part(parts))
	}
	return parts
}

// sum is one learned model.
type sum struct {
	columns  *rowColumns
	effects  []effect
	levels   []map[string]int32 // of each effect
	additive *additive.Model
}

// learnSum learns one; of strangers, without knowing which article a row is of.
func learnSum(ctx context.Context, rows []Rental, strangers bool, progress func(done, of int)) (*sum, error) {
	s := &sum{columns: newRowColumns(rows, strangers)}
	s.effects = effects(s.columns.names, strangers)
	o := &additive.Observations{Outcomes: make([]fit.Outcome, len(rows)), Columns: make([][]float32, len(rows))}
	for i := range rows {
		o.Outcomes[i], o.Columns[i] = rows[i].Outcome, s.columns.of(&rows[i], true)
	}
	for i := range s.effects {
		e := &s.effects[i]
		levels, of := number(rows, e.level)
		s.levels = append(s.levels, levels)
		o.Effects = append(o.Effects, additive.Effect{Name: e.name, Levels: len(levels), Of: of, Slopes: e.slopes(s.columns)})
	}
	var err error
	if s.additive, err = additive.Learn(ctx, o, progress); err != nil {
		return nil, fmt.Errorf("rentals: %w", err)
	}
	return s, nil
}

// number numbers the levels of an effect as they come.
func number(rows []Rental, level func(*Rental) string) (levels map[string]int32, of []int32) {
	levels, of = map[string]int32{}, make([]int32, len(rows))
	for i := range rows {
		name := level(&rows[i])
		if name == "" {
			of[i] = -1
			continue
		}
		n, known := levels[name]
		if !known {
			n = int32(len(levels))
			levels[name] = n
		}
		of[i] = n
	}
	return levels, of
}

// explainKnown explains a row of an article that was learned of.
func (s *sum) explainKnown(r *Rental) []additive.Contribution {
	parts := s.explain(r)
	for i := range parts {
		parts[i].Tolerance *= toleranceShare
	}
	return parts
}

func (s *sum) explain(r *Rental) []additive.Contribution {
	levels := make([]int32, len(s.effects))
	for i := range s.effects {
		levels[i] = -1
		if n, known := s.levels[i][s.effects[i].level(r)]; known {
			levels[i] = n
		}
	}
	return s.additive.Explain(s.columns.of(r, false), levels)
}
