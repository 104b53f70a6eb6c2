package release

import (
	"fmt"

	"github.com/google/differential-privacy/go/v3/dpagg"
)

// Noise makes a count safe to look at, for so much of the budget. Tests have ones that can be
// foreseen.
type Noise func(count int64, epsilon float64) (int64, error)

// Variance is that of the noise which Laplace adds to each count of how an article fits: 2/ε²
// of the distribution and 1/12 of rounding to whole numbers.
const Variance = 2/(EpsilonFit*EpsilonFit) + 1.0/12

// Laplace adds noise of scale 1/ε from a secure source, without the artefacts of floating
// point that would give a count away (Mironov, On Significance of the Least Significant Bits
// for Differential Privacy, 2012).
//
// One answer stands in one cell of one article, and adds one to it. So of the cells of an
// article, it changes one (MaxPartitionsContributed: 1) by one, and all of them together cost
// one ε, not one each. Articles cost side by side: one answer is on one article.
func Laplace(count int64, epsilon float64) (int64, error) {
	c, err := dpagg.NewCount(&dpagg.CountOptions{Epsilon: epsilon, MaxPartitionsContributed: 1})
	if err != nil {
		return 0, fmt.Errorf("release: noise: %w", err)
	}
	if err := c.IncrementBy(count); err != nil {
		return 0, fmt.Errorf("release: noise: %w", err)
	}
	noised, err := c.Result()
	if err != nil {
		return 0, fmt.Errorf("release: noise: %w", err)
	}
	return noised, nil
}
