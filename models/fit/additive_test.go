package fit_test

import (
	"math"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/models/lab/additive"
)

// With one effect and no columns but the constant the sum is what the shop learns of one
// article: two ways to one posterior.
func TestLearnArticles_AgreesWithAdditive(t *testing.T) {
	t.Parallel()
	o := &additive.Observations{Effects: []additive.Effect{{Name: "article", Levels: 1, Slopes: []additive.Slope{
		{Column: 0, Score: fit.ArticleSD, Tolerance: fit.ToleranceSD},
	}}}}
	for i := range 60 {
		outcome := fit.OutcomeFits
		if i%4 == 0 {
			outcome = fit.OutcomeSmall
		} else if i%6 == 1 {
			outcome = fit.OutcomeLarge
		}
		o.Outcomes = append(o.Outcomes, outcome)
		o.Columns = append(o.Columns, []float32{1})
		o.Effects[0].Of = append(o.Effects[0].Of, 0)
	}
	learned, err := additive.Learn(t.Context(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := learned.Explain([]float32{1}, []int32{0})[0]
	if g := fit.ArticleGradient(o.Outcomes, c.Score, c.Tolerance); math.Abs(g[0]) > 0.01 || math.Abs(g[1]) > 0.01 {
		t.Errorf("at %+v the shop's gradient is %v, not 0", c, g)
	}
}
