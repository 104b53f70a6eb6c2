package report

// Published is what others report of such measures, as shares; never measured here.
type Published struct {
	Key     string // of its words on the page
	Source  string // of its source's words
	Figures []float64
	URL     string // where the source can be read; "" where none is known
}

// OthersReport lists what stands beside the simulation. The paper is there (A. Nestler, N.
// Karessli, K. Hajjar, R. Weffer, R. Shirvany, "SizeFlags: Reducing Size and Fit Related Returns in
// Fashion E-Commerce", KDD 2021, arXiv 2106.03532); its figures are quoted second-hand, and the
// retailer's basket notice has no source that could be confirmed.
func OthersReport() []Published {
	const sizeFlags = "https://arxiv.org/abs/2106.03532"
	return []Published{
		{"flags", "sizeflags", []float64{0.043, 0.066, 0.11, 0.19}, sizeFlags},
		{"personal", "sizeflags", []float64{0.005}, sizeFlags},
		{"basket", "none", []float64{0.318, 0.302}, ""},
	}
}
