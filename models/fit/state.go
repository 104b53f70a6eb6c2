package fit

// The state that evidence informs: the logarithms of five body measures, the wearer's taste,
// the error that all values told from memory share, and how two brands deviate.
const (
	taste    = numStats // positive: likes clothes larger than their target, in logits
	memory   = numStats + 1
	brand    = numStats + 2 // and the next: cm by which a brand's labels are larger
	numState = numStats + 2 + NumBrands
)

// Declared spreads of the prior.
const (
	// priorWidening is the factor on the survey's covariance: shoppers may differ more than
	// soldiers. 1.25 makes P(fits) of people who told one thing up to 0.02 too low on average
	// and names sizes to fewer, 2.25 doubles the calibration error and the refusals.
	priorWidening = 1.1
	tasteSD       = 0.5
	brandSD       = 3.0
)

// vector is one number per dimension of the state.
type vector [numState]float64

// normal is a joint normal over the state.
type normal struct {
	mean vector
	cov  [numState]vector
}

var (
	priorWomen = newPrior(Women)
	priorMen   = newPrior(Men)
)

func prior(s Sizing) *normal {
	if s == Men {
		return &priorMen
	}
	return &priorWomen
}

func newPrior(s Sizing) (n normal) {
	p, _ := surveyed(s)
	for i := range numStats {
		n.mean[i] = p.mean[i]
		for j := range numStats {
			n.cov[i][j] = priorWidening * p.cov[i][j]
		}
	}
	n.cov[taste][taste] = tasteSD * tasteSD
	n.cov[memory][memory] = 1
	for b := range NumBrands {
		n.cov[brand+b][brand+b] = brandSD * brandSD
	}
	return n
}

// along returns the covariance of the state with a·x, and the mean and variance of a·x.
func (n *normal) along(a *vector) (k vector, mean, variance float64) {
	for j, c := range a {
		if c == 0 {
			continue
		}
		mean += c * n.mean[j]
		row := &n.cov[j]
		for i := range k {
			k[i] += c * row[i]
		}
	}
	for i, c := range a {
		variance += c * k[i]
	}
	return k, mean, variance
}

// tiny is a denominator too small to divide by.
const tiny = 1e-9

// multiply multiplies the density by a factor of a·x, a normal in natural parameters:
// precision τ and precision × mean ν. A negative precision takes a factor back. k, mean and
// variance are along's. It reports whether it did: where next to no variance would be
// left to divide by, nothing changes.
func (n *normal) multiply(k *vector, mean, variance, tau, nu float64) bool {
	below := 1 + tau*variance
	if below <= tiny {
		return false
	}
	step, shrink := (nu-tau*mean)/below, tau/below
	for i := range n.mean {
		if k[i] == 0 {
			continue // independent of what the factor speaks of
		}
		n.mean[i] += step * k[i]
		ki := shrink * k[i]
		row := &n.cov[i]
		for j := range row {
			row[j] -= ki * k[j]
		}
	}
	return true
}
