package fit

import "math"

// The population that offsets and tolerances are shrunk towards, in logits. Those of an
// article and of its tolerance are what worked on public rental data (192,544
// labelled rentals of Misra, Wan, McAuley, RecSys 2018); that of a group is declared.
const (
	articleSD   = 1.2 // β of an article around its group's
	groupSD     = 0.5 // β of a group around 0
	toleranceSD = 0.3 // δ of an article around 0
)

// Evidence is what is known of how one article fitted.
type Evidence struct {
	Article, Group string
	Cells          []Cell
	Noise          float64 // variance of each cell's count; 0 for exact ones. Noised evidence lists all its cells.
}

// Learned is what the evidence says of one article. N of its offset is the total of the
// counts, rounded, not below 0.
type Learned struct {
	Offset    Offset
	Tolerance Tolerance
}

// LearnArticles finds, for every article, the mode of the posterior of its offset β and
// its tolerance δ, in the order of the evidence:
//
//	P(small) = σ((−e^(t+δ) − η)/s),  P(large) = σ((η − e^(t+δ))/s),  η = score + β,
//	β ~ N(β of its group, 1.2²),  β of the group ~ N(0, 0.5²),  δ ~ N(0, 0.3²).
//
// The sd are Laplace's, to which comes what the noise of the counts does to the mode, and
// are never above the prior's. An article nobody has worn gets its group's offset, with
// the prior's sd: from which N on a shop uses an offset is its own decision.
//
// What bins of a tenth cost: in 200 articles of 300 wearers each they moved no mode by more
// than 0.006, 0.03 of its sd, against scores kept in full (a test repeats it). Noised counts
// want few, wide cells, where the scores are: noise enters with every cell listed.
func LearnArticles(all []Evidence) []Learned {
	learned := make([]Learned, len(all))
	groups := map[string]*group{}
	places := map[string][]int{}
	for i, e := range all {
		g := groups[e.Group]
		if g == nil {
			g = new(group)
			groups[e.Group] = g
		}
		g.articles = append(g.articles, newArticle(e))
		places[e.Group] = append(places[e.Group], i)
	}
	for name, g := range groups {
		g.climb()
		for n, l := range g.learned() {
			learned[places[name][n]] = l
		}
	}
	return learned
}

// article is one article on the way to its mode.
type article struct {
	terms []term
	noise float64 // variance of each term's count
	n     float64
	at    point
}

func newArticle(e Evidence) article {
	a := article{terms: make([]term, len(e.Cells)), noise: e.Noise}
	for i, n := range credible(e.Cells) {
		centre, flat := e.Cells[i].place()
		a.terms[i] = term{at: centre, flat: flat, outcome: e.Cells[i].Outcome, n: n}
		a.n += n
	}
	return a
}

// log is the logarithm of the article's posterior at a place, given its group's offset.
func (a *article) log(at point, group float64) float64 {
	sum := -square((at.beta-group)/articleSD)/2 - square(at.delta/toleranceSD)/2
	for i := range a.terms {
		if t := &a.terms[i]; t.n > 0 {
			sum += t.n * t.log(at)
		}
	}
	return sum
}

// derive returns the gradient of log and its curvature with the sign turned, positive
// definite: the prior's share (1 − δ)/σ² for δ holds at the mode, and is kept above 0 on
// the way there.
func (a *article) derive(group float64) (g slope, h curve) {
	g = slope{-(a.at.beta - group) / square(articleSD), -a.at.delta / square(toleranceSD)}
	h = curve{bb: 1 / square(articleSD), dd: max(1-a.at.delta, 0.1) / square(toleranceSD)}
	for i := range a.terms {
		t := &a.terms[i]
		if t.n == 0 {
			continue
		}
		slope, curve := t.derive(a.at)
		g[0] += t.n * slope[0]
		g[1] += t.n * slope[1]
		h.bb += t.n * curve.bb
		h.dd += t.n * curve.dd
		h.bd += t.n * curve.bd
	}
	return g, h
}

// blur is the covariance that noise in the counts gives to the gradient. A cell that was
// not credible bears on it through the total, which the credible ones share.
func (a *article) blur() (c curve) {
	if a.noise == 0 || a.n == 0 {
		return c
	}
	credible, shared := 0.0, slope{}
	for i := range a.terms {
		if a.terms[i].n > 0 {
			g, _ := a.terms[i].derive(a.at)
			c.add(a.noise, g)
			shared[0], shared[1] = shared[0]+g[0], shared[1]+g[1]
			credible++
		}
	}
	c.add(a.noise*(float64(len(a.terms))-credible)/square(credible), shared)
	return c
}

// result puts what was found into the words of the package.
func (a *article) result(covariance curve) Learned {
	return Learned{
		Offset:    Offset{Value: a.at.beta, SD: min(math.Sqrt(covariance.bb), math.Hypot(articleSD, groupSD)), N: int(math.Round(a.n))},
		Tolerance: Tolerance{Value: a.at.delta, SD: min(math.Sqrt(covariance.dd), toleranceSD)},
	}
}
