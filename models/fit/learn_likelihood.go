package fit

import "math"

// term is one cell of an article as the learner reads it.
type term struct {
	at, flat float64 // the score without offsets; 1/s
	outcome  Outcome
	n        float64 // not negative
}

// point is where an article stands: β and δ.
type point struct{ beta, delta float64 }

// slope is a gradient in (β, δ).
type slope [2]float64

// curve is a symmetric matrix in (β, δ): its diagonal, then what stands beside it.
type curve struct{ bb, dd, bd float64 }

// times returns the product with a vector.
func (c curve) times(v slope) slope {
	return slope{c.bb*v[0] + c.bd*v[1], c.bd*v[0] + c.dd*v[1]}
}

// inverse inverts a positive definite matrix.
func (c curve) inverse() curve {
	det := c.bb*c.dd - c.bd*c.bd
	return curve{c.dd / det, c.bb / det, -c.bd / det}
}

// add adds w·vv′.
func (c *curve) add(w float64, v slope) {
	c.bb += w * v[0] * v[0]
	c.dd += w * v[1] * v[1]
	c.bd += w * v[0] * v[1]
}

// logSigma is ln σ(x).
func logSigma(x float64) float64 { return -math.Log1p(math.Exp(-math.Abs(x))) + min(x, 0) }

// log is the logarithm of the probability of one observation of the term. With
// η = at + β and edge T = e^(t+δ):
//
//	ln P(small) = ln σ((−T−η)/s),  ln P(large) = ln σ((η−T)/s),
//	ln P(fits)  = ln σ((T−η)/s) + ln σ((T+η)/s) + ln(1 − e^(−2T/s)),
//
// the last since σ(u) − σ(v) = σ(u)·σ(−v)·(1 − e^(v−u)). All are concave in η and T.
func (t *term) log(at point) float64 {
	score, edge := t.at+at.beta, steepness*math.Exp(at.delta)
	switch t.outcome {
	case OutcomeSmall:
		return logSigma((-edge - score) * t.flat)
	case OutcomeLarge:
		return logSigma((score - edge) * t.flat)
	}
	return logSigma((edge-score)*t.flat) + logSigma((edge+score)*t.flat) + math.Log(-math.Expm1(-2*edge*t.flat))
}

// derive returns the gradient of log in (β, δ), and its curvature with the sign turned,
// which is positive semidefinite: that of log in T, brought to δ by dT = T·dδ. The rest of
// the second derivative by δ is T times the gradient in T. At the mode that is the prior's
// pull δ/σ², and there the prior accounts for it (see article.derive).
func (t *term) derive(at point) (g slope, h curve) {
	score, edge := t.at+at.beta, steepness*math.Exp(at.delta)
	up, down := slope{1, -edge}, slope{-1, -edge} // of η − T and −η − T, in (β, δ)
	accumulate := func(x, sign float64, v slope) {
		p := 1 / (1 + math.Exp(-x*t.flat)) // σ
		g[0] += sign * (1 - p) * t.flat * v[0]
		g[1] += sign * (1 - p) * t.flat * v[1]
		h.add(p*(1-p)*square(t.flat), v)
	}
	switch t.outcome {
	case OutcomeSmall:
		accumulate(-score-edge, 1, down)
	case OutcomeLarge:
		accumulate(score-edge, 1, up)
	default:
		accumulate(edge-score, -1, up)
		accumulate(edge+score, -1, down)
		width := 2 * edge * t.flat
		rest := width / math.Expm1(width)
		g[1] += rest
		h.dd += rest * rest * math.Exp(width)
	}
	return g, h
}

// Chances returns the probability of each outcome at a score, in logits, with the logarithm
// tolerance (δ) of what widens the edges. flat is 1/s: 1 where the score is known exactly,
// less the less is known of it.
func Chances(score, tolerance, flat float64) (chances [NumOutcomes]float64) {
	edge := steepness * math.Exp(tolerance)
	chances[OutcomeSmall] = logistic((-edge - score) * flat)
	chances[OutcomeLarge] = logistic((score - edge) * flat)
	chances[OutcomeFits] = 1 - chances[OutcomeSmall] - chances[OutcomeLarge]
	return chances
}

// Derivative is how the logarithm of a probability changes with one quantity.
type Derivative struct {
	Gradient  float64
	Curvature float64 // the second derivative with its sign turned, not negative
}

// Derivatives returns how the logarithm of the probability of an outcome changes with the
// score and with the tolerance (δ), where the score is known exactly: the likelihood that
// LearnArticles climbs, for a learner whose score is itself learned. The curvature by δ is
// the one described at term.derive.
func Derivatives(o Outcome, score, tolerance float64) (byScore, byTolerance Derivative) {
	t := term{at: score, flat: 1, outcome: o}
	g, h := t.derive(point{delta: tolerance})
	return Derivative{g[0], h.bb}, Derivative{g[1], h.dd}
}
