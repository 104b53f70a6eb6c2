package additive

import (
	"context"
	"errors"
	"fmt"
	"math"

	"ebenmass/models/fit"
)

// Observations are what the model learns from: the likelihood of the shop's own learner,
// where the score is not computed from garments but is itself a sum to be learned.
//
//	η = Σ w·x,  δ = Σ v·x,  P(small) = σ(−e^(t+δ) − η),  P(large) = σ(η − e^(t+δ))
//
// Every weight w (of the score) and v (of the tolerance) is drawn towards 0 by a normal
// prior, so what few rows say counts little: shrinkage, as of the shop's articles and
// customers.
type Observations struct {
	Outcomes []fit.Outcome
	Columns  [][]float32    // of each row, the values x
	Before   []Contribution // of each row, score and tolerance already known; nil: 0
	Effects  []Effect
}

// Effect is a set of weights for each of its levels: each article, each wearer, each size.
// An effect with one level for all rows is what an ordinary regression has.
type Effect struct {
	Name   string
	Levels int     // how many there are
	Of     []int32 // the level of each row, −1 where it has none
	Slopes []Slope
}

// Slope is the weight of one column within an effect, with the standard deviations of its
// priors around 0, in logits per unit of the column; 0: it has no such weight.
type Slope struct {
	Column    int
	Score     float64
	Tolerance float64
}

// Model is a learned sum of effects. It is safe for concurrent use.
type Model struct {
	effects []learnedEffect
}

// Contribution is what one effect adds for one row.
type Contribution struct {
	Effect    string
	Score     float64
	Tolerance float64
	Variance  float64 // of Score: how little is known of this level
}

// sweeps is how often all effects are fitted in turn. After ten the log loss of rows held
// out no longer changes in the fourth decimal.
const sweeps = 10

// errNoObservations says that there is nothing to learn from.
var errNoObservations = errors.New("additive: no observations")

// Learn climbs the posterior, effect after effect, each level by a Newton step that
// takes all others as they stand. The same observations give the same model to the last bit
// on any number of processors. progress, which may be nil, is told how many of the sweeps
// are done. The error says what does not go together, or is that of ctx.
func Learn(ctx context.Context, o *Observations, progress func(done, of int)) (*Model, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	c := &climber{o: o, score: make([]float64, len(o.Outcomes)), tolerance: make([]float64, len(o.Outcomes))}
	for i, known := range o.Before {
		c.score[i], c.tolerance[i] = known.Score, known.Tolerance
	}
	for i := range o.Effects {
		c.effects = append(c.effects, newClimbing(&o.Effects[i]))
	}
	for n := range sweeps {
		for _, e := range c.effects {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			c.step(e, &e.score, false)
			c.step(e, &e.tolerance, false)
		}
		if progress != nil {
			progress(n+1, sweeps)
		}
	}
	m := &Model{}
	for _, e := range c.effects {
		c.step(e, &e.score, true)
		m.effects = append(m.effects, learnedEffect{name: e.Name, levels: e.Levels, score: e.score, tolerance: e.tolerance})
	}
	return m, nil
}

func (o *Observations) check() error {
	if len(o.Outcomes) == 0 {
		return errNoObservations
	}
	if len(o.Columns) != len(o.Outcomes) {
		return fmt.Errorf("additive: %d outcomes of %d rows", len(o.Outcomes), len(o.Columns))
	}
	if o.Before != nil && len(o.Before) != len(o.Outcomes) {
		return fmt.Errorf("additive: %d rows are known before, of %d", len(o.Before), len(o.Outcomes))
	}
	for _, e := range o.Effects {
		if len(e.Of) != len(o.Outcomes) {
			return fmt.Errorf("additive: effect %s has levels of %d rows, not of %d", e.Name, len(e.Of), len(o.Outcomes))
		}
		for _, level := range e.Of {
			if int(level) >= e.Levels {
				return fmt.Errorf("additive: effect %s has %d levels and a row of level %d", e.Name, e.Levels, level)
			}
		}
		for _, s := range e.Slopes {
			if s.Column < 0 || s.Column >= len(o.Columns[0]) || s.Score < 0 || s.Tolerance < 0 {
				return fmt.Errorf("additive: effect %s has a slope on column %d of %d", e.Name, s.Column, len(o.Columns[0]))
			}
		}
	}
	return nil
}

// Explain returns what each effect adds for a row: its columns, and its level of each
// effect in their order, −1 where it is none that was learned from. Such a level adds
// nothing, and the whole width of its prior to what is not known.
func (m *Model) Explain(columns []float32, levels []int32) []Contribution {
	all := make([]Contribution, len(m.effects))
	for i := range m.effects {
		all[i] = m.effects[i].explain(columns, levels[i])
	}
	return all
}

// Chances adds contributions up to the chances of too small, fits and too large. credit in
// [0, 1] is the share of their variance that flattens the tails, as a body that is not known
// does in the shop.
func Chances(contributions []Contribution, credit float64) [fit.NumOutcomes]float64 {
	sum := Sum(contributions)
	return fit.Chances(sum.Score, sum.Tolerance, Flatness(sum, credit))
}

// Flatness is what that flattening multiplies score and edges by, in (0, 1].
func Flatness(sum Contribution, credit float64) float64 {
	return 1 / math.Sqrt(1+math.Pi*credit*sum.Variance/8)
}

// Sum adds contributions up to one. Its variance takes them to be independent.
func Sum(contributions []Contribution) (sum Contribution) {
	for _, c := range contributions {
		sum.Score += c.Score
		sum.Tolerance += c.Tolerance
		sum.Variance += c.Variance
	}
	return sum
}

// learnedEffect is an effect with the weights of its levels.
type learnedEffect struct {
	name             string
	levels           int
	score, tolerance weights
}

func (e *learnedEffect) explain(columns []float32, level int32) Contribution {
	c := Contribution{Effect: e.name}
	if level < 0 {
		for j, column := range e.score.columns {
			c.Variance += square(e.score.sds[j] * float64(columns[column]))
		}
		return c
	}
	c.Score, c.Tolerance = e.score.sum(columns, level), e.tolerance.sum(columns, level)
	x := make([]float64, len(e.score.columns))
	for j, column := range e.score.columns {
		x[j] = float64(columns[column])
	}
	e.score.factors[level].Forward(x)
	for _, v := range x {
		c.Variance += v * v
	}
	return c
}
