package fit

import "math"

// group is the articles that share a prior offset. Groups do not bear on each other.
type group struct {
	articles []article
	beta     float64
}

const (
	// maxClimb bounds the steps of a climb: Newton needs about six.
	maxClimb = 200
	// converged is the length of a step after which the mode is found: Newton's error is
	// the square of it.
	converged = 1e-8
)

// step is where Newton's method would go from a place, and what it saw there.
type step struct {
	articles []slope
	beta     float64

	inverses []curve // of each article's curvature A
	pulls    []slope // A⁻¹k, k = (−1/τ², 0): how an article answers to its group
	pivot    float64 // curvature of the group's offset with its articles following it
}

// climb moves the group to the mode of its posterior, from wherever it stands: Newton's
// method, its steps halved until they do not lead downhill. The curvature is an arrow (all
// articles touch the group's offset and nothing else), so a step costs one pass.
func (g *group) climb() {
	height := g.log()
	for range maxClimb {
		s := g.newton()
		length := math.Abs(s.beta)
		for _, a := range s.articles {
			length = max(length, math.Abs(a[0]), math.Abs(a[1]))
		}
		share := min(1, 2/max(length, 1)) // no more than 2 logits at once
		g.move(&s, share)
		higher := g.log()
		for ; higher < height && length*share > converged; higher = g.log() {
			g.move(&s, -share/2)
			share /= 2
		}
		if height = higher; length <= converged {
			return
		}
	}
}

// log is the logarithm of the group's posterior where it stands.
func (g *group) log() float64 {
	sum := -square(g.beta/groupSD) / 2
	for i := range g.articles {
		sum += g.articles[i].log(g.articles[i].at, g.beta)
	}
	return sum
}

// newton solves for the step that a parabola would need.
func (g *group) newton() step {
	s := step{
		articles: make([]slope, len(g.articles)),
		inverses: make([]curve, len(g.articles)),
		pulls:    make([]slope, len(g.articles)),
		pivot:    1 / square(groupSD),
	}
	const tie = 1 / (articleSD * articleSD)
	s.beta = -g.beta / square(groupSD)
	for i := range g.articles {
		a := &g.articles[i]
		gradient, h := a.derive(g.beta)
		s.inverses[i] = h.inverse()
		s.pulls[i] = s.inverses[i].times(slope{-tie, 0})
		s.articles[i] = s.inverses[i].times(gradient)
		s.pivot += tie + tie*s.pulls[i][0]
		s.beta += (a.at.beta-g.beta)*tie + tie*s.articles[i][0]
	}
	s.beta /= s.pivot
	for i := range s.articles {
		s.articles[i][0] -= s.pulls[i][0] * s.beta
		s.articles[i][1] -= s.pulls[i][1] * s.beta
	}
	return s
}

// move goes a share of a step, or back.
func (g *group) move(s *step, share float64) {
	g.beta += share * s.beta
	for i := range g.articles {
		g.articles[i].at.beta += share * s.articles[i][0]
		g.articles[i].at.delta += share * s.articles[i][1]
	}
}

// learned reads the articles off at the mode. With H the curvature of the whole group and
// B the noise of the gradient, the covariance is H⁻¹ + H⁻¹BH⁻¹; of the inverse of an arrow
// only the article's own rows are needed: A⁻¹ + A⁻¹kk′A⁻¹/pivot.
func (g *group) learned() []Learned {
	s := g.newton()
	blurs, shared := make([]curve, len(g.articles)), 0.0
	for i := range g.articles {
		blurs[i] = g.articles[i].blur()
		v := blurs[i].times(s.pulls[i])
		shared += v[0]*s.pulls[i][0] + v[1]*s.pulls[i][1]
	}
	all := make([]Learned, len(g.articles))
	for i := range g.articles {
		inverse, pull := s.inverses[i], s.pulls[i]
		covariance := inverse
		covariance.add(1/s.pivot+shared/square(s.pivot), pull)
		// A⁻¹BA⁻¹ and, twice, what the article's noise does through its group.
		own := inverse.times(blurs[i].times(pull))
		first, second := inverse.times(slope{1, 0}), inverse.times(slope{0, 1})
		b1, b2 := blurs[i].times(first), blurs[i].times(second)
		covariance.bb += first[0]*b1[0] + first[1]*b1[1] + 2*own[0]*pull[0]/s.pivot
		covariance.dd += second[0]*b2[0] + second[1]*b2[1] + 2*own[1]*pull[1]/s.pivot
		all[i] = g.articles[i].result(covariance)
	}
	return all
}
