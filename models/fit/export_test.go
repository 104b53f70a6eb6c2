package fit

// The standard deviations of an article's priors, for tests outside of the package.
const (
	ArticleSD   = articleSD
	ToleranceSD = toleranceSD
)

// ArticleGradient is the gradient of the log posterior that LearnArticles climbs, of one
// article in a group of offset 0, at (β, δ). Each outcome was seen once, at a score of 0
// known exactly.
func ArticleGradient(outcomes []Outcome, beta, delta float64) [2]float64 {
	a := article{at: point{beta, delta}}
	for _, o := range outcomes {
		a.terms = append(a.terms, term{flat: 1, outcome: o, n: 1})
	}
	g, _ := a.derive(0)
	return g
}
