package fit

import "math"

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

// DrawPrior draws a body from the prior that evidence is read with.
func DrawPrior(s Sizing, normal func() float64) (body [NumMeasures]float64) {
	p, _ := surveyed(s)
	l := root(p.cov)
	var z [numStats]float64
	for i, m := range stats {
		z[i] = normal()
		log := p.mean[i]
		for j := range i + 1 {
			log += math.Sqrt(priorWidening) * l[i][j] * z[j]
		}
		body[m] = math.Exp(log)
	}
	body[Waist] -= navelOffset(s)
	return body
}

// At is the exact likelihood of t, up to a factor.
func (l Likelihood) At(t float64) float64 {
	switch l.kind {
	case interval:
		s := math.Sqrt(l.variance)
		return probabilityBetween((l.low-t)/s, (l.high-t)/s)
	case felt:
		return l.chanceOf(t) * density(t/orderedSD)
	}
	return density((l.y - t) / math.Sqrt(l.variance))
}

// Medians are the bodies of which half of all are larger: before anything was told, and after.
func (b *Body) Medians() (before, after Body) {
	for i, m := range stats {
		before.Zones[m].Mean, after.Zones[m].Mean = math.Exp(prior(b.Sizing).mean[i]), math.Exp(b.state.mean[i])
	}
	before.Zones[Waist].Mean -= b.state.navel
	after.Zones[Waist].Mean -= b.state.navel
	after.Taste.Mean = b.state.mean[taste]
	return before, after
}
