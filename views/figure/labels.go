package figure

// Sizes of words, in viewBox units: at 360 units across a phone they are about pixels.
const (
	labelSize  = 13.0 // font-size of .figure-label and .figure-value in figure.css
	labelBlock = 34.0 // height of a name above its value, with air
)

// spread moves falling or equal positions apart to at least gap, as little as it can, within
// low and high. It needs want in rising order and room for all: high − low ≥ gap·(n − 1).
func spread(want []float64, gap, low, high float64) []float64 {
	n := len(want)
	down, up := make([]float64, n), make([]float64, n)
	for i, w := range want {
		down[i] = max(w, low)
		if i > 0 {
			down[i] = max(down[i], down[i-1]+gap)
		}
	}
	for i := n - 1; i >= 0; i-- {
		up[i] = min(want[i], high)
		if i < n-1 {
			up[i] = min(up[i], up[i+1]-gap)
		}
	}
	// Either way keeps the gaps, and so does their mean, which shares the push.
	at := make([]float64, n)
	for i := range at {
		at[i] = (down[i] + up[i]) / 2
	}
	for i := range at {
		at[i] = max(at[i], low+float64(i)*gap)
		if i > 0 {
			at[i] = max(at[i], at[i-1]+gap)
		}
	}
	for i := n - 1; i >= 0; i-- {
		at[i] = min(at[i], high-float64(n-1-i)*gap)
	}
	return at
}
